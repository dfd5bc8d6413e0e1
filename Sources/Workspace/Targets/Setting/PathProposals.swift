import Appraisal
package import Domain
import Formulas
package import Foundation
package import Packs
import Panel

/// The paths a target could take, month by month, for whoever plans one by hand.
package struct PathProposals: Sendable {
    /// The last day of each month of the period.
    package let ends: [Day]
    /// What part of the whole an even path has reached by each of these days.
    package let evenParts: [Decimal]
    /// The same of the seasonal path; `nil` where no past year is complete.
    package let seasonalParts: [Decimal]?
    /// Cumulative; `nil` where the value is not known yet.
    package let linear: [Decimal]?
    /// `nil` where no past year is complete, or the value is not known yet.
    package let seasonal: [Decimal]?
    /// Each month's part of the whole by past years, in percent; `nil` where no past year is complete.
    package let monthPercents: [Decimal]?
    /// The past years that are complete, the oldest first.
    package let years: [Int]
    /// What was reached a year before by the end of each month; `nil` where it is not known.
    package let lastYear: [Decimal?]
}

extension Indicator {
    /// Whether its values add up, so that a target is reached along a path.
    package var hasTargetPath: Bool { formula.addsUp }
}

extension TwofoldWorkspace {
    /// - Parameter value: What the paths end at; `nil` while it is not known.
    /// - Returns: `nil` for an indicator whose values do not add up: it has no path.
    package func pathProposals(
        for indicator: Indicator, of unit: OrgUnit.ID, in period: Period, value: Decimal?
    ) async throws -> PathProposals? {
        let known = try known(nil)
        guard indicator.formula.addsUp, let calendar = known.pack.calendar(indicator.calendar) else { return nil }
        let months = Period.all(.month, in: period.year).filter { period.months.contains($0.ordinal) }
        let ends = months.map { calendar.days(of: $0).to }
        let (season, lastYear) = try await reading { session -> (Season, [Decimal?]) in
            let panel = try await panel(known, in: session)
            guard let last = try? lastDay(of: panel, for: [indicator]) else {
                return (Season(shares: nil, years: []), months.map { _ in nil })
            }
            let reader = SeasonReader(panel: panel, indicator: indicator, calendar: calendar, last: last)
            let season = try await reader.seasons(of: [unit], in: period, session)[unit]
            let from = calendar.days(of: period.shifted(byYears: -1)).from
            let slots = months.compactMap { month -> PanelSlot? in
                let before = month.shifted(byYears: -1)
                guard let span = DaySpan(from: from, to: calendar.days(of: before).to), span.to <= last else {
                    return nil
                }
                return PanelSlot(period: before, calendar: calendar.id, whole: span, prior: nil)
            }
            let figures =
                slots.isEmpty
                ? []
                : try await panel.figures(
                    PanelRequest(
                        indicators: [indicator.id], units: [unit], spans: .given(slots), asAt: last,
                        perimeterDay: calendar.days(of: period).to), in: session)
            let byEnd = Dictionary(
                figures.compactMap { figure in figure.completeValue.map { (figure.span.to, $0) } },
                uniquingKeysWith: { first, _ in first })
            return (
                season ?? Season(shares: nil, years: []),
                months.map { byEnd[calendar.days(of: $0.shifted(byYears: -1)).to] }
            )
        }
        func path(_ shape: Appraisal.Trajectory.Shape, to value: Decimal?) -> [Decimal]? {
            guard let value,
                let path = try? Appraisal.Trajectory(target: value, period: period, calendar: calendar, shape: shape)
            else { return nil }
            return ends.map(path.planned(on:))
        }
        let weights = season.shares?.weights
        let sum = weights?.reduce(0, +) ?? 0
        return PathProposals(
            ends: ends, evenParts: path(.linear, to: 1) ?? [],
            seasonalParts: season.shares.flatMap { path(.seasonal($0), to: 1) }, linear: path(.linear, to: value),
            seasonal: season.shares.flatMap { path(.seasonal($0), to: value) },
            monthPercents: weights?.map { ($0 * 100).divided(by: sum) }, years: season.years, lastYear: lastYear)
    }
}
