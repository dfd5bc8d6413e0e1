import Documents
import Domain
import Foundation

/// A mid-year review as an office would sign it, with invented unit names and the figures of the published review.
enum SampleReview {
    static func state() throws -> Document {
        Document(
            layout: .state,
            letterhead: Letterhead(
                parentBody: "Tổng cục Hải quan", issuingBody: "Cục Hải quan tỉnh Quảng Ninh",
                number: DocumentNumber(ordinal: 5, type: "BC", issuer: "HQQN"), place: "Quảng Ninh",
                date: Day(year: 2020, month: 7, day: 7), type: "Báo cáo",
                summary: [
                    "Sơ kết công tác 6 tháng đầu năm,", "phương hướng, nhiệm vụ 6 tháng cuối năm 2020",
                ],
                addressees: ["Tổng cục Hải quan", "Ủy ban nhân dân tỉnh Quảng Ninh"],
                banner: "DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA"),
            body: body,
            signature: Signature(
                authorities: [.deputy(for: "Cục trưởng")], position: "Phó Cục trưởng", name: "Nguyễn Văn Thử Nghiệm"),
            recipients: [
                "Tổng cục Hải quan (để b/c)", "UBND tỉnh Quảng Ninh (để b/c)", "Lãnh đạo Cục",
                "Các đơn vị thuộc, trực thuộc",
                "Lưu: VT, VP (05b)",
            ],
            annexes: annexes)
    }

