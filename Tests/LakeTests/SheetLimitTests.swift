import Foundation
import Lake
import Testing

/// Sheets that no spreadsheet program wrote: each is refused with its place, and costs next to nothing.
@Suite struct `A sheet that no program wrote` {
    private static func file(_ rows: String) -> Data {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return StoredZip([
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\"><sheets><sheet name=\"Mẫu\" id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", start + rows + "</sheetData></worksheet>"),
        ]).data
    }

    private static let start = "<worksheet><sheetData>"

    private static func cell(_ reference: String?, _ text: String = "x") -> String {
        "<c\(reference.map { " r=\"\($0)\"" } ?? "") t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    private static func read(_ rows: String) throws -> [[String]] {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try file(rows).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try #require(try TableFile.read(url).sheets.first).rows
    }

    private static func refusal(of rows: String) throws -> UnusableFile? {
        do {
            let rows = try read(rows)
            Issue.record("read \(rows.count) rows")
            return nil
        } catch let error as UnusableFile { return error }
    }

    @Test(arguments: [
        ("<row r=\"1\">\(cell("ZZZZZZZZZZZZZZZZ1"))</row>", 1), ("<row r=\"1\">\(cell("XFE1"))</row>", 1),
        ("<row r=\"1\">\(cell("1"))</row>", 1),
        ("<row r=\"-9223372036854775808\">\(cell("A1"))</row>", 1), ("<row r=\"0\">\(cell("A1"))</row>", 1),
        ("<row r=\"9223372036854775807\"></row><row>\(cell("A1"))</row>", 1),
        ("<row r=\"1048577\">\(cell("A1"))</row>", 1), ("<row r=\"1048576\"></row><row>\(cell("A1"))</row>", 1_048_577),
        ("<row r=\"3\">\(cell("A3"))</row><row r=\"3\">\(cell("A3"))</row>", 4),
        ("<row r=\"3\">\(cell("A3"))</row><row r=\"2\">\(cell("A2"))</row>", 4),
        ("<row r=\"x\">\(cell("A1"))</row>", 1),
    ])
    func `is damaged where a row or a cell has no place`(rows: String, row: Int) throws {
        let refusal = try #require(try Self.refusal(of: rows))
        #expect(refusal.code == .damaged)
        #expect(refusal.message(in: "vi").contains("trang 'Mẫu', hàng \(row):"), "\(refusal.message(in: "vi"))")
        #expect(refusal.message(in: "en").contains("sheet 'Mẫu', row \(row):"))
    }

    @Test func `is too large beyond 256 columns, and two million cells with the gaps between them`() throws {
        #expect(try Self.read("<row r=\"1\">\(Self.cell("IV1"))</row>").first?.count == 256)
        let wide = try #require(try Self.refusal(of: "<row r=\"7\">\(Self.cell("IW7"))</row>"))
        #expect(
            wide.code == .tooLarge && wide.message(in: "vi").contains("hàng 7")
                && wide.message(in: "en").contains("256"))
        let long = (1...7_813).map { "<row r=\"\($0)\">\(Self.cell("IV\($0)"))</row>" }.joined()
        #expect(try Self.refusal(of: long)?.code == .tooLarge)
    }

    @Test func `has nothing to the right of its last text`() throws {
        let rows = "<row r=\"1\">\(Self.cell("B1"))<c r=\"C1\" s=\"1\"/>\(Self.cell("XFD1", ""))</row>"
        #expect(try Self.read(rows) == [["", "x"]])
    }

    @Test func `counts cells and rows without a place from the ones before`() throws {
        let rows =
            "<row><c s=\"1\"/>\(Self.cell(nil, "b"))</row><row/><row r=\"4\">\(Self.cell("C4", "c"))\(Self.cell("A4", "a"))</row>"
        #expect(try Self.read(rows) == [["", "b"], [], [], ["a", "", "c"]])
    }

    /// The sheet comes in pieces of 256 KiB.
    @Test func `is read whole where a piece ends after the beginning of a row`() throws {
        let ends = "<row></row><row>"
        let room = (1 << 18) - Self.start.utf8.count - "<row>\(Self.cell(nil, ""))</row>".utf8.count - ends.utf8.count
        let long = String(repeating: "a", count: room)
        let rows = try Self.read("<row>\(Self.cell(nil, long))</row>\(ends)\(Self.cell(nil, "cuối"))</row>")
        #expect(rows == [[long], [], ["cuối"]])
    }

    @Test func `keeps a number no calendar has as a number`() throws {
        let numbers = ["43836", "2958466", "1E+100", "-1"].map { "<c s=\"1\"><v>\($0)</v></c>" }.joined()
        let row = try #require(try Self.read("<row>\(numbers)</row>").first)
        #expect(row.first == "2020-01-06" && row[1] == "2958466" && row.last == "-1" && row.count == 4)
    }
}
