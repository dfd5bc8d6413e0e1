import GRDB

/// One version of a living record, with the revision that made it known.
package struct KnownVersion<Record: LivingRecord>: Hashable, Sendable {
    package let record: Record
    package let knownSince: Int
    package let isWithdrawn: Bool
}

extension RegistryStore {
    /// Every version of every record of a kind, by key and then in order of revision.
    package func versions<Record: LivingRecord>(
        of type: Record.Type, knownAt: Int? = nil
    ) throws -> [KnownVersion<Record>] {
        try pool.read { db in
            try Versions.all(of: Record.kind, knownAt: knownAt, in: db).map {
                KnownVersion(
                    record: try Record($0.fields), knownSince: $0.knownSince, isWithdrawn: $0.isWithdrawn)
            }
        }
    }
}
