import Foundation
import Glibc

/// Where the records of a CSV text are among its lines: a record with a line break in a cell takes several, an empty line none.
struct LineMap: Hashable, Sendable {
    /// From record `record` on (counting from 0), the line of a record is its number plus `shift`. Ascending; the first is
    /// for record 0.
    private(set) var breaks: [Break] = [Break(record: 0, shift: 1)]
    /// Whether a quoted cell holds a line break: DuckDB then must not read in parallel.
    private(set) var hasBreaksInCells = false
    /// How the lines end, outside of cells.
    private(set) var endings: Set<Ending> = []
    /// Where a line longer than the limit begins; `nil` for none.
    private(set) var longLine: Int?
    /// Where a NUL byte is; `nil` for none.
    private(set) var nulLine: Int?
    /// A quote is opened and not closed before the end.
    private(set) var endsInQuotes = false

    struct Break: Hashable, Sendable {
        let record: Int
        let shift: Int
    }

    enum Ending: String, Hashable, Sendable {
        case lf = "\n"
        case crlf = "\r\n"
        case cr = "\r"
    }

    // The walk's state.
    private var record = 0
    private var line = 1
    private var isInQuotes = false
    private var lineLength = 0
    private var recordIsEmpty = true
    private var recordLine = 1
    private var last: UInt8 = UInt8(ascii: "\n")
    private var closedQuote = false
    private let delimiter: UInt8

    /// A record a line, for files that have no lines.
    static let onePerRecord = LineMap()

    private init() { delimiter = 0 }

    /// - Parameter delimiter: After it a quote opens a cell.
    init(of url: URL, delimiter: UInt8) throws {
        self.delimiter = delimiter
        var isFirst = true
        try FileScan.eachChunk(of: url) { chunk in
            var bytes = chunk
            if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = .init(rebasing: bytes[3...]) }
            isFirst = false
            if nulLine == nil, memchr(bytes.baseAddress!, 0, bytes.count) != nil { nulLine = line }
            walk(bytes)
        }
        finishLine()
        // What follows the last record, if only the end of its line, is no break: almost every file then has none.
        while breaks.count > 1, let last = breaks.last, last.record >= record { breaks.removeLast() }
        endsInQuotes = isInQuotes
    }

    /// Says where the next record is, when records are written one by one.
    mutating func add(recordOnLine line: Int, cells: [String]) {
        let shift = line - record
        if shift != breaks.last?.shift {
            if breaks.last?.record == record { breaks.removeLast() }
            breaks.append(Break(record: record, shift: shift))
        }
        record += 1
        if !hasBreaksInCells { hasBreaksInCells = cells.contains { $0.utf8.contains(where: \.isNewline) } }
    }

    /// The line of a record, both counting as people do for lines (from 1) and as DuckDB does for records (from 0).
    func line(ofRecord record: Int) -> Int {
        record + (breaks.last { $0.record <= record }?.shift ?? 1)
    }

    private mutating func walk(_ bytes: UnsafeRawBufferPointer) {
        let base = bytes.baseAddress!
        let count = bytes.count
        // Without quotes only line breaks matter, and memchr finds them far faster than a loop.
        var at = 0
        var nextQuote = Self.find(UInt8(ascii: "\""), base, 0, count)
        let hasReturns = memchr(base, 13, count) != nil
        while at < count {
            if isInQuotes {
                let end = Self.find(UInt8(ascii: "\""), base, at, count)
                countLines(base, at, end)
                if end < count {
                    isInQuotes = false; closedQuote = true; recordIsEmpty = false; last = UInt8(ascii: "\"")
                }
                at = end + 1
                nextQuote = at < count ? Self.find(UInt8(ascii: "\""), base, at, count) : count
                continue
            }
            var end = Self.find(UInt8(ascii: "\n"), base, at, count)
            if hasReturns { end = min(end, Self.find(UInt8(ascii: "\r"), base, at, end)) }
            if nextQuote < end {
                let before = nextQuote > at ? bytes[nextQuote - 1] : last
                let opens = before == delimiter || before.isNewline || (closedQuote && nextQuote == at)
                if nextQuote > at { recordIsEmpty = false }
                lineLength += nextQuote + 1 - at
                at = nextQuote + 1
                if opens { isInQuotes = true; recordIsEmpty = false }
                closedQuote = false
                last = UInt8(ascii: "\"")
                nextQuote = Self.find(UInt8(ascii: "\""), base, at, count)
                continue
            }
            closedQuote = false
            if end > at { recordIsEmpty = false; lineLength += end - at; last = bytes[end - 1] }
            if end < count { breakLine(bytes[end]) }
            at = end + 1
        }
    }

    /// A line break outside of cells.
    private mutating func breakLine(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n"), last == UInt8(ascii: "\r") {
            // The second half of one break.
            endings.remove(.cr)
            endings.insert(.crlf)
            last = byte
            return
        }
        finishLine()
        endings.insert(byte == UInt8(ascii: "\n") ? .lf : .cr)
        last = byte
    }

    private mutating func finishLine() {
        if lineLength > FileScan.longestLineBytes, longLine == nil { longLine = recordLine }
        lineLength = 0
        line += 1
        if !recordIsEmpty { record += 1 }
        let shift = line - record
        if shift != breaks.last?.shift {
            if breaks.last?.record == record { breaks.removeLast() }
            breaks.append(Break(record: record, shift: shift))
        }
        recordIsEmpty = true
        recordLine = line
    }

    /// Line breaks inside a cell.
    private mutating func countLines(_ base: UnsafeRawPointer, _ from: Int, _ to: Int) {
        lineLength += to - from
        var at = from
        while at < to {
            let found = Self.find(UInt8(ascii: "\n"), base, at, to)
            guard found < to else { return }
            line += 1
            hasBreaksInCells = true
            at = found + 1
        }
    }

    private static func find(_ byte: UInt8, _ base: UnsafeRawPointer, _ from: Int, _ to: Int) -> Int {
        guard from < to, let found = memchr(base + from, Int32(byte), to - from) else { return to }
        return UnsafeRawPointer(found) - base
    }
}
