import ArgumentParser
import Domain
import Foundation
import Mail
import Workspace

struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Send everybody, by e-mail, what newly waits for them: each thing once for each occasion.",
        discussion: """
            Example: twofold remind WS --dry-run
            To be run each morning. The server is named by TWOFOLD_SMTP_URL and TWOFOLD_SMTP_FROM (docs/deploy.md). A run that could
            not reach somebody ends with 2, and the next one tries again.
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The day it is taken to be. Today in the pack's time zone unless you say.")
    var asAt: Day?
    @Flag(help: "Send nothing and note nothing; print what would be sent.")
    var dryRun = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let opened = try await workspace.open()
        let post = dryRun ? nil : try ReminderPost(environment: environment)
        let report = try await opened.remind(asAt: asAt, through: post)
        print(try json ? report.json.text : report.table(in: language.language), to: .output)
        if report.failures > 0 { throw ExitCode(2) }
    }
}

extension ReminderPost {
    /// Through the server the environment names.
    /// - Throws: `MailError`.
    fileprivate init(environment: [String: String]) throws {
        guard let settings = try MailSettings(environment: environment) else { throw MailError.noServer }
        let sender = try MailSender(settings)
        let address = environment["TWOFOLD_PUBLIC_URL"].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.init(from: settings.from, address: address) { try await sender.send($0) }
    }
}
