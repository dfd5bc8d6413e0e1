import Appraisal
package import Domain
import DuckDB
import Formulas
import Foundation
import Lake
import Packs
import Panel
import Registry

extension TwofoldWorkspace {
    /// What is different now from what a revision knew, or from what documents quoted.
    ///
    /// - Parameters:
    ///   - unit: With all below it; the root for `nil`.
    ///   - period: Figures and targets of this period; for what was quoted, figures of its year and the year before. `nil` for the half of
    ///     the last day with complete records.
    ///   - day: The last day counted, on both sides alike; `nil` for the end of the period, or the last day with complete records if that is
    ///     earlier. What was quoted is held against the day it was quoted as at.
    ///   - revision: The revision that is held against the base; `nil` for the latest.
    /// - Throws: ``WorkspaceError/baseIsLater(_:latest:)`` for a base that is not before it; ``WorkspaceError/noDefinitions(_:)`` for one
    ///   that is of before the workspace was made.
    package func ledger(
        against base: Ledger.Base, of unit: String? = nil, in period: Period? = nil, asAt day: Day? = nil,
        known revision: Int? = nil
    ) async throws -> Ledger {
        let now = try known(revision)
        let unit = try unit.map { try now.pack.unit($0).id } ?? now.pack.units.root
        let last = try? await lastDay(known: now.sequence)
        let period =
            period ?? now.pack.defaultCalendar.period(.half, holding: last ?? today()) ?? .year((last ?? today()).year)
        let end = now.pack.defaultCalendar.days(of: period).to
        let asAt = day ?? min(end, last ?? end)
        let quotations = try registry.quotations()
        let latest = RevisionNote(try registry.revision(now.sequence))
        let units = Set(now.pack.units.subtree(of: unit))
        switch base {
        case .quoted:
            let looked = lookedAt(units, period, now, quotations)
            guard let oldest = looked.map(\.revision).min() else {
                return Ledger(
                    unit: unit, period: period, asAt: asAt, base: base, since: nil, latest: latest, figures: [],
                    targets: [], actions: [], reports: [])
            }
            let then = try known(oldest)
            let history = try await LedgerHistory(self, after: oldest, upTo: now.sequence)
            return Ledger(
                unit: unit, period: period, asAt: asAt, base: base, since: nil, latest: latest,
                figures: try await requoted(looked, now, history, quotations),
                targets: try changedTargets(units, period, then, now, history),
                actions: try changedActions(units, asAt, then, now, history), reports: [])
        case .revision(let sequence):
            guard sequence < now.sequence else { throw WorkspaceError.baseIsLater(sequence, latest: now.sequence) }
            let then = try known(sequence)
            let history = try await LedgerHistory(self, after: sequence, upTo: now.sequence)
            return Ledger(
                unit: unit, period: period, asAt: asAt, base: base,
                since: RevisionNote(try registry.revision(sequence)), latest: latest,
                figures: try await changedFigures(units, period, asAt, then, now, history, quotations),
                targets: try changedTargets(units, period, then, now, history),
                actions: try changedActions(units, asAt, then, now, history),
                reports: try changedReports(units, period, then, now, history))
        }
    }

    private func changedFigures(
        _ units: Set<OrgUnit.ID>, _ period: Period, _ asAt: Day, _ then: KnownRevision, _ now: KnownRevision,
        _ history: LedgerHistory, _ quotations: [FigureReference: [Quotation]]
    ) async throws -> [Ledger.FigureLine] {
        let indicators = now.pack.indicators.map(\.id)
        let common = indicators.filter { then.pack.indicator($0) != nil }
        let shared = now.pack.units.units.map(\.id).filter { units.contains($0) && then.pack.units[$0] != nil }
        guard now.pack.defaultCalendar.days(of: period).from <= asAt, !common.isEmpty, !shared.isEmpty else {
            return []
        }
        let request = PanelRequest(
            indicators: common, units: shared, spans: .periods([period], calendar: nil), asAt: asAt)
        let (before, after) = try await reading { session in
            (
                try await panel(then, in: session).figures(request, in: session),
                try await panel(now, in: session).figures(request, in: session)
            )
        }
        let present = Dictionary(
            after.map { ($0.reference.withoutRevision, $0) }, uniquingKeysWith: { first, _ in first })
        return before.compactMap { figure in
            let other = present[figure.reference.withoutRevision]
            guard figure.value != other?.value else { return nil }
            return Ledger.FigureLine(
                before: figure, after: other,
                causes: history.causes(of: figure, now: now, after: then.sequence),
                quotations: Ledger.documents(quotations[figure.reference]))
        }
    }

