import ArgumentParser
import Domain
import Foundation
import Workspace

struct ReportsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "What units report through forms: who is late, fill in, hand in, approve.",
        discussion: """
            A report is named by its form, unit and period. Nobody approves what they typed, handed in or reopened, nor
            two levels of it; who acts is TWOFOLD_USER, else the name of the user.

            Examples:
              twofold reports board WS --year 2020 --as-at 2020-08-10
              twofold reports submit WS phong_dich 20BB 202007 --set drivers_tested=9120 --note drivers_tested="…"
              twofold reports approve WS phong_dich 20BB 202007
            """,
        subcommands: [
            Board.self, Show.self, Save.self, Submit.self, Approve.self, Return.self, Reopen.self, Comment.self,
            Template.self, Fill.self,
        ])

    /// Which report, and how it is printed.
    struct Named: ParsableArguments {
        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The form's code.")
        var form: String
        @Argument(help: "The unit's code.")
        var unit: String
        @Argument(help: "The period: 202007.")
        var period: Period
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        var key: ReportKey { ReportKey(form: form, unit: OrgUnit.ID(unit), period: period) }

        func print(_ account: ReportAccount) throws {
            twofold.print(try json ? account.json.text : account.table(in: language.language), to: .output)
        }
    }

    struct OnDay: ParsableArguments {
        @Option(help: "The day it is done, not before that of the last step. Today unless you say.")
        var day: Day?
    }

    struct Typed: ParsableArguments {
        @Option(name: .customLong("set"), help: "FIELD=NUMBER, or FIELD= for no value; may be given several times.")
        var entries: [Pair] = []
        @Option(name: .customLong("note"), help: "FIELD=TEXT, the answer to a question; may be given several times.")
        var notes: [Pair] = []

        func draft(_ named: Named, day: Day) -> ReportDraft {
            ReportDraft(
                named.key, entries: Dictionary(entries.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
                notes: Dictionary(notes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }), day: day)
        }
    }

    struct Pair: ExpressibleByArgument {
        let name: String
        let value: String
        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else { return nil }
            name = String(parts[0])
            value = String(parts[1])
        }
    }

    struct Board: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Units by periods of a form, and what is late.",
            discussion: "Example: twofold reports board WS --form phong_dich --year 2020 --as-at 2020-08-10 --json")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The form's code. The pack's first one unless you say.")
        var form: String?
        @Option(help: "The year. That of the day unless you say.")
        var year: Int?
        @Option(help: "A unit, with those below it. The root unless you say.")
        var unit: String?
        @Option(help: "The day that decides what is late. Today unless you say.")
        var asAt: Day?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let day = asAt ?? opened.today()
            let board = try opened.reportBoard(
                of: form, year: year ?? day.year, units: try unit.map(opened.units(below:)), asAt: day, known: known)
            twofold.print(try json ? board.json.text : board.table(in: language.language), to: .output)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One report: its values, what happened to it, what changed after approval.",
            discussion: "Example: twofold reports show WS phong_dich 20BB 202007 --known 14")

        @OptionGroup var named: Named
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?

        func run() async throws {
            try named.print(try await named.workspace.open().report(named.key, known: known))
        }
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a draft.",
            discussion: "Example: twofold reports save WS phong_dich 20BB 202007 --set drivers_tested=9120")

        @OptionGroup var named: Named
        @OptionGroup var typed: Typed
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(opened.saveReport(typed.draft(named, day: onDay.day ?? opened.today())))
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Hand a report in: its draft, with what is given here over it. All that is wrong is said at once.",
            discussion: """
                Example: twofold reports submit WS phong_dich 20BB 202007 --set drivers_tested=9120 --note drivers_tested="Mở lại cửa khẩu"
                """)

        @OptionGroup var named: Named
        @OptionGroup var typed: Typed
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(opened.submitReport(typed.draft(named, day: onDay.day ?? opened.today())))
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a report at the level where it waits; the last level locks it.",
            discussion: "Example: TWOFOLD_USER=truong.phong twofold reports approve WS phong_dich 20BB 202007")

        @OptionGroup var named: Named
        @Option(help: "A remark.")
        var text: String?
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(
                opened.approveReport(
                    named.key, text: text, day: onDay.day ?? opened.today(), by: .keeper(opened.actor)))
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a report back to be mended.",
            discussion:
                "Example: twofold reports return WS phong_dich 20BB 202007 --reason \"Thiếu số của cửa khẩu Ka Long\"")

        @OptionGroup var named: Named
        @Option(help: "Why.")
        var reason: String
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(
                opened.returnReport(
                    named.key, reason: reason, day: onDay.day ?? opened.today(), by: .keeper(opened.actor)))
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Begin a new version of an approved report; what was approved goes on counting until it is approved.",
            discussion: "Example: twofold reports reopen WS phong_dich 20BB 202007 --reason \"Đếm trùng một ngày\"")

        @OptionGroup var named: Named
        @Option(help: "Why.")
        var reason: String
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(opened.reopenReport(named.key, reason: reason, day: onDay.day ?? opened.today()))
        }
    }

    struct Comment: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a comment to a report.",
            discussion: "Example: twofold reports comment WS phong_dich 20BB 202007 --text \"Đã gọi điện xác nhận\"")

        @OptionGroup var named: Named
        @Option(help: "What to say.")
        var text: String
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await named.workspace.open()
            try named.print(opened.comment(on: named.key, text, day: onDay.day ?? opened.today()))
        }
    }

    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write an Excel file to be filled in: a row a unit and field.",
            discussion:
                "Example: twofold reports template WS phong_dich --period 202007 --unit 20BB --out phong-dich.xlsx")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The form's code.")
        var form: String
        @Option(help: "The period: 202007.")
        var period: Period
        @Option(
            name: .customLong("unit"), help: "A unit; may be given several times. All that hand it in unless you say.")
        var units: [String] = []
        @Option(help: "The file to write.")
        var out: String
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let opened = try await workspace.open()
            let chosen = units.isEmpty ? try opened.reporters(of: form, in: period) : units.map { OrgUnit.ID($0) }
            let template = try opened.reportTemplate(
                of: form, for: chosen, in: period, language: language.language)
            try template.data.write(to: URL(filePath: out), options: .atomic)
            let answer: JSON = .object([
                "file": .text(out), "units": .array(chosen.map { .text($0.rawValue) }), "form": .text(form),
                "period": .text(period.description),
            ])
            twofold.print(try json ? answer.text : "wrote \(out) for \(chosen.count) units", to: .output)
        }
    }

    struct Fill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take a filled-in template: drafts, or handed in with --submit. A wrong cell refuses the file, and so does one that would change what somebody else typed since.",
            discussion: "Example: twofold reports fill WS phong-dich.xlsx --dry-run")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The filled-in file.")
        var file: String
        @Flag(help: "Hand the reports in.")
        var submit = false
        @Flag(help: "Say what would change; keep nothing.")
        var dryRun = false
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var onDay: OnDay

        func run() async throws {
            let opened = try await workspace.open()
            let day = onDay.day ?? opened.today()
            let url = URL(filePath: file)
            let preview = try opened.readReports(url, for: nil, day: day)
            if !dryRun { try opened.takeReports(url, for: nil, day: day, submitting: submit) }
            twofold.print(try json ? preview.json.text : preview.text, to: .output)
            if dryRun, !preview.faults.isEmpty { throw ExitCode(1) }
        }
    }
}
