package import SQLText

/// Why DuckDB gave no answer.
package enum DuckDBError: Error, Sendable {
    /// DuckDB refused the statement or failed in it; `message` is its own text, of several lines.
    case sql(message: String, statement: String)
    /// The fragment may not be sent at all.
    case unsendable(SQLTextError, statement: String)
    /// The caller's task was cancelled.
    case cancelled
    /// No answer in time; the time spent waiting for other callers counts.
    case timedOut(Duration)
    /// The child process ended before the answer was complete; `output` is the last it said.
    case childEnded(output: String)
    /// The session was closed, or gave up restarting its child.
    case closed
    /// The answer grew past the session's limit, in bytes.
    case answerTooLarge(limitBytes: Int)
    /// The answer is not what the command line promises: a NaN, an infinity, two columns of one name.
    case unreadable(String)
    case missingColumn(String, columns: [String])
    case wrongType(column: String, expected: String, found: String)
    /// No usable DuckDB; `reason` says what was found, and what to do about it.
    case toolsMissing(String)
}

extension DuckDBError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .sql(let message, let statement):
            "DuckDB refused a statement: \(message)\nStatement: \(Self.opening(of: statement))"
        case .unsendable(let reason, let statement): "\(reason)\nStatement: \(Self.opening(of: statement))"
        case .cancelled: "the DuckDB statement was cancelled"
        case .timedOut(let limit): "DuckDB did not answer within \(limit)"
        case .childEnded(let output):
            output.isEmpty
                ? "the DuckDB process ended unexpectedly" : "the DuckDB process ended unexpectedly: \(output)"
        case .closed: "the DuckDB session is closed"
        case .answerTooLarge(let limit): "DuckDB's answer is larger than \(limit) bytes; ask for fewer rows"
        case .unreadable(let reason): "DuckDB's answer cannot be read: \(reason)"
        case .missingColumn(let name, let columns):
            "DuckDB's answer has no column '\(name)'; it has \(columns.joined(separator: ", "))"
        case .wrongType(let column, let expected, let found): "column '\(column)' holds \(found), not \(expected)"
        case .toolsMissing(let reason): reason
        }
    }

    /// Enough of a statement to recognise it; a statement can be megabytes long.
    private static func opening(of statement: String) -> String {
        let start = statement.prefix(2_000)
        return start.endIndex == statement.endIndex ? statement : start + " …"
    }
}
