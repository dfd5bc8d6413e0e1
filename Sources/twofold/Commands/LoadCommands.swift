import ArgumentParser
import Domain
import Foundation
import Workspace

struct LoadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loads", abstract: "Every load with its receipt.", discussion: "Example: twofold loads WS")

    @OptionGroup var workspace: WorkspaceOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let loads = try await workspace.open().loads()
        print(try json ? loads.json.text : loads.text, to: .output)
    }
}

struct TakeBackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "takeback",
        abstract: "Undo one load: every record is as if it had never been; earlier revisions keep what they knew.",
        discussion: "Example: twofold takeback WS 12")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The load's number, as 'twofold loads' prints it.")
    var load: Int
    @Option(help: "Why; kept with the revision and in the audit trail.")
    var reason: String?
    @Flag(help: "Print the receipt as JSON.")
    var json = false

    func run() async throws {
        let answer = try await workspace.open().takeBack(load, reason: reason)
        print(try json ? answer.json.text : answer.text, to: .output)
    }
}

struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract:
            "Rows that were refused, with line, column, value and reason; exported, they can be corrected and loaded.",
        discussion: "Example: twofold quarantine WS --export refused.csv")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "One load. With --export the last one with refused rows unless you say.")
    var load: Int?
    @Option(help: "Write the rows as CSV under the file's own header, with a column of reasons.", completion: .file())
    var export: String?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        if let export {
            let count = try await opened.exportQuarantine(
                of: load, to: URL(filePath: export), in: language.language)
            print("\(count) rows written to \(export)", to: .output)
            return
        }
        let rows = try await opened.quarantine(of: load, in: language.language)
        print(try json ? rows.json.text : rows.text, to: .output)
    }
}
