import Appraisal
package import Diagnostics
package import Domain
package import Foundation
import Lake
import Packs
import Registry

/// What an import of answers did, or would do.
package struct SurveyImport: Sendable {
    package struct Round: Sendable, Hashable {
        package let period: Period
        package let answers: Int
        package let refused: Int
        /// Whether it takes the place of one that is there.
        package let replaces: Bool
        /// By unit, in the tree's order.
        package let byUnit: [(unit: OrgUnit.ID, answers: Int)]

        package static func == (a: Round, b: Round) -> Bool {
            a.period == b.period && a.answers == b.answers && a.refused == b.refused && a.replaces == b.replaces
        }
        package func hash(into hasher: inout Hasher) { hasher.combine(period) }
    }
    package let index: String
    package let rounds: [Round]
    /// Of rows that were left out, each with its cell.
    package let problems: [Diagnostic]
    /// What is worth a question before a round takes the place of another.
    package let questions: [LocalizedText]
    /// `nil` for a preview.
    package let revision: Int?
}

extension TwofoldWorkspace {
    /// Reads answers, one a row, and keeps each period of the file as a round.
    ///
    /// - Parameters:
    ///   - period: Of a file without a column of periods.
    ///   - leavesOutInvalid: Keeps the rows that are answers although others are not; else one wrong row refuses the file.
    ///   - isPreview: Writes nothing.
    ///   - isConfirmed: Whether the questions of a preview have been looked at.
    /// - Throws: `InvalidSource` with every cell that is wrong; ``AskedDraft`` for what is to be confirmed;
    ///   ``WorkspaceError/unknownIndex(_:among:)``.
    @discardableResult
    package func importSurvey(
        _ file: URL, named name: String? = nil, of code: String, in period: Period? = nil,
        leavesOutInvalid: Bool = false, isPreview: Bool = false, isConfirmed: Bool = false
    ) throws -> SurveyImport {
        let surveys = pack.indices.filter { $0.survey != nil }
        guard let index = surveys.first(where: { $0.code == code }), let survey = index.survey else {
            throw WorkspaceError.unknownIndex(code, among: surveys.map(\.code))
        }
        guard FileManager.default.fileExists(atPath: file.path) else { throw WorkspaceError.noSuchFile(file.path) }
        let shown = name ?? file.relativePath
        var reader = SurveyReader(index, survey, pack, period: period)
        reader.read(
            try TableFile.read(file), named: shown, hasSheets: shown.lowercased().hasSuffix(".xlsx"))
        if reader.answers.isEmpty, reader.problems.isEmpty {
            throw InvalidSource([
                Diagnostic(
                    code: "no-answers", message: "the file has no answers", place: .whole(file: shown),
                    help: "put one answer in each row under the header")
            ])
        }
        if reader.answers.isEmpty || (!reader.problems.isEmpty && !leavesOutInvalid) {
            throw InvalidSource(reader.problems)
        }
        let replaced = try registry.surveyRounds().filter { $0.index == code && reader.answers[$0.period] != nil }
        let existing = Set(replaced.map(\.period))
        let questions = try replaced.compactMap { round in
            try question(about: round, replacedBy: reader.answers[round.period] ?? [], index, survey)
        }
        guard isPreview || isConfirmed || questions.isEmpty else {
            throw AskedDraft(questions: questions, code: "few-changed")
        }
        var revision: Int?
        let rounds = try reader.answers.sorted { $0.key < $1.key }.map { period, answers in
            let refused = reader.refusedByPeriod[period] ?? 0
            if !isPreview {
                revision =
                    try registry.add(
                        answers, of: code, in: period, from: URL(filePath: shown).lastPathComponent, refused: refused,
                        by: actor
                    ).sequence
            }
            let byUnit = Dictionary(grouping: answers, by: \.unit).mapValues(\.count)
            return SurveyImport.Round(
                period: period, answers: answers.count, refused: refused, replaces: existing.contains(period),
                byUnit: pack.units.units.compactMap { unit in byUnit[unit.id].map { (unit.id, $0) } })
        }
        return SurveyImport(
            index: code, rounds: rounds, problems: reader.problems, questions: questions, revision: revision)
    }

    /// Asks where a round differs from the one it replaces by the answers of a few: whoever may read both versions would know
    /// what these few said.
    private func question(
        about round: SurveyRound, replacedBy answers: [SurveyAnswer], _ index: Index, _ survey: Index.Survey
    ) throws -> LocalizedText? {
        let before = try registry.answers(of: round)
        let (old, new) = (
            SurveyScores(before, of: index, survey, in: round.period, pack),
            SurveyScores(answers, of: index, survey, in: round.period, pack)
        )
        let components = Dictionary(survey.questions.map { ($0.code, $0.component) }, uniquingKeysWith: { $1 })
        let changed = SurveyAnswer.changed(from: before, to: answers, components: components)
        let few = changed.filter { group, count in
            guard count < survey.leastRespondents, case .value? = old.cells[group.unit.rawValue]?[group.component],
                case .value? = new.cells[group.unit.rawValue]?[group.component]
            else { return false }
            return true
        }.keys.sorted {
            ($0.unit.rawValue, $0.component, $0.respondent) < ($1.unit.rawValue, $1.component, $1.respondent)
        }
        guard !few.isEmpty else { return nil }
        func names(_ language: Language) -> String {
            let shown = few.prefix(5).map { group in
                let component =
                    index.components.first { $0.code == group.component }?.names[language] ?? group.component
                let unit = pack.units[group.unit]?.shortNames[language] ?? group.unit.rawValue
                let respondent = survey.respondents.first { $0.code == group.respondent }?.names[language]
                return "\(unit), \(component), \(respondent ?? group.respondent)"
            }
            return shown.joined(separator: "; ") + (few.count > 5 ? "; …" : "")
        }
        return LocalizedText(
            vi:
                "Đợt \(round.period) đang có chỉ khác tệp này ở câu trả lời của dưới \(survey.leastRespondents) người (\(names(.vietnamese))). Ai xem được cả hai bản có thể suy ra từng câu trả lời. Vẫn thay?",
            en:
                "The round of \(round.period) that is there differs from this file by the answers of fewer than \(survey.leastRespondents) (\(names(.english))). Whoever may read both versions can work out single answers. Replace it all the same?"
        )
    }

