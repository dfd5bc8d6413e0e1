package import Domain
package import Foundation

/// One message in plain text to one reader.
package struct MailMessage: Sendable, Hashable {
    package let from: MailAddress
    /// What readers see instead of the sender's address.
    package let fromName: String
    package let to: MailAddress
    package let subject: String
    /// Lines end in `\n`.
    package let body: String
    package let date: Date
    /// Without its angle brackets: `20200630.3f2a@haiquan.example`. The same message sent again keeps it.
    package let id: String

    package init(
        from: MailAddress, fromName: String, to: MailAddress, subject: String, body: String, date: Date, id: String
    ) {
        self.from = from
        self.fromName = fromName
        self.to = to
        self.subject = subject
        self.body = body
        self.date = date
        self.id = id
    }
}

extension MailMessage {
    /// The message as it goes over the wire (RFC 5322, MIME): ASCII, lines of at most 78 characters that end in CRLF.
    package var text: String {
        let sender = Self.encoded(fromName, after: "From: ".utf8.count)
        let lines = [
            "From: \(sender) <\(from)>", "To: <\(to)>",
            "Subject: \(Self.encoded(subject, after: "Subject: ".utf8.count))", "Date: \(Self.moment(date))",
            "Message-ID: <\(id)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            // Nobody's out-of-office note answers it (RFC 3834).
            "Auto-Submitted: auto-generated", "",
        ]
        return (lines + Self.base64Lines(body) + [""]).joined(separator: "\r\n")
    }

    /// A header's text: as it is where it is short and plain, else in encoded words (RFC 2047) of at most 75 characters, on lines of
    /// their own.
    private static func encoded(_ text: String, after taken: Int) -> String {
        let plain = text.utf8.allSatisfy {
            $0 == 0x20 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        }
        if plain, taken + text.utf8.count <= 70 { return text }
        let frame = "=?utf-8?B?".utf8.count + "?=".utf8.count
        // Three bytes make four characters; the first line also holds the header's name.
        var words: [String] = []
        var bytes: [UInt8] = []
        func room() -> Int { ((words.isEmpty ? 75 - taken : 75) - frame) / 4 * 3 }
        func close() {
            words.append("=?utf-8?B?\(Data(bytes).base64EncodedString())?=")
            bytes = []
        }
        for character in text.unicodeScalars where character.value >= 0x20 && character.value != 0x7F {
            // A character is never divided between words.
            let next = Array(String(character).utf8)
            if bytes.count + next.count > room() { close() }
            bytes += next
        }
        if !bytes.isEmpty || words.isEmpty { close() }
        return words.joined(separator: "\r\n ")
    }

    private static func base64Lines(_ text: String) -> [String] {
        let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let all = Array(Data(lines.utf8).base64EncodedString())
        return stride(from: 0, to: all.count, by: 76).map { String(all[$0..<min($0 + 76, all.count)]) }
    }

    /// `Tue, 30 Jun 2020 00:30:00 +0000`.
    private static func moment(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }
}
