import ArgumentParser
import Domain
import Foundation
import Workspace

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, in a trail whose lines cannot be changed unseen.",
        discussion: "Example: twofold audit list WS --actor nguyen.van.a --day 2020-06-30",
        subcommands: [List.self, Verify.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lines of the trail, newest first.",
            discussion: "Example: twofold audit list WS --action session. --limit 50")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "Only what this account or user did.")
        var actor: String?
        @Option(help: "Only this action; with a dot at its end every action that begins so: session.")
        var action: String?
        @Option(help: "Only this day, in the pack's time zone.")
        var day: Day?
        @Option(help: "Only lines before this number.")
        var before: Int?
        @Option(help: "How many lines at most.")
        var limit = 100
        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            if !(1...100_000).contains(limit) { throw ValidationError("--limit is from 1 to 100000.") }
        }

        func run() async throws {
            let page = try await workspace.open().auditEntries(
                AuditFilter(actor: actor, action: action, day: day), before: before, limit: limit)
            print(try json ? page.json.text : page.text, to: .output)
            if let next = page.next, !json { print("there is more: --before \(next)", to: .error) }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the whole trail; exit code 1 when it is broken, and where.",
            discussion:
                "Example: twofold audit verify WS --head HASH, where HASH was noted when the trail ended with it")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "A hash the trail once ended with; may be given several times. It shows an end that was cut off.")
        var head: [String] = []
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let verdict = try await workspace.open().verifyAudit(holding: head)
            print(try json ? verdict.json.text : verdict.text, to: verdict.isIntact || json ? .output : .error)
            if !verdict.isIntact { throw ExitCode(1) }
        }
    }
}
