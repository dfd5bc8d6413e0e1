import Appraisal
import Domain
import Packs
import Panel

/// The days a standing asks figures for, in one indicator's calendar.
struct StandingSpans: Sendable {
    let calendar: ReportingCalendar
    let period: Period
    let asAt: Day

    /// How many past years a forecast and a seasonal trajectory look at.
    static let pastYears = 3

    /// The period, clipped to the as-at day; `nil` when it has not begun.
    var own: DaySpan? { calendar.days(of: period).clipped(to: asAt) }

    var year: Period { .year(period.year) }

    /// The days whose sum is held against a target of the period `target`.
    func cumulative(of target: Period) -> DaySpan? {
        TargetSelection.cumulativeSpan(of: target, standing: period, asAt: asAt, calendar: calendar)
    }

    /// The same days of `target`, `years` earlier: to the same end of period, or to the same month-day.
    func cumulative(of target: Period, yearsEarlier years: Int) -> DaySpan? {
        let whole = calendar.days(of: period)
        let earlier = calendar.days(of: period.shifted(byYears: -years))
        let last = asAt >= whole.to ? earlier.to : asAt.shifted(byYears: -years)
        return DaySpan(from: calendar.days(of: target.shifted(byYears: -years)).from, to: last)
    }

    /// The whole of `target`, `years` earlier.
    func whole(of target: Period, yearsEarlier years: Int) -> DaySpan {
        calendar.days(of: target.shifted(byYears: -years))
    }

    func months(of target: Period, yearsEarlier years: Int) -> [DaySpan] {
        Period.all(.month, in: target.year - years).filter { target.months.contains($0.ordinal) }.map(
            calendar.days(of:))
    }

    /// The slots for the panel: the period itself, the cumulative span of each target period, and with `history` what
    /// forecasts and seasonal trajectories read of past years.
    func slots(targets: Set<Period>, history: Set<Period>) -> [PanelSlot] {
        var spans: [DaySpan: Period] = [:]
        for target in targets.union([year]) { spans[cumulative(of: target)] = target }
        for target in history {
            for years in 1...Self.pastYears {
                let past = target.shifted(byYears: -years)
                spans[cumulative(of: target, yearsEarlier: years)] = past
                spans[whole(of: target, yearsEarlier: years)] = past
                for (month, span) in zip(past.months, months(of: target, yearsEarlier: years)) {
                    spans[span] = Period.all(.month, in: past.year)[month - 1]
                }
            }
        }
        var slots = spans.map { PanelSlot(period: $0.value, calendar: calendar.id, whole: $0.key, prior: nil) }
        slots.removeAll { $0.whole == own }
        slots.append(PanelSlot(period, in: calendar, asAt: asAt))
        return slots.sorted { ($0.whole.from, $0.whole.to) < ($1.whole.from, $1.whole.to) }
    }
}

extension Dictionary where Key == DaySpan {
    fileprivate subscript(span: DaySpan?) -> Value? {
        get { span.flatMap { self[$0] } }
        set { if let span { self[span] = newValue } }
    }
}
