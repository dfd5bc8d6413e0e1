import Appraisal
import Domain
import DuckDB
import Formulas
import Foundation
import Packs
import Panel
import Registry

extension StandingQuestion {
    /// Month by month from the start of the year, with last year's and the planned paths.
    ///
    /// - Parameters:
    ///   - builder: Of the unit the series is about.
    ///   - forecasts: Whether the months to come are estimated too.
    /// - Returns: `nil` where the pack has no such calendar.
    func cumulativeSeries(
        of indicator: Indicator, _ builder: StandingBuilder, forecasts: Bool = false, in session: DuckDBSession
    ) async throws -> CumulativeSeries? {
        guard let calendar = builder.spans(indicator)?.calendar, let spans = builder.spans(indicator) else {
            return nil
        }
        let path = YearPath(year: spans.year, calendar: calendar, asAt: asAt)
        let looksBack = forecasts && asAt < calendar.days(of: spans.year).to
        let past = looksBack ? (1...StandingSpans.pastYears).flatMap(path.past) : []
        let wanted = Set([0, 1].flatMap(path.known) + past)
        let slots = wanted.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.map {
            PanelSlot(period: .year($0.to.year), calendar: calendar.id, whole: $0, prior: nil)
        }
        let figures = StandingFigures(
            try await panel.figures(
                PanelRequest(
                    indicators: [indicator.id], units: [builder.unit], spans: .given(slots), asAt: asAt,
                    perimeterDay: asAt),
                in: session)
        ).of(builder.unit)
        let plans = builder.targetsInForce(of: indicator, spans: spans).compactMap {
            target -> CumulativeSeries.Plan? in
            guard let planned = builder.trajectory(of: target, indicator: indicator, spans: spans) else { return nil }
            return CumulativeSeries.Plan(
                assigner: target.assigner, kind: target.targetKind,
                values: path.months.map { planned.planned(on: calendar.days(of: $0).to) })
        }
        return CumulativeSeries(
            indicator: indicator.id, unit: builder.unit, months: path.months,
            actual: path.months.map { figures[indicator.id, path.toEnd(of: $0)]?.value },
            prior: path.months.map { figures[indicator.id, path.toEnd(of: $0, yearsEarlier: 1)]?.value }, plans: plans,
            forecast: looksBack ? path.months.map { path.forecast(to: $0, of: indicator.id, figures) } : nil)
    }
}

/// The days of one year's months counted from its first day, and of the years before it.
private struct YearPath {
    let year: Period
    let calendar: ReportingCalendar
    let asAt: Day

    var months: [Period] { Period.all(.month, in: year.year) }

    /// From the year's first day to the month's last one, or the as-at day; `nil` for a month that has not begun.
    func toEnd(of month: Period, yearsEarlier years: Int = 0) -> DaySpan? {
        let days = calendar.days(of: month.shifted(byYears: -years))
        guard days.from <= asAt else { return nil }
        return DaySpan(from: start(yearsEarlier: years), to: min(days.to, asAt))
    }

    func known(yearsEarlier years: Int) -> [DaySpan] { months.compactMap { toEnd(of: $0, yearsEarlier: years) } }

    /// What a forecast reads of a past year: to the same day, and to the end of each month to come.
    func past(yearsEarlier years: Int) -> [DaySpan] {
        ([sameDay(yearsEarlier: years)] + ahead.map { toEnd(of: $0, yearsEarlier: years) }).compactMap(\.self)
    }

    func forecast(to month: Period, of indicator: IndicatorID, _ figures: StandingFigures.OfUnit) -> Forecast? {
        guard ahead.contains(month), let now = DaySpan(from: start(yearsEarlier: 0), to: asAt),
            let span = DaySpan(from: now.from, to: calendar.days(of: month).to)
        else { return nil }
        let past = (1...StandingSpans.pastYears).reversed().map { years in
            Forecast.PastYear(
                year: year.year - years,
                atSameDay: figures[indicator, sameDay(yearsEarlier: years)]?.completeValue,
                total: figures[indicator, toEnd(of: month, yearsEarlier: years)]?.completeValue)
        }
        return try? Forecast.make(cumulative: figures[indicator, now]?.value, asAt: asAt, span: span, pastYears: past)
            .get()
    }

    /// Months that end after the as-at day.
    private var ahead: [Period] { months.filter { calendar.days(of: $0).to > asAt } }

    /// A month that is over compares with the whole of it: a February with 29 days with one of 28.
    private func sameDay(yearsEarlier years: Int) -> DaySpan? {
        let over = months.first { calendar.days(of: $0).to == asAt }
        let last = over.map { calendar.days(of: $0.shifted(byYears: -years)).to } ?? asAt.shifted(byYears: -years)
        return DaySpan(from: start(yearsEarlier: years), to: last)
    }

    private func start(yearsEarlier years: Int) -> Day { calendar.days(of: year.shifted(byYears: -years)).from }
}
