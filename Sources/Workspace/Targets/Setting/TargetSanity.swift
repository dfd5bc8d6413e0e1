import Appraisal
import Domain
import DuckDB
import Formulas
import Foundation
import Packs
import Panel
import Registry

/// Looks at targets that are about to be set: what they are held against is other targets, last year and what is reached already.
struct TargetSanity {
    let workspace: TwofoldWorkspace
    let known: KnownRevision
    let author: TargetAuthor

    /// A question with the target it came up at.
    struct Doubt {
        let target: Target
        let question: TargetQuestion
    }

    func questions(about targets: [Target]) async throws -> [TargetQuestion] {
        try await doubts(about: targets).map(\.question)
    }

    /// - Parameters:
    ///   - targets: They are held against each other and against what is there already.
    ///   - withdrawn: Keys of targets that are taken back with them.
    func doubts(about targets: [Target], withdrawing withdrawn: Set<String> = []) async throws -> [Doubt] {
        let stored = try workspace.registry.targets(knownAt: known.sequence).filter { !withdrawn.contains($0.key) }
        let coming = Set(targets.map(\.key))
        let staying = stored.filter { !coming.contains($0.key) }
        var doubts: [Doubt] = []
        for group in targets.grouped(by: \.matter) {
            guard let indicator = known.pack.indicator(group[0].indicator),
                let calendar = known.pack.calendar(group[0].calendar)
            else { continue }
            let history = try await history(of: Set(group.map(\.unit)), indicator, group[0].period, calendar)
            let last = calendar.days(of: group[0].period).to
            for target in group {
                // Of its own day, the version it corrects.
                let others =
                    staying + stored.filter { $0.key == target.key } + targets.filter { $0.key != target.key }
                let reasons =
                    comparisons(of: target, others, history, indicator) + pathQuestions(of: target, history)
                    + timeQuestions(of: target, history, indicator, last: last)
                doubts += reasons.map { Doubt(target: target, question: TargetQuestion(target.unit, $0)) }
            }
            for part in group.grouped(by: \.handing) {
                doubts += splitQuestions(part, staying + targets, indicator).map {
                    Doubt(target: part[0], question: $0)
                }
            }
        }
        return doubts
    }

    private func timeQuestions(
        of target: Target, _ history: History, _ indicator: Indicator, last: Day
    ) -> [TargetQuestion.Reason] {
        var reasons: [TargetQuestion.Reason] = []
        if let reached = history.reached[target.unit], indicator.direction == .higher, target.value < reached.value {
            reasons.append(.belowReached(target.value, reached: reached.value, asAt: reached.asAt))
        }
        if target.validFrom > last { reasons.append(.afterPeriod(validFrom: target.validFrom, end: last)) }
        return reasons
    }

    // MARK: Other values

    private func comparisons(
        of target: Target, _ all: [Target], _ history: History, _ indicator: Indicator
    ) -> [TargetQuestion.Reason] {
        let earlier = all.filter { $0.series == target.series && $0.validFrom <= target.validFrom }
            .max { $0.validFrom < $1.validFrom }
        let lastYear = target.period.shifted(byYears: -1)
        let past = TargetSeriesKey(target.series).shifted(to: lastYear)
        let before = all.filter { TargetSeriesKey($0.series) == past }.max { $0.validFrom < $1.validFrom }
        var others: [(Decimal, TargetQuestion.Other)] = []
        if let earlier { others.append((earlier.value, .version(validFrom: earlier.validFrom))) }
        if let before { others.append((before.value, .targetOf(lastYear))) }
        if let figure = history.lastYear[target.unit] { others.append((figure, .figureOf(lastYear))) }
        var reasons = others.compactMap { Self.compare(target.value, $0, $1) }
        let isCurrency = indicator.formula.unitOfMeasure.base?.isCurrency ?? false
        if reasons.isEmpty, others.isEmpty, isCurrency, target.value > 0, target.value < 1_000_000 {
            reasons.append(.small(target.value))
        }
        return reasons
    }

    /// `nil` where the two are less than ten times apart, or one is not above zero.
    static func compare(_ value: Decimal, _ other: Decimal, _ what: TargetQuestion.Other) -> TargetQuestion.Reason? {
        guard value > 0, other > 0 else { return nil }
        let (less, more) = value < other ? (value, other) : (other, value)
        // From 500 on: nine and a half thousand typed for ten million is 950 times, and no year grows so.
        if more >= less * 500 { return .anotherUnit(value, other: other, what) }
        return more >= less * 10 ? .tenTimes(value, other: other, what) : nil
    }

    // MARK: Paths

    private func pathQuestions(of target: Target, _ history: History) -> [TargetQuestion.Reason] {
        switch target.trajectory {
        case .linear: return []
        case .seasonal: return history.seasons.contains(target.unit) ? [] : [.noSeason(until: target.period)]
        case .byHand(let points):
            return zip(points, points.dropFirst()).filter { $0.cumulative > $1.cumulative }.map {
                .falls(from: $0.cumulative, to: $1.cumulative, on: $1.day)
            }
        }
    }

    // MARK: The whole

