/// An address mail can be sent to: `nguyen.van.a@haiquan.example`. ASCII, one `@`, no blanks, quotes or brackets.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// - Returns: `nil` for what is no such address.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy(Self.isLocal), !parts[0].hasPrefix("."), !parts[0].hasSuffix("."),
            !parts[0].contains("..")
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ (1...63).contains($0.utf8.count) }),
            labels.allSatisfy({ $0.utf8.allSatisfy(Self.isLabel) && !$0.hasPrefix("-") && !$0.hasSuffix("-") })
        else { return nil }
        self.text = text
    }

    package var description: String { text }
    /// What stands behind the `@`.
    package var domain: String { String(text.split(separator: "@")[1]) }

    private static func isLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// RFC 5322's atoms and dots.
    private static func isLocal(_ byte: UInt8) -> Bool {
        isLabel(byte) || "!#$%&'*+/=?^_`{|}~.".utf8.contains(byte)
    }
}
