import Diagnostics
import Domain
import Testing

@testable import Formulas

struct FormulaProblemTests {
    @Test(arguments: [
        ("unknown-dataset", "sum(«paymnt».amount)"),
        ("unknown-dataset", "count(«declarations»)"),
        ("unknown-column", "sum(payment.«amout»)"),
        ("unknown-column", "count(declaration where «chanel» == \"red\")"),
        ("unknown-value", "count(declaration where channel == «\"redd\"»)"),
        ("unknown-value", "count(declaration where channel in (\"red\", «\"blue\"», «\"đỏ\"»))"),
        ("unknown-function", "«totl»(payment.amount)"),
        ("unknown-function", "«p100»(payment.amount)"),
        ("unknown-indicator", "indicator(«revenu») / indicator(declarations)"),
        ("unknown-reported", "reported(«drivers_teste»)"),
        ("unlike-units", "«sum(payment.amount) + mean(hours(declaration.registered_at, declaration.cleared_at))»"),
        ("unlike-units", "sum(«declaration.price + declaration.weight»)"),
        ("unlike-units", "«sum(payment.amount) - 5»"),
        ("unlike-comparison", "count(declaration where «price > weight»)"),
        ("unlike-comparison", "count(declaration where «price == \"red\"»)"),
        ("unlike-comparison", "count(declaration where filed_on >= «\"2020-06-30\"»)"),
        ("unlike-comparison", "count(declaration where «is_priority == is_priority»)"),
        ("no-order", "count(declaration where «channel < \"red\"»)"),
        ("aggregate-in-aggregate", "mean(«median»(declaration.price))"),
        ("aggregate-in-aggregate", "sum(«mean»(payment.amount) * 2)"),
        ("aggregate-in-aggregate", "mean(«indicator»(revenue) + payment.amount)"),
        ("division-in-row", "mean(declaration.price / «declaration.weight»)"),
        ("division-by-zero", "sum(payment.amount) / «0»"),
        ("division-by-zero", "sum(payment.amount / «0»)"),
        ("column-outside-aggregate", "«payment.amount» * 2"),
        ("column-outside-aggregate", "«declaration» * 2"),
        ("column-outside-aggregate", "«revenue» / 2"),
        ("row-function-outside-aggregate", "«hours»(declaration.registered_at, declaration.cleared_at)"),
        ("condition-as-value", "sum(«payment.kind == \"vat\"»)"),
        ("condition-as-value", "«1 == 1»"),
        ("condition-needed", "count(declaration where «channel»)"),
        ("constant-condition", "count(declaration where «1 < 2»)"),
        ("constant-condition", "count(declaration where «5» is missing)"),
        ("number-needed", "sum(«declaration.trader»)"),
        ("number-needed", "max(«declaration.filed_on»)"),
        ("two-datasets", "sum(payment.amount where «declaration».channel == \"red\")"),
        ("two-datasets", "count(declaration where «payment».kind == \"vat\")"),
        ("dataset-not-said", "sum(«amount»)"),
        ("dataset-needed", "count(«5»)"),
        ("wrong-arguments", "mean(«hours»(declaration.registered_at))"),
        ("wrong-arguments", "«sum»()"),
        ("filter-not-taken", "indicator(revenue where «1 == 1»)"),
        ("code-needed", "indicator(«5»)"),
        ("moment-needed", "mean(hours(«declaration.trader», declaration.cleared_at))"),
        ("time-of-day-needed", "mean(hours(declaration.registered_at, «declaration.accepted_on»))"),
        ("same-ends", "mean(hours(declaration.cleared_at, «declaration.cleared_at»))"),
        ("column-needed", "distinct(«declaration.lines + 1»)"),
        ("not-countable", "distinct(«payment.amount»)"),
        ("party-needed", "retained(«declaration.channel»)"),
        (
            "several-ends",
            "«mean»(hours(declaration.registered_at, declaration.inspected_at) + hours(declaration.inspected_at, declaration.cleared_at))"
        ),
        ("literal-needed", "count(declaration where channel in («regime»))"),
        ("not-a-number", "«\"text\"» + 1"),
    ])
    func `points at what is wrong and says it by its code`(code: String, marked: String) {
        let (text, expected) = unmark(marked)
        let problems = CustomsSchema.problems(text)
        #expect(problems.compactMap(\.place?.columns) == expected)
        #expect(Set(problems.map(\.code.rawValue)) == [code])
    }

    @Test(arguments: [
        ("syntax", "sum(payment.amount«»"),
        ("syntax", "sum(payment.amount) «)»"),
        ("syntax", "sum(payment.amount) «sum»(payment.amount)"),
        ("syntax", "count(declaration where lines < 5 «<» 6)"),
        ("syntax", "count(declaration where channel is «red»)"),
        ("syntax", "payment.«5»"),
        ("empty-formula", "«»"),
        ("unexpected-character", "count(declaration where channel «=» \"red\" «&» lines > 1)"),
        ("unclosed-text", "count(declaration where channel == «\"đỏ)»"),
        ("number-too-long", "sum(payment.amount) * «123456789012345678901234567890123456789»"),
    ])
    func `points at what cannot be read`(code: String, marked: String) {
        let (text, expected) = unmark(marked)
        let problems = CustomsSchema.problems(text)
        #expect(problems.compactMap(\.place?.columns) == expected)
        #expect(Set(problems.map(\.code.rawValue)) == [code])
    }

    @Test func `collects every problem of a formula in source order`() {
        let (text, expected) = unmark(
            "sum(payment.«amout») / count(declaration where «chanel» == \"red\" and regime == «\"imprt\"») + reported(«case»)"
        )
        let problems = CustomsSchema.problems(text)
        #expect(problems.compactMap(\.place?.columns) == expected)
        #expect(
            problems.map(\.help) == [
                "did you mean 'amount'?", "did you mean 'channel'?", "did you mean \"import\"?",
                "did you mean 'cases'?",
            ])
    }

    @Test func `reports the line of the YAML file the formula stands in`() throws {
        let origin = SourceOrigin(file: "indicators/luồng.yaml", line: 14, column: 14, indentation: 6)
        let error = #expect(throws: InvalidSource.self) {
            try CheckedFormula(
                parsing: "count(declaration)\n  / count(payment\n  where knd == \"vat\")", at: origin,
                schema: CustomsSchema.schema)
        }
        #expect(
            error?.diagnostics.map(\.place) == [SourceRange(file: "indicators/luồng.yaml", line: 16, columns: 15..<18)])
        #expect(
            error?.description == """
                indicators/luồng.yaml:16:15: error: 'knd' is not a column of 'payment' [unknown-column]
                16 |         where knd == "vat")
                   |               ^~~
                help: did you mean 'kind'?
                """)
    }

    @Test func `refuses nesting that would exhaust the stack`() {
        let deep = String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300)
        #expect(CustomsSchema.problems(deep).map(\.code) == ["too-deep"])
        let long = "1" + String(repeating: " + 1", count: 5000)
        #expect(CustomsSchema.problems(long).map(\.code) == ["formula-too-large"])
        let longest = "count(declaration) * 1" + String(repeating: " * 1", count: 490)
        #expect(CustomsSchema.problems(longest).isEmpty)
        let signs = String(repeating: "-", count: 900) + "1"
        #expect(CustomsSchema.problems(signs).isEmpty)
    }
}
