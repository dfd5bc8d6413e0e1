import Foundation

/// A small pull reader of the XML inside a workbook: elements, attributes and text; no DTD, no outside references.
///
/// Names come without their namespace prefix. What is not well-formed ends the reading.
struct XMLScanner {
    enum Event {
        case open(String, attributes: [String: String], isEmpty: Bool)
        case close(String)
        case text(String)
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    mutating func next() -> Event? {
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "<") else {
                let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
                defer { at = end }
                return .text(Self.unescaped(bytes[at..<end]))
            }
            if let data = skipSpecial() { return .text(data) }
            guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "<") else { continue }
            guard let end = endOfTag() else {
                at = bytes.endIndex
                return nil
            }
            let inside = bytes[(at + 1)..<end]
            at = end + 1
            if inside.first == UInt8(ascii: "/") { return .close(Self.localName(inside.dropFirst())) }
            return Self.opening(inside)
        }
        return nil
    }

    /// Jumps over `<?…?>`, `<!--…-->` and `<!DOCTYPE…>`; the content of `<![CDATA[…]]>` is text.
    private mutating func skipSpecial() -> String? {
        for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
            guard bytes[at...].starts(with: start.utf8) else { continue }
            let from = at + start.utf8.count
            guard let found = bytes[from...].start(of: end.utf8) else {
                at = bytes.endIndex
                return nil
            }
            at = found + end.utf8.count
            return start == "<![CDATA[" ? String(decoding: bytes[from..<found], as: UTF8.self) : nil
        }
        return nil
    }

    /// The `>` that ends the tag at `at`; one inside quotes does not.
    private func endOfTag() -> Int? {
        var quote: UInt8?
        for index in at..<bytes.endIndex {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }

    private static func opening(_ inside: ArraySlice<UInt8>) -> Event {
        let isEmpty = inside.last == UInt8(ascii: "/")
        let body = isEmpty ? inside.dropLast() : inside
        let nameEnd = body.firstIndex(where: \.isXMLSpace) ?? body.endIndex
        var attributes: [String: String] = [:]
        var at = nameEnd
        while let equals = body[at...].firstIndex(of: UInt8(ascii: "=")),
            let open = body[equals...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
            let close = body[(open + 1)...].firstIndex(of: body[open])
        {
            let name = localName(body[at..<equals].drop(while: \.isXMLSpace))
            attributes[name] = unescaped(body[(open + 1)..<close])
            at = close + 1
        }
        return .open(localName(body[..<nameEnd]), attributes: attributes, isEmpty: isEmpty)
    }

    private static func localName(_ name: ArraySlice<UInt8>) -> String {
        let ended = name.prefix { !$0.isXMLSpace }
        let local = ended.lastIndex(of: UInt8(ascii: ":")).map { ended[($0 + 1)...] } ?? ended
        return String(decoding: local, as: UTF8.self)
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing(/&(#x?[0-9A-Fa-f]+|[a-z]+);/) { match in
            switch match.1 {
            case "amp": "&"
            case "lt": "<"
            case "gt": ">"
            case "quot": "\""
            case "apos": "'"
            default: character(of: match.1) ?? String(match.0)
            }
        }
    }

    private static func character(of reference: Substring) -> String? {
        guard reference.hasPrefix("#") else { return nil }
        let isHex = reference.hasPrefix("#x")
        return UInt32(reference.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
            .flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}

extension ArraySlice<UInt8> {
    /// Where `mark`, which is not empty, first stands; looks no further than there.
    fileprivate func start(of mark: String.UTF8View) -> Index? {
        var from = startIndex
        while let found = self[from...].firstIndex(of: mark.first!) {
            if self[found...].starts(with: mark) { return found }
            from = found + 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isXMLSpace: Bool { self == 32 || self == 9 || self == 10 || self == 13 }
}
