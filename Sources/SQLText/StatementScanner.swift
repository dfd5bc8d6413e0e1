extension SQLFragment {
    /// The text as exactly one statement that DuckDB's command line will read to its end and no further.
    ///
    /// - Returns: The text; a semicolon at the end stays.
    /// - Throws: The first ``flaw``; else what the text itself does wrong: nothing in it, an unclosed quote, a line that is
    ///   a command of the shell, a second statement.
    package func statement() throws(SQLTextError) -> String {
        var text = try checked()
        var fault: SQLTextError?
        text.withUTF8 { bytes in
            var scanner = StatementScanner(bytes: bytes)
            do throws(SQLTextError) { try scanner.scan() } catch { fault = error }
        }
        if let fault { throw fault }
        return text
    }
}

/// Walks over one statement, jumping over quoted text and comments as DuckDB's parser does.
private struct StatementScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var line = 1
    private var sawToken = false
    private var sawEnd = false

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() throws(SQLTextError) {
        var isLineStart = true
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                at += 1
                isLineStart = true
                continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                at += 1
                continue
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
                continue
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                try skipBlockComment()
                continue
            default: break
            }
            if isLineStart, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#") { throw .commandLine(line) }
            isLineStart = false
            try take(byte)
        }
        if !sawToken { throw .emptyStatement }
    }

    private var next: UInt8? { at + 1 < bytes.count ? bytes[at + 1] : nil }

    private mutating func take(_ byte: UInt8) throws(SQLTextError) {
        if byte == UInt8(ascii: ";") {
            sawEnd = true
            at += 1
            return
        }
        if sawEnd { throw .severalStatements }
        sawToken = true
        switch byte {
        case UInt8(ascii: "'"): try skipQuoted(byte, withBackslashes: hasEscapePrefix)
        case UInt8(ascii: "\""): try skipQuoted(byte, withBackslashes: false)
        case UInt8(ascii: "$") where !followsWord: try skipDollarQuoted()
        default: at += 1
        }
    }

    /// `E'…'`, where a backslash escapes; `some_e'…'` is none.
    private var hasEscapePrefix: Bool {
        guard at >= 1, bytes[at - 1] | 0x20 == UInt8(ascii: "e") else { return false }
        return at < 2 || !Self.isWord(bytes[at - 2])
    }

    private var followsWord: Bool { at >= 1 && Self.isWord(bytes[at - 1]) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
        default: false
        }
    }

    /// A doubled quote stays inside: in `E'it''s\n'` the second part is still an escape string.
    private mutating func skipQuoted(_ quote: UInt8, withBackslashes: Bool) throws(SQLTextError) {
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == quote {
                guard next == quote else {
                    at += 1
                    return
                }
                at += 1
            } else if withBackslashes, byte == UInt8(ascii: "\\") {
                // The command line, unlike DuckDB's parser, takes the quote of \' for the end.
                if next == quote { throw .escapedQuote(line) }
                if next == UInt8(ascii: "\n") { line += 1 }
                at += 1
            }
            at += 1
        }
        throw .unclosed(String(UnicodeScalar(quote)))
    }

    /// `$$ … $$` or `$tag$ … $tag$`; a `$1` is a parameter, not a quote.
    private mutating func skipDollarQuoted() throws(SQLTextError) {
        var end = at + 1
        while end < bytes.count, Self.isWord(bytes[end]), bytes[end] != UInt8(ascii: "$") { end += 1 }
        let startsWithDigit = at + 1 < end && (48...57).contains(bytes[at + 1])
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$"), !startsWithDigit else {
            at += 1
            return
        }
        let tag = bytes[at...end]
        var close = end + 1
        while close + tag.count <= bytes.count {
            if bytes[close] == UInt8(ascii: "\n") { line += 1 }
            if bytes[close] == UInt8(ascii: "$"), bytes[close..<close + tag.count].elementsEqual(tag) {
                at = close + tag.count
                return
            }
            close += 1
        }
        throw .unclosed(String(decoding: tag, as: UTF8.self))
    }

    /// Block comments nest.
    private mutating func skipBlockComment() throws(SQLTextError) {
        var depth = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                depth += 1
                at += 2
            } else if bytes[at] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
                depth -= 1
                at += 2
                if depth == 0 { return }
            } else {
                if bytes[at] == UInt8(ascii: "\n") { line += 1 }
                at += 1
            }
        }
        throw .unclosed("/*")
    }
}
