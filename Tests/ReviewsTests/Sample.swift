import Appraisal
import Diagnostics
import Domain
import Foundation
import Packs

@testable import Reviews

/// A review of the first half of 2020 with the published figures, and invented ones where none were published.
enum Sample {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let pack: Pack = {
        do { return try PackReader.read(folder.appending(path: "packs/quang-ninh")) } catch {
            fatalError("the pack cannot be read: \(error)")
        }
    }()

    static let unit: OrgUnit.ID = "20ZZ"
    static let period = Period("2020H1")!
    static let wholeSpan = DaySpan("2020-01-01..2020-06-30")!
    static let lastDay = Day("2020-06-30")!
    static let billion: Decimal = 1_000_000_000

    // MARK: Figures

    static func figure(
        _ indicator: IndicatorID, _ value: Decimal?, period: Period = period, of unit: OrgUnit.ID = unit,
        by: DimensionMember? = nil, asAt: Day = lastDay, notes: [String] = []
    ) -> Figure {
        let calendar = pack.defaultCalendar
        let whole = calendar.days(of: period)
        let span = whole.clipped(to: period.year == 2019 ? asAt.shifted(byYears: -1) : asAt)!
        return Figure(
            indicator: indicator, unit: unit, period: period, calendar: calendar.id,
            span: span, asAt: period.year == 2019 ? span.to : asAt, by: by, value: value, numerator: nil,
            denominator: nil,
            records: 1, unitOfMeasure: "VND", isPreliminary: asAt < whole.to && period.year == 2020,
            coverage: Coverage(coveredDays: value == nil ? 0 : span.days, days: span.days),
            historySince: nil, notes: notes, revision: 12)
    }

    static func growth(_ now: Decimal?, _ before: Decimal?, of id: IndicatorID) -> Result<Growth, Growth.Unknown> {
        Growth.between(
            Growth.Side(value: now, days: 182, isCovered: now != nil),
            and: Growth.Side(value: before, days: 181, isCovered: before != nil),
            measure: pack.indicator(id)?.isPercentage == true ? .percentagePoints : .percent)
    }

    static func quoted(
        _ id: IndicatorID, _ now: Decimal?, _ before: Decimal?, of unit: OrgUnit.ID = unit, by: DimensionMember? = nil
    ) -> ReviewFigure {
        ReviewFigure(
            figure: figure(id, now, of: unit, by: by),
            prior: figure(id, before, period: Period("2019H1")!, of: unit, by: by),
            growth: growth(now, before, of: id))
    }

    /// Value and the same of last year, in base units. What is not here is not known.
    static let values: [IndicatorID: (Decimal?, Decimal?)] = [
        "revenue": (6718 * billion, Decimal(string: "5645378151261")), "refunds": (182 * billion, 150 * billion),
        "revenue_energy_share": (Decimal(string: "61.42"), Decimal(string: "63.05")),
        "declarations": (62_418, 64_100), "declarations_import": (35_918, 36_020),
        "declarations_export": (26_500, 28_080),
        "turnover": (5_412_600_000, 5_230_100_000), "green_share": (Decimal(string: "58.21"), Decimal(string: "57.4")),
        "yellow_share": (Decimal(string: "37.48"), Decimal(string: "37.9")),
        "red_share": (Decimal(string: "4.31"), Decimal(string: "4.7")),
        "clearance_time_mean": (Decimal(string: "22.87"), Decimal(string: "25.3")),
        "clearance_time_median": (Decimal(string: "6.02"), Decimal(string: "6.5")),
        "clearance_time_p90": (Decimal(string: "51.5"), Decimal(string: "58.25")),
        "clearance_time_export_mean": (Decimal(string: "1.92"), Decimal(string: "2.1")),
        "document_check_in_time": (Decimal(string: "97.3"), Decimal(string: "96.1")),
        "physical_check_in_time": (Decimal(string: "95.8"), Decimal(string: "95.9")),
        "inspections": (18_420, 18_001), "violations": (612, 590),
        "hit_rate": (Decimal(string: "3.32"), Decimal(string: "3.28")),
        "hit_rate_red": (Decimal(string: "11.4"), Decimal(string: "10.2")), "recovered": (42 * billion, 39 * billion),
        "violations_enforcement": (604, 571), "enterprises_active": (1_302, 1_290), "enterprises_new": (214, 198),
        "enterprises_retained": (1_072, 1_030), "enterprises_lost": (218, 201),
        "retention_rate": (Decimal(string: "83.1"), Decimal(string: "83.7")), "staff_infected": (0, nil),
        "drivers_tested": (31_240, nil), "vehicles_disinfected": (28_900, nil), "epidemic_posts": (17, nil),
        "consultations": (12, 10),
    ]

