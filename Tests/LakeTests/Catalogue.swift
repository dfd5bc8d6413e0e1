import Domain
import Packs

/// The definitions most tests use: declarations of a department with two branches, one of them closed.
extension Dataset {
    static let declarations = Dataset(
        id: "declaration", names: .both("tờ khai"), recordNames: .both("tờ khai"),
        columns: [
            .make("number", .text, .key), .make("version", .integer, .version),
            .make("unit", .text, .unit), .make("registered_at", .timestamp, .time),
            .make("cleared_at", .timestamp),
            .make(
                "channel", .code([.init(code: "green", names: .both("xanh")), .init(code: "red", names: .both("đỏ"))])),
            .make("trader", .text, .party), .make("amount", .money(scale: 0), .amount),
            .make("price", .decimal(scale: 2)), .make("inspected_on", .day), .make("urgent", .boolean),
            .make("trader_group", .text, derivation: .init(column: "trader", first: 2)),
        ],
        checks: [
            .notBefore(later: "cleared_at", earlier: "registered_at"), .range(column: "price", from: "0", to: "1000"),
        ],
        allowsNegativeAmounts: false)

    /// Without a version: a later load wins.
    static let payments = Dataset(
        id: "payment", names: .both("khoản nộp"), recordNames: .both("khoản nộp"),
        columns: [
            .make("number", .text, .key), .make("line", .integer, .key), .make("unit", .text, .unit),
            .make("paid_on", .day, .time), .make("amount", .money(scale: 0), .amount),
        ], checks: [], allowsNegativeAmounts: true)
}

extension Column {
    static func make(
        _ name: String, _ type: ColumnType, _ role: Role? = nil, required: Bool = false, derivation: Derivation? = nil
    ) -> Column {
        Column(
            name: name, names: .both(name), type: type, role: role, isRequired: required, isEvent: false,
            isDimension: false, isPersonal: false, unitOfMeasure: nil, derivation: derivation)
    }
}

extension LocalizedText {
    static func both(_ text: String) -> LocalizedText { LocalizedText(text, in: .vietnamese) }
}

extension OrgUnitTree {
    /// 20CD was closed on 30 September 2019 for 20CF; 20NEW was founded on 1 January 2020; 20END has no successor.
    static let branches: OrgUnitTree = {
        do {
            return try OrgUnitTree([
                OrgUnit(id: "20ZZ", names: .both("Cục"), parent: nil, kind: "department"),
                OrgUnit(id: "20CF", names: .both("Cẩm Phả"), parent: "20ZZ", kind: "branch"),
                OrgUnit(
                    id: "20CD", names: .both("Cái Lân"), parent: "20ZZ", to: Day("2019-09-30"), successor: "20CF",
                    kind: "branch"),
                OrgUnit(id: "20NEW", names: .both("Mới"), parent: "20ZZ", from: Day("2020-01-01"), kind: "branch"),
                OrgUnit(id: "20END", names: .both("Cũ"), parent: "20ZZ", to: Day("2018-12-31"), kind: "branch"),
            ])
        } catch { preconditionFailure("\(error)") }
    }()
}

extension Source {
    /// As our own words and ISO dates.
    static let plain = make(
        "plain",
        columns: [
            .column("number"), .column("version"), .column("unit"), .column("registered_at"), .column("cleared_at"),
            .column("channel"), .column("trader"), .column("amount"), .column("price"), .column("inspected_on"),
            .column("urgent"),
        ])

    /// As a Vietnamese customs system exports it: the twelfth character of the number is the amendment.
    static let vietnamese = make(
        "vietnamese", decimal: ",", grouping: ".",
        columns: [
            .column("number", ["Số TK", "Số tờ khai"], take: .first(11)),
            .column("version", ["Số TK", "Số tờ khai"], take: .from(12)),
            .column("unit", ["Mã HQ"]),
            .column(
                "registered_at", ["Ngày ĐK"], formats: ["%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y"]),
            .column("channel", ["Luồng"], map: ["1": "green", "3": "red"], refusesUnmapped: true),
            .column("trader", ["Doanh nghiệp"]), .column("amount", ["Tiền thuế"]), .column("price", ["Đơn giá"]),
        ])

    static let payments = make(
        "payments", dataset: "payment",
        columns: [.column("number"), .column("line"), .column("unit"), .column("paid_on"), .column("amount")])

    static func make(
        _ name: String, dataset: DatasetID = "declaration", formats: Set<Format> = Set(Format.allCases),
        decimal: String = ".", grouping: String = "", delimiter: String? = nil, sheet: String? = nil,
        coverage: Coverage = .declared, columns: [Mapping]
    ) -> Source {
        Source(
            name: name, names: .both(name), dataset: dataset, formats: formats, filePattern: nil, sheet: sheet,
            headerSearchRows: 10, delimiter: delimiter, decimalSeparator: decimal, groupingSeparator: grouping,
            mappings: columns, coverage: coverage)
    }

    func covering(_ coverage: Coverage) -> Source {
        Source.make(name, dataset: dataset, coverage: coverage, columns: mappings)
    }
}

extension Source.Mapping {
    static func column(
        _ name: String, _ labels: [String]? = nil, take: Source.Take? = nil, map: [String: String] = [:],
        refusesUnmapped: Bool = false, formats: [String] = []
    ) -> Source.Mapping {
        Source.Mapping(
            column: name, labels: labels ?? [name], take: take, map: map, refusesUnmapped: refusesUnmapped,
            formats: formats, constant: nil)
    }
}
