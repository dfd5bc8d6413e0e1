import Appraisal
import Domain
import Foundation

@testable import Claims

/// The published half-year of Quảng Ninh as a standing made by hand, and the words of its pack.
enum SourceEvent {
    static let period = Period("2020H1")!
    static let asAt = Day("2020-06-30")!
    static let unit: OrgUnit.ID = "20ZZ"
    static let billion: Decimal = 1_000_000_000

    /// Exactly what is written: a literal with a fraction would go through a `Double`.
    static func exactly(_ text: String) -> Decimal { Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))! }

    static func text(_ vi: String, _ en: String) -> LocalizedText {
        LocalizedText([.vietnamese: vi, .english: en])!
    }

    static func figure(_ id: IndicatorID, _ value: Decimal?, _ unitOfMeasure: String, yearsEarlier: Int = 0) -> Figure {
        Figure(
            indicator: id, unit: unit, period: period.shifted(byYears: -yearsEarlier), calendar: "calendar",
            span: DaySpan(from: Day("2020-01-01")!, to: asAt)!, asAt: asAt, by: nil, value: value, numerator: nil,
            denominator: nil, records: 1, unitOfMeasure: unitOfMeasure, isPreliminary: false,
            coverage: Coverage(coveredDays: 182, days: 182), historySince: nil, notes: [], revision: 1)
    }

    static func target(
        _ assigner: AssignerID, _ kind: TargetKindID, _ value: Decimal, cumulative: Decimal?, planned: Decimal? = nil,
        direction: Direction = .higherIsBetter
    ) -> TargetStanding {
        TargetStanding(
            assigner: assigner, kind: kind, period: .year(2020), calendar: "calendar", value: value,
            validFrom: Day("2020-01-01")!,
            document: nil,
            cumulative: cumulative, outcome: TargetOutcome(of: cumulative, against: value, direction: direction),
            trajectoryShape: "linear", planned: planned, aheadBy: nil, pace: nil, later: nil)
    }

    static func row(
        _ id: IndicatorID, _ value: Decimal?, prior: Decimal?, _ unitOfMeasure: String,
        measure: Growth.Measure = .percent, targets: [TargetStanding] = [], rank: RankStanding? = nil
    ) -> IndicatorStanding {
        IndicatorStanding(
            figure: figure(id, value, unitOfMeasure), cumulative: figure(id, value, unitOfMeasure),
            prior: figure(id, prior, unitOfMeasure, yearsEarlier: 1), priorAsWas: nil,
            growth: Growth.between(
                Growth.Side(value: value, days: 182, isCovered: true),
                and: Growth.Side(value: prior, days: 181, isCovered: true), measure: measure),
            targets: targets, rank: rank, forecast: nil)
    }

    /// 6.718 of 9.500 and 11.000 tỷ, 5.645 a year before; a path of 4.750; place 7 of 35.
    static func revenue(_ value: Decimal? = 6_718 * billion) -> IndicatorStanding {
        row(
            "revenue", value, prior: 5_645 * billion, "VND",
            targets: [
                target("MOF", "estimate", 9_500 * billion, cumulative: value, planned: 4_750 * billion),
                target("PROVINCE", "target", 11_000 * billion, cumulative: value, planned: 5_500 * billion),
            ],
            rank: RankStanding(
                place: 7, of: 35, set: "thu", title: text("Xếp hạng thu", "Ranking of revenue"), tiedWith: 0))
    }

    static func standing(revenue: IndicatorStanding = revenue(), more: [IndicatorStanding] = []) -> Standing {
        Standing(
            period: period, unit: unit, asAt: asAt, revision: 1,
            indicators: [
                revenue,
                row("declarations", 62_418, prior: 64_100, "declaration"),
                row("turnover", 5_412_600_000, prior: 5_230_100_000, "USD"),
                row("red_share", exactly("4.31"), prior: exactly("4.7"), "1", measure: .percentagePoints),
                row("hit_rate", exactly("52.47"), prior: nil, "1", measure: .percentagePoints),
                // 85 h 42 min, and 95 h the year before.
                row(
                    "clearance_time", exactly("85.7"), prior: 95, "hour",
                    targets: [
                        target("DEPARTMENT", "target", 90, cumulative: exactly("85.7"), direction: .lowerIsBetter)
                    ]),
                row("debt", nil, prior: nil, "VND"),
            ] + more,
            goals: [], plan: plan, milestones: [],
            commendations: CommendationCount(collectives: 40, individuals: 306, byForm: [:]),
            indices: [
                IndexStanding(
                    code: "ddci", names: text("Chỉ số DDCI", "DDCI"), year: 2019, rank: 1, of: 34,
                    streak: Streak.consecutiveYears(
                        atRank: 1, in: [2016: 2, 2017: 1, 2018: 1, 2019: 1], endingIn: 2019)),
                IndexStanding(
                    code: "par", names: text("PAR", "PAR"), year: 2019, rank: 1, of: nil, streak: nil),
            ])
    }

    /// 14 groups with 40 actions, of which 18 are done and 2 late.
    private static var plan: PlanStanding {
        let items = (0..<40).map { number in
            let state: TypedActionState = number < 18 ? .done : .onTrack
            return PlanStanding.Item(
                code: "a\(number)", title: text("việc", "action"), leadUnit: unit, supportingUnits: [],
                deadline: number >= 38 ? Day("2020-05-31") : nil, indicators: [],
                standing: ActionStanding(
                    history: [.init(state, on: Day("2020-05-01")!)],
                    deadline: number >= 38 ? Day("2020-05-31") : nil, asAt: asAt),
                sentence: nil, evidence: nil, reason: nil)
        }
        return PlanStanding(
            groups: (0..<14).map { group in
                PlanStanding.Group(
                    code: "g\(group)", title: text("nhóm", "group"), resolution: "20-NQ/TU",
                    items: Array(items[(group * 40 / 14)..<((group + 1) * 40 / 14)]))
            })
    }

    static let vocabulary = ClaimVocabulary(
        indicators: [
            indicator(
                "revenue", "Thu ngân sách nhà nước", "State budget revenue", unit: billion, ["tỷ đồng", "billion VND"],
                saidAs: [
                    .vietnamese: ["thu ngân sách", "số thu"], .english: ["revenue", "budget revenue", "collected"],
                ]),
            indicator(
                "declarations", "Số tờ khai", "Declarations", ["tờ khai", "declarations"],
                saidAs: [.vietnamese: ["tờ khai"]]),
            indicator(
                "turnover", "Kim ngạch xuất nhập khẩu", "Trade turnover", unit: 1_000_000,
                ["triệu USD", "million USD"]),
            indicator("red_share", "Tỷ lệ luồng đỏ", "Red channel share", ["%", "%"], isPercentage: true),
            indicator("hit_rate", "Tỷ lệ phát hiện", "Hit rate", ["%", "%"], isPercentage: true),
            indicator("clearance_time", "Thời gian thông quan", "Clearance time", ["giờ", "hours"]),
            indicator("debt", "Nợ thuế", "Tax arrears", unit: billion, ["tỷ đồng", "billion VND"]),
        ],
        assigners: [
            .init("MOF", text("Bộ Tài chính", "Ministry of Finance"), saidAs: [.english: ["Ministry"]]),
            .init("PROVINCE", text("Tỉnh", "Province"), saidAs: [.english: ["provincial"]]),
        ],
        kinds: [
            .init("estimate", text("Dự toán", "Binding estimate")), .init("target", text("Chỉ tiêu", "Target")),
        ],
        indices: [
            .init(
                "ddci",
                text(
                    "Chỉ số năng lực cạnh tranh cấp sở, ngành (DDCI)", "Department and district index (DDCI)")),
            .init("par", text("Chỉ số cải cách hành chính (PAR INDEX)", "Reform index (PAR INDEX)")),
        ],
        ownUnit: ClaimPhrases(text("Cục Hải quan tỉnh Quảng Ninh", "Quảng Ninh Customs Department")),
        otherUnits: [ClaimPhrases(text("Móng Cái", "Móng Cái"))],
        parts: [ClaimPhrases(text("xăng dầu", "petroleum"))], currency: "VND",
        currencyPhrases: ClaimPhrases(text("đồng", "dong")))

    static func indicator(
        _ id: IndicatorID, _ vi: String, _ en: String, unit: Decimal = 1, _ display: [String],
        isPercentage: Bool = false, saidAs: [Language: [String]] = [:]
    ) -> ClaimVocabulary.IndicatorTerm {
        ClaimVocabulary.IndicatorTerm(
            .init(id, text(vi, en), saidAs: saidAs), isPercentage: isPercentage, displayUnit: unit,
            displayNames: text(display[0], display[1]))
    }

    static func verdicts(_ written: String, _ standing: Standing = standing()) -> [ClaimVerdict] {
        ClaimCheck(vocabulary).verdicts(on: ClaimText(written), against: standing)
    }

    /// `71%: holds rounded`, for each claim.
    static func said(_ written: String, _ standing: Standing = standing()) -> [String] {
        verdicts(written, standing).map { verdict in
            "\(verdict.claim.quote): \(verdict.outcome)" + (verdict.printed.map { " \($0)" } ?? "")
        }
    }
}