    // MARK: Standing

    static func target(
        _ assigner: AssignerID, _ kind: TargetKindID, _ value: Decimal, cumulative: Decimal?, planned: Decimal?,
        later: LaterTarget? = nil, asAt: Day = lastDay
    ) -> TargetStanding {
        TargetStanding(
            assigner: assigner, kind: kind, period: .year(2020), calendar: "calendar", value: value,
            validFrom: Day("2020-01-01")!,
            document: nil, cumulative: cumulative,
            outcome: TargetOutcome(of: cumulative, against: value, direction: .higherIsBetter),
            trajectoryShape: "seasonal", planned: planned, aheadBy: cumulative.flatMap { c in planned.map { c - $0 } },
            pace: Pace(
                cumulative: cumulative, target: value, span: DaySpan("2020-01-01..2020-12-31")!, asAt: asAt),
            later: later)
    }

    static func standing(revenue: Decimal? = 6718 * billion, asAt: Day = lastDay, streakOpen: Bool = false) -> Standing
    {
        let indicators = pack.indicators.map { indicator -> IndicatorStanding in
            var (now, before) = values[indicator.id] ?? (nil, nil)
            let isRevenue = indicator.id == "revenue"
            if isRevenue { now = revenue }
            let own = figure(indicator.id, now, asAt: asAt)
            return IndicatorStanding(
                figure: own, cumulative: own,
                prior: figure(indicator.id, before, period: Period("2019H1")!, asAt: asAt),
                priorAsWas: nil, growth: growth(now, before, of: indicator.id),
                targets: isRevenue
                    ? [
                        target("MOF", "estimate", 9500 * billion, cumulative: now, planned: 4712 * billion, asAt: asAt),
                        target(
                            "PROVINCE", "target", 11_000 * billion, cumulative: now, planned: 5456 * billion,
                            later: LaterTarget(
                                value: 11_500 * billion, validFrom: Day("2020-11-01")!, document: nil,
                                attainmentPercent: nil), asAt: asAt),
                    ] : [],
                rank: isRevenue
                    ? RankStanding(
                        place: 7, of: 35, set: "revenue-2020H1", title: LocalizedText("Xếp hạng", in: .vietnamese),
                        tiedWith: 0) : nil,
                forecast: isRevenue
                    ? Forecast.make(
                        cumulative: now, asAt: asAt, span: DaySpan("2020-01-01..2020-12-31")!,
                        pastYears: [
                            .init(year: 2018, atSameDay: 50, total: 100), .init(year: 2019, atSameDay: 48, total: 100),
                        ]) : nil)
        }
        return Standing(
            period: period, unit: unit, asAt: asAt, revision: 12, indicators: indicators, goals: goals(),
            plan: PlanStanding(groups: groups(asAt: asAt)), milestones: milestones(asAt: asAt),
            commendations: CommendationCount(
                collectives: 40, individuals: 306,
                byForm: ["CTCP": [1, 0], "BKBTC": [4, 21], "BKT": [6, 25], "GKC": [29, 260]]),
            indices: indices(isOpen: streakOpen))
    }

    private static func goals() -> [GoalStanding] {
        let values: [String: Decimal] = [
            "epidemic": 0, "revenue": Decimal(string: "142.57")!, "revenue_growth": 19,
            "enterprises": Decimal(string: "0.93")!, "red_channel": Decimal(string: "4.31")!,
        ]
        return pack.goals.map { goal in
            let parts = goal.members.map { member -> GoalState<GoalStanding.Member>.Part in
                let reading =
                    switch member.reading {
                    case .value: "value"
                    case .growth: "growth"
                    case .attainment(let assigner, let kind): "attainment \(assigner) \(kind)"
                    case .trajectory(let assigner, let kind): "trajectory \(assigner) \(kind)"
                    }
                let comparator = GoalCondition.Comparator(rawValue: member.comparator.rawValue)!
                guard let condition = try? GoalCondition(comparator, member.threshold, scale: member.scale ?? 1) else {
                    preconditionFailure("a scale of 1 suits every threshold")
                }
                return .init(
                    .init(code: member.code, names: member.names, indicator: member.indicator, reading: reading),
                    condition, value: values[member.code])
            }
            return GoalStanding(code: goal.code, names: goal.names, state: GoalState(parts)!)
        }
    }