    /// Takes a round of a survey back; what earlier revisions showed stays.
    ///
    /// - Parameter reason: Kept with the revision; `nil` for none.
    /// - Returns: The new revision.
    /// - Throws: ``WorkspaceError/noSuchRound(_:_:)``.
    @discardableResult
    package func withdrawSurvey(of code: String, in period: Period, reason: String? = nil) throws -> Int {
        guard let revision = try registry.withdrawSurvey(of: code, in: period, reason: reason, by: actor) else {
            throw WorkspaceError.noSuchRound(code, period)
        }
        return revision.sequence
    }
}

extension SurveyImport {
    /// For a terminal: a line a round, answers by unit under it, then what was left out.
    package var text: String {
        var lines: [String] = []
        for round in rounds {
            lines.append(
                "\(index) \(round.period): \(round.answers) answers, \(round.refused) rows left out"
                    + (round.replaces ? ", replaces the round that was there" : ""))
            lines += round.byUnit.map { "    \($0.unit): \($0.answers)" }
        }
        lines += problems.map { "\($0.place.map { "\($0): " } ?? "")\($0.message) [\($0.code.rawValue)]" }
        lines += questions.map { $0[.english] }
        lines.append(revision.map { "known since revision \($0)" } ?? "a preview: nothing was written")
        return lines.joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "index": .text(index), "revision": .optional(revision),
            "rounds": .array(
                rounds.map { round in
                    .object([
                        "period": .text(round.period.description), "answers": .int(round.answers),
                        "refused": .int(round.refused), "replaces": .bool(round.replaces),
                        "byUnit": .object(
                            Dictionary(uniqueKeysWithValues: round.byUnit.map { ($0.unit.rawValue, .int($0.answers)) })
                        ),
                    ])
                }),
            "problems": .array(
                problems.map {
                    .object([
                        "code": .text($0.code.rawValue), "message": .text($0.message),
                        "place": .optional($0.place?.description), "help": .optional($0.help),
                    ])
                }), "questions": .array(questions.map { .text($0[.english]) }),
        ])
    }
}

extension TwofoldWorkspace {
    /// The same of a file that was sent; after a preview the upload waits, else it is gone.
    package func importSurvey(
        _ upload: Upload, of code: String, in period: Period? = nil, leavesOutInvalid: Bool = false, isPreview: Bool
    ) throws -> SurveyImport {
        do {
            let done = try importSurvey(
                uploads.file(of: upload), named: upload.fileName, of: code, in: period,
                leavesOutInvalid: leavesOutInvalid, isPreview: isPreview, isConfirmed: true)
            if !isPreview { try uploads.discard(upload) }
            return done
        } catch {
            try? uploads.discard(upload)
            throw error
        }
    }
}

extension SurveyAnswer {
    /// The answers of one sort of respondent about a unit in a component.
    fileprivate struct Group: Hashable {
        let unit: OrgUnit.ID
        let component: String
        let respondent: String
    }

    /// How many answered one question of a group differently, or in one of the two only; groups that are alike are not there.
    fileprivate static func changed(
        from old: [SurveyAnswer], to new: [SurveyAnswer], components: [String: String]
    ) -> [Group: Int] {
        struct Place: Hashable {
            let group: Group
            let question: String
        }
        func scores(_ answers: [SurveyAnswer]) -> [Place: [Decimal: Int]] {
            answers.reduce(into: [:]) { scores, answer in
                let group = Group(
                    unit: answer.unit, component: components[answer.question] ?? "", respondent: answer.respondent)
                scores[Place(group: group, question: answer.question), default: [:]][answer.score, default: 0] += 1
            }
        }
        let (before, now) = (scores(old), scores(new))
        return Set(before.keys).union(now.keys).reduce(into: [:]) { changed, place in
            let (a, b) = (before[place] ?? [:], now[place] ?? [:])
            let values = Set(a.keys).union(b.keys)
            let gone = values.reduce(0) { $0 + max(0, (a[$1] ?? 0) - (b[$1] ?? 0)) }
            let come = values.reduce(0) { $0 + max(0, (b[$1] ?? 0) - (a[$1] ?? 0)) }
            if max(gone, come) > 0 { changed[place.group] = max(changed[place.group] ?? 0, gone, come) }
        }
    }
}
