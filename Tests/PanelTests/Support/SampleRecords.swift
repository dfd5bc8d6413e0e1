import Domain
import DuckDB
import Panel
import SQLText

/// A declaration as the lake keeps it; a time of 10 characters came as a date only.
struct Declaration: Sendable {
    var number: String
    var unit: String
    var registered: String
    var cleared: String?
    var channel: String? = "green"
    var trader: String? = "T1"
    var weight: Int? = 1
    var price: String? = nil
    var rate: String? = nil

    init(
        _ number: String, _ unit: String, _ registered: String, cleared: String? = nil, channel: String? = "green",
        trader: String? = "T1", weight: Int? = 1, price: String? = nil, rate: String? = nil
    ) {
        self.number = number
        self.unit = unit
        self.registered = registered
        self.cleared = cleared
        self.channel = channel
        self.trader = trader
        self.weight = weight
        self.price = price
        self.rate = rate
    }

    fileprivate var sql: SQLFragment {
        """
        (\(number), \(unit), CAST(\(registered) AS TIMESTAMP), \(registered.count == 10), \
        CAST(\(cleared) AS TIMESTAMP), \((cleared?.count ?? 0) == 10), \(channel), \(trader), \(weight), \
        CAST(\(price) AS DECIMAL(18, 2)), CAST(\(rate) AS DECIMAL(18, 4)), 1, 1, CAST(\(registered) AS DATE), \(unit))
        """
    }
}

struct Payment: Sendable {
    var number: String
    var unit: String
    var paid: String
    var amount: Int?
    var taxKind: String? = "VAT"

    init(_ number: String, _ unit: String, _ paid: String, _ amount: Int?, _ taxKind: String? = "VAT") {
        self.number = number
        self.unit = unit
        self.paid = paid
        self.amount = amount
        self.taxKind = taxKind
    }

    fileprivate var sql: SQLFragment {
        "(\(number), \(unit), CAST(\(paid) AS DATE), \(amount), \(taxKind), 1, 1, CAST(\(paid) AS DATE), \(unit))"
    }
}

/// A DuckDB with the two tables laid out as in the lake.
func withRecords<T: Sendable>(
    _ declarations: [Declaration] = [], payments: [Payment] = [], _ body: (DuckDBSession) async throws -> T
) async throws -> T {
    let tools = try await DuckDBTools.locate(projectFolder: #filePath)
    return try await withDuckDB(tools) { session in
        try await session.run(
            """
            CREATE TABLE declaration (
                number VARCHAR, unit VARCHAR, registered_at TIMESTAMP, registered_at_date_only BOOLEAN,
                cleared_at TIMESTAMP, cleared_at_date_only BOOLEAN, channel VARCHAR, trader VARCHAR, weight BIGINT,
                price DECIMAL(18, 2), rate DECIMAL(18, 4), _load BIGINT, _line BIGINT, _day DATE, _unit VARCHAR)
            """)
        try await session.run(
            """
            CREATE TABLE payment (
                number VARCHAR, unit VARCHAR, paid_on DATE, amount DECIMAL(18, 0), tax_kind VARCHAR,
                _load BIGINT, _line BIGINT, _day DATE, _unit VARCHAR)
            """)
        if !declarations.isEmpty {
            try await session.run("INSERT INTO declaration VALUES \(declarations.map(\.sql).joined(separator: ", "))")
        }
        if !payments.isEmpty {
            try await session.run("INSERT INTO payment VALUES \(payments.map(\.sql).joined(separator: ", "))")
        }
        return try await body(session)
    }
}

let sampleRows = RecordRows(["declaration": "main.declaration", "payment": "main.payment"])

/// Everything declared complete for the department from 2017 to the end of 2020.
let fullCoverage = RecordCoverage([
    "declaration": ["20ZZ": [span("2017-01-01..2020-12-31")]], "payment": ["20ZZ": [span("2017-01-01..2020-12-31")]],
])
