import Foundation
import GRDB

extension RegistryStore {
    /// Records a step that wrote nothing else here: a load of the lake, a change of definitions already stored.
    @discardableResult
    package func appendRevision(_ new: NewRevision, by actor: String) throws -> Revision {
        try pool.write { db in try append(new, by: actor, in: db) }
    }

    /// - Throws: ``RegistryError/unknownRevision(_:)``.
    package func revision(_ sequence: Int) throws -> Revision {
        let row = try pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM revision WHERE sequence = ?", arguments: [sequence])
        }
        guard let row else { throw RegistryError.unknownRevision(sequence) }
        return try Revision(row)
    }

    /// Who made each of some revisions, and when (ISO 8601, UTC).
    package func makers(of sequences: Set<Int>) throws -> [Int: (actor: String, at: String)] {
        let subjects = sequences.map { "revision \($0)" }
        let rows = try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT subject, actor, at FROM audit
                    WHERE action = 'revision.appended'
                      AND subject IN (\(databaseQuestionMarks(count: subjects.count)))
                    """,
                arguments: StatementArguments(subjects))
        }
        return Dictionary(
            rows.compactMap { row in
                let subject: String = row["subject"]
                return Int(subject.dropFirst("revision ".count)).map { ($0, (row["actor"], row["at"])) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// All, oldest first.
    package func revisions() throws -> [Revision] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM revision ORDER BY sequence").map { try Revision($0) }
        }
    }

    /// `nil` for a workspace without any.
    package func latestRevision() throws -> Revision? { try pool.read { try Self.latest(in: $0) } }

    /// Makes the registry follow the lake, which commits first: a process killed between the two commits leaves loads
    /// that no revision knows. Each gets its own, in order of snapshot.
    ///
    /// - Parameters:
    ///   - commits: Every load and take-back of the lake, in any order; those already known are passed over.
    ///   - lakeSnapshot: Where the lake stands; `nil` when there is no lake.
    /// - Returns: The revisions added, oldest first.
    /// - Throws: ``RegistryError/lakeIsBehind(registrySnapshot:lakeSnapshot:)``.
    @discardableResult
    package func repair(with commits: [LakeCommit], lakeSnapshot: Int?, by actor: String) throws -> [Revision] {
        try pool.write { db in
            let known = try Self.latest(in: db)?.lakeSnapshot ?? -1
            if let lakeSnapshot, lakeSnapshot < known {
                throw RegistryError.lakeIsBehind(registrySnapshot: known, lakeSnapshot: lakeSnapshot)
            }
            return try commits.filter { $0.snapshot > known }.sorted { $0.snapshot < $1.snapshot }.map { commit in
                let cause: Revision.Cause =
                    switch commit.cause {
                    case .ingest: .ingest
                    case .takeback: .takeback
                    }
                return try append(
                    NewRevision(
                        cause: cause, summary: commit.summary, lakeSnapshot: commit.snapshot, payload: commit.payload),
                    by: actor, action: "revision.repaired", in: db)
            }
        }
    }

    static func latest(in db: Database) throws -> Revision? {
        // Every question asks it first.
        let statement = try db.cachedStatement(sql: "SELECT * FROM revision ORDER BY sequence DESC LIMIT 1")
        return try Row.fetchOne(statement).map { try Revision($0) }
    }

    /// Adds the next revision and its line in the audit trail. What was not given is carried on from the one before.
    func append(
        _ new: NewRevision, by actor: String, action: String = "revision.appended", in db: Database
    ) throws -> Revision {
        let last = try Self.latest(in: db)
        let revision = Revision(
            sequence: (last?.sequence ?? 0) + 1, recordedAt: now().recordText, cause: new.cause, summary: new.summary,
            lakeSnapshot: new.lakeSnapshot ?? last?.lakeSnapshot,
            definitionsRevision: new.definitionsRevision ?? last?.definitionsRevision, payload: new.payload)
        try db.execute(
            sql: """
                INSERT INTO revision
                    (sequence, recorded_at, cause, summary, lake_snapshot, definitions_revision, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                revision.sequence, revision.recordedAt, revision.cause.rawValue, revision.summary,
                revision.lakeSnapshot, revision.definitionsRevision, revision.payload,
            ])
        try audit(
            AuditEvent(
                actor: actor, action: action, subject: "revision \(revision.sequence)",
                detail: canonicalJSON(revision)),
            in: db)
        return revision
    }
}

extension Revision {
    init(_ row: Row) throws {
        guard let cause = Cause(rawValue: row["cause"]) else {
            throw RegistryError.damaged(table: "revision", column: "cause")
        }
        self.init(
            sequence: row["sequence"], recordedAt: row["recorded_at"], cause: cause, summary: row["summary"],
            lakeSnapshot: row["lake_snapshot"], definitionsRevision: row["definitions_revision"],
            payload: row["payload"])
    }
}
