import Appraisal
import ArgumentParser
import Domain
import Foundation
import Workspace

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "The plan: resolutions, task groups, actions and their states.",
        discussion: """
            Without a subcommand it is listed.
            Examples:
              twofold plan WS --late --unit 20CF
              twofold plan overview WS --as-at 2020-06-30
              twofold plan show WS N03.3 --as-at 2020-06-30
              twofold plan state WS N03.3 --day 2020-06-20 --state done --sentence "Đã thu đủ nợ" --figure REFERENCE
            """,
        subcommands: [
            List.self, Overview.self, Export.self, SetResolution.self, SetGroup.self, SetAction.self, Change.self,
            Copy.self,
            Withdraw.self, State.self, Show.self,
        ], defaultSubcommand: List.self)
}

extension PlanCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List actions, their states and lateness. This is what 'twofold plan WS' does.",
            discussion: "Example: twofold plan list WS --late --unit 20CF")

        @OptionGroup var workspace: WorkspaceOption
        @Flag(help: "Only what is late.")
        var late = false
        @Option(help: "Only this state: not_started, on_track, at_risk, late, done, cancelled.")
        var state: ActionState?
        @Option(help: "Only actions this unit, or a unit below it, leads or supports.")
        var unit: String?
        @Option(help: "Only actions this very unit leads.")
        var lead: String?
        @Option(help: "Only actions of the task group of this code.")
        var group: String?
        @Option(help: "Only actions of this theme.")
        var theme: String?
        @Option(help: "Only actions in which all these words stand; case and diacritics are passed over.")
        var search: String?
        @Option(
            help: "The day as at which states and lateness are told. The last day with complete records unless you say."
        )
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Option(help: "table or json.")
        var format = ReportFormat.table
        @OptionGroup var language: LanguageOption

        func validate() throws {
            if late, let state, state != .late {
                throw ValidationError(
                    "--late and --state \(state.rawValue) ask for different actions; give one of them.")
            }
        }

        func run() async throws {
            let opened = try await workspace.open()
            let filter = PlanFilter(
                unit: unit.map { OrgUnit.ID($0) }, lead: lead.map { OrgUnit.ID($0) }, group: group,
                state: late ? .late : state, theme: theme, text: search)
            let plan = try await opened.planBoard(filter, asAt: asAt, known: known).plan
            switch format {
            case .json: print(try plan.json.text, to: .output)
            case .table: print(plan.table(in: language.language), to: .output)
            }
        }
    }
}

extension ActionState: ExpressibleByArgument {}
