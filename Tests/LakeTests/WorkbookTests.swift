import Domain
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// Workbooks: numbers are numbers and dates dates, whatever the source's separators; the fixture is a small XLSX of two sheets.
@Suite(.enabled(if: Bench.tools != nil), .serialized)
struct WorkbookTests {
    /// Sheet `Bìa` has a title only; sheet `Tờ khai` a title, an empty row, the header and three rows.
    private static let sheet = """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>Số TK</t></is></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c>
        <c r="D3" t="s"><v>3</v></c><c r="E3" t="s"><v>4</v></c></row>
        <row r="4"><c r="A4"><v>102345678901</v></c><c r="B4" t="s"><v>5</v></c><c r="C4" s="1"><v>43835.3125</v></c>
        <c r="D4"><v>1234567</v></c><c r="E4"><v>1.2340000000000002</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>102345678910</t></is></c><c r="B5" t="s"><v>5</v></c><c r="C5" s="2"><v>43836</v></c>
        <c r="D5" t="inlineStr"><is><t>1.234</t></is></c><c r="E5"><v>1.5E1</v></c></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t>102345678920</t></is></c><c r="B7" t="s"><v>5</v></c>
        <c r="C7" t="inlineStr"><is><r><t>07/01/</t></r><r><t>2020</t></r></is></c><c r="D7"><v>1.5</v></c></row>
        </sheetData></worksheet>
        """

    private static func members(_ sheet: String) -> [(String, String)] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return [
            ("[Content_Types].xml", "<Types/>"),
            (
                "xl/workbook.xml",
                """
                <?xml version="1.0"?><workbook xmlns="\(main)" xmlns:r="\(relations)"><sheets>
                <sheet name="Bìa" sheetId="1" r:id="rId1"/><sheet name="Tờ khai" sheetId="2" r:id="rId2"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
                """
            ),
            (
                "xl/sharedStrings.xml",
                """
                <sst><si><t>Bảng &amp; kê</t></si><si><t>Mã HQ</t></si><si><t>Ngày ĐK</t></si><si><t>Tiền thuế</t></si>
                <si><t>Đơn giá</t></si><si><t>20CF</t></si></sst>
                """
            ),
            (
                "xl/styles.xml",
                """
                <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>
                """
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>"
            ),
            ("xl/worksheets/sheet2.xml", sheet),
        ]
    }

    private static let book = StoredZip(members(sheet)).data

    private var source: Source {
        Source.make(
            "vietnamese", decimal: ",", grouping: ".", sheet: "Tờ khai",
            columns: Source.vietnamese.mappings.filter {
                ["number", "version", "unit", "registered_at", "amount"].contains($0.column)
            }
                + [.column("price", ["Đơn giá"])])
    }

    @Test func `numbers and dates of a workbook are read by their cells' types`() async throws {
        try await Bench.run { bench in
            let receipt = try await bench.lake.ingest(try bench.file("khong-phai.csv", Self.book), from: source)
            // Row 7 has 1.5 đồng, row 4 a price with three decimals.
            #expect(receipt.sum == "3=1+0+0+0+0+2")
            #expect(
                try await bench.rows(
                    "SELECT number, version, registered_at, registered_at_date_only, amount, price, _line FROM lake.declaration"
                )
                    == ["10234567891|0|2020-01-06 00:00:00|true|1234|15.00|5"])
            let refused = try await bench.lake.reading { try await $0.quarantine() }
            #expect(
                refused.map { "\($0.line) \($0.problems.map(\.code.rawValue)) \($0.cells[0])" } == [
                    #"4 ["too-many-decimals"] 102345678901"#, #"7 ["too-many-decimals"] 102345678920"#,
                ])
            #expect(refused.map { $0.cells[2] } == ["2020-01-05 07:30:00", "07/01/2020"])
        }
    }

    @Test func `a cut workbook, a missing sheet and another ZIP are refused`() async throws {
        try await Bench.run { bench in
            func code(_ data: Data, _ source: Source) async -> UnusableFile.Code? {
                do {
                    _ = try await bench.lake.ingest(try bench.file("a.xlsx", data), from: source)
                    return nil
                } catch { return (error as? UnusableFile)?.code }
            }
            #expect(await code(Self.book.prefix(Self.book.count / 2), source) == .damaged)
            #expect(
                await code(
                    StoredZip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<d/>")]).data, source)
                    == .notThisFormat)
            #expect(await code(StoredZip(Self.members("<worksheet/>")).data, source) == .noHeader)
            #expect(await code(Self.book, Source.make("x", sheet: "Khác", columns: source.mappings)) == .noSheet)
            #expect(
                await code(Self.book, Source.make("x", formats: [.csv], columns: source.mappings)) == .notThisFormat)
        }
    }

    @Test func `a table file has every sheet as rows of text`() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
        try Self.book.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let table = try TableFile.read(url)
        #expect(table.sheets.map(\.name) == ["Bìa", "Tờ khai"])
        #expect(
            table.sheets[1].rows == [
                ["Bảng & kê"], [], ["Số TK", "Mã HQ", "Ngày ĐK", "Tiền thuế", "Đơn giá"],
                ["102345678901", "20CF", "2020-01-05 07:30:00", "1234567", "1.2340"],
                ["102345678910", "20CF", "2020-01-06", "1.234", "15"], [],
                ["102345678920", "20CF", "07/01/2020", "1.5"],
            ])
    }
}

/// A ZIP archive of members that are not compressed: enough for a fixture.
struct StoredZip {
    let data: Data

    init(_ members: [(name: String, text: String)]) {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for (name, text) in members {
            let bytes = Array(text.utf8)
            let common: [UInt8] =
                [20, 0, 0, 8, 0, 0, 0, 0, 0, 0] + Self.four(Self.checksum(bytes)) + Self.four(bytes.count)
                + Self.four(bytes.count) + Self.two(name.utf8.count) + [0, 0]
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Self.four(body.count)
                + Array(name.utf8)
            body += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
        }
        let count = Self.two(members.count)
        let end: [UInt8] =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + Self.four(directory.count) + Self.four(body.count) + [
                0, 0,
            ]
        data = Data(body + directory + end)
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 65_535) + two(number >> 16) }

    /// CRC-32, as ZIP wants it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
