import ArgumentParser
import Domain
import Foundation
import Workspace

struct StandingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standing",
        abstract:
            "Where a unit stands: figures against every target, last year, trajectories and peers; goals, plan, indices.",
        discussion: "Example: twofold standing WS --period 2020H1 --format json")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period reviewed: 2020H1.")
    var period: Period
    @Option(help: "A unit. The root unless you say.")
    var unit: String?
    @Option(
        help:
            "The last day counted, and the day whose targets and states are in force. The period's end unless you say.")
    var asAt: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let standing = try await opened.standing(of: unit, in: period, asAt: asAt, known: known)
        switch format {
        case .json: print(try standing.json.text, to: .output)
        case .table: print(standing.text(opened.pack, in: language.language), to: .output)
        }
    }
}
