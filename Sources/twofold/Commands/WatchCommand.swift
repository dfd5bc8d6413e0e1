import ArgumentParser
import Domain
import Foundation
import Workspace

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "What stands out by the watch rules of the pack, and what was said to it.",
        discussion: """
            Examples:
              twofold watch WS --period 2020H1 --unit 20CF
              twofold watch acknowledge WS batches/20CF/2020H1 --period 2020H1 --reason "one truck convoy, checked"
            """,
        subcommands: [List.self, Acknowledge.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What stands out in a period.",
            discussion: "Example: twofold watch list WS --period 2020H1 --json")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The period looked at: 2020H1.")
        var period: Period
        @Option(help: "The unit, with all below it. The root unless you say.")
        var unit: String?
        @Option(help: "The last day counted. The period's end, or the last day with records, unless you say.")
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let answer = try await opened.watchAnswer(of: unit, in: period, asAt: asAt, known: known)
            print(try json ? answer.json.text : answer.table(in: language.language), to: .output)
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer a flag; it is quiet until its numbers change.",
            discussion: """
                Example: twofold watch acknowledge WS batches/20CF/2020H1 --period 2020H1 --reason "one convoy, checked"
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The flag, as 'twofold watch' names it: batches/20CF/2020H1.")
        var flag: String
        @Option(help: "Why it is as it is.")
        var reason: String
        @Option(help: "The period looked at: 2020H1.")
        var period: Period
        @Option(help: "The last day counted. The period's end, or the last day with records, unless you say.")
        var asAt: Day?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let answered = try await workspace.open()
                .acknowledge(flag, reason: reason, in: period, asAt: asAt)
            print(try json ? answered.json.text : "\(answered.id) is acknowledged: \(answered.numbers)", to: .output)
        }
    }
}
