import Domain
import Foundation
import Testing

@testable import Mail

@Suite struct `A message` {
    private func message(_ subject: String, _ body: String = "x\n") -> MailMessage {
        MailMessage(
            from: MailAddress("muctieukep@haiquan.example")!, fromName: "Mục tiêu kép",
            to: MailAddress("a@haiquan.example")!, subject: subject, body: body,
            date: Date(timeIntervalSince1970: 1_593_477_000), id: "1@haiquan.example")
    }

    @Test func `has the headers that mail needs, and its text whatever its letters`() throws {
        let text = message("Digest 3", "Kính gửi,\nviệc số 1\n.\n").text
        let parts = text.components(separatedBy: "\r\n\r\n")
        #expect(
            parts[0].components(separatedBy: "\r\n") == [
                "From: =?utf-8?B?TeG7pWMgdGnDqnUga8OpcA==?= <muctieukep@haiquan.example>", "To: <a@haiquan.example>",
                "Subject: Digest 3", "Date: Tue, 30 Jun 2020 00:30:00 +0000", "Message-ID: <1@haiquan.example>",
                "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
                "Auto-Submitted: auto-generated",
            ])
        let body = try #require(Data(base64Encoded: parts[1], options: .ignoreUnknownCharacters))
        #expect(String(decoding: body, as: UTF8.self) == "Kính gửi,\r\nviệc số 1\r\n.\r\n")
    }

    @Test func `folds a long subject into words that each hold whole characters`() throws {
        let subject = String(repeating: "Việc cần xử lý; ", count: 12)
        let text = message(subject).text
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        let words = text.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=/).dropFirst().map { String($0.output.1) }
        let parts = words.compactMap { Data(base64Encoded: $0).flatMap { String(data: $0, encoding: .utf8) } }
        #expect(parts.count == words.count)
        #expect(parts.count > 3 && parts.joined() == subject)
    }

    @Test func `takes no line end from a subject into its headers`() {
        let text = message("a\r\nBcc: x@y.example").text
        #expect(!text.contains("\r\nBcc:"))
    }
}

@Suite struct `Settings for mail` {
    private let sender = ["TWOFOLD_SMTP_FROM": "a@b.example"]

    @Test func `are none where no server is named`() throws {
        #expect(try MailSettings(environment: sender) == nil)
        #expect(try MailSettings(environment: ["TWOFOLD_SMTP_URL": ""]) == nil)
    }

    @Test(arguments: [
        ("TWOFOLD_SMTP_URL", ["TWOFOLD_SMTP_URL": "http://x"]),
        ("TWOFOLD_SMTP_URL", ["TWOFOLD_SMTP_URL": "smtp://u:p@x"]),
        ("TWOFOLD_SMTP_URL", ["TWOFOLD_SMTP_URL": "smtp://x/domain"]),
        ("TWOFOLD_SMTP_FROM", ["TWOFOLD_SMTP_URL": "smtp://x:25", "TWOFOLD_SMTP_FROM": "nobody"]),
        ("TWOFOLD_SMTP_PASSWORD", ["TWOFOLD_SMTP_URL": "smtp://x:25", "TWOFOLD_SMTP_USER": "u"]),
        (
            "TWOFOLD_SMTP_PASSWORD_FILE",
            [
                "TWOFOLD_SMTP_URL": "smtp://x", "TWOFOLD_SMTP_USER": "u",
                "TWOFOLD_SMTP_PASSWORD_FILE": "/dev/null/none/x",
            ]
        ),
    ])
    func `name the key that cannot be used`(key: String, given: [String: String]) {
        let error = #expect(throws: MailError.self) { try MailSettings(environment: sender.merging(given) { $1 }) }
        guard case .setting(key, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `take an address with a slash behind it for the server alone`() throws {
        let given = sender.merging(["TWOFOLD_SMTP_URL": "smtp://mail.example:25/"]) { $1 }
        #expect(try MailSettings(environment: given)?.server == "smtp://mail.example:25")
    }

    @Test func `never let a password travel in the open or on a command line`() throws {
        let settings = try #require(
            try MailSettings(
                environment: sender.merging([
                    "TWOFOLD_SMTP_URL": "smtp://mail.example:587", "TWOFOLD_SMTP_USER": "u",
                    "TWOFOLD_SMTP_PASSWORD": "a\"b\\c",
                ]) { $1 }))
        let message = MailMessage(
            from: settings.from, fromName: "x", to: MailAddress("c@d.example")!, subject: "s", body: "b", date: Date(),
            id: "1@b")
        let config = try MailSender.config(settings, message, file: URL(filePath: "/tmp/m"))
        #expect(config.contains("user = \"u:a\\\"b\\\\c\"\nssl-reqd\n"))
        #expect(config.contains("url = \"smtp://mail.example:587/b.example\""))
        let other = MailSettings(
            server: "smtp://x", from: settings.from, credentials: .init(user: "u", password: "a\nurl = \"file:///etc\"")
        )
        #expect(throws: MailError.self) { try MailSender.config(other, message, file: URL(filePath: "/tmp/m")) }
    }

    @Test func `lead to an error where nobody takes the mail`() async throws {
        // Port 9 of this machine: nobody listens.
        let settings = MailSettings(server: "smtp://127.0.0.1:9", from: MailAddress("a@b.example")!)
        let message = MailMessage(
            from: settings.from, fromName: "x", to: settings.from, subject: "s", body: "b", date: Date(), id: "1@b")
        guard MailSender.locate() != nil else { return }
        await #expect(throws: MailError.self) { try await MailSender(settings).send(message) }
    }
}
