import GRDB

extension RegistryStore {
    /// The revisions that wrote versions of one kind of record: by record, in order.
    ///
    /// - Parameters:
    ///   - after: Exclusive.
    ///   - last: Inclusive.
    /// - Returns: By `LivingRecord.key`.
    package func steps(of kind: RecordKind, after: Int, upTo last: Int) throws -> [String: [Int]] {
        let key = kind.keyColumns.joined(separator: " || '/' || ")
        return try pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(key) AS record, known_since FROM \(kind.rawValue)
                    WHERE known_since > ? AND known_since <= ?
                    ORDER BY record, known_since
                    """,
                arguments: [after, last])
            return Dictionary(grouping: rows) { $0["record"] as String }.mapValues { $0.map { $0["known_since"] } }
        }
    }
}
