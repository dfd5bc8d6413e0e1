package import Configuration
import Foundation
package import Mail
package import Workspace

/// How the server runs. Each setting has a key in the environment; `docs/deploy.md` lists them.
package struct WebSettings: Sendable {
    /// `TWOFOLD_HTTP_HOST`, default `127.0.0.1`: the address listened on.
    package var host = "127.0.0.1"
    /// `TWOFOLD_HTTP_PORT`, default 8080; 0 takes any free port.
    package var port = 8080
    /// `TWOFOLD_PUBLIC_URL`: how browsers reach the server, `https://muctieukep.example`; none when they reach it directly. With
    /// https, cookies are marked Secure and named `__Host-…`.
    package var publicURL: String?
    /// `TWOFOLD_TRUSTED_PROXY`, default false: whether the last address in `X-Forwarded-For` is the caller's.
    package var trustsProxy = false
    /// `TWOFOLD_HTTP_IDLE_SECONDS`, seconds, default 60: a connection on which no request comes, or none is finished, for so long
    /// is closed. An answer under way is not.
    package var idleSeconds = 60
    /// `TWOFOLD_UPLOAD_LIMIT_MIB`, MiB, default 2048: the largest file taken.
    package var uploadLimitMiB = 2048
    /// `TWOFOLD_ATTACHMENT_LIMIT_MIB`, MiB, default 32: the largest document or piece of evidence taken.
    package var attachmentLimitMiB = 32
    /// `TWOFOLD_DIGEST_HOUR`, 0 to 23 in the pack's time zone: when the server sends the reminders of a day; none leaves it to
    /// `twofold remind`. It needs a mail server.
    package var digestHour: Int?
    /// `TWOFOLD_SMTP_URL` and what belongs to it: the mail server; `nil` sends no mail.
    package var mail: MailSettings?
    /// `TWOFOLD_READERS`, default 2: DuckDB processes that answer questions, some 50 MiB each.
    package var readers = 2
    /// `TWOFOLD_SESSION_IDLE_MINUTES`, default 60: a session without a request for so long is over.
    /// `TWOFOLD_SESSION_LONGEST_HOURS`, default 12: a session is over after so long however much it is used.
    /// `TWOFOLD_SCRYPT_LOG2_ROUNDS`, default 16: what a new password costs, as the power of two of scrypt's N.
    package var people = PeopleSettings()

    package init() {}

    /// - Throws: ``WebSettingsError`` for a value that cannot be used.
    package init(reading config: ConfigReader) throws {
        host = config.string(forKey: "http.host", default: host)
        port = try Self.number("http.port", in: 0...65_535, default: port, config)
        idleSeconds = try Self.number("http.idle.seconds", in: 1...3_600, default: idleSeconds, config)
        trustsProxy = config.bool(forKey: "trusted.proxy", default: trustsProxy)
        uploadLimitMiB = try Self.number("upload.limit.mib", in: 1...1_048_576, default: uploadLimitMiB, config)
        attachmentLimitMiB = try Self.number("attachment.limit.mib", in: 1...1_024, default: attachmentLimitMiB, config)
        if config.string(forKey: "digest.hour") != nil {
            digestHour = try Self.number("digest.hour", in: 0...23, default: 0, config)
        }
        readers = try Self.number("readers", in: 1...16, default: readers, config)
        let minutes = try Self.number("session.idle.minutes", in: 1...1_440, default: 60, config)
        let hours = try Self.number("session.longest.hours", in: 1...168, default: 12, config)
        people.idle = .seconds(minutes * 60)
        people.longest = .seconds(hours * 3_600)
        people.scryptRounds = 1 << (try Self.number("scrypt.log2.rounds", in: 14...20, default: 16, config))
        if let text = config.string(forKey: "public.url") {
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
                throw WebSettingsError(
                    key: "TWOFOLD_PUBLIC_URL", value: text, wanted: "an address such as https://host")
            }
            publicURL = text.hasSuffix("/") ? String(text.dropLast()) : text
        }
    }

    /// The settings of the process's environment.
    package static func environment() throws -> WebSettings {
        var settings = try WebSettings(
            reading: ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "twofold"))
        settings.mail = try MailSettings(environment: ProcessInfo.processInfo.environment)
        guard settings.digestHour == nil || settings.mail != nil else {
            throw WebSettingsError(
                key: "TWOFOLD_DIGEST_HOUR", value: settings.digestHour.map(String.init) ?? "",
                wanted: "a mail server: set TWOFOLD_SMTP_URL and TWOFOLD_SMTP_FROM")
        }
        return settings
    }

    package var isSecure: Bool { publicURL?.hasPrefix("https:") ?? false }

    private static func number(
        _ key: String, in range: ClosedRange<Int>, default fallback: Int, _ config: ConfigReader
    ) throws -> Int {
        guard let text = config.string(forKey: ConfigKey(key.split(separator: ".").map(String.init))) else {
            return fallback
        }
        guard let number = Int(text), range.contains(number) else {
            let name = "TWOFOLD_" + key.replacing(".", with: "_").uppercased()
            throw WebSettingsError(
                key: name, value: text, wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

package struct WebSettingsError: Error, CustomStringConvertible {
    let key: String
    let value: String
    let wanted: String
    package var description: String { "\(key) is '\(value)'; it wants \(wanted)" }
}
