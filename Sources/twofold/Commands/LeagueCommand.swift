import ArgumentParser
import Domain
import Foundation
import Workspace

struct LeagueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "league", abstract: "A league table with the places that follow from its entries.",
        discussion: "Example: twofold league WS thu-ngan-sach --period 2020H1")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The table's code.")
    var code: String
    @Option(help: "The period: 2020H1.")
    var period: Period
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
        let day = try await opened.steeringDay(in: period, asAt: asAt, known: known)
        guard let board = try await opened.leagueBoard(code, in: period, asAt: day, known: known) else {
            throw WorkspaceError.unknownLeagueTable(
                code, among: Set(try opened.leagueTables(asAt: day, known: known).map(\.code)).sorted())
        }
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(in: language.language), to: .output)
        }
    }
}
