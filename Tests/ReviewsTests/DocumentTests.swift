import Documents
import Domain
import Foundation
import Packs
import Testing

@testable import Reviews

struct DocumentTests {
    private func document(_ body: String, _ input: ReviewInput = Sample.input()) throws -> Document {
        try Sample.checked(body).document(from: input)
    }

    @Test func `reads headings, lists, styles and marked text`() throws {
        let body = """
            # Phần

            ## Mục {-}

            Một **đậm {{ year }}** và *nghiêng*
            trên hai dòng \\*.

            > Căn cứ luật;

            ^ Ghi chú.

            -> Giữa <-

            - một
              tiếp
            - hai

            a) thứ nhất
            """
        #expect(
            try document(body).body == [
                .heading(Heading(.part, ["Phần"])), .heading(Heading(.section, ["Mục"], isNumbered: false)),
                .paragraph(
                    Paragraph([
                        "Một ", .bold(["đậm 2020"]), " và ", .italic(["nghiêng"]), " trên hai dòng *.",
                    ])),
                .paragraph(Paragraph(["Căn cứ luật;"], style: .basis)),
                .paragraph(Paragraph(["Ghi chú."], style: .note)),
                .paragraph(Paragraph(["Giữa"], style: .centred)), .list(ItemList([["một tiếp"], ["hai"]])),
                .list(ItemList([["thứ nhất"]], marker: .letter)),
            ])
    }

    @Test(arguments: [
        ("{{ if any plan late }}còn chậm{{ else }}kịp{{ end }}", "còn chậm"),
        ("{{ if not any plan late }}kịp{{ end }}", ""),
        ("{{ if known turnover_export }}có{{ else }}chưa{{ end }}", "chưa"),
        ("{{ if goal dual_goal holds }}giữ vững{{ end }}", "giữ vững"),
        ("{{ if synthetic }}mô phỏng{{ end }}", "mô phỏng"),
        ("{{ if known goal dual_goal unknown }}thiếu{{ end }}", ""),
        ("{{ if estimate }}\n\n# A\n\n{{ else }}\n\n# B\n\n{{ end }}", "# B"),
        ("{{ if known revenue }}{{ if any plan late }}cả hai{{ end }}{{ end }}", "cả hai"),
    ])
    func `prints what its condition allows`(body: String, expected: String) throws {
        #expect(try Sample.text(body) == expected)
    }

    @Test func `takes the frame from the header and what the registry gave`() throws {
        let template = try #require(Sample.pack.reviews["so-ket-6-thang-dang"])
        let document = try ReviewTemplateParser.parse(template, in: Sample.pack).document(from: Sample.input())
        #expect(document.layout == .party)
        #expect(document.letterhead.number == DocumentNumber(ordinal: 5, type: "BC", issuer: "ĐU"))
        #expect(document.letterhead.date == Day("2020-07-07"))
        #expect(document.letterhead.banner == "DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA")
        #expect(
            document.signature
                == Signature(
                    authorities: [.onBehalf(of: "Ban Chấp hành")], position: "Bí thư", name: "Nguyễn Văn Thử Nghiệm"))
        #expect(document.recipients.last == "Lưu Văn phòng Đảng ủy")
    }

    @Test func `draws the cumulative value against last year and both paths`() throws {
        let chart = try #require(try document(":::chart cumulative revenue").charts.first)
        #expect(
            chart.series.map(\.name) == [
                "Thực hiện 2020", "Thực hiện 2019", "Kịch bản BTC", "Kịch bản Tỉnh",
            ])
        #expect(chart.series.map(\.stroke) == [.solid, .solid, .dashed, .dashed])
        #expect(chart.series[0].values == [980, 1790, 2890, 4010, 5320, 6718, nil, nil, nil, nil, nil, nil])
        #expect(chart.categories.count == 12)
        #expect(chart.valueAxis.unit == "tỷ đồng")
    }

    @Test func `gives a workbook every table as a sheet, each number with its reference`() throws {
        let template = try #require(Sample.pack.reviews["so-ket-6-thang"])
        let document = try ReviewTemplateParser.parse(template, in: Sample.pack).document(from: Sample.input())
        let tables = document.workbook.sheets.compactMap { sheet -> Table? in
            if case .table(let table) = sheet.content { table } else { nil }
        }
        #expect(tables.count == 12)
        let cells = tables.flatMap(\.rows).flatMap(\.cells)
        let attained = cells.compactMap { cell -> FigureMark? in
            if case .figure(let mark, let format) = cell, format.suffix == .percent { mark } else { nil }
        }
        #expect(attained.first?.text == "70,7%")
        #expect(attained.first?.reference == "revenue/20ZZ/2020H1/calendar@2020-06-30#12")
    }

    @Test func `gives no plan column to a breakdown that has no plan`() throws {
        let text = try Sample.text(":::table by revenue tax_kind | tỷ đồng, 1")
        #expect(
            text.contains(
                "STT | Sắc thuế | Cùng kỳ 6 tháng năm 2019 | Thực hiện 6 tháng năm 2020 | Tăng, giảm so với cùng kỳ"))
        #expect(text.contains("3 | Thuế giá trị gia tăng | 3.402,0 | 4.105,0 | +20,7%"))
        #expect(text.contains(" | Tổng cộng | 5.645,4 | 6.718,0 | +19,0%"))
    }

    @Test func `lists a late action without a reason as such`() throws {
        let text = try Sample.text(":::table late-actions")
        #expect(text.contains("1 | Giải pháp thứ 11 về tạo thuận lợi thương mại | Cẩm Phả | 31/5/2020 | 30 | Chờ"))
        #expect(text.hasSuffix("| 30 | chưa nêu nguyên nhân"))
    }

    @Test func `says in a sentence that a table would be empty`() throws {
        let input = Sample.input()
        var empty = input
        empty.commendations = []
        #expect(try Sample.text(":::table commendation-list CTCP", empty) == "Không có.")
    }
}
