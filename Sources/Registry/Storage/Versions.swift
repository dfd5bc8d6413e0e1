import GRDB

/// Versions of living records in the tables. Table and column names come from ``RecordKind`` and the records, never from input.
enum Versions {
    /// One version as its row tells it.
    struct Row {
        let fields: StoredFields
        let knownSince: Int
        let isWithdrawn: Bool
    }

    /// The latest version of each record, withdrawn ones among them, by key.
    static func latest(of kind: RecordKind, knownAt: Int?, in db: Database) throws -> [Row] {
        let table = kind.rawValue
        let key = kind.keyColumns.joined(separator: ", ")
        let sameKey = kind.keyColumns.map { "\($0) = version.\($0)" }.joined(separator: " AND ")
        return try rows(
            of: kind,
            sql: """
                SELECT *
                FROM \(table) AS version
                WHERE known_since = (SELECT MAX(known_since) FROM \(table) WHERE \(sameKey) AND known_since <= ?)
                ORDER BY \(key)
                """,
            arguments: [knownAt ?? Int.max], in: db)
    }

    /// All versions, by key and then in order of revision.
    static func all(of kind: RecordKind, knownAt: Int?, in db: Database) throws -> [Row] {
        let key = kind.keyColumns.joined(separator: ", ")
        return try rows(
            of: kind,
            sql: """
                SELECT * FROM \(kind.rawValue) WHERE known_since <= ? ORDER BY \(key), known_since
                """,
            arguments: [knownAt ?? Int.max], in: db)
    }

    private static func rows(
        of kind: RecordKind, sql: String, arguments: StatementArguments, in db: Database
    ) throws -> [Row] {
        try GRDB.Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            let pairs = row.map { column, value in (column, StoredValue(value)) }
            return Row(
                fields: StoredFields(kind, pairs: pairs), knownSince: row["known_since"],
                isWithdrawn: row["is_withdrawn"])
        }
    }

    /// Adds a version; codes that others refer to are noted once.
    static func add(_ fields: StoredFields, isWithdrawn: Bool, revision: Int, in db: Database) throws {
        if let codes = fields.kind.codeTable {
            try db.execute(
                sql: "INSERT INTO \(codes) (code) VALUES (?) ON CONFLICT (code) DO NOTHING",
                arguments: [fields["code"].databaseValue])
        }
        let columns = fields.columns + ["known_since", "is_withdrawn"]
        let values = fields.columns.map { fields[$0].databaseValue }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: """
                INSERT INTO \(fields.kind.rawValue) (\(columns.joined(separator: ", "))) VALUES (\(marks))
                """,
            arguments: StatementArguments(values + [revision.databaseValue, isWithdrawn.databaseValue]))
    }
}

extension StoredValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .absent
        case .int64(let number): self = .integer(Int(number))
        case .string(let text): self = .text(text)
        case .double, .blob: preconditionFailure("STRICT tables of living records hold INTEGER and TEXT only")
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .absent: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
