import ArgumentParser
import Domain
import Foundation
import Workspace

struct SurveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Answers of surveys from which branches are ranked.",
        discussion: "Example: twofold survey import WS answers.xlsx --index cdci --period 2020",
        subcommands: [SurveyImportCommand.self, SurveyShowCommand.self, SurveyWithdrawCommand.self])
}

struct SurveyImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read answers from CSV or XLSX, one a row; a round that is there is replaced.",
        discussion: "Example: twofold survey import WS answers.csv --index cdci --period 2020 --preview")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(
        help: "The file: unit, period, question, respondent, score.", completion: .file(extensions: ["csv", "xlsx"]))
    var file: String
    @Option(help: "The index's code in the pack.")
    var index: String
    @Option(help: "The period, for a file without a column of periods.")
    var period: Period?
    @Flag(help: "Keep the rows that are answers although others are not; each that is left out is named with its cell.")
    var leaveOutInvalid = false
    @Flag(help: "Only say what would be done.")
    var preview = false
    @Flag(help: "I have checked: whatever would be asked is meant so.")
    var yes = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        do {
            let done = try await workspace.open().importSurvey(
                URL(filePath: file), named: file, of: index, in: period, leavesOutInvalid: leaveOutInvalid,
                isPreview: preview, isConfirmed: yes)
            print(json ? try done.json.text : done.text, to: .output)
        } catch let asked as AskedDraft {
            print(asked.description, to: .error)
            print("nothing was changed; check the above and give --yes if it is meant so", to: .error)
            throw ExitCode(1)
        }
    }
}

struct SurveyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Scores of a survey's round: raw, scaled, weighed, ranked. Small groups are hidden.",
        discussion: "Example: twofold survey show WS cdci --period 2020")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The index's code in the pack.")
    var index: String
    @OptionGroup var scores: ScoresOptions

    func run() async throws { try await scores.show(index, workspace) }
}

struct SurveyWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a round back; what earlier revisions showed stays.",
        discussion: "Example: twofold survey withdraw WS cdci --period 2020")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The index's code in the pack.")
    var index: String
    @Option(help: "The round's period.")
    var period: Period
    @Option(help: "Why; it is kept with the revision.")
    var reason: String?

    func run() async throws {
        let revision = try await workspace.open().withdrawSurvey(of: index, in: period, reason: reason)
        print("taken back since revision \(revision)", to: .output)
    }
}

/// What is asked of the scores of an index.
struct ScoresOptions: ParsableArguments {
    @Option(help: "The period: 2020. The newest unless you say.")
    var period: Period?
    @Option(help: "The period it is compared with. The same a year earlier unless you say.")
    var against: Period?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "Compare with what another revision knew, of the same period unless --against says another.")
    var againstKnown: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func show(_ index: String, _ workspace: WorkspaceOption) async throws {
        let board = try await workspace.open().indexScores(
            index, in: period, comparedWith: against, known: known, comparedAt: againstKnown)
        guard let board else {
            print("no values of '\(index)'" + (period.map { " in \($0)" } ?? ""), to: .output)
            return
        }
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(in: language.language), to: .output)
        }
    }
}
