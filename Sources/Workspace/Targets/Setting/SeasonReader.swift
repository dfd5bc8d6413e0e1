import Appraisal
import Domain
import DuckDB
import Foundation
import Packs
import Panel

/// How past years of an indicator fell on the months of a period.
struct Season: Sendable {
    /// `nil` where no past year is complete.
    let shares: SeasonalShares?
    /// The years that have every month, the oldest first.
    let years: [Int]
}

/// Reads the months of past years, as standings do for a seasonal path.
struct SeasonReader {
    let panel: FigurePanel
    let indicator: Indicator
    let calendar: ReportingCalendar
    /// The last day counted.
    let last: Day

    func seasons(
        of units: [OrgUnit.ID], in period: Period, _ session: DuckDBSession
    ) async throws -> [OrgUnit.ID: Season] {
        let spans = StandingSpans(calendar: calendar, period: period, asAt: last)
        var slots: [PanelSlot] = []
        for years in 1...StandingSpans.pastYears {
            let past = period.shifted(byYears: -years)
            for (month, span) in zip(past.months, spans.months(of: period, yearsEarlier: years)) {
                slots.append(
                    PanelSlot(
                        period: Period.all(.month, in: past.year)[month - 1], calendar: calendar.id, whole: span,
                        prior: nil))
            }
        }
        let figures = StandingFigures(
            try await panel.figures(
                PanelRequest(indicators: [indicator.id], units: units, spans: .given(slots), asAt: last), in: session))
        return Dictionary(
            uniqueKeysWithValues: units.map { unit in
                let own = figures.of(unit)
                let past = (1...StandingSpans.pastYears).map { years in
                    spans.months(of: period, yearsEarlier: years).map { own[indicator.id, $0]?.value }
                }
                let complete = zip(1..., past).filter { _, months in
                    !months.contains(nil) && months.compactMap(\.self).reduce(0, +) > 0
                }.map { years, _ in period.year - years }
                return (unit, Season(shares: try? SeasonalShares(pastYears: past), years: complete.sorted()))
            })
    }
}
