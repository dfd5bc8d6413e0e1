package import Foundation

/// The running text of a Word document: one string a paragraph, in the order of the document. Tables are left out: their cells
/// are no sentences.
package struct WordText: Sendable {
    /// Breaks and tabs inside a paragraph are spaces; an empty paragraph is an empty string. What was deleted under revision
    /// control (`w:del`) is not read.
    package let paragraphs: [String]

    /// - Throws: ``DocumentError/cannotRead(_:why:)`` for a file that is no Word document.
    package init(reading file: URL) throws {
        guard let part = try ZipArchive(reading: file).parts["word/document.xml"] else {
            throw DocumentError.cannotRead(file, why: "it has no word/document.xml")
        }
        var reader = ParagraphReader(bytes: Array(part))
        guard reader.read() else { throw DocumentError.cannotRead(file, why: "word/document.xml is damaged") }
        paragraphs = reader.paragraphs
    }
}

/// Goes through the elements of `document.xml` and gathers the text of `w:t` by `w:p`.
private struct ParagraphReader {
    let bytes: [UInt8]
    var paragraphs: [String] = []
    /// A paragraph may hold another one, in a text box.
    private var open: [String] = []
    private var isText = false
    private var deletions = 0
    private var tables = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: Whether every element was closed.
    mutating func read() -> Bool {
        var at = 0
        while at < bytes.count {
            let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            if isText, deletions == 0 { append(Self.unescaped(String(decoding: bytes[at..<start], as: UTF8.self))) }
            guard start < bytes.count else { break }
            guard let end = endOfTag(from: start) else { return false }
            take(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
            at = end + 1
        }
        return open.isEmpty && !isText
    }

    /// The `>` that ends a tag; one inside quotes does not.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { quote = bytes[index] } else if quote == bytes[index] { quote = nil }
            case UInt8(ascii: ">") where quote == nil: return index
            default: break
            }
        }
        return nil
    }

    private mutating func take(_ tag: String) {
        let isClosing = tag.hasPrefix("/")
        let isEmpty = tag.hasSuffix("/")
        let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
        switch (name, isClosing) {
        case ("w:tbl", false): if !isEmpty { tables += 1 }
        case ("w:tbl", true): tables -= 1
        case ("w:p", false): if isEmpty { end("") } else { open.append("") }
        case ("w:p", true): if let text = open.popLast() { end(text) }
        case ("w:t", _): isText = !isClosing && !isEmpty
        case ("w:tab", false), ("w:br", false), ("w:cr", false): append(" ")
        case ("w:noBreakHyphen", false): append("-")
        case ("w:del", false): if !isEmpty { deletions += 1 }
        case ("w:del", true): deletions -= 1
        default: break
        }
    }

    private mutating func end(_ paragraph: String) {
        if tables == 0 { paragraphs.append(paragraph) }
    }

    private mutating func append(_ text: String) {
        guard !open.isEmpty, deletions == 0 else { return }
        open[open.count - 1] += text
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing(/&(#x?[0-9A-Fa-f]+|[a-z]+);/) { match in
            switch match.1 {
            case "amp": "&"
            case "lt": "<"
            case "gt": ">"
            case "quot": "\""
            case "apos": "'"
            default: character(match.1) ?? String(match.0)
            }
        }
    }

    private static func character(_ reference: Substring) -> String? {
        guard reference.hasPrefix("#") else { return nil }
        let isHex = reference.hasPrefix("#x")
        return UInt32(reference.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
            .flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
