import Diagnostics
import Domain
import Foundation
import Testing

@testable import Registry

@Suite struct `Importing tables` {
    private func sheet(_ text: String, name: String? = "Targets", numbers: NumberConvention? = nil) -> TableSheet {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: ";", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : String($0) }
        }
        return TableSheet(file: "khtt.xlsx", name: name, rows: rows, numbers: numbers)
    }

    private func read(_ sheet: TableSheet) throws -> RecordSet {
        try RecordImport.read([.table(sheet)], known: .sample())
    }

    private func refusal(_ sheet: TableSheet) throws -> [String] {
        let known = try Known.sample()
        let error = #expect(throws: InvalidSource.self) { try RecordImport.read([.table(sheet)], known: known) }
        return (error?.diagnostics ?? []).map { $0.rendered(in: []) }
    }

    @Test func `finds the header, its columns in any order, and its scale`() throws {
        let set = try read(
            sheet(
                """
                GIAO CHỈ TIÊU NĂM 2020

                STT;Kỳ;Giá trị (tỷ đồng);Đơn vị;Chỉ tiêu;Loại chỉ tiêu;Cơ quan giao;Hiệu lực từ
                1;2020;9.500;Cục Hải quan Quảng Ninh;Thu ngân sách;dự toán;Bộ Tài chính;01/01/2020

                2;2020;11.000;20ZZ;revenue;stretch;PROVINCE;2020-01-01
                """, name: nil))
        let targets = set.records.compactMap { $0 as? Target }
        #expect(targets.map(\.assigner) == ["MOF", "PROVINCE"])
        #expect(targets.map(\.value) == [9_500_000_000_000, 11_000_000_000_000])
        #expect(set.warnings.isEmpty)
    }

    @Test func `a path by hand fits a cell`() throws {
        let written = sheet(
            """
            assigner;kind;indicator;unit;period;value;scale;valid_from;trajectory
            MOF;estimate;revenue;20ZZ;2020;9.500;tỷ đồng;2020-01-01;30/06/2020 = 4.700 | 31/12/2020 = 9.500
            """)
        let rows = written.rows.map { $0.map { $0?.replacing(" | ", with: "; ") } }
        let set = try read(TableSheet(file: written.file, name: written.name, rows: rows))
        let target = try #require(set.records.first as? Target)
        #expect(
            target.trajectory.points == [
                .init(day: try day("2020-06-30"), cumulative: 4_700_000_000_000),
                .init(day: try day("2020-12-31"), cumulative: 9_500_000_000_000),
            ])
    }

    @Test func `names the cell of each problem`() throws {
        let problems = try refusal(
            sheet(
                """
                assigner;kind;indicator;unit;period;value;valid_from;colour
                MOF;estimate;revenue;20ZX;2020;9.500 tấn;2020-01-01;red
                MOF;estimate;revenue;20ZZ;2020;;2020-01-01;
                """))
        #expect(
            problems == [
                """
                khtt.xlsx:Targets!D2: error: '20ZX' is not the code or name of any unit of this pack [unknown-code]
                help: did you mean '20ZZ'?
                """,
                """
                khtt.xlsx:Targets!F2: error: '9.500 tấn' is no scale or unit this number can have [unknown-scale]
                help: write \(Scale.listed)
                """.replacing("'9.500 tấn'", with: "'tấn'"),
                """
                khtt.xlsx:Targets!F3: error: this target has no 'value' [missing-field]
                help: add 'value'; nothing is filled in for you
                """,
                """
                khtt.xlsx:Targets!H1: warning: the column 'colour' is not one of a table of targets [column-not-read]
                help: its values are left out
                """,
            ])
    }

    @Test func `says which columns a header still needs`() throws {
        #expect(
            try refusal(sheet("assigner;kind;indicator;unit;period\nMOF;estimate;revenue;20ZZ;2020")) == [
                """
                khtt.xlsx:Targets: error: none of the first 20 rows is the header of a table of living records [no-header]
                help: row 1 is nearest to a table of targets, which also needs the columns value, valid_from
                """
            ])
    }

    @Test func `an empty sheet holds nothing`() throws {
        #expect(try read(sheet("\n;;\n")).records.isEmpty)
    }

    @Test func `a sheet can say how its numbers are written`() throws {
        let text = """
            index;year;subject;score
            ddci;2019;20ZZ;6.718
            """
        #expect(try read(sheet(text, name: nil)).warnings.map(\.code.rawValue) == ["number-could-be-another"])
        let plain = try read(sheet(text, name: nil, numbers: .plain))
        #expect((plain.records.first as? IndexResult)?.score?.exactText == "6.718")
        #expect(plain.warnings.isEmpty)
    }
}
