package import Foundation
import GRDB

extension RegistryStore {
    /// Records something that changed nothing here: a sign-in, an export, a signature.
    @discardableResult
    package func record(_ event: AuditEvent) throws -> AuditEntry {
        try pool.write { db in try audit(event, in: db) }
    }

    /// Records something that may come again and again, once within some time.
    ///
    /// - Parameter seconds: No line is added while one of the same actor, action and subject is younger.
    package func recordOnce(_ event: AuditEvent, within seconds: Int) throws {
        try pool.write { db in
            let isKnown = try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM (SELECT * FROM audit ORDER BY sequence DESC LIMIT 10000)
                        WHERE actor = ? AND action = ? AND subject = ? AND at > ?)
                    """,
                arguments: [
                    event.actor, event.action, event.subject,
                    now().addingTimeInterval(-TimeInterval(seconds)).recordText,
                ])
            if isKnown != true { try audit(event, in: db) }
        }
    }

    /// The number of the last line after `sequence` that tells of a change; `nil` for none.
    ///
    /// - Parameter reading: Beginnings of the actions that changed nothing anybody reads.
    package func lastChange(after sequence: Int, reading: [String]) throws -> Int? {
        var arguments = [sequence.databaseValue]
        for beginning in reading { arguments += [beginning.databaseValue, beginning.databaseValue] }
        let isChange = reading.map { _ in "substr(action, 1, length(?)) <> ?" }.joined(separator: " AND ")
        return try pool.read { db in
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT MAX(sequence) FROM audit WHERE sequence > ? AND \(isChange)"),
                arguments: StatementArguments(arguments))
        }
    }

    /// The trail, oldest first.
    package func auditEntries(after sequence: Int = 0, limit: Int = 1_000) throws -> [AuditEntry] {
        try pool.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                arguments: [sequence, limit]
            ).map { AuditEntry($0) }
        }
    }

    /// Entries that fit, newest first.
    ///
    /// - Parameters:
    ///   - action: The whole action, or its beginning where it ends in a dot.
    ///   - end: The first moment that is too late.
    ///   - before: Only entries with a smaller number.
    package func auditEntries(
        actor: String?, action: String?, from start: Date?, to end: Date?, before: Int?, limit: Int
    ) throws -> [AuditEntry] {
        let isPrefix = action?.hasSuffix(".") ?? false
        return try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM audit
                    WHERE (:actor IS NULL OR actor = :actor)
                      AND (:action IS NULL OR (CASE WHEN :prefix THEN substr(action, 1, length(:action)) ELSE action END) = :action)
                      AND (:start IS NULL OR at >= :start)
                      AND (:end IS NULL OR at < :end)
                      AND (:before IS NULL OR sequence < :before)
                    ORDER BY sequence DESC
                    LIMIT :limit
                    """,
                arguments: [
                    "actor": actor, "action": action, "prefix": isPrefix, "start": start?.recordText,
                    "end": end?.recordText, "before": before, "limit": limit,
                ]
            ).map { AuditEntry($0) }
        }
    }

    /// The last entry's number; 0 for an empty trail. Whatever changes the registry moves it.
    package func auditLength() throws -> Int {
        try pool.read { db in
            try Int.fetchOne(db.cachedStatement(sql: "SELECT MAX(sequence) FROM audit")) ?? 0
        }
    }

    /// The last entry's hash, which a signature takes in; 64 zeros for an empty trail.
    package func auditHead() throws -> String {
        try pool.read { db in try Self.lastEntry(in: db)?.hash ?? AuditEntry.genesis }
    }

    /// Walks the whole trail.
    ///
    /// - Parameter heads: Heads the trail once had (in signed reviews), which it must still hold: without one, a trail
    ///   whose end was cut off looks whole.
    package func verifyAudit(holding heads: [String] = []) throws -> AuditVerification {
        try pool.read { db in
            var missing = Set(heads).subtracting([AuditEntry.genesis])
            var head = AuditEntry.genesis
            var count = 0
            var firstBreak: AuditVerification.Break?
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY sequence")
            while let entry = try rows.next().map(AuditEntry.init) {
                count += 1
                if firstBreak == nil {
                    if !entry.isIntact {
                        firstBreak = .changed(sequence: entry.sequence)
                    } else if entry.previousHash != head || entry.sequence != count {
                        firstBreak = .disconnected(sequence: entry.sequence)
                    }
                }
                head = entry.hash
                missing.remove(head)
            }
            return AuditVerification(
                entries: count, head: head, firstBreak: firstBreak ?? missing.min().map { .headMissing(hash: $0) })
        }
    }

    /// Adds a line in the transaction of what it tells of.
    @discardableResult
    func audit(_ event: AuditEvent, in db: Database) throws -> AuditEntry {
        let last = try Self.lastEntry(in: db)
        let entry = AuditEntry(
            sequence: (last?.sequence ?? 0) + 1, at: now().recordText, event: event,
            previousHash: last?.hash ?? AuditEntry.genesis)
        try db.execute(
            sql: """
                INSERT INTO audit (sequence, at, actor, action, subject, detail, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.sequence, entry.at, entry.actor, entry.action, entry.subject, entry.detail, entry.previousHash,
                entry.hash,
            ])
        return entry
    }

    private static func lastEntry(in db: Database) throws -> AuditEntry? {
        try Row.fetchOne(db, sql: "SELECT * FROM audit ORDER BY sequence DESC LIMIT 1").map(AuditEntry.init)
    }
}

extension AuditEntry {
    init(_ row: Row) {
        self.init(
            sequence: row["sequence"], at: row["at"], actor: row["actor"], action: row["action"],
            subject: row["subject"], detail: row["detail"], previousHash: row["previous_hash"], hash: row["hash"])
    }
}
