/// Why the registry could not do what was asked.
package enum RegistryError: Error, Hashable, Sendable {
    /// A row that no version of the product wrote.
    case damaged(table: String, column: String)
    /// A record that could not be read back; nothing was written.
    case unreadable(table: String, column: String)
    case unknownRevision(Int)
    case unknownDefinitions(String)
    /// The lake was restored from an older backup than the registry.
    case lakeIsBehind(registrySnapshot: Int, lakeSnapshot: Int)
    /// The workspace has moved since the plan was made.
    case planIsStale(plannedAt: Int, now: Int)
    /// Two references share one handle: 60 bits of a hash met.
    case handleTaken(String)
}

extension RegistryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let table, let column):
            "the registry holds a row in '\(table)' whose '\(column)' cannot be read: restore registry.sqlite from a backup"
        case .unreadable(let table, let column):
            "a row of '\(table)' with such a '\(column)' could not be read again: nothing was written"
        case .unknownRevision(let sequence):
            "this workspace has no revision \(sequence): list them with 'twofold revisions'"
        case .unknownDefinitions(let revision): "no definitions of revision \(revision) are stored in this workspace"
        case .lakeIsBehind(let registry, let lake):
            "the registry knows lake snapshot \(registry), the lake ends at \(lake): restore both from the same backup"
        case .planIsStale(let planned, let now):
            "the import was planned at revision \(planned), the workspace is at \(now): plan it again"
        case .handleTaken(let id): "the figure handle \(id) already stands for another figure"
        }
    }
}