    /// What a unit's targets add up to, once these are set, where they were handed down in its name: against the largest target
    /// the unit itself has. Asked only of who plans for that unit.
    ///
    /// - Parameters:
    ///   - targets: Of one assigner, kind and day.
    ///   - all: Every target there will be.
    private func splitQuestions(
        _ targets: [Target], _ all: [Target], _ indicator: Indicator
    ) -> [TargetQuestion] {
        guard indicator.formula.addsUp, let first = targets.first,
            let whole = known.pack.assigners.first(where: { $0.id == first.assigner })?.unit, author.plans(for: whole)
        else { return [] }
        let children = Set(known.pack.units.children(of: whole).map(\.id))
        guard targets.allSatisfy({ children.contains($0.unit) }) else { return [] }
        let day = first.validFrom
        let inForce = all.filter {
            $0.indicator == first.indicator && $0.period == first.period && $0.calendar == first.calendar
                && $0.validFrom <= day
        }
        let latest = Dictionary(grouping: inForce, by: \.series).compactMapValues {
            $0.max { $0.validFrom < $1.validFrom }
        }
        let wholes = latest.values.filter { $0.unit == whole }.map(\.value)
        guard let largest = wholes.max() else { return [] }
        var parts: [OrgUnit.ID: Decimal] = [:]
        for target in latest.values
        where children.contains(target.unit) && target.assigner == first.assigner
            && target.targetKind == first.targetKind
        {
            parts[target.unit] = target.value
        }
        let sum = parts.values.reduce(0, +)
        return sum > largest ? [TargetQuestion(whole, .exceedsWhole(sum: sum, whole: largest))] : []
    }
}

// MARK: - Records

extension TargetSanity {
    /// What the records say of some units.
    struct History {
        /// The whole of the same period a year before, where its records are complete.
        var lastYear: [OrgUnit.ID: Decimal] = [:]
        /// From the start of the period to the last day with records; of what adds up only.
        var reached: [OrgUnit.ID: (value: Decimal, asAt: Day)] = [:]
        /// Units whose past years show a season.
        var seasons: Set<OrgUnit.ID> = []
    }

    private func history(
        of units: Set<OrgUnit.ID>, _ indicator: Indicator, _ period: Period, _ calendar: ReportingCalendar
    ) async throws -> History {
        try await workspace.reading { session in
            let panel = try await workspace.panel(known, in: session)
            guard let last = try? workspace.lastDay(of: panel, for: [indicator]) else { return History() }
            var history = History()
            let units = units.sorted()
            let prior = period.shifted(byYears: -1)
            let slot = PanelSlot(period: prior, calendar: calendar.id, whole: calendar.days(of: prior), prior: nil)
            let before = try await panel.figures(
                PanelRequest(
                    indicators: [indicator.id], units: units, spans: .given([slot]), asAt: last,
                    perimeterDay: calendar.days(of: period).to), in: session)
            for figure in before where figure.span == slot.whole {
                history.lastYear[figure.unit] = figure.completeValue
            }
            guard indicator.formula.addsUp else { return history }
            let whole = calendar.days(of: period)
            if let soFar = DaySpan(from: whole.from, to: min(whole.to, last)) {
                let slot = PanelSlot(period: period, calendar: calendar.id, whole: soFar, prior: nil)
                let figures = try await panel.figures(
                    PanelRequest(indicators: [indicator.id], units: units, spans: .given([slot]), asAt: soFar.to),
                    in: session)
                for figure in figures {
                    if let value = figure.value { history.reached[figure.unit] = (value, soFar.to) }
                }
            }
            let seasons = try await SeasonReader(panel: panel, indicator: indicator, calendar: calendar, last: last)
                .seasons(of: units, in: period, session)
            history.seasons = Set(seasons.filter { $0.value.shares != nil }.keys)
            return history
        }
    }
}

extension TargetSeriesKey {
    /// The same target of another period.
    fileprivate func shifted(to period: Period) -> TargetSeriesKey {
        TargetSeriesKey(
            assigner: assigner, kind: kind, indicator: indicator, unit: unit, period: period, calendar: calendar)
    }
}

extension Target {
    fileprivate struct Matter: Hashable {
        let indicator: IndicatorID
        let period: Period
        let calendar: CalendarID
    }
    fileprivate struct Handing: Hashable {
        let assigner: AssignerID
        let kind: TargetKindID
        let validFrom: Day
    }
    /// What is measured: targets of one matter share last year's figures.
    fileprivate var matter: Matter { Matter(indicator: indicator, period: period, calendar: calendar) }
    /// What is handed down at once.
    fileprivate var handing: Handing { Handing(assigner: assigner, kind: targetKind, validFrom: validFrom) }
}

extension [Target] {
    /// Those of one key together, in the order in which keys come up; no group is empty.
    fileprivate func grouped<Key: Hashable>(by key: (Target) -> Key) -> [[Target]] {
        var groups: [[Target]] = []
        var places: [Key: Int] = [:]
        for target in self {
            if let place = places[key(target)] {
                groups[place].append(target)
            } else {
                places[key(target)] = groups.count
                groups.append([target])
            }
        }
        return groups
    }
}
