import Foundation

/// A small check that the elements of a piece of XML are closed in order and that its entities are known.
enum WellFormed {
    /// What is wrong, in words; `nil` when nothing is.
    static func problem(in data: Data) -> String? {
        let text = String(decoding: data, as: UTF8.self)
        var open = [Substring]()
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            if let wrong = badEntity(in: rest[..<start]) { return wrong }
            guard let end = rest[start...].firstIndex(of: ">") else { return "an element is not ended" }
            let tag = rest[rest.index(after: start)..<end]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> closes nothing" }
            } else if !tag.hasPrefix("?"), !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            if let wrong = badEntity(in: tag) { return wrong }
            rest = rest[rest.index(after: end)...]
        }
        return open.isEmpty ? nil : "<\(open[0])> is not closed"
    }

    private static func badEntity(in text: Substring) -> String? {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;"]
        for index in text.indices where text[index] == "&" {
            if !known.contains(where: { text[index...].hasPrefix($0) }) { return "a bare & in \(text.prefix(60))" }
        }
        return nil
    }
}
