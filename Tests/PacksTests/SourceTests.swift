import Diagnostics
import Domain
import Packs
import Testing

struct SourceTests {
    private static let path = "sources/payments.yaml"
    private static let amount = "  - {column: amount, labels: [\"Số tiền\"]}"

    @Test(arguments: [
        Mistake("unknown-dataset", in: path, "dataset: payment", "dataset: «payments»"),
        Mistake("unknown-column", in: path, "column: amount", "column: «amuont»"),
        Mistake("unmapped-column", in: path, amount, "").moved(to: "«-» {column: number"),
        Mistake("declared-twice", in: path, amount, "\(amount)\n  - {column: «amount», labels: [\"Tiền\"]}"),
        Mistake("unknown-value", in: path, "\"01\": duty", "\"01\": «dutty»"),
        Mistake("bad-format", in: path, "%d/%m/%Y", "%d/%m").moved(to: "«\"%d/%m\"»"),
        Mistake("bad-format", in: path, "\"%d/%m/%Y\"", "«\"%d/%m/%Q\"»"),
        Mistake("idle-key", in: path, "labels: [\"Số tiền\"]", "labels: [\"Số tiền\"], formats: «[»\"%d/%m/%Y\"]"),
        Mistake("bad-mapping", in: path, "{column: amount, labels: [\"Số tiền\"]}", "«{»column: amount}"),
        Mistake("bad-mapping", in: path, "labels: [\"Số tiền\"]", "labels: [\"Số tiền\"], constant: 5").moved(
            to: "«{»column: amount"),
        Mistake("wrong-type", in: path, "labels: [\"Số tiền\"]", "constant: «không»"),
        Mistake("bad-take", in: path, "[\"Số chứng từ\"]", "[\"Số chứng từ\"], take: «{»first: 2, from: 3}"),
        Mistake("wrong-type", in: path, "[\"Số chứng từ\"]", "[\"Số chứng từ\"], take: {first: «0»}"),
        Mistake("idle-key", in: path, "[\"Số chứng từ\"]", "[\"Số chứng từ\"], unmapped: «refuse»"),
        Mistake("unknown-choice", in: path, "columns:", "formats: [«xls»]\ncolumns:"),
        Mistake("idle-key", in: path, "columns:", "formats: [csv]\nsheet: «Sổ thu»\ncolumns:"),
        Mistake("bad-delimiter", in: path, "columns:", "delimiter: «tab»\ncolumns:"),
        Mistake("bad-numbers", in: path, "columns:", "numbers: «{»decimal: \",\", grouping: \",\"}\ncolumns:"),
        Mistake("unknown-unit", in: path, "columns:", "coverage: {months: «20ZY»}\ncolumns:"),
        Mistake("bad-coverage", in: path, "columns:", "coverage: «{»months: 20ZZ, days: 20ZZ}\ncolumns:"),
        Mistake("unknown-choice", in: path, "columns:", "coverage: «month»\ncolumns:"),
        Mistake("bad-code", in: path, "source: payments", "source: «Sổ_thu»"),
    ])
    func `points at what is wrong in sources`(mistake: Mistake) {
        #expect(Set(mistake.found.map(\.code)).isSuperset(of: [mistake.code]))
        let places = mistake.found.filter { $0.code == mistake.code }.map(\.place)
        #expect(places == mistake.expected)
    }

    @Test func `names every column that nothing gives`() {
        let text = """
            source: payments
            names: {vi: Sổ thu, en: Payment book}
            dataset: payment
            columns:
              - {column: kind, labels: ["Loại"]}
            """
        let found = SmallPack.diagnostics([Self.path: text])
        #expect(
            found.map(\.message)
                == ["amount", "number", "paid_on", "unit"].map { "nothing gives '\($0)', which every payment needs" })
    }

    @Test func `reads a whole source`() throws {
        let text = """
            source: payments
            names: {vi: Sổ thu, en: Payment book}
            dataset: payment
            formats: [csv, xlsx]
            files: "so-thu-*"
            header: {search_rows: 5}
            delimiter: "\\t"
            numbers: {decimal: ",", grouping: "."}
            columns:
              - {column: number, labels: ["Số TK", "Số tờ khai"], take: {first: 11}}
              - {column: unit, constant: 20CD}
              - {column: paid_on, labels: ["Ngày"]}
              - {column: amount, labels: ["Số tiền"]}
              - {column: kind, labels: ["Loại"], map: {01: duty, 2: vat}, unmapped: refuse}
            coverage: {file_name: 20ZZ}
            """
        let pack = try Pack.read(files: SmallPack.packFiles([Self.path: text]))
        let source = try #require(pack.source("payments"))
        #expect(source.formats == [.csv, .xlsx])
        #expect(source.filePattern == "so-thu-*")
        #expect(source.headerSearchRows == 5)
        #expect(source.delimiter == "\t")
        #expect(source.decimalSeparator == ",")
        #expect(source.groupingSeparator == ".")
        #expect(source.coverage == .fileName(unit: "20ZZ"))
        #expect(source.mappings.map(\.column) == ["number", "unit", "paid_on", "amount", "kind"])
        #expect(source.mappings[0].labels == ["Số TK", "Số tờ khai"])
        #expect(source.mappings[0].take == .first(11))
        #expect(source.mappings[1].constant == "20CD")
        #expect(source.mappings[2].formats == ["%Y-%m-%d"])
        #expect(source.mappings[4].map == ["01": "duty", "2": "vat"])
        #expect(source.mappings[4].refusesUnmapped)
    }
}
