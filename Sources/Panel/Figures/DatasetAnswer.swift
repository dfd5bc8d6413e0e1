import Domain
import DuckDB
import Foundation

/// What a dataset's query answered, by unit, slot and member.
struct DatasetAnswer {
    struct Cell: Hashable {
        let unit: OrgUnit.ID
        let slot: Int
        let member: String?
    }
    let plan: DatasetPlan
    private var cells: [Cell: Row] = [:]
    private var history: [OrgUnit.ID: Row] = [:]
    /// In order, a missing one last.
    private(set) var members: [String?] = []

    /// - Parameter rows: Empty where nothing was asked or found.
    init(_ plan: DatasetPlan, rows: [Row]) throws(DuckDBError) {
        self.plan = plan
        var found: Set<String?> = []
        for row in rows {
            let unit = OrgUnit.ID(try row.text("unit"))
            guard let slot = try row.intIfPresent("slot") else {
                history[unit] = row
                continue
            }
            let member = plan.dimension == nil ? nil : try row.textIfPresent("_member")
            found.insert(member)
            cells[Cell(unit: unit, slot: slot, member: member)] = row
        }
        members = found.compactMap(\.self).sorted().map(\.self) + (found.contains(nil) ? [nil] : [])
    }

    /// The value of a column; `nil` where no record makes one.
    func value(_ column: String, _ cell: Cell) throws(DuckDBError) -> Decimal? {
        guard let row = cells[cell] else { return nil }
        return try row.decimalIfPresent(column)
    }

    func count(_ columns: [String], _ cell: Cell) throws(DuckDBError) -> Int {
        var sum = 0
        for column in columns { sum += try cells[cell]?.intIfPresent(column) ?? 0 }
        return sum
    }

    /// The first day of a unit's history.
    func historySince(_ column: String, _ unit: OrgUnit.ID) throws(DuckDBError) -> Day? {
        try history[unit]?.textIfPresent(column).flatMap { Day($0) }
    }
}
