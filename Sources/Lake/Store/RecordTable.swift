import Domain
package import Packs
package import SQLText

/// The tables one dataset has in the lake, and their columns.
package struct RecordTable: Hashable, Sendable {
    package let dataset: Dataset

    package init(_ dataset: Dataset) { self.dataset = dataset }

    /// The records in force, one row a key.
    package var current: SQLFragment { Self.named(dataset.id.rawValue) }
    /// Rows that are not in force: displaced, stale, replaced, taken back; what a load brought twice.
    package var superseded: SQLFragment { Self.named(dataset.id.rawValue + "__superseded") }
    /// Which loads brought a row again that was there already, content for content.
    package var again: SQLFragment { Self.named(dataset.id.rawValue + "__again") }

    static func named(_ table: String) -> SQLFragment { "\(names: ["lake", table])" }

    /// A column as the lake keeps it.
    package struct Stored: Hashable, Sendable {
        package let name: String
        /// As DuckDB writes it: `DECIMAL(18,0)`.
        package let type: String

        var definition: SQLFragment { "\(name: name) \(SQLFragment.type(type))" }
    }

    /// The pack's columns, each timestamp followed by its `_date_only`.
    package var content: [Stored] {
        dataset.columns.flatMap { column -> [Stored] in
            let stored = Stored(name: column.name, type: column.type.stored)
            return column.type == .timestamp
                ? [stored, Stored(name: column.name + "_date_only", type: "BOOLEAN")] : [stored]
        }
    }

    /// Which load and line a row came from, the day it counts on and the unit that holds it.
    static let provenance = [
        Stored(name: "_load", type: "BIGINT"), Stored(name: "_line", type: "BIGINT"),
        Stored(name: "_day", type: "DATE"), Stored(name: "_unit", type: "VARCHAR"),
    ]

    package var columns: [Stored] { content + Self.provenance }

    var supersededColumns: [Stored] {
        columns + [Stored(name: "_displaced_by", type: "BIGINT"), Stored(name: "_reason", type: "VARCHAR")]
    }

    /// The key and version of the row brought again, by whom, and which row of the lake it equalled.
    var againColumns: [Stored] {
        let named = Set((dataset.key + [dataset.version].compactMap(\.self)).map(\.name))
        return content.filter { named.contains($0.name) } + [
            Stored(name: "_load", type: "BIGINT"), Stored(name: "_line", type: "BIGINT"),
            Stored(name: "_same_load", type: "BIGINT"), Stored(name: "_same_line", type: "BIGINT"),
        ]
    }
}

extension Column.ColumnType {
    /// The DuckDB type, spelled as DuckDB spells it.
    package var stored: String {
        switch self {
        case .text, .code: "VARCHAR"
        case .integer: "BIGINT"
        case .decimal(let scale), .money(let scale): "DECIMAL(\(scale <= 6 ? 18 : 38),\(scale))"
        case .day: "DATE"
        case .timestamp: "TIMESTAMP"
        case .boolean: "BOOLEAN"
        }
    }
}

extension SQLFragment {
    /// `a, b, c`, each quoted.
    static func columns(_ stored: [RecordTable.Stored], of table: SQLFragment? = nil) -> SQLFragment {
        names(stored.map(\.name), of: table)
    }

    static func names(_ names: [String], of table: SQLFragment? = nil) -> SQLFragment {
        names.map { name -> SQLFragment in
            if let table { return "\(table).\(name: name)" }
            return "\(name: name)"
        }.joined(separator: ", ")
    }

    /// `a.k = b.k AND …`.
    static func equal(_ names: [String], _ left: SQLFragment, _ right: SQLFragment) -> SQLFragment {
        names.map { "\(left).\(name: $0) = \(right).\(name: $0)" as SQLFragment }.joined(separator: " AND ")
    }
}

extension SQLFragment {
    /// One of the types a lake column can have.
    static func type(_ name: String) -> SQLFragment {
        switch name {
        case "VARCHAR": return "VARCHAR"
        case "BIGINT": return "BIGINT"
        case "DATE": return "DATE"
        case "TIMESTAMP": return "TIMESTAMP"
        case "BOOLEAN": return "BOOLEAN"
        default:
            let numbers = name.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
            precondition(name.hasPrefix("DECIMAL(") && numbers.count == 2, "not a type of a lake column: \(name)")
            return "DECIMAL(\(numbers[0]),\(numbers[1]))"
        }
    }
}
