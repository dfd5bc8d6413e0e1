import Appraisal
import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindToday(_ book: RouteBook) {
        book.onRemembered(.today) { visit in
            Page("today", title: visit.words["menu_today"], menu: .today, model: try await TodayPage(visit))
        }
    }
}

extension TodayPage {
    init(_ visit: Visit) async throws {
        let choice = visit.choice
        let standing = try await visit.live.standing(
            of: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        let words = visit.words
        let chosen = standing.indicators.filter { visit.pack.indicator($0.figure.indicator)?.isHeadline ?? false }
        // What somebody set a target for is read first; else in the pack's order.
        let headlines =
            chosen.filter { !$0.targets.isEmpty }.sorted { $0.targets.count > $1.targets.count }
            + chosen.filter(\.targets.isEmpty)
        let months = try await MonthSeries(headlines, standing, visit)
        let duties = try await visit.live.duties(standing)
        heading = "\(visit.name(of: standing.unit)), \(words.period(standing.period))"
        asAt = words.sentence("as_at_day", ["day": words.day(standing.asAt)])
        goals = standing.goals.map { Goal($0, standing, visit) }
        self.headlines = headlines.map { Headline($0, months, visit) }
        self.duties = Duty.Kind.allCases.compactMap { kind in
            Duties(kind, duties.filter { $0.kind == kind }, standing, visit)
        }
        hasNoDuties = duties.isEmpty
        themes = try visit.workspace.themes(of: standing.period.year, known: choice.known).map { $0[visit.language] }
    }

}

// MARK: - Goals

extension TodayPage.Goal {
    fileprivate init(_ goal: GoalStanding, _ standing: Standing, _ visit: Visit) {
        let words = visit.words
        let binding = goal.state.binding?.member
        name = goal.names[visit.language]
        state = visit.shown(goal.state.verdict)
        sentence =
            binding.map { words.sentence("binding_member", ["name": $0.names[visit.language]]) }
            ?? words["binding_unknown"]
        let parts =
            goal.halves.isEmpty ? [(name, goal.state)] : goal.halves.map { ($0.names[visit.language], $0.state) }
        halves = parts.map { name, state in
            TodayPage.Half(
                name: name, state: visit.shown(state.verdict),
                members: state.parts.map { TodayPage.Member($0, standing, visit, isBinding: $0.member == binding) })
        }
    }
}

extension TodayPage.Member {
    fileprivate init(
        _ part: GoalState<GoalStanding.Member>.Part, _ standing: Standing, _ visit: Visit, isBinding: Bool
    ) {
        name = part.member.names[visit.language]
        state = visit.shown(part.verdict)
        self.isBinding = isBinding
        let indicator = visit.pack.indicator(part.member.indicator)
        let figure = standing[part.member.indicator]?.figure
        // A reading other than the value itself is a percentage of it.
        let isOwnValue = part.member.reading == "value"
        let text: (Decimal?) -> String = { number in
            guard let indicator, isOwnValue else {
                return visit.people.percent(number, decimals: 1, signed: part.member.reading == "growth")
            }
            return number == nil ? PeopleFormat.unknown : visit.amount(number, indicator)
        }
        let target = part.member.target(in: standing, visit.pack)
        value = ShownFigure(
            text: text(part.value),
            href: target.map(visit.link(to:)) ?? figure.map(visit.choice.link(to:)) ?? visit.choice.link("/"),
            note: figure.flatMap(visit.note(on:)))
        let comparator =
            ["<=": "≤", ">=": "≥"][part.condition.comparator.rawValue] ?? part.condition.comparator.rawValue
        condition = "\(comparator) \(text(part.condition.threshold))"
    }
}

extension GoalStanding.Member {
    /// The target a reading is a percentage of; `nil` for a reading of the figure itself, and where no such target is in force.
    fileprivate func target(in standing: Standing, _ pack: Pack) -> TargetSeriesKey? {
        guard let member = pack.goals.flatMap(\.members).first(where: { $0.code == code && $0.indicator == indicator })
        else { return nil }
        switch member.reading {
        case .value, .growth: return nil
        case .attainment(let assigner, let kind), .trajectory(let assigner, let kind):
            return standing[indicator]?.target(assigner, kind).map { $0.key(of: indicator, at: standing.unit) }
        }
    }
}

extension TargetStanding {
    func key(of indicator: IndicatorID, at unit: OrgUnit.ID) -> TargetSeriesKey {
        TargetSeriesKey(
            assigner: assigner, kind: kind, indicator: indicator, unit: unit, period: period, calendar: calendar)
    }
}

// MARK: - Headlines

extension TodayPage.Headline {
    fileprivate init(_ standing: IndicatorStanding, _ months: MonthSeries, _ visit: Visit) {
        let indicator = visit.pack.indicator(standing.figure.indicator)!
        let words = visit.words
        name = indicator.names[visit.language]
        href = visit.choice.link("/indicators/\(indicator.id.rawValue.queryEncoded)")
        unit = visit.people.unit(of: indicator)
        value = visit.shown(standing.figure)
        prior = standing.prior.map(visit.shown)
        growth = (try? standing.growth.get()).map { _ in visit.shown(standing.growth) }
        growthClass = standing.growth.better(indicator.direction)
        spark = months.sparkline(of: indicator, visit)
        targets = standing.targets.map { TodayPage.TargetLine($0, indicator, at: standing.figure.unit, visit) }
        if let made = standing.forecast, let forecast = try? made.get(), forecast.isEstimate {
            self.forecast = TodayPage.Forecast(
                value: visit.amount(forecast.estimate, indicator),
                band:
                    "\(visit.people.value(forecast.low, of: indicator)) – \(visit.people.value(forecast.high, of: indicator))",
                error: forecast.backtestErrorPercent.map {
                    words.sentence("backtest_error", ["percent": visit.people.percent($0, decimals: 1)])
                })
        } else {
            forecast = nil
        }
        rank = standing.rank.map { rank in
            TodayPage.Rank(
                text: words.sentence("rank_of", ["place": String(rank.place), "of": String(rank.of)]),
                href: visit.may(.viewFigures, at: visit.tree.root)
                    ? visit.choice.link("/league/\(rank.set.queryEncoded)") : nil)
        }
    }
}

extension Result where Success == Growth, Failure == Growth.Unknown {
    /// The class of a change for the better or the worse; empty where neither can be said.
    func better(_ direction: Indicator.Direction) -> String {
        guard let change = try? get().change, change != 0 else { return "" }
        switch direction {
        case .neutral: return ""
        case .higher: return change > 0 ? "better" : "worse"
        case .lower: return change < 0 ? "better" : "worse"
        }
    }
}

extension TodayPage.TargetLine {
    fileprivate init(_ target: TargetStanding, _ indicator: Indicator, at unit: OrgUnit.ID, _ visit: Visit) {
        let words = visit.words
        href = visit.link(to: target.key(of: indicator.id, at: unit))
        assigner = "\(visit.name(of: target.assigner)), \(visit.name(of: target.kind))"
        self.target = visit.amount(target.value, indicator)
        if case .attainment(let attainment) = target.outcome {
            fill = Int((attainment.barPercent as NSDecimalNumber).doubleValue.rounded())
        } else {
            fill = nil
        }
        let said = ShownTarget(target, indicator, visit)
        outcome = said.outcome
        pace = said.pace
        paceClass = said.paceClass
        needed = said.needed
        later = target.later.map {
            words.sentence(
                "later_target", ["amount": visit.amount($0.value, indicator), "day": words.day($0.validFrom)])
        }
    }
}

// MARK: - Months

/// The months of the reviewed year, and of the year before, of some indicators.
struct MonthSeries: Sendable {
    private let now: [IndicatorID: [Decimal?]]
    private let before: [IndicatorID: [Decimal?]]
    private let year: Int

