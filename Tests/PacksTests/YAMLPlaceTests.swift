import Diagnostics
import Domain
import Packs
import Testing

struct YAMLPlaceTests {
    @Test(arguments: [
        // Composed, and decomposed with three marks on one letter: a column is one character as people count it.
        Mistake("unknown-key", in: "pack.yaml", "{vi: Gói nhỏ,", "{vi: \"Tiếng Việt rất đẹp\", «fr»: Petit,"),
        Mistake(
            "unknown-key", in: "pack.yaml", "{vi: Gói nhỏ,",
            "{vi: \"e\u{323}\u{302}\u{301} x\u{302}\u{301}\", «fr»: Petit,"),
        Mistake("unknown-key", in: "pack.yaml", "{vi: Gói nhỏ,", "{vi: \"👨‍👩‍👧‍👦 海关\", «fr»: Petit,"),
    ])
    func `counts columns in characters`(mistake: Mistake) {
        #expect(mistake.foundText == mistake.expectedText)
    }

    @Test(arguments: [
        "formula: sum(payment.«amuont»)",
        "formula: 'sum(payment.«amuont»)'",
        "formula: \"sum(payment.«amuont»)\"",
        "formula: sum(payment.amount where kind == «\"dutty\"»)".quotedValue,
        "formula: \"sum(payment.amount where kind == «\\\"dutty\\\"»)\"",
        "formula: |\n      sum(payment.amount)\n        / sum(payment.«amuont»)",
        "formula: >-\n      sum(payment.amount)\n      / sum(payment.«amuont»)",
        "formula: sum(payment.amount)\n      / sum(payment.«amuont»)",
        "formula: \"sum(payment.amount)\n      / sum(payment.«amuont»)\"",
        "formula: \"\\u0073um(payment.«amuont»)\"",
    ])
    func `points into a formula however it is written`(formula: String) {
        let text = """
            indicators:
              - code: revenue
                names: {vi: Số thu, en: Revenue}
                group: revenue
                \(formula)
            """
        let marked = MarkedText(text, file: "indicators/revenue.yaml")
        let found = SmallPack.diagnostics(["indicators/revenue.yaml": marked.text])
        #expect(found.map(\.place) == marked.places)
    }

    @Test func `reports both keys that stand twice, and reads on`() {
        let text = """
            kinds: {department: {vi: cục, en: department}, branch: {vi: chi cục, en: branch}}
            units:
              - {code: 20ZZ, kind: department, names: {vi: Cục, en: Department}, «names»: {vi: Cục, en: Department}}
              - code: 20CD
                kind: branch
                parent: 20ZZ
                names: {vi: Móng Cái, en: Mong Cai}
                «kind»: branch
            """
        let mistake = Mistake("repeated-key", file: "units.yaml", text)
        #expect(mistake.foundText == mistake.expectedText)
        #expect(
            mistake.found.map(\.help) == [
                "the first is on line 3; keep one of them", "the first is on line 5; keep one of them",
            ])
    }

    @Test func `says where text stops being YAML`() {
        let found = SmallPack.diagnostics(["targets.yaml": "assigners: [\nkinds: ]\n  - x: : y"])
        #expect(found.map(\.code) == ["not-yaml"])
        #expect(found.first?.place?.file == "targets.yaml")
        #expect((found.first?.place?.line ?? 0) >= 2)
    }

    @Test func `refuses bytes that are not UTF-8`() throws {
        var bytes = SmallPack.packFiles().bytes
        bytes["targets.yaml"] = [0x61, 0x3A, 0x20, 0xFF, 0xFE]
        let error = #expect(throws: InvalidSource.self) { try Pack.read(files: PackFiles(bytes)) }
        #expect(error?.diagnostics.map(\.code) == ["not-utf8"])
    }

    @Test func `shows the line with a caret and the next step`() {
        let mistake = Mistake("unknown-key", in: "targets.yaml", "assigners:", "«asigners»:")
        let error = #expect(throws: InvalidSource.self) {
            try Pack.read(
                files: PackFiles(
                    SmallPack.packFiles(["targets.yaml": MarkedText(mistake.marked, file: "").text]).bytes,
                    shownIn: "packs/small"))
        }
        #expect(
            error?.description == """
                packs/small/targets.yaml:1:1: error: 'asigners' is not a key of targets.yaml [unknown-key]
                1 | asigners: [{code: MOF, names: {vi: Bộ Tài chính, en: Ministry of Finance}}]
                  | ^~~~~~~~
                help: did you mean 'assigners'?
                """)
    }

    @Test func `normalises text to NFC`() throws {
        let text = try #require(SmallPack.files["targets.yaml"]).replacing("Bộ", with: "Bo\u{323}\u{302}")
        let pack = try Pack.read(files: SmallPack.packFiles(["targets.yaml": text]))
        #expect(pack.assigners.first?.names[.vietnamese].unicodeScalars.count == "Bộ Tài chính".unicodeScalars.count)
    }
}

extension String {
    /// `key: value` with the value in single quotes.
    fileprivate var quotedValue: String {
        let parts = split(separator: ": ", maxSplits: 1)
        return "\(parts[0]): '\(parts[1])'"
    }
}
