package import Domain
import GRDB

/// What was said to a flag, while its mark was what it was.
package struct WatchAcknowledgement: Sendable, Hashable {
    package let reason: String
    package let by: String
    /// ISO 8601, UTC.
    package let at: String
}

/// A flag with the mark of what it says: with another it is another.
package struct WatchFlagKey: Sendable, Hashable {
    package let flag: String
    package let mark: String
    package init(flag: String, mark: String) {
        self.flag = flag
        self.mark = mark
    }
}

extension RegistryStore {
    package func acknowledgements() throws -> [WatchFlagKey: WatchAcknowledgement] {
        try pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM watch_acknowledgement")
            return Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    (
                        WatchFlagKey(flag: row["flag"], mark: row["numbers"]),
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

    /// - Parameter numbers: What the flag says, for the audit trail.
    /// - Returns: Whether it was noted; a flag that was acknowledged with this mark before stays as it was.
    @discardableResult
    package func acknowledge(
        _ key: WatchFlagKey, at unit: OrgUnit.ID, saying numbers: String, reason: String, by actor: String
    ) throws -> Bool {
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO watch_acknowledgement
                        (flag, numbers, unit, reason, acknowledged_by, acknowledged_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [key.flag, key.mark, unit.rawValue, reason, actor, now().recordText])
            guard db.changesCount == 1 else { return false }
            try audit(
                AuditEvent(
                    actor: actor, action: "flag.acknowledged", subject: key.flag,
                    detail: canonicalJSON(["numbers": numbers, "reason": reason, "unit": unit.rawValue])),
                in: db)
            return true
        }
    }
}
