import Documents
import Domain
import Foundation
import Testing

/// The whole of a document as Word reads it: a line a paragraph, its style before it, figures in brackets by bookmark.
@Suite struct DOCXGoldenTests {
    private func outline(of document: Document) async throws -> String {
        let xml = try #require(try await DOCXWriter().archive(of: document)["word/document.xml"])
        let marked = xml.replacing(/<w:bookmarkStart w:id="\d+" w:name="([^"]*)"\/>/) { "[\($0.1): " }
            .replacing(/<w:bookmarkEnd[^>]*>/, with: "]").replacing("<w:br/>", with: " ⏎ ")
            .replacing("<w:sectPr>", with: "¶").replacing("</w:tr>", with: "\u{1}<w:p><w:pStyle w:val=\"—\"/></w:p>")
        return marked.components(separatedBy: "</w:p>").compactMap { paragraph in
            guard let style = paragraph.firstMatch(of: /<w:pStyle w:val="([^"]*)"\/>/)?.1 else { return nil }
            let text = paragraph.withoutElements.trimmingCharacters(in: .newlines)
                .replacing("\u{1}", with: "")
            return text.isEmpty ? String(style) : "\(style) | \(text)"
        }.joined(separator: "\n")
    }

    private var body: [Block] {
        let whole = NumberFormat(language: .vietnamese)
        let revenue = FigureMark(text: "6.718", bookmark: name("revenue"), reference: "revenue@qn", value: 6718)
        return [
            .paragraph(Paragraph(["Căn cứ Nghị quyết số 20-NQ/TU;"], style: .basis)),
            .heading(Heading(.part, ["Kết quả"])), .heading(Heading(.section, ["Thu ngân sách"])),
            .paragraph(Paragraph(["Số thu đạt ", .bold([.figure(revenue)]), " tỷ đồng."])),
            .list(ItemList([["Chống thất thu"], ["Thu nợ"]])),
            .table(
                Table(
                    title: ["Số thu"], unitLine: "Đơn vị tính: tỷ đồng",
                    columns: [.init(), .init(alignment: .right)], header: [[.init("Đơn vị"), .init("Số thu")]],
                    rows: [
                        .init([.text("Toàn cục")], style: .groupHeading),
                        .init([.text("Móng Cái"), .figure(revenue, format: whole)]),
                        .init([.text("Cộng"), .missing()], style: .total),
                    ], notes: [["Nguồn: hệ thống."]])),
        ]
    }

    private func name(_ text: String) -> BookmarkName { BookmarkName(text) ?? BookmarkName(for: text) }

    private func document(_ layout: OfficialLayout) -> Document {
        var document = smallDocument(layout, body: body)
        document.letterhead.addressees = ["Tổng cục Hải quan"]
        document.letterhead.stamps = ["Hỏa tốc"]
        document.signature?.authorities = [.deputy(for: "Cục trưởng")]
        document.signature?.position = "Phó Cục trưởng"
        document.annexes = [Annex(title: "Biểu số liệu", blocks: [.paragraph(Paragraph(["Không có."]))])]
        return document
    }

    @Test func `the state layout, whole`() async throws {
        let outline = try await outline(of: document(.state))
        #expect(outline == Self.state, "\(outline)")
    }

    @Test func `the Party layout, whole`() async throws {
        let outline = try await outline(of: document(.party))
        #expect(outline == Self.party, "\(outline)")
    }

    private static let state = """
        OfficialParentBody | TỔNG CỤC HẢI QUAN
        OfficialIssuingBody | CỤC HẢI QUAN ⏎ TỈNH QUẢNG NINH
        OfficialRule
        OfficialNationalName | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        OfficialMotto | Độc lập - Tự do - Hạnh phúc
        OfficialRule
        —
        OfficialNumber | Số: 05/BC-HQQN
        OfficialStamp | HỎA TỐC
        OfficialDate | Quảng Ninh, ngày 07 tháng 02 năm 2020
        —
        OfficialType | BÁO CÁO
        OfficialSummary | Kết quả công tác tháng 01
        OfficialRule
        OfficialAddressee | Kính gửi: Tổng cục Hải quan.
        OfficialBasis | Căn cứ Nghị quyết số 20-NQ/TU;
        Heading1 | Phần I ⏎ KẾT QUẢ
        Heading2 | I. THU NGÂN SÁCH
        OfficialBody | Số thu đạt [revenue: 6.718] tỷ đồng.
        OfficialBody | - Chống thất thu
        OfficialBody | - Thu nợ
        OfficialTableTitle | Số thu
        OfficialUnitLine | Đơn vị tính: tỷ đồng
        OfficialTableText | Đơn vị
        OfficialTableText | Số thu
        —
        OfficialTableText | Toàn cục
        —
        OfficialTableText | Móng Cái
        OfficialTableText | [revenue_2: 6.718]
        —
        OfficialTableText | Cộng
        OfficialTableText | –
        —
        OfficialNote | Nguồn: hệ thống.
        OfficialRule
        OfficialRecipientsTitle | Nơi nhận:
        OfficialRecipients | - Lưu: VT, VP.
        OfficialAuthority | KT. CỤC TRƯỞNG
        OfficialPosition | PHÓ CỤC TRƯỞNG
        OfficialSigner | Nguyễn Văn Thử
        —
        OfficialRule | ¶
        OfficialAnnexNumber | Phụ lục
        OfficialAnnexTitle | BIỂU SỐ LIỆU
        OfficialAnnexOrigin | (Kèm theo Báo cáo số 05/BC-HQQN ⏎ ngày\u{A0}07\u{A0}tháng\u{A0}02\u{A0}năm\u{A0}2020 của Cục Hải quan tỉnh Quảng Ninh)
        OfficialRule
        OfficialBody | Không có.
        OfficialRule
        """

    private static let party = """
        OfficialParentBody | TỔNG CỤC HẢI QUAN
        OfficialIssuingBody | CỤC HẢI QUAN ⏎ TỈNH QUẢNG NINH
        OfficialParentBody | *
        OfficialNationalName | ĐẢNG CỘNG SẢN VIỆT NAM
        OfficialRule
        —
        OfficialNumber | Số 05-BC/HQQN
        OfficialStamp | HỎA TỐC
        OfficialDate | Quảng Ninh, ngày 07 tháng 02 năm 2020
        —
        OfficialType | BÁO CÁO
        OfficialSummary | Kết quả công tác tháng 01
        OfficialSummary | -----
        OfficialAddressee | Kính gửi: Tổng cục Hải quan.
        OfficialBasis | - Căn cứ Nghị quyết số 20-NQ/TU;
        Heading1 | Phần I ⏎ KẾT QUẢ
        Heading2 | I. THU NGÂN SÁCH
        OfficialBody | Số thu đạt [revenue: 6.718] tỷ đồng.
        OfficialBody | - Chống thất thu
        OfficialBody | - Thu nợ
        OfficialTableTitle | Số thu
        OfficialUnitLine | Đơn vị tính: tỷ đồng
        OfficialTableText | Đơn vị
        OfficialTableText | Số thu
        —
        OfficialTableText | Toàn cục
        —
        OfficialTableText | Móng Cái
        OfficialTableText | [revenue_2: 6.718]
        —
        OfficialTableText | Cộng
        OfficialTableText | –
        —
        OfficialNote | Nguồn: hệ thống.
        OfficialRule
        OfficialRecipientsTitle | Nơi nhận:
        OfficialRecipients | - Lưu: VT, VP.
        OfficialAuthority | K/T CỤC TRƯỞNG
        OfficialPosition | PHÓ CỤC TRƯỞNG
        OfficialSigner | Nguyễn Văn Thử
        —
        OfficialRule | ¶
        OfficialAnnexNumber | Phụ lục
        OfficialAnnexTitle | BIỂU SỐ LIỆU
        OfficialAnnexOrigin | (Kèm theo Báo cáo số 05-BC/HQQN ⏎ ngày\u{A0}07\u{A0}tháng\u{A0}02\u{A0}năm\u{A0}2020 của Cục Hải quan tỉnh Quảng Ninh)
        OfficialRule
        OfficialBody | Không có.
        OfficialRule
        """
}
