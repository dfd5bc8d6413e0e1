import ArgumentParser
import Domain
import Foundation
import Workspace

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "What is different from what was known, or quoted: figures, targets, actions, reported values.",
        discussion: """
            Examples:
              twofold ledger WS --since 12 --period 2020H1
              twofold ledger WS --quoted --unit 20ZZ --json
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The revision whose knowledge is held against the present.")
    var since: Int?
    @Flag(help: "Hold the figures that documents quoted against the present.")
    var quoted = false
    @Option(help: "The unit, with all below it. The root unless you say.")
    var unit: String?
    @Option(help: "The period: 2020H1. The half of the last day with complete records unless you say.")
    var period: Period?
    @Option(
        help: "The last day counted, on both sides. The period's end, or the last day with records, unless you say.")
    var asAt: Day?
    @Option(help: "The revision taken as the present. The latest unless you say.")
    var known: Int?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if (since == nil) != quoted { throw ValidationError("give either --since REVISION or --quoted.") }
    }

    func run() async throws {
        let opened = try await workspace.open()
        let answer = try await opened.ledgerAnswer(
            against: since.map { .revision($0) } ?? .quoted, of: unit, in: period, asAt: asAt, known: known)
        print(try json ? answer.json.text : answer.table(in: language.language), to: .output)
    }
}
