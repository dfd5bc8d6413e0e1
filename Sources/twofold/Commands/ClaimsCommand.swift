import ArgumentParser
import Domain
import Foundation
import Workspace

struct ClaimsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "Check the numbers of a text against where a unit stands.",
        discussion: """
            Each number holds, does not hold, or cannot be told, with the figure it was compared with and the reason. The
            exit code is 1 when one does not hold.

            Example: twofold claims WS bai-viet.docx --period 2020H1
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(
        help: "A text (.txt, .md) in UTF-8, a Word document (.docx), or - for the standard input.", completion: .file())
    var file: String
    @Option(help: "The period the text speaks of: 2020H1.")
    var period: Period
    @Option(help: "The unit the text speaks of. The root unless you say.")
    var unit: String?
    @Option(help: "The last day counted, and the day whose targets are in force. The period's end unless you say.")
    var asAt: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let report = try await workspace.open().claims(
            inFile: file, period: period, unit: unit, asAt: asAt, known: known)
        switch format {
        case .json: print(try report.json(in: language.language).text, to: .output)
        case .table: print(report.text(in: language.language), to: .output)
        }
        if report.hasFailures { throw ExitCode(1) }
    }
}