    init(_ indicators: [IndicatorStanding], _ standing: Standing, _ visit: Visit) async throws {
        year = standing.period.year
        let years = [year - 1, year].map { Period.all(.month, in: $0) }
        let figures = try await visit.live.figures(
            FigureQuery(
                indicators: indicators.map(\.figure.indicator.rawValue), units: .named([standing.unit.rawValue]),
                periods: years.flatMap { $0 }, asAt: standing.asAt, known: standing.revision))
        let byIndicator = Dictionary(grouping: figures, by: \.indicator)
        func values(_ periods: [Period]) -> [IndicatorID: [Decimal?]] {
            byIndicator.mapValues { figures in
                periods.map { period in
                    figures.first { $0.period == period && !$0.isPreliminary }?.value
                }
            }
        }
        before = values(years[0])
        now = values(years[1])
    }

    func sparkline(of indicator: Indicator, _ visit: Visit) -> Sparkline? {
        Sparkline(
            now: now[indicator.id] ?? [], before: before[indicator.id] ?? [],
            title: visit.words.sentence(
                "spark_title",
                ["name": indicator.names[visit.language], "year": String(year), "last": String(year - 1)]))
    }
}

// MARK: - Who must act

extension TodayPage.Duties {
    private static let shown = 8

    /// - Returns: `nil` where nothing is due.
    fileprivate init?(_ kind: Duty.Kind, _ duties: [Duty], _ standing: Standing, _ visit: Visit) {
        guard !duties.isEmpty else { return nil }
        name = visit.words["duty_" + kind.rawValue]
        count = duties.count
        items = duties.prefix(Self.shown).map { TodayPage.DutyLine($0, standing, visit) }
        more =
            duties.count > Self.shown
            ? visit.words.sentence("and_more", ["n": String(duties.count - Self.shown)]) : nil
    }
}
