/// Lines of comma-separated values (RFC 4180): quoted where a cell holds a comma, a quote or a line break; CRLF ends a line.
package enum CSV {
    package static func text(header: [String], rows: [[String]]) -> String {
        lines([header] + rows)
    }

    /// Lines that go on from others.
    package static func lines(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that others wrote, for a file people open in a spreadsheet: what would be read as a formula has a quote before it.
    /// A number stays as it is.
    package static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        let isNumber = text.utf8.dropFirst().allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
        return isNumber && first == "-" && text.utf8.count > 1 ? text : "'" + text
    }

    private static func cell(_ text: String) -> String {
        // A line break is one Character with its carriage return, so scalars are looked at.
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
