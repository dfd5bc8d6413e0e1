import GRDB

/// What a workspace says of itself.
package enum SettingKey {
    /// Printed on every page and document while the records are generated, not real.
    package static let syntheticDataLabel = "synthetic-data.label"
}

extension RegistryStore {
    /// - Parameter value: `nil` takes the setting back.
    /// - Returns: The new revision; `nil` when the setting has this value already.
    @discardableResult
    package func set(_ key: String, to value: String?, by actor: String) throws -> Revision? {
        try pool.write { db in
            guard try Self.settings(knownAt: nil, in: db)[key] != value else { return nil }
            let revision = try append(
                NewRevision(cause: .settings, summary: "\(key) = \(value ?? "(none)")"), by: actor,
                action: "setting.changed", in: db)
            try db.execute(
                sql: "INSERT INTO setting (key, value, known_since) VALUES (?, ?, ?)",
                arguments: [key, value, revision.sequence])
            return revision
        }
    }

    /// Those with a value, by key.
    package func settings(knownAt: Int? = nil) throws -> [String: String] {
        try pool.read { db in try Self.settings(knownAt: knownAt, in: db) }
    }

    private static func settings(knownAt: Int?, in db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT key, value
                FROM setting AS version
                WHERE known_since = (
                    SELECT MAX(known_since) FROM setting WHERE key = version.key AND known_since <= ?)
                ORDER BY key
                """,
            arguments: [knownAt ?? Int.max])
        var settings: [String: String] = [:]
        for row in rows { settings[row["key"]] = row["value"] as String? }
        return settings
    }
}
