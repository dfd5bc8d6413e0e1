import SQLText

extension SQLFragment {
    /// Whether `value` is one of a closed list; NULL for NULL.
    ///
    /// Not with `IN`: DuckDB makes a join of a long list, and what comes out of a join in parallel is not in the file's order
    /// any more, so that a row's number in the staging table would not be its record's number in the file.
    static func isOne(_ value: SQLFragment, of list: [String]) -> SQLFragment {
        let items = list.map { "\($0)" as SQLFragment }.joined(separator: ", ")
        return list.isEmpty ? "FALSE" : "list_contains([\(items)], \(value))"
    }
}
