import Domain
import DuckDB
import Packs
import SQLText

/// The tables of the lake and how they follow the pack.
extension RecordLake {
    typealias Kept = [String: [RecordTable.Stored]]

    /// The tables that are about loads, not records.
    static let metaTables: [(name: String, columns: [RecordTable.Stored])] = [
        (
            "_loads",
            columns([
                ("load", "BIGINT"), ("dataset", "VARCHAR"), ("source", "VARCHAR"), ("file", "VARCHAR"),
                ("sha256", "VARCHAR"), ("loaded_at", "TIMESTAMP"), ("receipt", "VARCHAR"), ("header", "VARCHAR"),
                ("replaces_from", "DATE"), ("replaces_to", "DATE"), ("replaces_units", "VARCHAR"),
                ("taken_back_at", "TIMESTAMP"),
            ])
        ),
        (
            "_quarantine",
            columns([
                ("load", "BIGINT"), ("dataset", "VARCHAR"), ("source", "VARCHAR"), ("line", "BIGINT"),
                ("problems", "VARCHAR"), ("cells", "VARCHAR"),
            ])
        ),
        (
            "_coverage",
            columns([
                ("load", "BIGINT"), ("dataset", "VARCHAR"), ("unit", "VARCHAR"), ("from_day", "DATE"),
                ("to_day", "DATE"),
            ])
        ),
    ]

    private static func columns(_ pairs: [(String, String)]) -> [RecordTable.Stored] {
        pairs.map { RecordTable.Stored(name: $0.0, type: $0.1) }
    }

    private var wanted: [(name: String, columns: [RecordTable.Stored])] {
        Self.metaTables
            + datasets.map(RecordTable.init).flatMap { table in
                let name = table.dataset.id.rawValue
                return [
                    (name, table.columns), (name + "__superseded", table.supersededColumns),
                    (name + "__again", table.againColumns),
                ]
            }
    }

    /// Every table of the lake with its columns, in their order.
    func keptColumns(_ session: DuckDBSession) async throws -> Kept {
        let rows = try await session.rows(
            """
            SELECT table_name, column_name, data_type
            FROM duckdb_columns()
            WHERE database_name = 'lake' AND schema_name = 'main'
            ORDER BY table_name, column_index
            """)
        var kept: Kept = [:]
        for row in rows {
            kept[try row.text("table_name"), default: []].append(
                RecordTable.Stored(name: try row.text("column_name"), type: try row.text("data_type")))
        }
        return kept
    }

    /// The statements that make the tables what the pack wants.
    ///
    /// - Returns: Empty when they are so already.
    /// - Throws: ``LakeError`` where a table cannot follow.
    func changes(from kept: Kept) throws(LakeError) -> [SQLFragment] {
        var statements: [SQLFragment] = []
        for (name, columns) in wanted {
            let table = RecordTable.named(name)
            guard let there = kept[name] else {
                let definitions = columns.map(\.definition).joined(separator: ", ")
                statements.append("CREATE TABLE \(table) (\(definitions))")
                continue
            }
            let dataset = DatasetID(name.beforeDoubleUnderscore)
            for column in columns {
                guard let old = there.first(where: { $0.name == column.name }) else {
                    statements.append("ALTER TABLE \(table) ADD COLUMN \(column.definition)")
                    continue
                }
                guard old.type == column.type else {
                    throw .typeChanged(dataset: dataset, column: column.name, kept: old.type, wanted: column.type)
                }
            }
            for column in there where !columns.contains(where: { $0.name == column.name }) {
                throw .columnDropped(dataset: dataset, column: column.name)
            }
        }
        return statements
    }

    /// Makes the tables what the pack wants, in one snapshot.
    func adaptTables() async throws {
        try await writing("twofold: adapt the tables of the lake") { session in
            let statements = try changes(from: try await keptColumns(session))
            guard !statements.isEmpty else { return }
            try await session.transaction {
                for statement in statements { try await session.run(statement) }
            }
        }
    }
}

extension String {
    /// `payment` of `payment__again`.
    fileprivate var beforeDoubleUnderscore: String {
        firstRange(of: "__").map { String(self[..<$0.lowerBound]) } ?? self
    }
}
