import ArgumentParser
import Domain
import Foundation
import Workspace

extension PlanCommand {
    struct Overview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How complete and how late the plan is, by group and unit, and what nobody touches.",
            discussion: "Example: twofold plan overview WS --as-at 2020-06-30 --days 60")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The day as at which it is told. Today unless you say.")
        var asAt: Day?
        @Option(help: "Only the resolution of this code.")
        var resolution: String?
        @Option(help: "Open actions with nothing said for more than so many days are listed.")
        var days = 30
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Option(help: "table or json.")
        var format = ReportFormat.table
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let overview = try opened.planOverview(
                of: resolution, asAt: asAt ?? opened.today(), days: days, known: known)
            switch format {
            case .json: print(try overview.json.text, to: .output)
            case .table: print(overview.table(in: language.language), to: .output)
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the whole plan as a workbook that 'twofold import' reads back.",
            discussion: "Example: twofold plan export WS --out ke-hoach.xlsx")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The file; what is there is replaced.", completion: .file(extensions: ["xlsx"]))
        var out: String
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            try opened.planWorkbook(in: language.language, known: known).data().write(
                to: URL(filePath: out), options: .atomic)
            print(out, to: .output)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One action: all that was said of it, and what its indicators and targets say.",
            discussion: "Example: twofold plan show WS N03.3 --as-at 2020-06-30")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The action's code.")
        var action: String
        @Option(help: "The period its indicators and targets are told of. The year of the as-at day unless you say.")
        var period: Period?
        @Option(help: "The day as at which it is told. Today unless you say.")
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print it as JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let account = try await opened.actionAccount(action, in: period, asAt: asAt, known: known)
            print(
                json ? try account.json.text : account.text(opened.pack, in: language.language), to: .output)
        }
    }

    struct State: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say where an action stands on a day.",
            discussion: """
                Example: twofold plan state WS N03.3 --day 2020-06-20 --state at_risk --sentence "Mới thu 60 %" --reason "Dịch bệnh"
                States are not_started, on_track, at_risk, done, cancelled; late follows from the deadline. A reason is needed when \
                the action is late on that day, at risk or cancelled.
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The action's code.")
        var action: String
        @Option(help: "The day it is true on: 2020-06-20.")
        var day: String
        @Option(help: "not_started, on_track, at_risk, done or cancelled.")
        var state: String
        @Option(help: "What was done, in a sentence.")
        var sentence: String
        @Option(help: "Why it is late, at risk or cancelled.")
        var reason: String?
        @Option(help: "Evidence: a figure's reference, or words.")
        var evidence: String?
        @Option(help: "Evidence: a file, which is kept.", completion: .file())
        var file: String?
        @Flag(help: "Print the revision as JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var fields = TypedFields()
            fields["day"] = day
            fields["state"] = state
            fields["sentence"] = sentence
            fields["reason"] = reason
            fields["evidence"] = evidence
            let revision = try opened.reportState(
                of: action, fields, file: file.map { .url(URL(filePath: $0)) })
            try tell(revision, json: json)
        }
    }
}

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "What waits for units: late first, then in the order it is due.",
        discussion: "Example: twofold work WS --unit 20CF --as-at 2020-06-30")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "Only what this unit, or a unit below it, is to do. Every unit unless you say.")
    var unit: String?
    @Option(help: "The day as at which it is told. Today unless you say.")
    var asAt: Day?
    @Flag(help: "Print it as JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let list = try await workspace.open().workList(of: unit, asAt: asAt)
        print(json ? try list.json.text : list.table(in: language.language), to: .output)
    }
}

/// Tells which revision a change made.
func tell(_ revision: Int?, json: Bool) throws {
    if json {
        print(try JSON.object(["revision": .optional(revision)]).text, to: .output)
    } else {
        print(revision.map { "revision \($0)" } ?? "nothing was new", to: .output)
    }
}
