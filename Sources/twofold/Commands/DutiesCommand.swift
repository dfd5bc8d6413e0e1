import ArgumentParser
import Domain
import Foundation
import Workspace

struct DutiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract:
            "Who must act: late actions, contradicted ones, missed milestones, missing reports, refused rows, restated figures.",
        discussion: "Example: twofold duties WS --period 2020H1 --unit 20CF")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period reviewed: 2020H1.")
    var period: Period
    @Option(help: "Only what this unit, or a unit below it, must see to. The root unless you say.")
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
        let duties = try await opened.duties(of: unit, in: period, asAt: asAt, known: known)
        switch format {
        case .json: print(try duties.json.text, to: .output)
        case .table: print(duties.table(in: language.language), to: .output)
        }
    }
}
