/// A piece of SQL in DuckDB's dialect in which values and names have been quoted: `SELECT 1`, `a = 'b'`, a whole query.
///
/// Write one as a string literal. An interpolated Swift value becomes a quoted literal, never bare text:
///
/// ```swift
/// let query: SQLFragment = """
///     SELECT org_unit, SUM(amount) AS collected
///     FROM \(names: ["lake", "payment"])
///     WHERE revenue_kind = \(kind) AND posted_on <= \(date: "2020-06-30")
///     """
/// ```
///
/// A value that has no literal (text with NUL, a day that does not exist) leaves ``flaw`` behind and `NULL` in ``text``;
/// ``checked()`` and ``statement()`` then throw, so that such a fragment can be printed but never sent.
package struct SQLFragment: Hashable, Sendable {
    /// The SQL as it will be sent.
    package private(set) var text: String
    /// The first value that could not be written as SQL; `nil` when there is none.
    package private(set) var flaw: SQLTextError?

    init(text: String, flaw: SQLTextError? = nil) {
        self.text = text
        self.flaw = flaw
    }

    /// The text, for a place that quotes or parses it whole.
    ///
    /// - Throws: The first ``flaw``.
    package func checked() throws(SQLTextError) -> String {
        if let flaw { throw flaw }
        if text.utf8.contains(0) { throw .containsNUL }
        return text
    }

    package static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
        SQLFragment(text: left.text + right.text, flaw: left.flaw ?? right.flaw)
    }

    package static func += (left: inout SQLFragment, right: SQLFragment) {
        left.text += right.text
        left.flaw = left.flaw ?? right.flaw
    }
}

extension SQLFragment: CustomStringConvertible {
    package var description: String { text }
}

extension Collection<SQLFragment> {
    /// The fragments one after the other with `separator` between; empty text for none.
    package func joined(separator: SQLFragment) -> SQLFragment {
        var all: SQLFragment = ""
        for (position, fragment) in enumerated() {
            if position > 0 { all += separator }
            all += fragment
        }
        return all
    }
}
