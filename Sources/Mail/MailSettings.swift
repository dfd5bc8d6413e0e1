package import Domain
import Foundation

/// Which server takes our mail, and who we are to it. `docs/deploy.md` lists the keys.
package struct MailSettings: Sendable, Hashable {
    /// `TWOFOLD_SMTP_URL`: `smtp://host:port`, or `smtps://host:port` where the connection begins with TLS.
    package let server: String
    /// `TWOFOLD_SMTP_FROM`: whom mail comes from.
    package let from: MailAddress
    /// `TWOFOLD_SMTP_USER` with `TWOFOLD_SMTP_PASSWORD`, or with the first line of the file `TWOFOLD_SMTP_PASSWORD_FILE`; `nil` for a
    /// server that asks for none. With `smtp://` a password is only sent after STARTTLS.
    package let credentials: Credentials?
    /// `TWOFOLD_SMTP_CA_FILE`: certificates trusted beside the system's, in PEM; `nil` for the system's alone.
    package let authorities: String?

    package struct Credentials: Sendable, Hashable {
        package let user: String
        package let password: String
        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    package init(server: String, from: MailAddress, credentials: Credentials? = nil, authorities: String? = nil) {
        self.server = server
        self.from = from
        self.credentials = credentials
        self.authorities = authorities
    }
}

extension MailSettings {
    /// - Returns: `nil` where no server is named: no mail is sent.
    /// - Throws: ``MailError/setting(key:problem:)``.
    package init?(environment: [String: String]) throws(MailError) {
        func value(_ key: String) -> String? { environment[key].flatMap { $0.isEmpty ? nil : $0 } }
        guard let server = value("TWOFOLD_SMTP_URL") else { return nil }
        guard let url = URL(string: server), ["smtp", "smtps"].contains(url.scheme), url.host() != nil,
            url.user == nil, ["", "/"].contains(url.path()), url.query() == nil, url.fragment() == nil,
            server.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .setting(
                key: "TWOFOLD_SMTP_URL", problem: "'\(server)' is not smtp://HOST:PORT or smtps://HOST:PORT")
        }
        guard let sender = value("TWOFOLD_SMTP_FROM"), let from = MailAddress(sender) else {
            throw .setting(
                key: "TWOFOLD_SMTP_FROM", problem: "it must be the address mail comes from: muctieukep@haiquan.example")
        }
        var credentials: Credentials?
        if let user = value("TWOFOLD_SMTP_USER") {
            var password = value("TWOFOLD_SMTP_PASSWORD")
            if let file = value("TWOFOLD_SMTP_PASSWORD_FILE") {
                guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                    throw .setting(key: "TWOFOLD_SMTP_PASSWORD_FILE", problem: "cannot read \(file)")
                }
                password = text.split(whereSeparator: \.isNewline).first.map(String.init)
            }
            guard let password else {
                throw .setting(
                    key: "TWOFOLD_SMTP_PASSWORD", problem: "TWOFOLD_SMTP_USER needs it, or TWOFOLD_SMTP_PASSWORD_FILE")
            }
            credentials = Credentials(user: user, password: password)
        }
        // What stands behind the server's name is the domain we greet it with.
        let address = server.hasSuffix("/") ? String(server.dropLast()) : server
        self.init(server: address, from: from, credentials: credentials, authorities: value("TWOFOLD_SMTP_CA_FILE"))
    }
}
