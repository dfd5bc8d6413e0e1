package import Domain
import GRDB

extension RegistryStore {
    /// Living records of some kinds, the withdrawn ones among them, each as a table that can be changed and imported again.
    ///
    /// A record whose own record above it is withdrawn is left out, as a plan leaves it out.
    /// - Parameters:
    ///   - kinds: In the order of the tables; not league tables, of which one record is many rows.
    ///   - isWanted: Which records; asked with the columns of their table.
    package func tables(
        of kinds: [RecordKind], languages: [Language], headings: Language, knownAt: Int? = nil,
        units: [IndicatorID: RecordTable.ReadUnit] = [:], where isWanted: (StoredFields) -> Bool = { _ in true }
    ) throws -> [RecordTable] {
        try pool.read { db in
            var live: [RecordKind: Set<String>] = [:]
            func rows(_ kind: RecordKind) throws -> [Versions.Row] {
                let all = try Versions.latest(of: kind, knownAt: knownAt, in: db)
                guard let (column, parent) = kind.parent else { return all }
                let codes = try liveCodes(parent)
                return all.filter { $0.isWithdrawn || codes.contains($0.fields[column].description) }
            }
            func liveCodes(_ kind: RecordKind) throws -> Set<String> {
                if let known = live[kind] { return known }
                let codes = Set(try rows(kind).filter { !$0.isWithdrawn }.map { $0.fields["code"].description })
                live[kind] = codes
                return codes
            }
            return try kinds.map { kind in
                precondition(kind != .leagueTable, "a league table is many rows")
                let wanted = try rows(kind).filter { isWanted($0.fields) }.map { ($0.fields, $0.isWithdrawn) }
                return RecordTable(
                    kind, wanted.sorted { inReadingOrder($0.0.key, $1.0.key) }, languages: languages,
                    headings: headings, units: units)
            }
        }
    }
}

extension StoredFields {
    /// Of the record: its key columns.
    var key: String { kind.keyColumns.map { self[$0].description }.joined(separator: "/") }
}

extension RecordKind {
    /// What a record of this kind stands under, and the column that says it.
    var parent: (column: String, kind: RecordKind)? {
        switch self {
        case .taskGroup: ("resolution", .resolution)
        case .action: ("task_group", .taskGroup)
        case .actionState: ("action", .action)
        case .milestoneEvent: ("milestone", .milestone)
        case .acknowledgement: ("directive", .directive)
        case .target, .resolution, .milestone, .directive, .theme, .reported, .commendation, .proposal,
            .indexResult, .leagueTable,
            .priority, .reportStep:
            nil
        }
    }
}
