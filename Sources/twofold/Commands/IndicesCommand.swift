import ArgumentParser
import Domain
import Foundation
import Workspace

struct IndicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indices", abstract: "Results of published indices over the years, and the scores made of values.",
        discussion: """
            Examples: twofold indices WS
            twofold indices scores WS cdci --period 2020
            """, subcommands: [IndicesListCommand.self, IndexScoresCommand.self],
        defaultSubcommand: IndicesListCommand.self)
}

struct IndicesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Results of published indices over the years.",
        discussion: "Example: twofold indices WS")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The last year shown. All unless you say.")
    var year: Int?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let board = try opened.indexBoard(to: year ?? .max, known: known)
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(in: language.language), to: .output)
        }
    }
}

struct IndexScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "Raw values, scaled scores, weights, totals and ranks, and what moved since the year before.",
        discussion: "Example: twofold indices scores WS ddci --period 2019")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The index's code in the pack.")
    var index: String
    @OptionGroup var scores: ScoresOptions

    func run() async throws { try await scores.show(index, workspace) }
}
