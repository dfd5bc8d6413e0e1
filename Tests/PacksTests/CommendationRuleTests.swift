import Diagnostics
import Domain
import Foundation
import Packs
import Testing

struct CommendationRuleTests {
    private static func rule(_ conditions: String, rest: String = "unit_kinds: [branch], period: half") -> String {
        """
        forms: [{code: GK, names: {vi: Giấy khen, en: Certificate}, level: {vi: Cục, en: Department}}]
        rules:
          - {code: up, names: {vi: Thu tăng, en: Up}, form: GK, achievement: {vi: "Thu tăng {period}", en: "Up {period}"}, \(rest), conditions: [\(conditions)]}
        """
    }

    @Test func `reads conditions, periods running and the form`() throws {
        let text = Self.rule(
            "{indicator: revenue, reading: growth, at_least: 5}, {indicator: revenue, rank_at_most: 3}, "
                + "{actions_done_at_least: 80}, {actions_late_at_most: 0}, {reports_in_time: true}",
            rest: "unit_kinds: [branch], period: quarter, consecutive: 2")
        let pack = try Pack.read(files: SmallPack.packFiles(["commendations.yaml": text]))
        let rule = try #require(pack.commendationRules.first)
        #expect(rule.form == "GK" && rule.periodKind == .quarter && rule.consecutive == 2)
        #expect(
            rule.conditions == [
                .reading("revenue", .growth, .atLeast, 5), .rank("revenue", .value, atMost: 3),
                .actionsDone(atLeast: 80), .actionsLate(atMost: 0), .reportsInTime,
            ])
        #expect(rule.achievement(in: "quý II/2020", .vietnamese) == "Thu tăng quý II/2020")
        #expect(pack.commendationList == nil)
    }

    @Test(arguments: [
        ("unknown-indicator", "{indicator: «revenu», at_least: 5}"),
        ("wrong-type", "{indicator: revenue, at_least: «năm»}"),
        ("unknown-key", "{indicator: revenue, «atleast»: 5, at_most: 5}"),
        ("wrong-type", "{actions_done_at_least: «101»}"),
        ("idle-key", "{reports_in_time: «false»}"),
    ])
    func `points at what is wrong in a condition`(code: String, condition: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "commendations.yaml", Self.rule(condition))
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test(arguments: [
        ("unknown-kind-of-unit", "unit_kinds: [«brunch»], period: half"),
        ("unknown-choice", "unit_kinds: [branch], period: «week»"),
        ("wrong-type", "unit_kinds: [branch], period: half, consecutive: «0»"),
    ])
    func `points at what is wrong in a rule`(code: String, rest: String) {
        let mistake = Mistake(
            Diagnostic.Code(rawValue: code), file: "commendations.yaml",
            Self.rule("{actions_late_at_most: 0}", rest: rest))
        #expect(mistake.foundText == mistake.expectedText)
    }

    private static func index(_ rest: String) -> String {
        """
        index: cdci
        names: {vi: CDCI, en: CDCI}
        components: [{code: time, names: {vi: Thời gian, en: Time}}]
        \(rest)
        """
    }

    @Test func `gives an index the weights of a year`() throws {
        let text = Self.index(
            "weights: [{from: 2021, of: {time: 3}}, {from: 2019, of: {time: 2}}]\nscaling: {when_equal: 5.5}")
        let pack = try Pack.read(files: SmallPack.packFiles(["indices/cdci.yaml": text]))
        let index = try #require(pack.indices.first { $0.code == "cdci" })
        #expect([2018, 2019, 2020, 2021].map { index.weight(of: index.components[0], in: $0) } == [nil, 2, 2, 3])
        #expect(index.scaling?.whenMissing == .unknown && index.survey == nil)
    }

    @Test(arguments: [
        ("unknown-component", "weights: [{from: 2020, of: {«tiem»: 1}}]"),
        ("bad-weight", "weights: [{from: 2020, of: {time: «0»}}]"),
        ("wrong-type", "scaling: {when_equal: «11»}"),
        ("unknown-choice", "scaling: {missing: «zero»}"),
        (
            "unknown-component",
            "scaling: {missing: unknown}\nsurvey: {unit_kinds: [branch], scores: {least: 1, most: 5}, respondents: [{code: firm, names: {vi: DN, en: Firm}, weight: 1}], questions: [{code: q1, component: «speed», names: {vi: Hỏi, en: Ask}}]}"
        ),
    ])
    func `points at what is wrong in an index`(code: String, rest: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "indices/cdci.yaml", Self.index(rest))
        #expect(mistake.foundText == mistake.expectedText)
    }
}
