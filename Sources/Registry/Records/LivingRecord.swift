/// Something the registry keeps in versions: a target, an action, a reported figure.
package protocol LivingRecord: Hashable, Sendable {
    static var kind: RecordKind { get }
    /// The columns of its table, without the version's own.
    var stored: StoredFields { get }
    /// - Throws: ``RegistryError/damaged(table:column:)`` for a row that no record of ours wrote.
    init(_ stored: StoredFields) throws
    /// One line for a preview: what it is about, without its place in a file.
    var summary: String { get }
}

extension LivingRecord {
    /// What its versions share, as one text: `MOF/estimate/revenue/20ZZ/2020/calendar/2020-01-01`.
    package var key: String {
        Self.kind.keyColumns.map { stored[$0].description }.joined(separator: "/")
    }

    /// One row that cannot be read stops every page: none is written.
    ///
    /// - Throws: ``RegistryError/unreadable(table:column:)``.
    func checkReadable() throws {
        do {
            _ = try Self(stored)
        } catch RegistryError.damaged(let table, let column) {
            throw RegistryError.unreadable(table: table, column: column)
        }
    }
}
