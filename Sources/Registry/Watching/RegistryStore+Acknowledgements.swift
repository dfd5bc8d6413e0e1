package import Domain
import GRDB

/// What was said to a flag, while its numbers were what they were.
package struct WatchAcknowledgement: Sendable, Hashable {
    package let reason: String
    package let by: String
    /// ISO 8601, UTC.
    package let at: String
}

/// A flag with its numbers: with others it is another.
package struct WatchFlagKey: Sendable, Hashable {
    package let flag: String
    package let numbers: String
    package init(flag: String, numbers: String) {
        self.flag = flag
        self.numbers = numbers
    }
}

extension RegistryStore {
    package func acknowledgements() throws -> [WatchFlagKey: WatchAcknowledgement] {
        try pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM watch_acknowledgement")
            return Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    (
                        WatchFlagKey(flag: row["flag"], numbers: row["numbers"]),
                        WatchAcknowledgement(
                            reason: row["reason"], by: row["acknowledged_by"], at: row["acknowledged_at"])
                    )
                })
        }
    }

    /// Grows with each acknowledgement.
    package func acknowledgementCount() throws -> Int {
        try pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM watch_acknowledgement") ?? 0 }
    }

    /// - Returns: Whether it was noted; a flag that was acknowledged with these numbers before stays as it was.
    @discardableResult
    package func acknowledge(
        _ key: WatchFlagKey, at unit: OrgUnit.ID, reason: String, by actor: String
    ) throws -> Bool {
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO watch_acknowledgement
                        (flag, numbers, unit, reason, acknowledged_by, acknowledged_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [key.flag, key.numbers, unit.rawValue, reason, actor, now().recordText])
            guard db.changesCount == 1 else { return false }
            try audit(
                AuditEvent(
                    actor: actor, action: "flag.acknowledged", subject: key.flag,
                    detail: canonicalJSON(["numbers": key.numbers, "reason": reason, "unit": unit.rawValue])),
                in: db)
            return true
        }
    }
}
