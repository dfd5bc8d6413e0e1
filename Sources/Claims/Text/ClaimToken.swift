/// A word, a written number or a mark of a text, in the order read.
package struct ClaimToken: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable { case word, number, symbol }
    package let kind: Kind
    /// In small letters.
    package let text: String
    /// Characters of the text, counted from 0.
    package let range: Range<Int>
    /// Whether the word begins with a capital.
    package let isCapital: Bool

    package var description: String { text }

    /// Cuts characters into tokens. A number keeps its separators (`2.663,8`, `85:42`); a word may hold digits (`Q2`).
    static func all(in characters: [Character]) -> [ClaimToken] {
        var tokens: [ClaimToken] = []
        var at = 0
        while at < characters.count {
            let character = characters[at]
            if character.isWhitespace {
                at += 1
                continue
            }
            let start = at
            let kind: Kind
            if character.isLetter {
                while at < characters.count, characters[at].isLetter || characters[at].isASCIIDigit { at += 1 }
                kind = .word
            } else if character.isASCIIDigit {
                at = endOfNumber(in: characters, from: at)
                kind = .number
            } else {
                at += 1
                kind = .symbol
            }
            tokens.append(
                ClaimToken(
                    kind: kind, text: String(characters[start..<at]).lowercased(), range: start..<at,
                    isCapital: character.isUppercase))
        }
        return tokens
    }

    /// Past the digits with the separators between them: a point or comma before a digit, a colon before two, a space that
    /// does not break before a group of three.
    private static func endOfNumber(in characters: [Character], from start: Int) -> Int {
        func digits(from index: Int) -> Int {
            var end = index
            while end < characters.count, characters[end].isASCIIDigit { end += 1 }
            return end - index
        }
        var at = start + digits(from: start)
        while at < characters.count {
            let following = digits(from: at + 1)
            switch characters[at] {
            case ".", ",": guard following > 0 else { return at }
            case ":": guard following == 2 else { return at }
            case "\u{A0}", "\u{202F}": guard following == 3 else { return at }
            default: return at
            }
            at += 1 + following
        }
        return at
    }
}

extension Character {
    var isASCIIDigit: Bool { "0"..."9" ~= self }
}
