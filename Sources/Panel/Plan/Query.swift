import SQLText

/// A chain of CTEs and the SELECT that ends it.
struct Query {
    private(set) var tables: [SQLFragment] = []

    /// - Parameter columns: Names given to the columns of a `VALUES`.
    mutating func add(
        _ name: String, columns: [String] = [], materialized: Bool = false, comment: SQLFragment, _ body: SQLFragment
    ) {
        let list: SQLFragment =
            columns.isEmpty ? "" : "(\(columns.map { "\(name: $0)" as SQLFragment }.joined(separator: ", ")))"
        let kept: SQLFragment = materialized ? " MATERIALIZED" : ""
        tables.append(
            """
            -- \(comment)
            \(name: name)\(list) AS\(kept) (
              \(body)
            )
            """)
    }

    func sql(_ end: SQLFragment) -> SQLFragment {
        tables.isEmpty ? end : "WITH\n\(tables.joined(separator: ",\n"))\n\(end)"
    }
}
