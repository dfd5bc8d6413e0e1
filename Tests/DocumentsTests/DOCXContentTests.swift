import Documents
import Domain
import Foundation
import Testing

@Suite struct DOCXContentTests {
    private let whole = NumberFormat(language: .vietnamese)

    private func main(_ body: [Block], _ layout: OfficialLayout = .state) async throws -> String {
        try #require(try await DOCXWriter().archive(of: smallDocument(layout, body: body))["word/document.xml"])
    }

    @Test func `a figure stands in an invisible bookmark, and a list says what it is`() async throws {
        let mark = FigureMark(
            text: "6.718", bookmark: try #require(BookmarkName("revenue_2020H1")),
            reference: "revenue@qn/2020H1?as-at=2020-06-30", value: 6718)
        let body: [Block] = [.paragraph(Paragraph(["Thu ", .bold([.figure(mark)]), " tỷ; nhắc lại ", .figure(mark)]))]
        let archive = try await DOCXWriter().archive(of: smallDocument(body: body))
        let xml = try #require(archive["word/document.xml"])
        #expect(
            xml.contains(
                #"<w:bookmarkStart w:id="1" w:name="revenue_2020H1"/><w:r><w:rPr><w:b/></w:rPr>"#
                    + #"<w:t xml:space="preserve">6.718</w:t></w:r><w:bookmarkEnd w:id="1"/>"#))
        #expect(xml.contains(#"<w:bookmarkStart w:id="2" w:name="revenue_2020H1_2"/>"#))
        let list = try #require(archive["customXml/item1.xml"])
        #expect(
            list.contains(
                #"<figure bookmark="revenue_2020H1" reference="revenue@qn/2020H1?as-at=2020-06-30" value="6718"/>"#))
        #expect(list.count(of: "<figure ") == 2)
    }

    @Test(arguments: ["", "1a", "_a", "a b", "đ", "a-b", String(repeating: "a", count: 41)])
    func `refuses a bookmark name that Word would drop`(name: String) {
        #expect(BookmarkName(name) == nil)
    }

    @Test func `makes a lawful bookmark of any reference, one for one`() throws {
        let names = ["revenue@qn/2020H1", "revenue@qn/2020H2", "7 ngày", "đ", String(repeating: "x/", count: 60)]
            .map { BookmarkName(for: $0).rawValue }
        for name in names { #expect(BookmarkName(name)?.rawValue == name) }
        #expect(Set(names).count == names.count)
        #expect(names[0].hasPrefix("revenue_qn_2020H1_"))
        #expect(BookmarkName(for: "revenue@qn/2020H1").rawValue == names[0])
    }

    @Test func `escapes marks of XML, drops control characters and composes letters`() async throws {
        let decomposed = "Quảng Ninh".decomposedStringWithCanonicalMapping
        let xml = try await main([.paragraph(Paragraph([.text("a<b> & \"c\"\u{1}\u{B} \(decomposed)\tx\ny")]))])
        #expect(xml.contains("a&lt;b&gt; &amp; &quot;c&quot; Quảng Ninh</w:t><w:tab/>"))
        #expect(xml.contains("<w:br/>"))
        #expect(xml.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
        #expect(xml == xml.precomposedStringWithCanonicalMapping)
    }

    @Test func `legal bases are italic for the state, and led by a dash for the Party`() async throws {
        let basis: [Block] = [.paragraph(Paragraph(["Căn cứ Nghị định;"], style: .basis))]
        #expect(try await main(basis).contains("OfficialBasis"))
        #expect(try await main(basis, .party).withoutElements.contains("- Căn cứ Nghị định;"))
    }

    @Test func `a table repeats its header, keeps rows whole and spans as asked`() async throws {
        let table = Table(
            columns: [.init(width: 2), .init(alignment: .right), .init(alignment: .right)],
            header: [
                [.init("Chỉ tiêu", rows: 2), .init("Kế hoạch năm", columns: 2)],
                [.init("Bộ giao"), .init("Tỉnh giao")],
            ], numbersColumns: true,
            rows: [
                .init([.text("A. Thu")], style: .groupHeading),
                .init([.text("Thu"), figure(9500, whole, "a"), .missing(reason: "chưa giao")]),
            ])
        let xml = try await main([.table(table)])
        #expect(xml.count(of: "<w:tblHeader/>") == 3)
        // Two rows of the head, the signature's one, three rows of header and two of content.
        #expect(xml.count(of: "<w:cantSplit/>") == 8)
        #expect(xml.count(of: #"<w:vMerge w:val="restart"/>"#) == 1)
        #expect(xml.count(of: "<w:vMerge/>") == 1)
        #expect(xml.contains(#"<w:gridSpan w:val="2"/>"#))
        #expect(xml.contains(#"<w:gridSpan w:val="3"/>"#))
        #expect(xml.contains("(3)"))
        #expect(xml.contains(">–<"))
        // 165 mm between the margins, shared 2 : 1 : 1.
        #expect(xml.contains(#"<w:tblW w:w="9354" w:type="dxa"/>"#))
        #expect(xml.contains(#"<w:gridCol w:w="4677"/>"#))
    }

    @Test func `a number that does not fit its share of the table widens its column`() async throws {
        let table = Table(
            columns: [.init(width: 20), .init(alignment: .right, width: 1)], header: [[.init("A"), .init("B")]],
            rows: [.init([.text("a b c"), figure(Decimal(string: "11000000000000") ?? 0, whole, "x")])])
        let xml = try await main([.table(table)])
        let widths = xml.components(separatedBy: "<w:tblGrid>")[2].components(separatedBy: "</w:tblGrid>")[0]
            .matches(of: /w:w="(\d+)"/).compactMap { Int($0.1) }
        // 14 digits and 4 dots at 12 points: (14 × 500 + 4 × 250)/1000 × 12 pt = 96 pt = 1920 twips, and 2.5 mm of margins.
        #expect(widths.count == 2)
        #expect(widths[1] >= 1920 + 140)
        #expect(widths.reduce(0, +) == 9354)
    }

    @Test func `the same document gives the same bytes`() async throws {
        let folder = try ScratchFolder()
        let document = smallDocument(body: [.paragraph(Paragraph(["Một câu."]))])
        let files = ["a.docx", "b.docx"].map { folder.url.appending(path: $0) }
        for file in files { try await DOCXWriter().write(document, to: file) }
        #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
        let read = try ZipArchive(reading: files[0])
        #expect(read == (try await DOCXWriter().archive(of: document)))
    }

    @Test func `every part is well-formed XML`() async throws {
        var document = smallDocument(body: [.paragraph(Paragraph(["a & b"])), .pageBreak])
        document.letterhead.stamps = ["Hỏa tốc"]
        document.letterhead.banner = "Thử <nghiệm>"
        document.annexes = [Annex(title: "Biểu", blocks: [])]
        let archive = try await DOCXWriter().archive(of: document)
        for (path, data) in archive.parts where path.hasSuffix("xml") || path.hasSuffix(".rels") {
            #expect(WellFormed.problem(in: data) == nil, "\(path)")
        }
    }

    @Test func `an office's own template gives the styles, and ours fill the gaps`() async throws {
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "mau.docx")
        var template = ZipArchive()
        let own = #"<w:style w:type="paragraph" w:styleId="OfficialBody"><w:name w:val="Own"/></w:style>"#
        template["word/styles.xml"] = #"<w:styles xmlns:w="x">\#(own)</w:styles>"#
        try template.write(to: file)
        let styles = try #require(
            try await DOCXWriter(template: file).archive(of: smallDocument())["word/styles.xml"])
        #expect(styles.contains(own))
        #expect(styles.count(of: #"w:styleId="OfficialBody""#) == 1)
        #expect(styles.count(of: #"w:styleId="OfficialSummary""#) == 1)
        #expect(!styles.contains(#"w:default="1""#))
    }

    @Test func `says why a file cannot serve as a template`() async throws {
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "mau.docx")
        var template = ZipArchive()
        template["other.xml"] = "<a/>"
        try template.write(to: file)
        let writer = DOCXWriter(template: file)
        let error = await #expect(throws: DocumentError.self) { _ = try await writer.archive(of: smallDocument()) }
        #expect(error?.description.contains("no word/styles.xml") == true)
    }

    @Test func `a chart without a drawer is refused`() async throws {
        let document = try SampleReview.state()
        await #expect(throws: DocumentError.noChartDrawer) { _ = try await DOCXWriter().archive(of: document) }
    }
}