    private static func groups(asAt: Day) -> [PlanStanding.Group] {
        let titles = [
            "Nâng cao chất lượng đội ngũ cán bộ, công chức", "Thu ngân sách nhà nước", "Chống thất thu, nợ thuế",
            "Tạo thuận lợi thương mại", "Phòng, chống dịch tại cửa khẩu", "Giám sát quản lý", "Quản lý rủi ro",
            "Kiểm tra sau thông quan", "Chống buôn lậu và gian lận thương mại", "Cải cách hành chính, hiện đại hóa",
            "Quan hệ đối tác với doanh nghiệp", "Tổ chức bộ máy, kỷ cương", "Xây dựng Đảng, đoàn thể",
            "Tài vụ, thi đua, khen thưởng",
        ]
        let units: [OrgUnit.ID] = ["20ZZ", "20BB", "20CF", "20CG"]
        var number = 0
        return titles.enumerated().map { index, title in
            let count = index < 12 ? 3 : 2
            let items = (1...count).map { item -> PlanStanding.Item in
                number += 1
                let isLate = number == 11 || number == 29
                let isDone = number % 2 == 1 && !isLate
                let deadline = isLate ? Day("2020-05-31")! : Day("2020-12-15")!
                return PlanStanding.Item(
                    code: "GP\(number)",
                    title: LocalizedText("Giải pháp thứ \(number) về \(title.lowercased())", in: .vietnamese),
                    leadUnit: units[number % 4], supportingUnits: [], deadline: deadline, indicators: [],
                    standing: ActionStanding(
                        history: [.init(isDone ? .done : number % 8 == 0 ? .atRisk : .onTrack, on: Day("2020-03-01")!)],
                        deadline: deadline, asAt: asAt), sentence: nil, evidence: nil,
                    reason: number == 11 ? "Chờ Tổng cục ban hành quy trình kiểm tra thay thế" : nil)
            }
            return PlanStanding.Group(
                code: "N\(index + 1)", title: LocalizedText(title, in: .vietnamese),
                resolution: "20-NQ/TU", items: items)
        }
    }

    private static func milestones(asAt: Day) -> [MilestoneStanding] {
        let branches: [OrgUnit.ID] = ["20BB", "20BC", "20BD", "20CE", "20CF", "20CG"]
        func milestone(_ code: String, _ title: String, _ due: String, _ reached: [OrgUnit.ID]) -> MilestoneStanding {
            MilestoneStanding(
                code: code, title: LocalizedText(title, in: .vietnamese), due: Day(due)!, units: branches,
                reached: Dictionary(uniqueKeysWithValues: reached.map { ($0, Day("2020-05-20")!) }), asAt: asAt)
        }
        return [
            milestone("DH", "Đại hội chi bộ, đảng bộ bộ phận nhiệm kỳ 2020-2025", "2020-05-31", branches),
            milestone("KH", "Ban hành kế hoạch cao điểm thu ngân sách", "2020-06-15", Array(branches.dropLast())),
        ]
    }