    static func party() throws -> Document {
        var document = try state()
        document.layout = .party
        document.letterhead.parentBody = "Đảng bộ tỉnh Quảng Ninh"
        document.letterhead.issuingBody = "Đảng ủy Cục Hải quan"
        document.letterhead.number = DocumentNumber(ordinal: 15, type: "BC", issuer: "ĐU")
        document.letterhead.addressees = []
        document.signature = Signature(
            authorities: [.onBehalf(of: "Ban Chấp hành")], position: "Bí thư", name: "Nguyễn Văn Thử Nghiệm")
        document.recipients = ["Thường trực Tỉnh ủy (để b/c)", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"]
        return document
    }

    static let revenue = FigureMark(text: "6.718", reference: "revenue@qn/2020H1?as-at=2020-06-30", value: 6718)
    static let growth = FigureMark(text: "19", reference: "growth(revenue)@qn/2020H1", value: 19)
    static let ofMinistry = FigureMark(text: "71%", reference: "attainment(revenue,MOF)@qn/2020H1", value: 71)
    static let ofProvince = FigureMark(text: "61%", reference: "attainment(revenue,Province)@qn/2020H1", value: 61)
    static let whole = NumberFormat(language: .vietnamese)
    static let tenth = NumberFormat(language: .vietnamese, fractionDigits: 1)
    static let percent = NumberFormat(language: .vietnamese, fractionDigits: 1, suffix: .percent)

    static func figure(_ value: Decimal, _ format: NumberFormat, _ reference: String) -> Table.Cell {
        .figure(FigureMark(text: format.text(value), reference: reference, value: value), format: format)
    }

    static let body: [Block] = [
        .paragraph(
            Paragraph(
                ["Căn cứ Nghị quyết số 20-NQ/TU của Ban Chấp hành Đảng bộ tỉnh về nhiệm vụ năm 2020;"], style: .basis)),
        .paragraph(
            Paragraph([
                .text(
                    "Thực hiện nhiệm vụ kép: vừa phòng, chống dịch bệnh, vừa tạo thuận lợi cho hoạt động xuất khẩu, nhập khẩu, "
                        + "Cục Hải quan tỉnh Quảng Ninh báo cáo kết quả công tác 6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng "
                        + "cuối năm 2020 như sau:")
            ])),
        .heading(Heading(.part, ["Kết quả công tác 6 tháng đầu năm 2020"])),
        .heading(Heading(.section, ["Đặc điểm tình hình"])),
        .paragraph(
            Paragraph([
                .text(
                    "Sáu tháng đầu năm, dịch bệnh diễn biến phức tạp, kim ngạch qua các cửa khẩu biên giới giảm; nhiều doanh nghiệp "
                        + "phải thu hẹp sản xuất. Song, dưới sự lãnh đạo của Đảng ủy, tập thể cán bộ, công chức đã đoàn kết, kỷ cương, "
                        + "sáng tạo, hiệu quả, thực hiện đồng bộ 14 nhóm nhiệm vụ và 40 giải pháp đề ra từ đầu năm.")
            ])),
        .heading(Heading(.section, ["Kết quả thực hiện các mặt công tác"])),
        .heading(Heading(.item, ["Công tác thu ngân sách nhà nước"])),
        .paragraph(
            Paragraph([
                "Số thu ngân sách nhà nước 6 tháng đạt ", .bold([.figure(revenue)]), "\u{A0}tỷ đồng, tăng ",
                .figure(growth),
                "% so với cùng kỳ năm 2019, bằng ", .figure(ofMinistry),
                " dự toán Bộ Tài chính giao (9.500\u{A0}tỷ đồng) và ",
                .figure(ofProvince),
                " chỉ tiêu tỉnh giao (11.000\u{A0}tỷ đồng); đứng thứ 7 trong các cục hải quan toàn quốc về ",
                .italic("tỷ lệ hoàn thành dự toán"), ".",
            ])),
        .chart(revenueChart), .chart(branchChart),
        .heading(Heading(.point, ["Chống thất thu và thu hồi nợ thuế"])),
        .list(
            ItemList([
                ["Rà soát 100% hồ sơ nợ thuế quá hạn; phân công từng công chức theo dõi, đôn đốc."],
                [
                    "Thu hồi nợ đạt ", .figure(FigureMark(text: "12,4", reference: "arrears_recovered@qn/2020H1")),
                    "\u{A0}tỷ đồng.",
                ],
            ])),
        .heading(Heading(.item, ["Cải cách hành chính, thời gian thông quan"])),
        .paragraph(
            Paragraph([
                .text(
                    "Chỉ số năng lực cạnh tranh cấp sở, ngành (DDCI) năm thứ ba liên tiếp dẫn đầu khối các cơ quan Trung ương trên địa "
                        + "bàn; chỉ số cải cách hành chính (PAR INDEX) xếp thứ nhất.")
            ])),
        .table(clearanceTable),
        .heading(Heading(.section, ["Đánh giá chung"])),
        .list(
            ItemList(
                [["Ưu điểm: các chỉ tiêu chủ yếu vượt kịch bản."], ["Hạn chế: một số nhóm nhiệm vụ còn chậm."]],
                marker: .letter)),
        .heading(Heading(.part, ["Phương hướng, nhiệm vụ 6 tháng cuối năm 2020"])),
        .heading(Heading(.section, ["Mục tiêu, chỉ tiêu"])),
        .list(
            ItemList(
                [
                    ["Phấn đấu thu ngân sách nhà nước từ 11.000\u{A0}tỷ đồng trở lên."],
                    ["Rút ngắn thời gian thông quan hàng hóa; nâng cao hiệu quả kiểm tra, giám sát hải quan."],
                    ["Tạo thuận lợi tối đa cho doanh nghiệp; giữ doanh nghiệp hiện có, thu hút doanh nghiệp mới."],
                ], marker: .number)),
        .paragraph(
            Paragraph(["Trên đây là báo cáo sơ kết, Cục Hải quan tỉnh Quảng Ninh trân trọng báo cáo./."])),
    ]

    static let revenueChart = Chart(
        kind: .line, title: "Biểu đồ 1. Lũy kế thu ngân sách nhà nước so với kịch bản và cùng kỳ",
        categoryAxis: .init(title: "Tháng"), valueAxis: .init(title: "Lũy kế thu", unit: "tỷ đồng"),
        categories: (1...12).map { "T\($0)" },
        series: [
            .init(
                name: "Thực hiện năm 2020",
                values: [1020, 1980, 3150, 4290, 5480, 6718] + [Double?](repeating: nil, count: 6)),
            .init(
                name: "Kịch bản (11.000 tỷ đồng)",
                values: [900, 1750, 2690, 3640, 4590, 5550, 6480, 7400, 8310, 9220, 10120, 11000], stroke: .dashed),
            .init(
                name: "Thực hiện năm 2019",
                values: [850, 1600, 2610, 3590, 4650, 5645, 6600, 7500, 8500, 9500, 10500, 11700]),
        ], format: whole,
        alternativeText:
            "Đường lũy kế thu theo tháng: đến tháng 6 năm 2020 đạt 6.718 tỷ đồng, cao hơn kịch bản 5.550 tỷ đồng.")

    static let branchChart = Chart(
        kind: .bar, title: "Biểu đồ 2. Số thu theo chi cục, 6 tháng 2020 và cùng kỳ",
        valueAxis: .init(unit: "tỷ đồng"),
        categories: ["Cảng Cái Lân", "Hòn Gai", "Cẩm Phả", "Vạn Gia", "Móng Cái", "Bắc Phong Sinh"],
        series: [
            .init(name: "6 tháng 2019", values: [2210.5, 1480, 980.2, 410, 505.4, 59]),
            .init(name: "6 tháng 2020", values: [2810, 1892.3, 1120.4, 380, 515.3, nil]),
        ], format: NumberFormat(language: .vietnamese, maximumFractionDigits: 1), showsValues: true,
        alternativeText: "Cột đôi theo chi cục; chi cục cảng Cái Lân thu nhiều nhất, 2.810 tỷ đồng.", aspect: 0.48)

    static let clearanceTable = Table(
        title: ["Thời gian thông quan bình quân theo luồng"], unitLine: "Đơn vị tính: giờ",
        columns: [.init(width: 3), .init(alignment: .right), .init(alignment: .right), .init(alignment: .right)],
        header: [[.init("Luồng"), .init("6 tháng 2019"), .init("6 tháng 2020"), .init("Tăng, giảm")]],
        rows: [
            .init([
                .text("Luồng xanh"), figure(0.1, tenth, "a"), figure(0.1, tenth, "b"), figure(0, tenth, "c"),
            ]),
            .init([
                .text("Luồng vàng"), figure(6.3, tenth, "d"), figure(5.2, tenth, "e"), figure(-1.1, tenth, "f"),
            ]),
            .init([
                .text("Luồng đỏ"), figure(19.8, tenth, "g"),
                .missing(shown: "chưa có số liệu", reason: "chưa nộp báo cáo"), .missing(),
            ]),
        ], notes: [["Nguồn: hệ thống thông quan điện tử, số liệu tính đến ngày 30/6/2020."]])
}
