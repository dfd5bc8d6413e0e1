import Diagnostics
import Domain
import Formulas
import Foundation
import Packs
import Testing

/// Goals, target kinds, forms, indices, commendations and templates.
struct SteeringTests {
    private static func goal(_ member: String) -> String {
        """
        goals:
          - code: dual
            names: {vi: Mục tiêu kép, en: Dual goal}
            members:
              - {code: half, names: {vi: Thu, en: Revenue}, \(member)}
        """
    }

    @Test(arguments: [
        ("threshold-without-scale", "indicator: revenue, comparator: \">=\", threshold: «0»"),
        ("unknown-indicator", "indicator: «revenu», comparator: \">=\", threshold: 1"),
        ("unknown-choice", "indicator: revenue, comparator: «\"=\"», threshold: 1"),
        ("wrong-type", "indicator: revenue, comparator: \">=\", threshold: «một»"),
        ("wrong-type", "indicator: revenue, comparator: \">=\", threshold: 0, scale: «0»"),
        ("unknown-choice", "indicator: revenue, reading: «valu», comparator: \">=\", threshold: 1"),
        (
            "unknown-assigner",
            "indicator: revenue, reading: {attainment: {assigner: «MOE», kind: estimate}}, comparator: \">=\", threshold: 1"
        ),
        (
            "unknown-kind-of-target",
            "indicator: revenue, reading: {trajectory: {assigner: MOF, kind: «plan»}}, comparator: \">=\", threshold: 1"
        ),
        ("bad-reading", "indicator: revenue, reading: «{»}, comparator: \">=\", threshold: 1"),
    ])
    func `points at what is wrong in goals`(code: String, member: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "goals.yaml", Self.goal(member))
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `reads a goal with both of its members`() throws {
        let text = """
            goals:
              - code: dual
                names: {vi: Mục tiêu kép, en: Dual goal}
                members:
                  - {code: floor, names: {vi: Sàn, en: Floor}, indicator: revenue, comparator: "<=", threshold: 0, scale: 1}
                  - {code: half, names: {vi: Nửa, en: Half}, indicator: revenue, reading: {attainment: {assigner: MOF, kind: estimate}}, comparator: ">=", threshold: 50}
            """
        let pack = try Pack.read(files: SmallPack.packFiles(["goals.yaml": text]))
        let members = try #require(pack.goals.first?.members)
        #expect(members.map(\.reading) == [.value, .attainment("MOF", "estimate")])
        #expect(members.map(\.comparator) == [.atMost, .atLeast])
        #expect(members.map(\.threshold) == [0, 50])
        #expect(members.map(\.scale) == [1, nil])
    }

    private static func form(_ rest: String, head: String = "period: month\nunit_kind: branch") -> String {
        """
        form: epidemic
        names: {vi: Phòng dịch, en: Epidemic}
        \(head)
        fields:
          - {code: drivers, names: {vi: lái xe, en: drivers}, \(rest)}
        """
    }

    @Test(arguments: [
        ("bad-roll-up", form("sort: stock, roll_up: «sum»")),
        ("bad-roll-up", form("sort: flow, roll_up: «last»")),
        ("unknown-choice", form("sort: «float»")),
        ("bad-unit-of-measure", form("sort: flow, unit_of_measure: «người»")),
        ("unknown-choice", form("sort: flow", head: "period: «week»\nunit_kind: branch")),
        ("unknown-kind-of-unit", form("sort: flow", head: "period: month\nunit_kind: «team»")),
        ("declared-twice", form("sort: flow}\n  - {code: «drivers», names: {vi: b, en: b}, sort: flow")),
    ])
    func `points at what is wrong in forms`(code: String, marked: String) {
        let mistake = Mistake(Diagnostic.Code(rawValue: code), file: "forms/epidemic.yaml", marked)
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `formulas read what forms report, in its unit`() throws {
        let pack = try Pack.read(
            files: SmallPack.packFiles([
                "forms/epidemic.yaml": Self.form("sort: stock, unit_of_measure: person, scale: 1"),
                "indicators/b.yaml": """
                indicators:
                  - {code: drivers_now, names: {vi: Lái xe, en: Drivers}, group: g, formula: reported(drivers)}
                """,
            ]))
        #expect(pack.indicator("drivers_now")?.formula.unitOfMeasure == UnitOfMeasure("person"))
        let field = try #require(pack.forms.first?.fields.first)
        #expect(field.rollUp == .last)
        #expect(field.scale == 1)
        #expect(pack.forms.first?.periodKind == .month)
    }

    @Test func `reads indices, commendations and templates`() throws {
        let pack = try Pack.read(
            files: SmallPack.packFiles([
                "indices/ddci.yaml": """
                index: ddci
                names: {vi: DDCI, en: DDCI}
                components:
                  - {code: entry, names: {vi: Gia nhập, en: Entry}, weight: 12.5}
                  - {code: costs, names: {vi: Chi phí, en: Costs}, lower_is_better: true}
                """,
                "commendations.yaml":
                    "forms: [{code: GK, names: {vi: Giấy khen, en: Certificate}, level: {vi: Cục, en: Department}}]",
                "reviews/half-year.md": "# Sơ kết\n",
            ]))
        #expect(pack.indices.first?.components.map(\.weight) == [12.5, nil])
        #expect(pack.indices.first?.components.map(\.lowerIsBetter) == [false, true])
        #expect(pack.commendationForms.map(\.code) == ["GK"])
        #expect(pack.reviews["half-year"]?.text == "# Sơ kết\n")
        #expect(pack.reviews["half-year"]?.file == "reviews/half-year.md")
    }

    @Test func `points at a weight that is none and a code that stands twice`() {
        let mistake = Mistake(
            "", file: "indices/ddci.yaml",
            """
            index: ddci
            names: {vi: DDCI, en: DDCI}
            components:
              - {code: entry, names: {vi: Gia nhập, en: Entry}, weight: «-1»}
              - {code: «entry», names: {vi: Chi phí, en: Costs}}
            """)
        #expect(mistake.found.map(\.place) == mistake.expected)
        #expect(mistake.found.map(\.code) == ["bad-weight", "declared-twice"])
    }
}
