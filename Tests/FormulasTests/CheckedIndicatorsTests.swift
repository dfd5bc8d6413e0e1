import Diagnostics
import Domain
import Testing

@testable import Formulas

struct CheckedIndicatorsTests {
    private func schema(_ formulas: [IndicatorID: String]) -> FormulaSchema {
        FormulaSchema(
            datasets: [CustomsSchema.declaration, CustomsSchema.payment],
            indicators: formulas.reduce(into: [:]) { all, pair in
                all[pair.key] = IndicatorDefinition(formula: pair.value, origin: SourceOrigin(file: "\(pair.key).yaml"))
            })
    }

    private func problems(_ formulas: [IndicatorID: String]) -> [String] {
        do {
            _ = try CheckedIndicators(checking: schema(formulas))
            return []
        } catch {
            return error.diagnostics.map { "\($0.place.map { "\($0)" } ?? "") \($0.code)" }
        }
    }

    @Test func `shares atoms between indicators`() throws {
        let checked = try CheckedIndicators(checking: CustomsSchema.schema)
        #expect(checked.formulas.count == 4)
        #expect(
            checked.atoms.map(\.description) == [
                "declaration: count on registered_at", "declaration: count where channel == \"red\" on registered_at",
                "payment: sum amount on posted_on",
            ])
        #expect(checked["revenue_per_declaration"]?.indicators == ["revenue", "declarations"])
    }

    @Test func `keeps an indicator's own options when another refers to it`() throws {
        let schema = FormulaSchema(
            datasets: [CustomsSchema.declaration],
            indicators: [
                "slow": CustomsSchema.definition(
                    "count(declaration where hours(registered_at, cleared_at) > 24)",
                    FormulaOptions(timeColumn: "registered_at", followUpDays: 30))
            ])
        let formula = try CheckedFormula(
            parsing: "indicator(slow) / count(declaration)", at: SourceOrigin(file: "f"), schema: schema)
        #expect(formula.atoms.map(\.followUpDays) == [30, nil])
    }

    @Test func `tells a circle once`() {
        #expect(
            problems(["a": "indicator(b)", "b": "1 + indicator(c)", "c": "indicator(a) * 2"]) == [
                "c.yaml:1:11 circular-indicators"
            ])
        #expect(problems(["a": "indicator(a)"]) == ["a.yaml:1:11 circular-indicators"])
    }

    @Test func `tells the problems of all indicators at once, each where it is written`() {
        #expect(
            problems(["a": "sum(payment.amout)", "b": "indicator(a) / indicator(d)", "c": "indicator(a)"])
                == ["a.yaml:1:13 unknown-column", "b.yaml:1:26 unknown-indicator"])
    }

    @Test func `refuses a chain of references that would exhaust the stack`() {
        var formulas: [IndicatorID: String] = ["i0000": "count(declaration)"]
        // Named so that the first in order refers to the last of the chain first.
        for n in 1...2000 {
            formulas[IndicatorID("i\(String(9999 - n))")] =
                n == 1 ? "indicator(i0000) + 1 * indicator(i0000)" : "indicator(i\(9999 - n + 1)) * 2"
        }
        #expect(problems(formulas).contains { $0.hasSuffix("formula-too-large") })
    }

    @Test func `refuses references that would blow a formula up`() {
        var formulas: [IndicatorID: String] = ["i0": "count(declaration)"]
        for n in 1...60 { formulas[IndicatorID("i\(n)")] = "indicator(i\(n - 1)) + indicator(i\(n - 1))" }
        #expect(Set(problems(formulas).map { $0.split(separator: " ").last ?? "" }) == ["formula-too-large"])
    }
}
