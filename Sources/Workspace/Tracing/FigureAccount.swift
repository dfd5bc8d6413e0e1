package import Appraisal
package import Domain
import DuckDB
package import Formulas
import Foundation
package import Packs
import Panel
import Registry

/// Everything that explains one figure: what it is made of, what it compares with, and whether it still stands.
package struct FigureAccount: Sendable {
    /// One aggregate of the formula, or the reports of one field, without its records.
    package struct Part: Sendable {
        package let trace: FigureTrace.Part
        /// Of which side of the division it is: `whole`, `numerator`, `denominator`.
        package var role: String { trace.role.rawValue }
        /// `nil` for reports.
        package let atom: Atom?
        /// The dataset's or the form's names.
        package let names: LocalizedText
        /// The field reported; `nil` for records.
        package let field: String?
    }
    package let figure: Figure
    /// As the definitions of the figure's revision have it.
    package let indicator: Indicator
    package let explanation: [Language: String]
    /// The same span a year before: on the perimeter that growth compares with.
    package let prior: Figure?
    /// As it was reckoned then, where that differs.
    package let priorAsWas: Figure?
    package let growth: Result<Growth, Growth.Unknown>
    /// A re-rolled figure as it was; `nil` for one that is not re-rolled, or where it makes no difference.
    package let asWas: Figure?
    /// In the order of the formula's atoms, then fields.
    package let parts: [Part]
    /// Whether the parts, over all their records, come to the figure's numerator and denominator; `nil` where reports, which
    /// have rules of their own, are among them, or where nothing is known.
    package let addsUp: Bool?
    package let revision: RevisionNote
    /// The revisions after the figure's own that changed its value, oldest first.
    package let restatements: [Restatement]
    /// The revision up to which was looked.
    package let latest: RevisionNote
}

/// A revision as a page names it.
package struct RevisionNote: Sendable, Hashable {
    package let sequence: Int
    /// ISO 8601, UTC.
    package let recordedAt: String
    package let cause: String
    package let summary: String

    init(_ revision: Revision) {
        sequence = revision.sequence
        recordedAt = revision.recordedAt
        cause = revision.cause.rawValue
        summary = revision.summary
    }
}

extension TwofoldWorkspace {
    /// What is behind a figure, without its records.
    ///
    /// - Throws: ``WorkspaceError/noSuchFigure(_:)``.
    package func account(of reference: FigureReference) async throws -> FigureAccount {
        let known = try known(reference.revision)
        let indicator = try known.pack.named(reference.indicator.rawValue)
        let trace = try await trace(reference, limit: 0)
        let (prior, priorAsWas, asWas) = try await reading { session in
            let panel = try await panel(known, in: session)
            return try await panel.compared(reference, session)
        }
        let figure = trace.figure
        let atoms = indicator.formula.atoms
        let parts = trace.parts.enumerated().map { index, part in
            let atom = atoms.indices.contains(index) ? atoms[index] : nil
            let field = atom == nil ? part.atom.split(separator: " ").last.map(String.init) : nil
            return FigureAccount.Part(
                trace: part, atom: atom,
                names: known.pack.dataset(part.dataset)?.names
                    ?? known.pack.forms.first { $0.code == part.dataset.rawValue }?.names
                    ?? LocalizedText(part.dataset.rawValue, in: .vietnamese), field: field)
        }
        let revisions = try registry.revisions()
        let own = revisions.first { $0.sequence == reference.revision } ?? revisions[0]
        return FigureAccount(
            figure: figure, indicator: indicator,
            explanation: Dictionary(
                uniqueKeysWithValues: [Language.vietnamese, .english].map {
                    ($0, indicator.formula.explanation(in: $0, names: known.pack))
                }),
            prior: prior, priorAsWas: priorAsWas?.value == prior?.value ? nil : priorAsWas,
            growth: indicator.growth(figure, prior),
            asWas: asWas?.value == figure.value ? nil : asWas, parts: parts,
            addsUp: indicator.formula.addsUp(parts.map(\.trace.total), to: figure), revision: RevisionNote(own),
            restatements: try await restatements(of: figure, after: revisions),
            latest: RevisionNote(revisions[revisions.count - 1]))
    }
}

extension CheckedFormula {
    /// Whether the totals of the atoms' records make the figure's numerator and denominator, or its value.
    fileprivate func addsUp(_ totals: [Decimal?], to figure: Figure) -> Bool? {
        guard reported.isEmpty, figure.value != nil, totals.count == atoms.count else { return nil }
        // Over no records an atom that adds is 0.
        let values = zip(atoms, totals).map { atom, total in
            switch atom.aggregate {
            case .count, .sum, .distinct, .cohort: total ?? 0
            case .minimum, .maximum, .quantile: total
            }
        }
        guard let denominator else { return arithmetic.evaluate(values: values) == figure.value }
        return numerator.evaluate(values: values) == figure.numerator
            && denominator.evaluate(values: values) == figure.denominator
    }
}

extension FigurePanel {
    /// Last year's figure re-rolled and as it was, and the figure itself as it was.
    fileprivate func compared(
        _ reference: FigureReference, _ session: DuckDBSession
    ) async throws -> (prior: Figure?, priorAsWas: Figure?, asWas: Figure?) {
        func request(_ perimeterDay: Day?) -> PanelRequest {
            PanelRequest(
                indicators: [reference.indicator], units: [reference.unit],
                spans: .periods([reference.period], calendar: reference.calendar), by: reference.by?.dimension,
                asAt: reference.asAt, perimeterDay: perimeterDay)
        }
        func own(_ figures: [Figure]) -> Figure? { figures.first { $0.by == reference.by } }
        let perimeter = reference.perimeterDay ?? reference.asAt
        let prior = own(try await priorYear(of: request(nil), perimeterDay: perimeter, in: session))
        let priorAsWas = own(try await priorYear(of: request(nil), perimeterDay: nil, in: session))
        let asWas =
            reference.perimeterDay == nil ? nil : own(try await figures(request(nil), in: session))
        return (prior, priorAsWas, asWas)
    }
}
