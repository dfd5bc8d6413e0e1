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
    /// - Throws: `InvalidSource` with every cell that is wrong; ``WorkspaceError/unknownIndex(_:among:)``.
    @discardableResult
    package func importSurvey(
        _ file: URL, named name: String? = nil, of code: String, in period: Period? = nil,
        leavesOutInvalid: Bool = false, isPreview: Bool = false
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
        let existing = Set(try registry.surveyRounds().filter { $0.index == code }.map(\.period))
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
        return SurveyImport(index: code, rounds: rounds, problems: reader.problems, revision: revision)
    }

    /// Takes a round of a survey back; what earlier revisions showed stays.
    ///
    /// - Returns: The new revision.
    /// - Throws: ``WorkspaceError/noSuchRound(_:_:)``.
    @discardableResult
    package func withdrawSurvey(of code: String, in period: Period) throws -> Int {
        guard let revision = try registry.withdrawSurvey(of: code, in: period, by: actor) else {
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
                }),
        ])
    }
}

extension TwofoldWorkspace {
    /// The same of a file that was sent; the upload is gone afterwards.
    package func importSurvey(
        _ upload: Upload, of code: String, in period: Period? = nil, leavesOutInvalid: Bool = false
    ) throws -> SurveyImport {
        defer { try? uploads.discard(upload) }
        return try importSurvey(
            uploads.file(of: upload), named: upload.fileName, of: code, in: period,
            leavesOutInvalid: leavesOutInvalid)
    }
}
