import Documents
import Domain
import Foundation
import Testing

@Suite struct DOCXLayoutTests {
    private func part(_ path: String, of document: Document) async throws -> String {
        try #require(try await DOCXWriter().archive(of: document)[path])
    }

    /// The text of each paragraph of the main part.
    private func paragraphs(of document: Document) async throws -> [String] {
        try await part("word/document.xml", of: document).replacing("<w:br/>", with: "\n")
            .components(separatedBy: "</w:p>").map { $0.withoutElements.trimmingCharacters(in: .newlines) }.filter {
                !$0.isEmpty
            }
    }

    @Test(arguments: OfficialLayout.allCases)
    func `a page is A4 with margins of 20, 15, 20 and 30 mm`(layout: OfficialLayout) async throws {
        let xml = try await part("word/document.xml", of: smallDocument(layout))
        #expect(xml.contains(#"<w:pgSz w:w="11906" w:h="16838"/>"#))
        // 20 mm = 1134 twips, 15 mm = 850, 30 mm = 1701, 10 mm = 567.
        #expect(
            xml.contains(
                #"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>"#
            ))
    }

    @Test func `the page number stands centred in the top margin from the second page on`() async throws {
        let document = smallDocument()
        let xml = try await part("word/document.xml", of: document)
        #expect(xml.contains(#"<w:pgNumType w:start="1"/><w:titlePg/>"#))
        #expect(xml.contains(#"<w:headerReference w:type="first" r:id="rIdHeaderFirst"/>"#))
        #expect(try await part("word/header1.xml", of: document).contains(" PAGE "))
        #expect(try await !part("word/header2.xml", of: document).contains("PAGE"))
        let styles = try await part("word/styles.xml", of: document)
        let header = try #require(styles.components(separatedBy: "<w:style ").first { $0.contains(#""Header""#) })
        #expect(header.contains(#"<w:jc w:val="center"/>"#))
        #expect(header.contains(#"<w:sz w:val="28"/>"#))
    }

    @Test func `the state head has motto, number with colon, and a 0 before the day and February`() async throws {
        let lines = try await paragraphs(of: smallDocument())
        #expect(
            lines.prefix(7) == [
                "TỔNG CỤC HẢI QUAN", "CỤC HẢI QUAN\nTỈNH QUẢNG NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc", "Số: 05/BC-HQQN", "Quảng Ninh, ngày 07 tháng 02 năm 2020", "BÁO CÁO",
            ])
        #expect(lines.suffix(4) == ["Nơi nhận:", "- Lưu: VT, VP.", "CỤC TRƯỞNG", "Nguyễn Văn Thử"])
    }

    @Test func `the Party head has the Party's name, an asterisk, no colon and five hyphens`() async throws {
        var document = smallDocument(.party)
        document.letterhead.number = DocumentNumber(ordinal: 15, type: "BC", issuer: "ĐU")
        document.letterhead.date = Day(year: 2020, month: 7, day: 17)
        document.signature?.authorities = [.onBehalf(of: "Ban Chấp hành"), .deputy(for: "Bí thư")]
        let lines = try await paragraphs(of: document)
        #expect(lines.contains("ĐẢNG CỘNG SẢN VIỆT NAM"))
        #expect(!lines.contains { $0.contains("Hạnh phúc") })
        #expect(lines.contains("*"))
        #expect(lines.contains("Số 15-BC/ĐU"))
        #expect(lines.contains("Quảng Ninh, ngày 17 tháng 7 năm 2020"))
        #expect(lines.contains("-----"))
        #expect(lines.contains("T/M BAN CHẤP HÀNH"))
        #expect(lines.contains("K/T BÍ THƯ"))
    }

    @Test func `the Party body is set at exactly 18 points, the state body looser than single`() async throws {
        func body(_ layout: OfficialLayout) async throws -> String {
            let styles = try await part("word/styles.xml", of: smallDocument(layout))
            return try #require(styles.components(separatedBy: "<w:style ").first { $0.contains(#""OfficialBody""#) })
        }
        #expect(try await body(.party).contains(#"w:line="360" w:lineRule="exact""#))
        // 6 points after, 264/240 of a line, 12.7 mm for the first line, justified.
        let state = try await body(.state)
        #expect(state.contains(#"w:after="120" w:line="264" w:lineRule="auto""#))
        #expect(state.contains(#"<w:ind w:firstLine="720"/><w:jc w:val="both"/>"#))
    }

    @Test func `a document without a number or a date leaves room to write them`() async throws {
        var document = smallDocument()
        document.letterhead.number.ordinal = nil
        document.letterhead.date = nil
        let lines = try await paragraphs(of: document)
        #expect(lines.contains { $0.hasPrefix("Số: \u{A0}") && $0.hasSuffix("/BC-HQQN") })
        #expect(lines.contains { $0.hasPrefix("Quảng Ninh, ngày\u{A0}") })
    }

    @Test func `headings are numbered by level and restart below the next one above`() async throws {
        let lines = try await paragraphs(
            of: smallDocument(body: [
                .heading(Heading(.part, ["Kết quả"])), .heading(Heading(.section, ["Thu ngân sách"])),
                .heading(Heading(.item, ["Số thu"])), .heading(Heading(.point, ["Nợ"])),
                .heading(Heading(.point, ["Hoàn"])), .heading(Heading(.item, ["Dự toán"])),
                .heading(Heading(.point, ["Bộ giao"])), .heading(Heading(.section, ["Giám sát"], isNumbered: false)),
                .heading(Heading(.part, ["Nhiệm vụ"])), .heading(Heading(.section, ["Mục tiêu"])),
            ]))
        #expect(
            lines.dropFirst(8).prefix(10) == [
                "Phần I\nKẾT QUẢ", "I. THU NGÂN SÁCH", "1. Số thu", "a) Nợ", "b) Hoàn", "2. Dự toán", "a) Bộ giao",
                "GIÁM SÁT", "Phần II\nNHIỆM VỤ", "I. MỤC TIÊU",
            ])
    }

    @Test func `lettered lists follow the Vietnamese alphabet`() async throws {
        let items = (1...7).map { [Inline.text("việc \($0)")] }
        let lines = try await paragraphs(of: smallDocument(body: [.list(ItemList(items, marker: .letter))]))
        #expect(
            lines.filter { $0.contains("việc") }.map { $0.prefix(2) } == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"])
    }

    @Test func `annexes begin a section of their own, numbered when there are two, turned where asked`() async throws {
        var document = smallDocument()
        document.annexes = [
            Annex(title: "Biểu số liệu", blocks: []),
            Annex(title: "Biểu ngang", orientation: .landscape, blocks: [.paragraph(Paragraph(["x"]))]),
        ]
        let xml = try await part("word/document.xml", of: document)
        #expect(xml.count(of: "<w:sectPr>") == 3)
        #expect(xml.count(of: #"<w:pgNumType w:start="1"/>"#) == 3)
        #expect(xml.count(of: #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#) == 1)
        let lines = try await paragraphs(of: document)
        #expect(lines.contains("Phụ lục I"))
        #expect(lines.contains("Phụ lục II"))
        #expect(
            lines.contains(
                "(Kèm theo Báo cáo số 05/BC-HQQN ngày\u{A0}07\u{A0}tháng\u{A0}02\u{A0}năm\u{A0}2020 của Cục Hải quan tỉnh Quảng Ninh)"
            ))
        document.annexes.removeLast()
        #expect(try await paragraphs(of: document).contains("Phụ lục"))
    }

    @Test func `a banner stands at the foot of every page, the first included`() async throws {
        var document = smallDocument()
        document.letterhead.banner = "DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA"
        #expect(try await part("word/footer1.xml", of: document).withoutElements.contains("DỮ LIỆU MÔ PHỎNG"))
        #expect(try await part("word/document.xml", of: document).count(of: "w:footerReference") == 2)
        #expect(try await DOCXWriter().archive(of: smallDocument())["word/footer1.xml"] == nil)
    }

    @Test func `one addressee stands on one line, several are listed`() async throws {
        var document = smallDocument()
        document.letterhead.addressees = ["Tổng cục Hải quan"]
        #expect(try await paragraphs(of: document).contains("Kính gửi: Tổng cục Hải quan."))
        document.letterhead.addressees.append("UBND tỉnh")
        let lines = try await paragraphs(of: document)
        #expect(lines.contains("Kính gửi:"))
        #expect(lines.contains("- Tổng cục Hải quan;"))
        #expect(lines.contains("- UBND tỉnh."))
    }
}
