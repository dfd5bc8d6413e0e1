package import Domain
package import Foundation
import GRDB

/// One import of a round of a survey.
package struct SurveyRound: Hashable, Sendable, Codable {
    package let index: String
    package let period: Period
    package let file: String
    package let answers: Int
    /// Rows of the file that could not be answers.
    package let refused: Int
    /// The revision it came with.
    package let knownSince: Int
}

/// One answer to one question, by a respondent nobody knows.
package struct SurveyAnswer: Hashable, Sendable {
    /// Row of the file, from 1.
    package let line: Int
    package let unit: OrgUnit.ID
    package let question: String
    package let respondent: String
    package let score: Decimal

    package init(line: Int, unit: OrgUnit.ID, question: String, respondent: String, score: Decimal) {
        self.line = line
        self.unit = unit
        self.question = question
        self.respondent = respondent
        self.score = score
    }
}

extension RegistryStore {
    /// Adds a round; one that is there already is replaced for whoever asks from this revision on.
    @discardableResult
    package func add(
        _ answers: [SurveyAnswer], of index: String, in period: Period, from file: String, refused: Int,
        by actor: String
    ) throws -> Revision {
        try pool.write { db in
            let round = "\(index) \(period)"
            let revision = try append(
                NewRevision(cause: .import, summary: "survey \(round): \(answers.count) answers from \(file)"),
                by: actor, action: "survey.imported", in: db)
            try db.execute(
                sql: """
                    INSERT INTO survey_round (index_code, period, file, answers, refused, known_since, is_withdrawn)
                    VALUES (?, ?, ?, ?, ?, ?, 0)
                    """,
                arguments: [index, period.description, file, answers.count, refused, revision.sequence])
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO survey_answer
                        (index_code, period, known_since, line, unit, question, respondent, score)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for answer in answers {
                try insert.execute(arguments: [
                    index, period.description, revision.sequence, answer.line, answer.unit.rawValue, answer.question,
                    answer.respondent, answer.score.exactText,
                ])
            }
            return revision
        }
    }

    /// Takes a round back.
    ///
    /// - Returns: `nil` where there is none.
    package func withdrawSurvey(
        of index: String, in period: Period, reason: String? = nil, by actor: String
    ) throws -> Revision? {
        try pool.write { db in
            let rounds = try Self.surveyRounds(knownAt: nil, in: db)
            guard rounds.contains(where: { $0.index == index && $0.period == period }) else { return nil }
            let revision = try append(
                NewRevision(
                    cause: .import,
                    summary: "survey \(index) \(period) taken back" + (reason.map { ": \($0)" } ?? "")), by: actor,
                action: "survey.withdrawn", in: db)
            try db.execute(
                sql: """
                    INSERT INTO survey_round (index_code, period, file, answers, refused, known_since, is_withdrawn)
                    VALUES (?, ?, '-', 0, 0, ?, 1)
                    """,
                arguments: [index, period.description, revision.sequence])
            return revision
        }
    }

    /// The rounds that count, by index and period.
    package func surveyRounds(knownAt: Int? = nil) throws -> [SurveyRound] {
        try pool.read { try Self.surveyRounds(knownAt: knownAt, in: $0) }
    }

    /// In the order of the file.
    package func answers(of round: SurveyRound) throws -> [SurveyAnswer] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT line, unit, question, respondent, score
                    FROM survey_answer
                    WHERE index_code = ? AND period = ? AND known_since = ?
                    ORDER BY line
                    """,
                arguments: [round.index, round.period.description, round.knownSince]
            ).map { row in
                guard let score = Decimal(exact: row["score"]) else {
                    throw RegistryError.damaged(table: "survey_answer", column: "score")
                }
                return SurveyAnswer(
                    line: row["line"], unit: OrgUnit.ID(row["unit"] as String), question: row["question"],
                    respondent: row["respondent"], score: score)
            }
        }
    }

    private static func surveyRounds(knownAt: Int?, in db: Database) throws -> [SurveyRound] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT *
                FROM survey_round AS version
                WHERE is_withdrawn = 0 AND known_since = (
                    SELECT MAX(known_since)
                    FROM survey_round
                    WHERE index_code = version.index_code AND period = version.period AND known_since <= ?)
                ORDER BY index_code, period
                """,
            arguments: [knownAt ?? Int.max]
        ).map { row in
            guard let period = Period(row["period"] as String) else {
                throw RegistryError.damaged(table: "survey_round", column: "period")
            }
            return SurveyRound(
                index: row["index_code"], period: period, file: row["file"], answers: row["answers"],
                refused: row["refused"], knownSince: row["known_since"])
        }
    }
}
