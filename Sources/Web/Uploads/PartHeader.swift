/// What stands before one part of a multipart form.
struct PartHeader: Hashable, Sendable {
    /// The field's name.
    let name: String
    /// `nil` for a field that is no file. As the browser sent it: it may hold folders or anything else.
    let fileName: String?

    /// - Parameter block: The header lines, without the empty one that ends them.
    /// - Throws: ``MultipartError/badPart`` where no name of a field is given.
    init(_ block: some Collection<UInt8>) throws(MultipartError) {
        let lines = String(decoding: block, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
        var parameters: [String: String]?
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw .badPart }
            guard line[..<colon].lowercased() == "content-disposition" else { continue }
            parameters = Self.parameters(line[line.index(after: colon)...])
        }
        guard let name = parameters?["name"] else { throw .badPart }
        self.name = name
        fileName = parameters?["filename"]
    }

    /// `form-data; name="file"; filename="thu 6.csv"` by name. A value may be quoted; in it `\"` is a quote, and browsers write a
    /// quote as `%22`. A backslash before anything else is itself: old browsers send `C:\thu\6.csv`.
    private static func parameters(_ text: Substring) -> [String: String] {
        var rest = text[...]
        var found: [String: String] = [:]
        guard let semicolon = rest.firstIndex(of: ";") else { return [:] }
        guard rest[..<semicolon].trimmed.lowercased() == "form-data" else { return [:] }
        rest = rest[semicolon...]
        while rest.first == ";" {
            rest = rest.dropFirst()
            guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ";" }), rest[equals] == "=" else { break }
            let name = rest[..<equals].trimmed.lowercased()
            rest = rest[rest.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
            let value = rest.first == "\"" ? quoted(&rest) : token(&rest)
            if found[name] == nil { found[name] = value }
            rest = rest.drop { $0 != ";" }
        }
        return found
    }

    private static func token(_ rest: inout Substring) -> String {
        let token = rest.prefix { $0 != ";" }
        rest = rest[token.endIndex...]
        return token.trimmed
    }

    private static func quoted(_ rest: inout Substring) -> String {
        var value = ""
        rest = rest.dropFirst()
        while let next = rest.popFirst() {
            if next == "\"" { break }
            if next == "\\", rest.first == "\"" { value.append(rest.removeFirst()) } else { value.append(next) }
        }
        return value.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
