import Diagnostics
import Domain
import Formulas
import Packs
import Testing

struct IndicatorTests {
    private static let path = "indicators/revenue.yaml"
    private static let formula = "formula: sum(payment.amount)"

    @Test(arguments: [
        Mistake("unknown-dataset", in: path, formula, "formula: sum(«paymnt».amount)"),
        Mistake("unknown-column", in: path, formula, "formula: sum(payment.«amuont»)"),
        Mistake("unknown-indicator", in: path, formula, "formula: indicator(«revenu»)"),
        Mistake("circular-indicators", in: path, formula, "formula: indicator(«revenue»)"),
        Mistake("unknown-reported", in: path, formula, "formula: reported(«cases»)"),
        Mistake("unknown-choice", in: path, formula, "\(formula), direction: «up»"),
        Mistake("unknown-choice", in: path, "display: currency", "display: «curency»"),
        Mistake("not-money", in: path, "\(formula), display: currency", "formula: count(payment), display: «currency»"),
        Mistake("not-a-ratio", in: path, "display: currency", "percent: «true»"),
        Mistake(
            "idle-key", in: path, "\(formula), display: currency",
            "formula: count(payment) / count(payment), percent: true, display: «currency»"),
        Mistake("unknown-column", in: path, formula, "\(formula), by: [«kin»]"),
        Mistake("bad-dimension", in: path, formula, "\(formula), by: [«unit»]"),
        Mistake("repeated-item", in: path, formula, "\(formula), by: [kind, «kind»]"),
        Mistake("unknown-calendar", in: path, formula, "\(formula), calendar: «administrative»"),
        Mistake("unknown-working-time", in: path, formula, "\(formula), working_time: «ofice»"),
        Mistake("wrong-type", in: path, formula, "\(formula), resolution: «0»"),
        Mistake("wrong-type", in: path, "group: revenue", "group: revenue, decimals: «-1»"),
        Mistake("bad-phrase", in: path, formula, "\(formula), said_as: {en: [revenue, «\"12\"»]}"),
        Mistake("repeated-item", in: path, formula, "\(formula), said_as: {en: [revenue, «Revenue»]}"),
        Mistake("unknown-key", in: path, formula, "\(formula), said_as: {«fr»: [recettes]}"),
        Mistake("missing-key", in: path, ", group: revenue", "").moved(to: "«{»code: revenue"),
        Mistake("unknown-key", in: path, formula, "\(formula), «headlin»: true"),
    ])
    func `points at what is wrong in indicators`(mistake: Mistake) {
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `tells a circle and a code given in two files`() {
        let found = SmallPack.diagnostics([
            "indicators/b.yaml": """
            indicators:
              - {code: a, names: {vi: a, en: a}, group: g, formula: indicator(b)}
              - {code: b, names: {vi: b, en: b}, group: g, formula: indicator(a)}
              - {code: revenue, names: {vi: b, en: b}, group: g, formula: count(payment)}
            """
        ])
        #expect(found.map(\.code) == ["circular-indicators", "declared-twice"])
        #expect(found.first?.place?.file == "indicators/b.yaml")
        #expect(found.last?.place?.file == "indicators/revenue.yaml")
        #expect(found.last?.help == "the first is at indicators/b.yaml:4:12; rename or remove one of them")
    }

    @Test func `one mistake in a dataset is not told again by every formula`() {
        let mistake = Mistake("unknown-choice", in: "datasets/payment.yaml", "type: day", "type: «dya»")
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `formulas are checked even where pack.yaml cannot be used`() throws {
        let header = try #require(SmallPack.files["pack.yaml"]).replacing("code: VND", with: "code: đồng")
        let text = try #require(SmallPack.files[Self.path]).replacing("payment.amount", with: "payment.amuont")
        let found = SmallPack.diagnostics(["pack.yaml": header, Self.path: text])
        #expect(found.map(\.code) == ["unknown-column", "bad-currency"])
    }

    @Test func `shows values in the unit that suits them`() throws {
        let text = """
            indicators:
              - {code: revenue, names: {vi: Số thu, en: Revenue}, group: g, formula: sum(payment.amount), display: currency}
              - {code: raw, names: {vi: Số thu, en: Revenue}, group: g, formula: sum(payment.amount)}
              - {code: payments, names: {vi: Số khoản, en: Payments}, group: g, formula: count(payment), headline: true}
              - {code: mean, names: {vi: Bình quân, en: Mean}, group: g, formula: indicator(raw) / indicator(payments)}
              - {code: vat, names: {vi: Tỷ trọng, en: Share}, group: g, formula: 'sum(payment.amount where kind == "vat") / sum(payment.amount)', percent: true, direction: higher, by: [kind]}
              - {code: half, names: {vi: Nửa, en: Half}, group: g, formula: count(payment) / 2, display: {unit: 0.5, names: {vi: cặp, en: pairs}}, decimals: 3}
            """
        let pack = try Pack.read(files: SmallPack.packFiles([Self.path: text]))
        func shown(_ id: IndicatorID) throws -> String {
            let indicator = try #require(pack.indicator(id))
            return "\(indicator.displayUnit) \(indicator.displayNames[.vietnamese]) \(indicator.decimals)"
        }
        #expect(try shown("revenue") == "1000000000 tỷ đồng 0")
        #expect(try shown("raw") == "1 đồng 0")
        #expect(try shown("payments") == "1 khoản nộp 0")
        #expect(try shown("mean") == "1 đồng/khoản nộp 2")
        #expect(try shown("vat") == "1 % 1")
        #expect(try shown("half") == "0.5 cặp 3")
        #expect(pack.indicators.map(\.id) == ["revenue", "raw", "payments", "mean", "vat", "half"])
        #expect(pack.indicator("payments")?.isHeadline == true)
        #expect(pack.indicator("vat")?.dimensions == ["kind"])
        #expect(pack.indicator("vat")?.calendar == "calendar")
        #expect(pack.indicator("mean")?.formula.indicators == ["raw", "payments"])
        #expect(pack.indicator("mean")?.formulaText == "indicator(raw) / indicator(payments)")
    }
}
