import Diagnostics
import Domain
import Packs
import Testing

struct UnitTests {
    private static let branch = "  - {code: 20CD, kind: branch, parent: 20ZZ, names: {vi: Móng Cái, en: Mong Cai}}"

    @Test(arguments: [
        Mistake("unknown-unit", in: "units.yaml", "parent: 20ZZ", "parent: «20Z»"),
        Mistake("unknown-unit", in: "units.yaml", "parent: 20ZZ", "parent: 20ZZ, to: 2020-06-30, successor: «20CF»"),
        Mistake("successor-without-end", in: "units.yaml", "parent: 20ZZ", "parent: 20ZZ, successor: «20ZZ»"),
        Mistake("unknown-kind-of-unit", in: "units.yaml", "kind: branch,", "kind: «brunch»,"),
        Mistake(
            "several-roots", in: "units.yaml", "code: 20CD, kind: branch, parent: 20ZZ", "code: «20CD», kind: branch"),
        Mistake("no-root", in: "units.yaml", "code: 20ZZ,", "code: 20ZZ, parent: «20CD»,"),
        Mistake(
            "dates-backwards", in: "units.yaml", "parent: 20ZZ", "parent: 20ZZ, from: 2020-02-01, to: «2020-01-01»"),
        Mistake("declared-twice", in: "units.yaml", branch, "\(branch)\n\(branch.replacing("20CD", with: "«20CD»"))"),
        Mistake("bad-code", in: "units.yaml", "code: 20CD", "code: «20/CD»"),
        Mistake("missing-language", in: "units.yaml", "{vi: Móng Cái, en: Mong Cai}", "«{»vi: Móng Cái}"),
        Mistake(
            "unit-circle", in: "units.yaml", branch,
            """
              - {code: «20CD», kind: branch, parent: 20CE, names: {vi: Móng Cái, en: Mong Cai}}
              - {code: 20CE, kind: branch, parent: 20CD, names: {vi: Hồng Gai, en: Hong Gai}}
            """),
    ])
    func `points at what is wrong in units`(mistake: Mistake) {
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test func `finds every problem of a tree, not only the first`() {
        let marked = """
            kinds: {department: {vi: cục, en: department}}
            units:
              - {code: A, kind: department, names: {vi: a, en: a}}
              - {code: B, kind: department, names: {vi: b, en: b}, parent: «Z»}
              - {code: «C», kind: department, names: {vi: c, en: c}}
              - {code: D, kind: department, names: {vi: d, en: d}, parent: A, from: 2020-02-01, to: «2020-01-01»}
              - {code: «E», kind: department, names: {vi: e, en: e}, parent: F}
              - {code: F, kind: department, names: {vi: f, en: f}, parent: E}
            """
        let mistake = Mistake("", file: "units.yaml", marked)
        #expect(mistake.found.map(\.place) == mistake.expected)
        #expect(mistake.found.map(\.code) == ["unknown-unit", "several-roots", "dates-backwards", "unit-circle"])
    }

    @Test func `a short name and dates come through`() throws {
        let text = try #require(SmallPack.files["units.yaml"]).replacing(
            "parent: 20ZZ,", with: "parent: 20ZZ, short: {vi: M.Cái, en: M.Cai}, to: 2020-03-31, successor: 20ZZ,")
        let pack = try Pack.read(files: SmallPack.packFiles(["units.yaml": text]))
        let unit = try #require(pack.units["20CD"])
        #expect(unit.shortNames[.vietnamese] == "M.Cái")
        #expect(unit.to == Day("2020-03-31"))
        #expect(unit.successor == "20ZZ")
        #expect(pack.unitKinds["branch"]?[.english] == "branch")
    }
}

struct DatasetTests {
    private static let amount =
        "  - {name: amount, names: {vi: số tiền, en: amount}, type: money, role: amount, required: true}"