    /// Figures of the units, quoted by documents as an earlier revision knew them. The twelve latest moments that were quoted are looked
    /// at: those are the documents people hold in their hands.
    private func lookedAt(
        _ units: Set<OrgUnit.ID>, _ period: Period, _ now: KnownRevision,
        _ quotations: [FigureReference: [Quotation]]
    ) -> [FigureReference] {
        let years = [period.year, period.year - 1]
        let quoted = quotations.keys.filter {
            units.contains($0.unit) && $0.revision < now.sequence && years.contains($0.period.year)
        }
        // Last year's figures of a document lie a year before; the document's own moment is that of this year's.
        let moments = Set(quoted.filter { $0.period.year == period.year }.map(\.revision)).sorted(by: >).prefix(12)
        return quoted.filter { moments.contains($0.revision) }
    }

    /// Those of quoted figures that are different now.
    private func requoted(
        _ quoted: [FigureReference], _ now: KnownRevision, _ history: LedgerHistory,
        _ quotations: [FigureReference: [Quotation]]
    ) async throws -> [Ledger.FigureLine] {
        struct Question: Hashable {
            let revision: Int
            let asAt: Day
            let perimeterDay: Day?
            let calendar: CalendarID
            let dimension: String?
        }
        let questions = Dictionary(grouping: quoted) {
            Question(
                revision: $0.revision, asAt: $0.asAt, perimeterDay: $0.perimeterDay, calendar: $0.calendar,
                dimension: $0.by?.dimension)
        }
        let lines = try await reading { session in
            // What a revision covers and what was reported by then is asked once.
            var panels: [Int: (known: KnownRevision, panel: FigurePanel)] = [
                now.sequence: (now, try await panel(now, in: session))
            ]
            var lines: [Ledger.FigureLine] = []
            for (question, references) in questions {
                if panels[question.revision] == nil {
                    let known = try known(question.revision)
                    panels[question.revision] = (known, try await panel(known, in: session))
                }
                func figures(_ revision: Int) async throws -> [FigureReference: Figure] {
                    guard let (known, panel) = panels[revision] else { return [:] }
                    let indicators = Set(references.map(\.indicator)).filter { known.pack.indicator($0) != nil }
                    let units = Set(references.map(\.unit)).filter { known.pack.units[$0] != nil }
                    guard !indicators.isEmpty, !units.isEmpty, known.pack.calendar(question.calendar) != nil else {
                        return [:]
                    }
                    let request = PanelRequest(
                        indicators: indicators.sorted(), units: units.sorted(),
                        spans: .periods(Set(references.map(\.period)).sorted(), calendar: question.calendar),
                        by: question.dimension, asAt: question.asAt, perimeterDay: question.perimeterDay)
                    return Dictionary(
                        try await panel.figures(request, in: session).map { ($0.reference.withoutRevision, $0) },
                        uniquingKeysWith: { first, _ in first })
                }
                let (before, after) = (try await figures(question.revision), try await figures(now.sequence))
                for reference in references {
                    guard let figure = before[reference.withoutRevision] else { continue }
                    let other = after[reference.withoutRevision]
                    guard figure.value != other?.value else { continue }
                    lines.append(
                        Ledger.FigureLine(
                            before: figure, after: other,
                            causes: history.causes(of: figure, now: now, after: question.revision),
                            quotations: Ledger.documents(quotations[reference])))
                }
            }
            return lines
        }
        return lines.sorted { $0.before.reference.description < $1.before.reference.description }
    }
}

extension Ledger {
    fileprivate static func documents(_ quotations: [Quotation]?) -> [Document] {
        (quotations ?? []).map { Document(name: $0.document, by: $0.by, at: $0.at) }
    }
}

extension FigureReference {
    /// Names the same figure whatever is known of it.
    var withoutRevision: FigureReference {
        FigureReference(
            indicator: indicator, unit: unit, period: period, calendar: calendar, by: by, asAt: asAt,
            perimeterDay: perimeterDay, revision: 0)
    }
}
