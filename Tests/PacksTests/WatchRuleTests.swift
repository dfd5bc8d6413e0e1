import Diagnostics
import Domain
import Foundation
import Packs
import Testing

/// Watch rules and reminders as they are written.
struct WatchRuleTests {
    private static func rule(_ test: String) -> String {
        """
        rules:
          - {code: r, names: {vi: x, en: x}, question: {vi: x, en: x}, \(test)}
        """
    }

    @Test(arguments: [
        ("unknown-indicator", "jump: {indicator: «revenu», change: 5}"),
        ("wrong-type", "jump: {indicator: revenue, change: «0»}"),
        ("unknown-dataset", "batch: {dataset: «paymen», column: paid_on, records: 3}"),
        ("unknown-column", "just_under: {dataset: payment, column: «amuont», limit: 5, within: 5, share: 5}"),
        ("bad-watch-rule", "batch: {dataset: payment, column: «paid_on», records: 3}"),
        ("bad-watch-rule", "just_under: {dataset: payment, column: «number», limit: 5, within: 5, share: 5}"),
        ("wrong-type", "just_under: {dataset: payment, column: amount, limit: 5, within: «100», share: 5}"),
        ("unknown-assigner", "behind: {indicator: revenue, assigner: «MOE», kind: estimate, percent: 5}"),
    ])
    func `points at what is wrong in a watch rule`(code: String, test: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "watch.yaml", Self.rule(test))
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `reads each kind of rule`() throws {
        let text = """
            rules:
              - {code: a, names: {vi: x, en: x}, question: {vi: x, en: x}, behind: {indicator: revenue, assigner: MOF, kind: estimate, percent: 5}}
              - {code: b, names: {vi: x, en: x}, question: {vi: x, en: x}, jump: {indicator: revenue, change: 20}, at_least: 10, unit_kinds: [branch]}
              - {code: c, names: {vi: x, en: x}, question: {vi: x, en: x}, just_under: {dataset: payment, column: amount, limit: 1_000, within: 5, share: 2.5}}
              - {code: d, names: {vi: x, en: x}, question: {vi: x, en: x}, disorder: {dataset: payment, event: paid_on, after: paid_on}}
            """
        let pack = try Pack.read(files: SmallPack.packFiles(["watch.yaml": text]))
        #expect(pack.watchRules.map(\.code) == ["a", "b", "c", "d"])
        #expect(pack.watchRules[1].test == .jump(indicator: "revenue", periods: 3, change: 20))
        #expect(pack.watchRules[1].atLeast == 10 && pack.watchRules[1].unitKinds == ["branch"])
    }

    @Test func `reads when people are reminded, and the standard where nothing is said`() throws {
        #expect(try Pack.read(files: SmallPack.packFiles([:])).reminders == .standard)
        let text = "days_before: [3]\nlate_every: never\n"
        let rule = try Pack.read(files: SmallPack.packFiles(["reminders.yaml": text])).reminders
        #expect(rule == ReminderRule(daysBefore: [3], onTheDay: true, lateEvery: nil))
        let mistake = Mistake("wrong-type", file: "reminders.yaml", "days_before: [«0»]\n")
        #expect(mistake.foundText == mistake.expectedText)
    }
}
