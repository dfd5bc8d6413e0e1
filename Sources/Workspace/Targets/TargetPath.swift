import Appraisal
package import Domain
import DuckDB
import Formulas
package import Foundation
import Packs
import Panel
import Registry

/// A target's planned path beside what was reached and what was reached a year before, month by month.
package struct TargetPath: Sendable {
    /// From the start of the target's period to the end of one day.
    package struct Point: Sendable {
        package let day: Day
        /// `nil` where the path cannot be drawn; of what does not add up, the target itself.
        package let planned: Decimal?
        /// `nil` after the as-at day.
        package let actual: Reached?
        /// The same days a year before, of today's units.
        package let prior: Reached?
    }

    /// A cumulative value and the figure it is.
    package struct Reached: Sendable {
        /// `nil` where nothing is known.
        package let value: Decimal?
        package let isComplete: Bool
        package let reference: FigureReference
    }

    package let series: TargetSeries
    package let asAt: Day
    package let revision: Int
    /// Whether the values add up, so that the path climbs from nothing to the target.
    package let addsUp: Bool
    /// The end of each month of the target's period, and the as-at day where it lies within one.
    package let points: [Point]
}

extension TwofoldWorkspace {
    /// The path of one target of a board.
    ///
    /// - Returns: `nil` for a target the revision does not know.
    package func targetPath(
        _ key: TargetSeriesKey, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> TargetPath? {
        let known = try known(revision)
        guard known.pack.units[key.unit] != nil, let indicator = known.pack.indicator(key.indicator),
            let calendar = known.pack.calendar(indicator.calendar)
        else { return nil }
        let asked = period.year == key.period.year && key.period.contains(period) ? period : key.period
        let board = try await targetBoard(of: key.unit.rawValue, in: asked, asAt: asAt, known: known.sequence)
        guard let series = board.series.first(where: { $0.key == key }) else { return nil }
        let whole = calendar.days(of: key.period)
        let months = Period.all(.month, in: key.period.year).filter { key.period.months.contains($0.ordinal) }
        var days = months.map { calendar.days(of: $0).to }
        if whole.contains(board.asAt), !days.contains(board.asAt) { days.append(board.asAt) }
        let ends = days.sorted()
        let points = try await reading { session in
            let reader = PathReader(
                panel: try await panel(known, in: session), indicator: indicator, key: key, calendar: calendar,
                asAt: board.asAt)
            let planned = try await planned(series, indicator, on: ends, asAt: board.asAt, known: known, session)
            let actual = try await reader.reached(by: ends, in: session)
            let prior = try await reader.reachedYearBefore(by: ends, in: session)
            return ends.map {
                TargetPath.Point(day: $0, planned: planned[$0], actual: actual[$0], prior: prior[$0])
            }
        }
        return TargetPath(
            series: series, asAt: board.asAt, revision: known.sequence, addsUp: indicator.formula.addsUp, points: points
        )
    }

    private func planned(
        _ series: TargetSeries, _ indicator: Indicator, on days: [Day], asAt: Day, known: KnownRevision,
        _ session: DuckDBSession
    ) async throws -> [Day: Decimal] {
        guard let inForce = series.inForce, known.pack.defaultCalendar.days(of: series.key.period).from <= asAt else {
            return [:]
        }
        guard indicator.formula.addsUp else {
            return Dictionary(days.map { ($0, inForce.value) }, uniquingKeysWith: { $1 })
        }
        let question = try await StandingQuestion(
            self, period: series.key.period, asAt: asAt, known: known, in: session)
        guard
            let builder = try await question.builders(for: [series.key.unit], [indicator], in: session)[
                series.key.unit],
            let spans = builder.spans(indicator),
            let target = builder.targetsInForce(of: indicator, spans: spans).first(where: {
                TargetSeriesKey($0.series) == series.key
            }), let path = builder.trajectory(of: target, indicator: indicator, spans: spans)
        else { return [:] }
        return Dictionary(days.map { ($0, path.planned(on: $0)) }, uniquingKeysWith: { $1 })
    }
}

/// Reads cumulative values of one target's indicator and unit.
private struct PathReader {
    let panel: FigurePanel
    let indicator: Indicator
    let key: TargetSeriesKey
    let calendar: ReportingCalendar
    let asAt: Day

    func reached(by days: [Day], in session: DuckDBSession) async throws -> [Day: TargetPath.Reached] {
        let known = days.filter { $0 <= asAt }
        return try await read(known.map { ($0, $0) }, of: key.period, perimeterDay: nil, in: session)
    }

    /// Whole months compare with whole months, another day with the same day of its month.
    func reachedYearBefore(by days: [Day], in session: DuckDBSession) async throws -> [Day: TargetPath.Reached] {
        let monthEnds = Dictionary(
            key.period.months.map { month in
                let now = Period.all(.month, in: key.period.year)[month - 1]
                return (calendar.days(of: now).to, calendar.days(of: now.shifted(byYears: -1)).to)
            }, uniquingKeysWith: { $1 })
        let pairs = days.map { ($0, monthEnds[$0] ?? $0.shifted(byYears: -1)) }
        return try await read(pairs, of: key.period.shifted(byYears: -1), perimeterDay: asAt, in: session)
    }

    /// - Parameter pairs: The day of the point, and the last day counted.
    private func read(
        _ pairs: [(point: Day, last: Day)], of period: Period, perimeterDay: Day?, in session: DuckDBSession
    ) async throws -> [Day: TargetPath.Reached] {
        guard let last = pairs.map(\.last).max() else { return [:] }
        let from = calendar.days(of: period).from
        func slot(_ day: Day) -> PanelSlot? {
            DaySpan(from: from, to: day).map {
                PanelSlot(period: period, calendar: calendar.id, whole: $0, prior: nil)
            }
        }
        func request(_ slots: [PanelSlot], asAt: Day) -> PanelRequest {
            PanelRequest(
                indicators: [indicator.id], units: [key.unit], spans: .given(slots), asAt: asAt,
                perimeterDay: perimeterDay)
        }
        var figures: [Figure] = []
        if indicator.formula.addsUp {
            // Sums up to a day do not depend on what came after it: all of them in one query.
            figures = try await panel.figures(request(pairs.compactMap { slot($0.last) }, asAt: last), in: session)
        } else {
            for day in Set(pairs.map(\.last)).sorted() {
                figures += try await panel.figures(request([slot(day)].compactMap { $0 }, asAt: day), in: session)
            }
        }
        let byEnd = Dictionary(figures.map { ($0.span.to, $0) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            pairs.compactMap { pair in
                byEnd[pair.last].map { figure in
                    (
                        pair.point,
                        TargetPath.Reached(
                            value: figure.value, isComplete: figure.coverage.state == .complete,
                            reference: FigureReference(
                                indicator: indicator.id, unit: key.unit, period: period, calendar: calendar.id,
                                by: nil, asAt: pair.last, perimeterDay: perimeterDay, revision: panel.revision))
                    )
                }
            }, uniquingKeysWith: { $1 })
    }
}
