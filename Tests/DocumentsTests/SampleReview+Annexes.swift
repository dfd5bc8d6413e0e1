import Documents
import Domain
import Foundation

extension SampleReview {
    static let annexes = [
        Annex(
            title: "Biểu tổng hợp kết quả thực hiện các chỉ tiêu 6 tháng đầu năm 2020", blocks: [.table(standardTable)]),
        Annex(
            title: "Số thu ngân sách nhà nước theo đơn vị và tháng", orientation: .landscape,
            blocks: [.table(unitTable), .chart(stackedChart)]),
    ]

    /// The field's nine-column table, with one plan column for each of the two assigners.
    static let standardTable = Table(
        unitLine: nil,
        columns: [
            .init(alignment: .centre, width: 0.7), .init(width: 3.4), .init(alignment: .centre, width: 1.2),
            .init(alignment: .right, width: 1.25), .init(alignment: .right, width: 1.25),
            .init(alignment: .right, width: 1.25),
            .init(alignment: .right, width: 1.3), .init(alignment: .right, width: 1.25),
            .init(alignment: .right, width: 1.25),
            .init(alignment: .right, width: 1.25), .init(width: 1.5),
        ],
        header: [
            [
                .init("STT", rows: 2), .init("Chỉ tiêu", rows: 2), .init("ĐVT", rows: 2),
                .init("Kế hoạch năm", columns: 2),
                .init("Cùng kỳ", rows: 2), .init("Thực hiện 6 tháng", rows: 2), .init("% kế hoạch", columns: 2),
                .init("% cùng kỳ", rows: 2), .init("Ghi chú", rows: 2),
            ],
            [.init("Bộ giao"), .init("Tỉnh giao"), .init("Bộ giao"), .init("Tỉnh giao")],
        ], numbersColumns: true,
        rows: [
            .init([.text("A. Thu ngân sách nhà nước")], style: .groupHeading),
            row(1, "Tổng thu ngân sách nhà nước", "tỷ đồng", 9500, 11000, 5645, 6718),
            row(2, "Thu thuế giá trị gia tăng hàng nhập khẩu", "tỷ đồng", nil, nil, 4120.5, 4962.75),
            .init([.text("B. Quản lý, giám sát hải quan")], style: .groupHeading),
        ]
            + (3...24).map {
                row(
                    $0, "Chỉ tiêu thử số \($0): số tờ khai xuất khẩu, nhập khẩu đã thông quan", "tờ khai", nil, 90000,
                    41250, 43870)
            } + [total],
        notes: [["Dấu “–”: không giao kế hoạch hoặc chưa có số liệu."]])

    private static let total = Table.Row(
        [
            .missing(shown: ""), .text("Cộng"), .text("tỷ đồng"), figure(9500, whole, "t1"), figure(11000, whole, "t2"),
            figure(5645, whole, "t3"), figure(6718, whole, "t4"), figure(70.7, percent, "t5"),
            figure(61.1, percent, "t6"),
            figure(119, percent, "t7"), .text(""),
        ], style: .total)

    private static func row(
        _ number: Int, _ name: String, _ unit: String, _ ministry: Decimal?, _ province: Decimal?, _ before: Decimal,
        _ now: Decimal
    ) -> Table.Row {
        func plan(_ value: Decimal?, _ reference: String) -> Table.Cell {
            value.map { figure($0, whole, "\(reference)/\(number)") } ?? .missing(reason: "không giao kế hoạch")
        }
        func share(_ base: Decimal?, _ reference: String) -> Table.Cell {
            base.map { figure(now / $0 * 100, percent, "\(reference)/\(number)") } ?? .missing()
        }
        return Table.Row([
            .number(Decimal(number), format: whole), .text(name), .text(unit), plan(ministry, "plan-mof"),
            plan(province, "plan-province"), figure(before, tenth, "before/\(number)"),
            figure(now, tenth, "now/\(number)"),
            share(ministry, "share-mof"), share(province, "share-province"), share(before, "growth"),
            .text(number == 1 ? "Vượt kịch bản" : ""),
        ])
    }

    static let unitTable = Table(
        title: ["Số thu theo đơn vị"], unitLine: "Đơn vị tính: tỷ đồng",
        columns: [.init(alignment: .centre, width: 0.6), .init(width: 4)]
            + (1...7).map { _ in Table.Column(alignment: .right, width: 1.1) },
        header: [
            [.init("STT", rows: 2), .init("Đơn vị", rows: 2), .init("Tháng", columns: 6), .init("6 tháng", rows: 2)],
            (1...6).map { Table.HeaderCell("\($0)") },
        ],
        rows: [
            "Chi cục Hải quan cửa khẩu cảng Cái Lân và khu công nghiệp Cái Lân, Việt Hưng",
            "Chi cục Hải quan cửa khẩu cảng Hòn Gai",
            "Chi cục Hải quan cửa khẩu cảng Cẩm Phả", "Chi cục Hải quan cửa khẩu Móng Cái & Bắc Phong Sinh",
        ].enumerated().map { index, name in
            Table.Row(
                [.number(Decimal(index + 1), format: whole), .text(name)]
                    + (1...6).map { figure(Decimal(index * 100 + $0 * 37) / 2, tenth, "u\(index)/m\($0)") }
                    + [figure(Decimal(index * 300 + 388), tenth, "u\(index)/h1")])
        })

    static let stackedChart = Chart(
        kind: .stackedBar, title: "Cơ cấu tờ khai theo luồng", categoryAxis: .init(title: "Tháng"),
        valueAxis: .init(title: "Tỷ trọng", unit: "%"), categories: ["1", "2", "3", "4", "5", "6"],
        series: [
            .init(name: "Xanh", values: [60, 61, 62, 61.5, 63, 64]),
            .init(name: "Vàng", values: [35, 34, 33.5, 34, 33, 32]),
            .init(name: "Đỏ", values: [5, 5, 4.5, 4.5, 4, 4]),
        ], format: NumberFormat(language: .vietnamese, maximumFractionDigits: 1, suffix: .percent),
        alternativeText: "Cột chồng: luồng xanh tăng từ 60% lên 64% trong 6 tháng.", aspect: 0.42)
}
