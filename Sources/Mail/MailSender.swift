import Domain
package import Foundation
import Subprocess
import SystemPackage

/// Hands messages to a mail server, through a `curl` of their own each: it speaks SMTP with TLS and signs in.
///
/// Its settings go through its input, so that no list of processes shows a password; the message lies in a file of ours alone
/// while it is sent.
package struct MailSender: Sendable {
    private let settings: MailSettings
    private let curl: URL

    /// - Parameter program: Where `curl` is; looked for on `PATH` unless given.
    /// - Throws: ``MailError/noProgram``.
    package init(_ settings: MailSettings, program: URL? = MailSender.locate()) throws(MailError) {
        guard let program else { throw .noProgram }
        self.settings = settings
        curl = program
    }

    package static func locate(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    ) -> URL? {
        path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "curl") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// - Returns: When the server has taken the message.
    /// - Throws: ``MailError/refused(_:)``; `CancellationError`.
    package func send(_ message: MailMessage) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "message.eml")
        try Data(message.text.utf8).write(to: file)
        let config = try Self.config(settings, message, file: file)
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .milliseconds(500))]
        let result = try await Subprocess.run(
            .path(FilePath(curl.path)),
            // First of all, no settings of the user's own.
            arguments: ["--disable", "--config", "-"],
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/dev/null/none"]),
            platformOptions: options, input: .array(Array(config.utf8)), output: .bytes(limit: 1 << 16),
            error: .bytes(limit: 1 << 16))
        try Task.checkCancellation()
        guard result.terminationStatus.isSuccess else {
            let said = String(decoding: result.standardError, as: UTF8.self)
            let lines = said.split(whereSeparator: \.isNewline).suffix(3).joined(separator: "; ")
            throw MailError.refused(lines.isEmpty ? "curl ended with \(result.terminationStatus)" : lines)
        }
    }

    /// What curl reads from its input. Each value is quoted.
    static func config(_ settings: MailSettings, _ message: MailMessage, file: URL) throws(MailError) -> String {
        var lines = [
            "silent", "show-error", "connect-timeout = 15", "max-time = 60",
            "url = \(try quoted(settings.server + "/" + message.from.domain))",
            "mail-from = \(try quoted(message.from.text))", "mail-rcpt = \(try quoted(message.to.text))",
            "upload-file = \(try quoted(file.path))",
        ]
        if let credentials = settings.credentials {
            lines.append("user = \(try quoted(credentials.user + ":" + credentials.password))")
            // A password never goes over an open connection.
            lines.append("ssl-reqd")
        }
        if let authorities = settings.authorities { lines.append("cacert = \(try quoted(authorities))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) throws(MailError) -> String {
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw .refused("a setting or an address holds a control character")
        }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
