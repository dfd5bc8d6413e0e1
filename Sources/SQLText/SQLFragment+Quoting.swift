import Foundation

/// The one place where values and names become DuckDB text. Checked against a real DuckDB by `DuckDBTests`.
extension SQLFragment {
    static let null: SQLFragment = "NULL"

    /// A text literal: quotes are doubled, and DuckDB gives no other character a meaning.
    ///
    /// Text of several lines becomes `E'…\n…'`, on one line: the command line, which looks at every line for the end of the
    /// statement, would need quadratic time for megabytes of them.
    static func textLiteral(_ text: String) -> SQLFragment {
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return quoted(text, with: UInt8(ascii: "'")) }
        guard !text.utf8.contains(0) else { return SQLFragment(text: "NULL", flaw: .containsNUL) }
        var escaped = Array("E'".utf8)
        escaped.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): escaped += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\\"), UInt8(ascii: "'"): escaped += [byte, byte]
            default: escaped.append(byte)
            }
        }
        escaped.append(UInt8(ascii: "'"))
        return SQLFragment(text: String(decoding: escaped, as: UTF8.self))
    }

    /// An identifier. DuckDB ignores the case of identifiers, quoted or not, and refuses an empty one.
    static func name(_ name: String) -> SQLFragment {
        name.isEmpty ? SQLFragment(text: "NULL", flaw: .emptyName) : quoted(name, with: UInt8(ascii: "\""))
    }

    /// A negative number goes in parentheses: after a minus sign it would otherwise begin a comment.
    static func number(_ digits: String) -> SQLFragment {
        SQLFragment(text: digits.hasPrefix("-") ? "(\(digits))" : digits)
    }

    /// Plain digits. DuckDB reads more than 38 of them as a float, which is refused here.
    static func decimal(_ value: Decimal) -> SQLFragment {
        let digits = value.description
        guard value.isFinite, digits.utf8.count(where: { (48...57).contains($0) }) <= 38 else {
            return SQLFragment(text: "NULL", flaw: .decimalOutOfRange(digits))
        }
        return number(digits)
    }

    static func date(_ text: String) -> SQLFragment {
        guard isDay(text) else { return SQLFragment(text: "NULL", flaw: .notADay(text)) }
        return SQLFragment(text: "DATE '\(text)'")
    }

    private static func quoted(_ text: String, with quote: UInt8) -> SQLFragment {
        guard !text.utf8.contains(0) else { return SQLFragment(text: "NULL", flaw: .containsNUL) }
        let mark = String(UnicodeScalar(quote))
        guard text.utf8.contains(quote) else { return SQLFragment(text: mark + text + mark) }
        var doubled: [UInt8] = [quote]
        for byte in text.utf8 {
            doubled.append(byte)
            if byte == quote { doubled.append(byte) }
        }
        doubled.append(quote)
        return SQLFragment(text: String(decoding: doubled, as: UTF8.self))
    }

    /// Whether the text is an existing day written `YYYY-MM-DD`.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0
        else { return false }
        let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }
}
