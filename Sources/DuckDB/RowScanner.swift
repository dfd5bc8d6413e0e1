import Foundation

/// Reads the rows out of DuckDB's `jsonlines` answer: one JSON object a line, always with the same keys in the same order.
///
/// That order is what makes it fast even without optimisation: keys are compared whole, and text is found by `memchr`.
struct RowScanner {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    /// - Parameter bytes: Complete lines.
    static func rows(in bytes: [UInt8]) throws(DuckDBError) -> [Row] {
        var outcome: Result<[Row], DuckDBError> = .success([])
        bytes.withUnsafeBytes { buffer in
            var scanner = RowScanner(bytes: buffer)
            do throws(DuckDBError) { outcome = .success(try scanner.allRows()) } catch { outcome = .failure(error) }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func allRows() throws(DuckDBError) -> [Row] {
        skipEmptyLines()
        guard at < bytes.count else { return [] }
        let (columns, keys) = try header()
        var rows: [Row] = []
        while at < bytes.count {
            var values: [Row.Value] = []
            values.reserveCapacity(keys.count)
            for key in keys {
                try expect(key, columns)
                values.append(try value(columns.names[values.count]))
            }
            guard peek == UInt8(ascii: "}") else { throw .unreadable("a row has other columns than the first") }
            at += 1
            rows.append(Row(columns: columns, values: values))
            skipEmptyLines()
        }
        return rows
    }

    private var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

    private mutating func skipEmptyLines() { while peek == UInt8(ascii: "\n") { at += 1 } }

    /// Reads the first row for its keys, and goes back to its start.
    ///
    /// - Returns: Beside the columns, what stands before each value: `{"a":`, then `,"b":`.
    private mutating func header() throws(DuckDBError) -> (Row.Columns, [[UInt8]]) {
        let start = at
        var names: [String] = []
        var keys: [[UInt8]] = []
        guard peek == UInt8(ascii: "{") else { throw .unreadable("a row does not begin with '{'") }
        while peek != UInt8(ascii: "}") {
            let keyStart = at
            at += 1
            names.append(try text())
            guard peek == UInt8(ascii: ":") else { throw .unreadable("a column has no value") }
            at += 1
            keys.append(Array(bytes[keyStart..<at]))
            _ = try value(names[names.count - 1])
        }
        at = start
        return (try Row.Columns(names: names), keys)
    }

    private mutating func expect(_ key: [UInt8], _ columns: Row.Columns) throws(DuckDBError) {
        let length = key.count
        let here = bytes.baseAddress! + at
        let isSame = at + length <= bytes.count && key.withUnsafeBytes { memcmp($0.baseAddress!, here, length) == 0 }
        guard isSame else { throw .unreadable("a row has other columns than \(columns.names)") }
        at += length
    }

    private mutating func value(_ column: String) throws(DuckDBError) -> Row.Value {
        switch peek {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .text(try nested())
        case UInt8(ascii: "t") where has("true"): return .bool(true)
        case UInt8(ascii: "f") where has("false"): return .bool(false)
        case UInt8(ascii: "n") where has("null"): return .null
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number(column)
        default:
            throw .unreadable("column '\(column)' is not a number that can be written down; divide by NULLIF(…, 0)")
        }
    }

    private mutating func has(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard at + length <= bytes.count, memcmp(bytes.baseAddress! + at, word.utf8Start, length) == 0 else {
            return false
        }
        at += length
        return true
    }

    private mutating func number(_ column: String) throws(DuckDBError) -> Row.Value {
        let start = bytes.baseAddress! + at
        let digits = start.assumingMemoryBound(to: CChar.self)
        var end: UnsafeMutablePointer<CChar>?
        // A number is always followed by ',' or '}', so neither call reads past the answer.
        errno = 0
        let whole = strtoll(digits, &end, 10)
        let next = end.map { UInt8(bitPattern: $0.pointee) } ?? 0
        if errno == 0, next == UInt8(ascii: ",") || next == UInt8(ascii: "}") {
            at += UnsafeRawPointer(end!) - start
            return .int(Int(whole))
        }
        let float = strtod(digits, &end)
        guard let end, UnsafeRawPointer(end) > start, float.isFinite else {
            throw .unreadable("column '\(column)' is not a number that can be written down; divide by NULLIF(…, 0)")
        }
        at += UnsafeRawPointer(end) - start
        return .double(float)
    }

    /// A JSON string; `at` stands on its opening quote.
    private mutating func text() throws(DuckDBError) -> String {
        let start = at + 1
        let first = try closingQuote(from: start)
        let span = UnsafeRawBufferPointer(rebasing: bytes[start..<first])
        at = first + 1
        if !span.isEmpty, memchr(span.baseAddress!, Int32(UInt8(ascii: "\\")), span.count) != nil {
            return try unescaped(from: start)
        }
        return String(decoding: span, as: UTF8.self)
    }

    private func closingQuote(from start: Int) throws(DuckDBError) -> Int {
        guard start < bytes.count,
            let quote = memchr(bytes.baseAddress! + start, Int32(UInt8(ascii: "\"")), bytes.count - start)
        else { throw .unreadable("a text is not closed") }
        return UnsafeRawPointer(quote) - bytes.baseAddress!
    }

    /// The slow way, for text with escapes in it.
    private mutating func unescaped(from start: Int) throws(DuckDBError) -> String {
        at = start
        skipToClosingQuote()
        guard at < bytes.count else { throw .unreadable("a text is not closed") }
        let json = Data(bytes[(start - 1)...at])
        at += 1
        guard let text = try? JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed) as? String
        else { throw .unreadable("a text has an escape that is not JSON") }
        return text
    }

    /// Leaves `at` on the quote that ends the string it stands in.
    private mutating func skipToClosingQuote() {
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    }

    /// A list or a struct, as its JSON.
    private mutating func nested() throws(DuckDBError) -> String {
        let start = at
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                at += 1
                skipToClosingQuote()
            default: break
            }
            at += 1
            if depth == 0 { return String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self) }
        }
        throw .unreadable("a list is not closed")
    }
}
