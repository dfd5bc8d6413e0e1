/// Why a fragment may not be sent to DuckDB.
package enum SQLTextError: Error, Hashable, Sendable {
    /// NUL would end the statement early.
    case containsNUL
    case emptyName
    /// Not an existing day written `YYYY-MM-DD`.
    case notADay(String)
    /// Not a number, or more than the 38 digits that DuckDB keeps exactly.
    case decimalOutOfRange(String)
    case emptyStatement
    /// A quote, a dollar quote or a block comment is opened and not closed: `'`, `"`, `$$`, `/*`.
    case unclosed(String)
    /// An `E'…'` text on this line holds `\'`, which the command line misreads.
    case escapedQuote(Int)
    /// A line outside of quotes begins with `.` or `#`, which DuckDB's command line takes for itself.
    case commandLine(Int)
    /// Text follows a semicolon: statements are sent one at a time, or a failure in the middle would go on.
    case severalStatements
}

extension SQLTextError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .containsNUL: "the text contains NUL (U+0000); remove it from the input"
        case .emptyName: "an SQL name is empty; give the column or table a name"
        case .notADay(let text): "'\(text)' is not a day; write it as YYYY-MM-DD"
        case .decimalOutOfRange(let text): "\(text) has more than the 38 digits an exact decimal can hold"
        case .emptyStatement: "the SQL statement is empty"
        case .unclosed(let mark): "the SQL statement opens \(mark) and does not close it"
        case .escapedQuote(let line): "line \(line) of the SQL statement has \\' in a text; double the quote instead"
        case .commandLine(let line):
            "line \(line) of the SQL statement begins with '.' or '#'; join it to the line before"
        case .severalStatements: "there is more than one SQL statement; send them one at a time"
        }
    }
}
