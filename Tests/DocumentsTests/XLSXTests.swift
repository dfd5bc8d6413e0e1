import Documents
import Domain
import Foundation
import Testing

@Suite struct XLSXTests {
    private let whole = NumberFormat(language: .vietnamese)
    private let percent = NumberFormat(language: .vietnamese, fractionDigits: 1, suffix: .percent)

    /// Writes the sheets and reads the file's parts again.
    private func parts(_ sheets: [Sheet], mostNotes: Int = 1000) throws -> ZipArchive {
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "a.xlsx")
        let workbook = Workbook(
            title: "Biểu", language: .vietnamese, date: Day(year: 2020, month: 7, day: 7), sheets: sheets)
        try XLSXWriter(mostNotes: mostNotes).write(workbook, to: file)
        return try ZipArchive(reading: file)
    }

    private var table: Table {
        Table(
            unitLine: "Đơn vị tính: tỷ đồng",
            columns: [.init(width: 3), .init(alignment: .right), .init(alignment: .right), .init(alignment: .right)],
            header: [[.init("Chỉ tiêu"), .init("Thực hiện"), .init("% kế hoạch"), .init("Ngày")]],
            rows: [
                .init([.text("A. Thu")], style: .groupHeading),
                .init([
                    .text("Thu"), figure(6718, whole, "revenue@qn"),
                    figure(Decimal(string: "70.7") ?? 0, percent, "att@qn"),
                    .day(Day(ordinal: 18_443)),
                ]),
                .init([.text("Nợ"), .missing(shown: "chưa có số liệu", reason: "chưa nộp"), .missing(), .text("")]),
            ], notes: [["Nguồn: hệ thống."]])
    }

    /// The cell `B5` of a sheet's XML, with its attributes and value.
    private func cell(_ name: String, _ xml: String) throws -> String {
        let start = try #require(xml.range(of: "<c r=\"\(name)\""))
        return String(xml[start.lowerBound...].prefix { $0 != "\n" }.components(separatedBy: "</c>")[0])
    }

    @Test func `numbers are numbers, percentages hundredths, days dates`() throws {
        let archive = try parts([Sheet(name: "Thu", titleLines: ["Biểu số 1"], content: .table(table))])
        let xml = try #require(archive["xl/worksheets/sheet1.xml"])
        // Row 1 the title, 2 the unit, 3 the header, 4 the group, 5 the figures.
        #expect(try cell("B5", xml).hasSuffix("<v>6718</v>"))
        #expect(try cell("C5", xml).hasSuffix("<v>0.707</v>"))
        // 30 June 2020 is day 44012 of Excel's calendar.
        #expect(try cell("D5", xml).hasSuffix("<v>44012</v>"))
        #expect(try cell("B6", xml).contains("t=\"s\""))
        let styles = try #require(archive["xl/styles.xml"])
        #expect(styles.contains("#,##0.0%"))
        #expect(styles.contains("dd/mm/yyyy"))
        #expect(styles.contains("Times New Roman"))
    }

    @Test func `figures carry their reference in a note, missing ones their reason`() throws {
        let archive = try parts([Sheet(name: "Thu", content: .table(table))])
        let notes = try #require(archive["xl/comments1.xml"])
        #expect(notes.withoutElements.contains("revenue@qn"))
        #expect(notes.withoutElements.contains("chưa nộp"))
        #expect(notes.count(of: "<comment ") == 3)
    }

    @Test func `beyond the limit references go to hidden columns`() throws {
        let archive = try parts([Sheet(name: "Thu", content: .table(table))], mostNotes: 1)
        let xml = try #require(archive["xl/worksheets/sheet1.xml"])
        #expect(xml.contains(#"<col min="5" max="5""#))
        #expect(xml.count(of: #"hidden="1""#) == 2)
        let shared = try #require(archive["xl/sharedStrings.xml"])
        #expect(shared.contains("revenue@qn"))
        #expect(shared.contains("Nguồn gốc số liệu (2)"))
        // The reason of what is missing is still a note.
        #expect(try #require(archive["xl/comments1.xml"]).count(of: "<comment ") == 1)
    }

    @Test func `a sheet prints on A4 across, as wide as the page, its header repeated and frozen`() throws {
        let archive = try parts([Sheet(name: "Thu", titleLines: ["Biểu"], content: .table(table))])
        let xml = try #require(archive["xl/worksheets/sheet1.xml"])
        #expect(xml.contains(#"<pageSetup paperSize="9" fitToHeight="0" orientation="landscape""#))
        #expect(xml.contains(#"<pageSetUpPr fitToPage="1"/>"#))
        #expect(xml.contains(#"xSplit="1" ySplit="3""#))
        #expect(try #require(archive["xl/workbook.xml"]).contains("Thu!$3:$3"))
    }

    @Test func `a chart is Excel's own, over cells, gaps left empty`() throws {
        let chart = Chart(
            kind: .line, title: "Lũy kế", valueAxis: .init(title: "Thu", unit: "tỷ đồng"),
            categories: ["T1", "T2", "T3"],
            series: [
                .init(name: "2020", values: [1020, nil, 3150.5]),
                .init(name: "Kịch bản", values: [1, 2, 3], stroke: .dashed),
            ], format: whole, alternativeText: "Đường đi lên.")
        let archive = try parts([Sheet(name: "Biểu đồ", content: .chart(chart))])
        let drawn = try #require(archive["xl/charts/chart1.xml"])
        #expect(drawn.contains("<c:lineChart>"))
        #expect(drawn.contains("'Biểu đồ'!$B$2:$B$4") || drawn.contains("Biểu đồ!$B$2:$B$4"))
        #expect(drawn.contains(#"<a:prstDash val="dash"/>"#))
        #expect(drawn.contains(#"<c:dispBlanksAs val="gap"/>"#))
        #expect(drawn.contains("Thu (tỷ đồng)"))
        let xml = try #require(archive["xl/worksheets/sheet1.xml"])
        #expect(try cell("B4", xml).hasSuffix("<v>3150.5</v>"))
        #expect(xml.contains(/<c r="B3" s="\d+"\/>/))
        // The copy of the numbers beside the chart has no zero for what is missing.
        #expect(drawn.contains(#"<c:pt idx="0"><c:v>1020</c:v></c:pt><c:pt idx="2"><c:v>3150.5</c:v></c:pt>"#))
        #expect(try #require(archive["xl/drawings/drawing1.xml"]).contains("Đường đi lên."))
    }

    @Test func `tab names are short, lawful and different`() throws {
        let long = "Biểu đồ 2. Số thu theo chi cục, 6 tháng 2020"
        let archive = try parts(
            [long, long, "a/b:c", "'x'", "", "History", "A/B:C"].map { Sheet(name: $0, content: .table(table)) })
        let names = try #require(archive["xl/workbook.xml"]).matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
        #expect(
            names == [
                "Biểu đồ 2. Số thu theo chi cục", "Biểu đồ 2. Số thu theo chi (2)", "a b c", "x", "Sheet", "Sheet (2)",
                "A B C (2)",
            ])
    }

    @Test func `the same workbook gives the same file`() throws {
        let sheets = [Sheet(name: "Thu", content: .table(table))]
        #expect(try parts(sheets) == parts(sheets))
        #expect(try #require(parts(sheets)["docProps/core.xml"]).contains("2020-07-07T00:00:00Z"))
    }

    @Test func `a workbook without sheets still opens`() throws {
        #expect(try parts([])["xl/worksheets/sheet1.xml"] != nil)
    }

    @Test func `says which file could not be written`() throws {
        let workbook = Workbook(title: "x", language: .vietnamese, sheets: [])
        let error = #expect(throws: DocumentError.self) {
            try XLSXWriter().write(workbook, to: URL(filePath: "/dev/null/none/a.xlsx"))
        }
        #expect(error?.description.hasPrefix("cannot write /dev/null/none/a.xlsx") == true)
    }

    @Test func `a document's tables and charts become sheets in printed order`() throws {
        let workbook = try SampleReview.state().workbook
        #expect(workbook.sheets.count == 6)
        #expect(workbook.sheets.map(\.name).suffix(3) == ["Phụ lục I", "Phụ lục II", "Phụ lục II Biểu đồ"])
        #expect(workbook.sheets[3].titleLines[0].hasPrefix("Phụ lục I. Biểu tổng hợp"))
    }
}
