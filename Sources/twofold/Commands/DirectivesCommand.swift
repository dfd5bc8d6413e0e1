import ArgumentParser
import Domain
import Foundation
import Workspace

struct DirectivesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directives", abstract: "Directives issued to units, and who acknowledged them.",
        discussion: """
            Example: twofold directives WS --period 2020
                     twofold directives issue WS --number 112/HQQN-GSQL --day 2020-03-02 --every branch \\
                       --title "Tăng cường phòng dịch tại cửa khẩu" --file cv-112.pdf --acknowledge-by 2020-03-05
                     twofold directives acknowledge WS 112-HQQN-GSQL 20BB --day 2020-03-03 --by "Văn thư"
            """,
        subcommands: [List.self, Issue.self, Change.self, Withdraw.self, Acknowledge.self, Unacknowledge.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Each directive with who acknowledged it when.",
            discussion: "Example: twofold directives WS --period 2020 --unit 20BB --json")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The period: 2020H1. The current year unless you say.")
        var period: Period?
        @Option(help: "A unit, with those below it. The root unless you say.")
        var unit: String?
        @Option(help: "The day as at which it is told. Today, or the end of a period that is over, unless you say.")
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let board = try opened.directiveBoard(
                of: unit, in: period ?? .year(opened.today().year), asAt: asAt, known: known)
            print(json ? try board.json.text : board.table(in: language.language), to: .output)
        }
    }

    /// What a directive says.
    struct Content: ParsableArguments {
        @Option(help: "Who issues it. The pack's own name unless you say.")
        var issuer: String?
        @OptionGroup var title: TitleOptions
        @OptionGroup var units: UnitSetOptions
        @Option(help: "Where the document is, in words.")
        var document: String?
        @Option(help: "The document's file.", completion: .file())
        var file: String?
        @Option(help: "The last day to acknowledge it.")
        var acknowledgeBy: String?
        @Option(help: "Codes of actions it is about, with commas between them.")
        var actions: String?

        func change(_ draft: inout DirectiveDraft) {
            if let issuer { draft.issuer = issuer }
            title.change(&draft.title)
            units.change(&draft.units, &draft.kinds)
            if let document { draft.document = document }
            if let acknowledgeBy { draft.acknowledgeBy = acknowledgeBy }
            if let actions { draft.actions = actions }
        }

        func upload(to workspace: TwofoldWorkspace) throws -> Upload? {
            try file.map { try workspace.upload(URL(filePath: $0)) }
        }
    }

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a directive to units.",
            discussion: """
                Example: twofold directives issue WS --number 112/HQQN-GSQL --day 2020-03-02 --every branch \\
                           --title "Tăng cường phòng dịch tại cửa khẩu" --acknowledge-by 2020-03-05
                """)

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "Its number as printed.")
        var number: String
        @Option(help: "The day it is issued.")
        var day: String
        @Option(help: "Its code. Made from the number unless you say.")
        var code: String?
        @OptionGroup var content: Content
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var draft = DirectiveDraft(
                code: code ?? "", number: number, issuer: opened.organisation, day: day)
            content.change(&draft)
            let issued = try opened.issueDirective(draft, file: try content.upload(to: opened))
            try say("directive \(issued) is issued", of: opened, json: json)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a directive: what is not given stays.",
            discussion: "Example: twofold directives change WS 112-HQQN-GSQL --acknowledge-by 2020-03-09")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Its code.")
        var code: String
        @Option(help: "Its number as printed.")
        var number: String?
        @Option(help: "The day it is issued.")
        var day: String?
        @OptionGroup var content: Content
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var draft = try opened.directiveDraft(code)
            if let number { draft.number = number }
            if let day { draft.day = day }
            content.change(&draft)
            try opened.issueDirective(draft, replacing: code, file: try content.upload(to: opened))
            try say("directive \(code) is changed", of: opened, json: json)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a directive back, with its acknowledgements.",
            discussion: "Example: twofold directives withdraw WS 112-HQQN-GSQL")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Its code.")
        var code: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.withdrawDirective(code)
            try say("directive \(code) is withdrawn", of: opened, json: json)
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a unit has taken note of a directive, or correct what was recorded.",
            discussion:
                "Example: twofold directives acknowledge WS 112-HQQN-GSQL 20BB --day 2020-03-03 --by \"Văn thư\"")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The directive's code.")
        var code: String
        @Argument(help: "The unit's code.")
        var unit: String
        @Option(help: "When it was acknowledged.")
        var day: String
        @Option(help: "Who did: a person, an office.")
        var by: String
        @Option(help: "A remark.")
        var note: String?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.acknowledgeDirective(
                code, at: OrgUnit.ID(unit), AcknowledgementDraft(day: day, note: note ?? ""), by: by)
            try say("\(unit) acknowledged \(code) on \(day)", of: opened, json: json)
        }
    }

    struct Unacknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back that a unit acknowledged a directive.",
            discussion: "Example: twofold directives unacknowledge WS 112-HQQN-GSQL 20BB")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The directive's code.")
        var code: String
        @Argument(help: "The unit's code.")
        var unit: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.withdrawAcknowledgement(code, at: OrgUnit.ID(unit))
            try say("it is taken back that \(unit) acknowledged \(code)", of: opened, json: json)
        }
    }
}
