import ArgumentParser
import Domain
import Foundation
import Workspace

struct MilestonesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestones", abstract: "Milestones of a year: who reached them when, and who missed them.",
        discussion: """
            Example: twofold milestones WS --period 2020
                     twofold milestones set WS DH --title "Đại hội chi bộ" --every branch --due 2020-05-31
                     twofold milestones reach WS DH 20BB --day 2020-05-12 --file bien-ban.pdf
            """,
        subcommands: [List.self, Set.self, Withdraw.self, Reach.self, Unreach.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who reached which milestone when, and who missed it.",
            discussion: "Example: twofold milestones WS --period 2020")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The period: 2020H1.")
        var period: Period
        @Option(help: "A unit, with those below it. The root unless you say.")
        var unit: String?
        @Option(
            help:
                "The day as at which it is told. The period's end, or the last day with complete records, unless you say."
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

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a milestone, or change one: what is not given stays.",
            discussion: """
                Example: twofold milestones set WS DH --title "Đại hội chi bộ" --every branch --due 2020-05-31
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Its code.")
        var code: String
        @OptionGroup var title: TitleOptions
        @OptionGroup var units: UnitSetOptions
        @Option(help: "The last day in time: 2020-05-31.")
        var due: String?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            let isThere = try opened.milestoneCodes().contains(code)
            var draft = isThere ? try opened.milestoneDraft(code) : MilestoneDraft(code: code)
            title.change(&draft.title)
            units.change(&draft.units, &draft.kinds)
            if let due { draft.due = due }
            try opened.setMilestone(draft, replacing: isThere ? code : nil)
            try say("milestone \(code) \(isThere ? "is changed" : "is set")", of: opened, json: json)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a milestone back, with everything recorded of it.",
            discussion: "Example: twofold milestones withdraw WS DH")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Its code.")
        var code: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.withdrawMilestone(code)
            try say("milestone \(code) is withdrawn", of: opened, json: json)
        }
    }

    struct Reach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a unit reached a milestone, or correct what was recorded.",
            discussion: "Example: twofold milestones reach WS DH 20BB --day 2020-05-12 --file bien-ban.pdf")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The milestone's code.")
        var code: String
        @Argument(help: "The unit's code.")
        var unit: String
        @Option(help: "When it was reached.")
        var day: String
        @Option(help: "What shows it, in words.")
        var evidence: String?
        @Option(help: "A file that shows it.", completion: .file())
        var file: String?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.reachMilestone(
                code, at: OrgUnit.ID(unit), MilestoneEventDraft(day: day, evidence: evidence ?? ""),
                file: try file.map { try opened.upload(URL(filePath: $0)) })
            try say("\(unit) reached \(code) on \(day)", of: opened, json: json)
        }
    }

    struct Unreach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back that a unit reached a milestone.",
            discussion: "Example: twofold milestones unreach WS DH 20BB")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The milestone's code.")
        var code: String
        @Argument(help: "The unit's code.")
        var unit: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.withdrawReachedMilestone(code, at: OrgUnit.ID(unit))
            try say("it is taken back that \(unit) reached \(code)", of: opened, json: json)
        }
    }
}
