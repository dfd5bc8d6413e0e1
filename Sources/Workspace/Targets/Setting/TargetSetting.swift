package import Domain
import Formulas
package import Foundation
package import Packs
import Registry

extension TwofoldWorkspace {
    /// Sets a target, or another version of one: one revision. A later `validFrom` revises it, the same one corrects it; what an
    /// earlier revision showed stays as it was.
    ///
    /// - Parameters:
    ///   - document: A file with the document, kept with the target. Nothing is kept while something is asked.
    ///   - confirmation: Whether what is worth a question has been looked at.
    /// - Throws: ``InvalidTarget`` with everything that is wrong.
    package func setTarget(
        _ draft: TargetDraft, by author: TargetAuthor, document: TargetDocument? = nil,
        confirming confirmation: TargetConfirmation = .none
    ) async throws -> TargetOutcomeOfSetting {
        let known = try known(nil)
        var draft = draft
        // A file that is not kept yet counts as one: it needs a document to be the file of.
        if document != nil { draft.document.file = Self.placeholder }
        let read = try TargetReader.target(draft, known.pack, author)
        let target = read.with(file: document == nil ? try keptFile(of: read) : nil)
        guard author.plans(for: target.unit) else { throw WorkspaceError.unknownUnit(draft.unit, near: nil) }
        return try await record(
            [target], by: author, document: document, of: target.unit, confirming: confirmation, known: known)
    }

    /// The file of the same document, where a correction brings no other.
    private func keptFile(of target: Target) throws -> String? {
        try registry.targets().first { $0.key == target.key && $0.document == target.document }?.file
    }

    /// Asks about targets that were read, or records them.
    ///
    /// - Parameter questions: What came up on reading them.
    func record(
        _ targets: [Target], by author: TargetAuthor, document: TargetDocument?, of unit: OrgUnit.ID,
        asking questions: [TargetQuestion] = [], confirming confirmation: TargetConfirmation, known: KnownRevision
    ) async throws -> TargetOutcomeOfSetting {
        let sanity = TargetSanity(workspace: self, known: known, author: author)
        let questions = questions + (try await sanity.questions(about: targets))
        let code = TargetQuestion.code(of: questions)
        let isConfirmed =
            switch confirmation {
            case .none: questions.isEmpty
            case .all: true
            case .code(let sent): sent == code || questions.isEmpty
            }
        guard isConfirmed else { return .asked(questions, code: code) }
        let keys = targets.map { TargetSeriesKey($0.series) }
        var recorded = targets
        if let document, let first = targets.first {
            let subject = "target \(keys[0]) from \(first.validFrom)"
            let file =
                switch document {
                case .upload(let upload): try attach(upload, to: subject, of: unit)
                case .file(let file): try attach(file, to: subject, of: unit)
                }
            recorded = targets.map { $0.with(file: file.id) }
        }
        let summary = targets.count == 1 ? targets[0].summary : "\(targets.count) targets handed down from \(unit)"
        let revision = try record(recorded, cause: .plan, summary: summary)
        return .recorded(revision: revision?.sequence, targets: keys)
    }

    /// A number as typed, in the indicator's base unit; `nil` for what cannot be read.
    package func typedValue(_ text: String, in unit: String?, of indicator: Indicator, _ language: Language) -> Decimal?
    {
        try? TypedAmount(
            text, unit: unit, of: pack.measure(of: indicator), numbers: language == .vietnamese ? .vietnamese : .plain
        ).value
    }

    static let placeholder = String(repeating: "0", count: 16)
}

/// A file with the document that sets a target.
package enum TargetDocument: Sendable {
    case upload(Upload)
    case file(URL)
}

extension Target {
    func with(file: String?) -> Target {
        Target(
            assigner: assigner, targetKind: targetKind, indicator: indicator, unit: unit, period: period,
            calendar: calendar, validFrom: validFrom, value: value, document: document, file: file,
            trajectory: trajectory, note: note)
    }
}

extension Pack {
    /// The units a value of an indicator may be typed in, the one people read first; each is understood after a number, too.
    package func typedUnits(of indicator: Indicator, in language: Language) -> [String] {
        let vi = language == .vietnamese
        let shown = indicator.displayNames[language]
        if indicator.isPercentage { return ["%"] }
        let unit = indicator.formula.unitOfMeasure
        guard let currency = unit.base, currency.isCurrency else {
            return indicator.displayUnit == 1 || unit.isRatio ? [shown] : [shown, unit.description]
        }
        let isOurs = currency.rawValue == self.currency.code
        let base = isOurs && vi ? self.currency.names[language] : currency.rawValue
        let powers = vi ? ["tỷ", "triệu", "nghìn"] : ["billion", "million", "thousand"]
        let all = powers.map { "\($0) \(base)" } + [base]
        return [shown] + all.filter { $0 != shown }
    }
}
