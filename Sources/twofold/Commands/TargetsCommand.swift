import ArgumentParser
import Domain
import Foundation
import Workspace

struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Targets of a year with every version, who set it and when, and what was reached of it.",
        discussion: """
            Without a subcommand they are listed.
            Example: twofold targets WS --period 2020H1 --unit 20CF
            """,
        subcommands: [TargetList.self, TargetSetCommand.self, HandDownCommand.self, TargetExportCommand.self],
        defaultSubcommand: TargetList.self)
}

struct TargetList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Targets of a year with every version.",
        discussion: "Example: twofold targets list WS --period 2020H1 --unit 20CF")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period: 2020H1.")
    var period: Period
    @Option(help: "A unit, with those below it. The root unless you say.")
    var unit: String?
    @Option(
        help: "The day as at which it is told. The period's end, or the last day with complete records, unless you say."
    )
    var asAt: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let board = try await opened.targetBoard(of: unit, in: period, asAt: asAt, known: known)
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(opened.pack, in: language.language), to: .output)
        }
    }
}