    private static func indices(isOpen: Bool) -> [IndexStanding] {
        pack.indices.map { index in
            let ranks = index.code == "ddci" ? [2016: isOpen ? 1 : 2, 2017: 1, 2018: 1, 2019: 1] : [2018: 2, 2019: 1]
            return IndexStanding(
                code: index.code, names: index.names, year: 2019, rank: 1, of: 20,
                streak: Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2019))
        }
    }

    // MARK: Input

    static func input() -> ReviewInput {
        func member(_ code: String) -> DimensionMember { DimensionMember(dimension: "tax_kind", member: code) }
        func channel(_ code: String) -> DimensionMember { DimensionMember(dimension: "channel", member: code) }
        let units: [(OrgUnit.ID, Decimal, Decimal)] = [
            ("20BB", 312, 401), ("20BC", 24, 30), ("20BD", 18, 26), ("20CE", 41, 38), ("20CF", 4963, 3871),
            ("20CG", 1360, Decimal(string: "1279.378151261")!),
        ]
        let taxes: [(String, Decimal, Decimal)] = [
            ("import_duty", 512, 498), ("export_duty", 96, 110), ("vat", 4105, 3402), ("excise", 61, 55),
            ("environment", 1890, 1530), ("safeguard", 12, 9), ("fees", 14, 13),
            ("other", 28, Decimal(string: "28.378151261")!),
        ]
        let channels: [(String, Decimal, Decimal)] = [("green", 2, 2), ("yellow", 31, 33), ("red", 74, 81)]
        var figures = units.map { quoted("revenue", $0.1 * billion, $0.2 * billion, of: $0.0) }
        figures += taxes.map { quoted("revenue", $0.1 * billion, $0.2 * billion, by: member($0.0)) }
        figures += channels.map { quoted("clearance_time_mean", $0.1, $0.2, by: channel($0.0)) }
        return ReviewInput(
            pack: pack, standing: standing(), figures: ReviewFigures(figures), series: [series()],
            commendations: [
                .init(
                    form: "CTCP", isCollective: true, subject: "Cục Hải quan tỉnh Quảng Ninh", unit: unit,
                    day: Day("2020-03-12"), decision: "Quyết định số 100/QĐ-TTg",
                    achievement: "Đơn vị dẫn đầu phong trào thi đua năm 2019")
            ],
            themes: [
                .init(.year, both("nâng cao chất lượng đội ngũ cán bộ, công chức; tăng trưởng kinh tế bền vững")),
                .init(.emulation, both("kỷ cương, đoàn kết, sáng tạo, hiệu quả")),
            ],
            priorities: [
                both("Rút ngắn thời gian thông quan hàng hóa."),
                both("Nâng cao hiệu lực, hiệu quả kiểm tra, giám sát hải quan."),
                both("Tạo thuận lợi tối đa cho doanh nghiệp; giữ doanh nghiệp hiện có, thu hút doanh nghiệp mới."),
                both("Tiếp tục phòng, chống dịch gắn với hoàn thành các nhóm chỉ tiêu."),
            ],
            signing: ReviewSigning(ordinal: 5, day: Day("2020-07-07"), signer: "Nguyễn Văn Thử Nghiệm"),
            syntheticLabel: "DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA")
    }

    static func both(_ text: String) -> LocalizedText { LocalizedText(text, in: .vietnamese) }

    static func series() -> CumulativeSeries {
        let actual: [Decimal] = [980, 1790, 2890, 4010, 5320, 6718]
        let prior: [Decimal] = [870, 1530, 2480, 3490, 4560, 5645, 6700, 7690, 8610, 9620, 10_700, 11_560]
        let shares: [Decimal] = [8, 14, 23, 32, 41, 50, 58, 66, 74, 82, 91, 100]
        return CumulativeSeries(
            indicator: "revenue", unit: unit, months: Period.all(.month, in: 2020),
            actual: actual.map { $0 * billion } + Array(repeating: nil, count: 6), prior: prior.map { $0 * billion },
            plans: [
                .init(assigner: "MOF", kind: "estimate", values: shares.map { $0 * 95 * billion }),
                .init(assigner: "PROVINCE", kind: "target", values: shares.map { $0 * 110 * billion }),
            ])
    }

    // MARK: Templates

    static let header = """
        ---
        layout: state
        issuer: Cục Hải quan tỉnh Quảng Ninh
        symbol: BC-HQQN
        place: Quảng Ninh
        type: Báo cáo
        ---

        """

    static func checked(_ body: String, language: String = "vi") throws -> CheckedTemplate {
        let text = header.replacing("layout: state", with: "layout: state\nlanguage: \(language)") + body
        return try ReviewTemplateParser.parse(ReviewTemplate(name: "t", file: "t.md", text: text), in: pack)
    }

    /// What a body of one paragraph reads as.
    static func text(_ body: String, _ input: ReviewInput = input(), language: String = "vi") throws -> String {
        let document = try checked(body, language: language).document(from: input)
        return document.plainText.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
}
