import Domain
import Packs
import Testing

@testable import Lake

@Suite struct `A refused row of a workbook` {
    private static let source = Source(
        name: "to-khai", names: LocalizedText("Tờ khai", in: .vietnamese), dataset: "declaration", formats: [.xlsx],
        filePattern: nil, sheet: nil, headerSearchRows: 20, delimiter: nil, decimalSeparator: ",",
        groupingSeparator: ".",
        mappings: [
            mapping("registered_at", "Ngày ĐK", ["%d/%m/%Y %H:%M:%S", "%d/%m/%Y"]), mapping("turnover", "Trị giá", []),
            mapping("number", "Số TK", []),
        ], coverage: .declared)

    private static func mapping(_ column: String, _ label: String, _ formats: [String]) -> Source.Mapping {
        Source.Mapping(
            column: column, labels: [label], take: nil, map: [:], refusesUnmapped: false, formats: formats,
            constant: nil)
    }

    @Test func `is written so that its numbers and days are read back as what they are`() {
        let row = QuarantinedRow(
            load: 1, dataset: "declaration", source: "to-khai", line: 2, problems: [],
            cells: ["1.234", "1.234", "2020-06-30", "2020-06-30 07:30:00", "-0.5"],
            typed: [1: .number, 2: .day, 3: .day, 4: .number], correctedBy: nil)
        let header = ["Số TK", "Trị giá", "Ngày ĐK", "Ngày ĐK", "Trị giá"]
        #expect(
            row.written(for: Self.source, under: header) == [
                "1.234", "1,234", "30/06/2020", "30/06/2020 07:30:00", "-0,5",
            ])
        // A day in a column without formats stays as it is, and is refused in sight.
        #expect(row.written(for: Self.source, under: ["", "", "Số TK", "", ""])[2] == "2020-06-30")
    }
}
