import ArgumentParser
import Domain
import Foundation
import Workspace

struct MilestonesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestones", abstract: "Milestones of a year: who reached them when, and who missed them.",
        discussion: "Example: twofold milestones WS --period 2020")

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
        let board = try await opened.milestoneBoard(of: unit, in: period, asAt: asAt, known: known)
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(in: language.language), to: .output)
        }
    }
}