    @Test(arguments: [
        Mistake("missing-role", in: "datasets/payment.yaml", "type: text, role: key", "type: text").moved(
            to: "«-» {name: number"),
        Mistake("role-twice", in: "datasets/payment.yaml", "type: code,", "type: code, role: «unit»,"),
        Mistake("unknown-choice", in: "datasets/payment.yaml", "type: day", "type: «date»"),
        Mistake("bad-role", in: "datasets/payment.yaml", "role: amount", "role: «time»").without(", role: time"),
        Mistake("bad-event", in: "datasets/payment.yaml", "role: amount", "role: amount, event: «true»"),
        Mistake("bad-dimension", in: "datasets/payment.yaml", "role: amount", "role: amount, dimension: «true»"),
        Mistake("bad-scale", in: "datasets/payment.yaml", "type: day", "type: day, scale: «2»"),
        Mistake(
            "bad-unit-of-measure", in: "datasets/payment.yaml", "role: amount", "role: amount, unit_of_measure: «VND»"),
        Mistake(
            "bad-values", in: "datasets/payment.yaml", "role: amount", "role: amount, values: «{»a: {vi: a, en: a}}"
        ).moved(
            to: "values: {«a»"),
        Mistake("bad-required", in: "datasets/payment.yaml", "role: key", "role: key, required: «false»"),
        Mistake("wrong-type", in: "datasets/payment.yaml", "required: true", "required: «yes»"),
        Mistake("reserved-word", in: "datasets/payment.yaml", "name: kind,", "name: «where»,"),
        Mistake("missing-key", in: "datasets/payment.yaml", "role: amount, required", "role: amount, required").without(
            "names: {vi: số tiền, en: amount}, "
        ).moved(to: "{«name»: amount"),
        Mistake(
            "declared-twice", in: "datasets/payment.yaml", amount,
            "\(amount)\n  - {name: «amount», names: {vi: tiền, en: sum}, type: money}"),
        Mistake(
            "unknown-column", in: "datasets/payment.yaml", amount,
            "\(amount)\n  - {name: part, names: {vi: phần, en: part}, type: text, derived: {column: «nummer», first: 2}}"
        ),
        Mistake(
            "bad-derivation", in: "datasets/payment.yaml", amount,
            "\(amount)\n  - {name: part, names: {vi: phần, en: part}, type: text, derived: {column: «amount», first: 2}}"
        ),
        Mistake(
            "missing-key", in: "datasets/payment.yaml", amount,
            "\(amount)\n  - {«name»: weight, names: {vi: trọng lượng, en: weight}, type: decimal}"),
        Mistake("unknown-choice", in: "datasets/payment.yaml", "columns:", "negative_amounts: «yes»\ncolumns:"),
        Mistake(
            "unknown-column", in: "datasets/payment.yaml", "columns:",
            "checks: [{not_before: [«paidon», paid_on]}]\ncolumns:"),
        Mistake(
            "bad-check", in: "datasets/payment.yaml", "columns:",
            "checks: [{not_before: [paid_on, «amount»]}]\ncolumns:"),
        Mistake(
            "bad-check", in: "datasets/payment.yaml", "columns:",
            "checks: [{range: {column: amount, from: 5, to: «1»}}]\ncolumns:"),
        Mistake(
            "bad-check", in: "datasets/payment.yaml", "columns:", "checks: [{range: {«column»: amount}}]\ncolumns:"
        ).moved(to: "range: «{»column"),
    ])
    func `points at what is wrong in datasets`(mistake: Mistake) {
        #expect(mistake.found.map(\.code) == [mistake.code])
        #expect(mistake.found.first?.place?.line == mistake.expected.first?.line)
    }

    @Test func `money has the scale of the currency, and keys are required`() throws {
        let pack = try Pack.read(files: SmallPack.packFiles())
        let dataset = try #require(pack.dataset("payment"))
        #expect(dataset.column("amount")?.type == .money(scale: 0))
        #expect(dataset.column("number")?.isRequired == true)
        #expect(dataset.column("kind")?.isRequired == false)
        #expect(!dataset.allowsNegativeAmounts)
        #expect(dataset.dimensions.map(\.name) == ["kind"])
    }

    @Test func `reads checks with their bounds as written`() throws {
        let text = try #require(SmallPack.files["datasets/payment.yaml"])
        let checks = """
            negative_amounts: allowed
            checks:
              - not_before: [paid_on, paid_on]
              - range: {column: amount, from: -1_000, to: 2_000.50}
              - range: {column: paid_on, from: 2017-01-01}

            """
        let pack = try Pack.read(files: SmallPack.packFiles(["datasets/payment.yaml": checks + text]))
        let dataset = try #require(pack.dataset("payment"))
        #expect(dataset.allowsNegativeAmounts)
        #expect(
            dataset.checks == [
                .notBefore(later: "paid_on", earlier: "paid_on"), .range(column: "amount", from: "-1000", to: "2000.5"),
                .range(column: "paid_on", from: "2017-01-01", to: nil),
            ])
    }
}
