/// Reads the first records of a CSV text, to find its header; DuckDB reads the rest.
///
/// A quote opens a quoted cell only at its start, a doubled quote inside stands for one; empty lines are no records.
struct CSVRecords: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var at = 0

    init(_ bytes: [UInt8], delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    mutating func next() -> [String]? {
        while at < bytes.count, bytes[at].isNewline { at += 1 }
        guard at < bytes.count else { return nil }
        var cells: [String] = []
        while true {
            cells.append(cell())
            guard at < bytes.count, bytes[at] == delimiter else { break }
            at += 1
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\r") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
        return cells
    }

    private mutating func cell() -> String {
        var text: [UInt8] = []
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            at += 1
            while at < bytes.count {
                if bytes[at] == UInt8(ascii: "\"") {
                    guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") else {
                        at += 1
                        break
                    }
                    at += 1
                }
                text.append(bytes[at])
                at += 1
            }
        }
        while at < bytes.count, bytes[at] != delimiter, !bytes[at].isNewline {
            text.append(bytes[at])
            at += 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    var isNewline: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
