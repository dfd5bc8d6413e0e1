package import Appraisal
package import Domain
import DuckDB
import Formulas
import Packs
import Panel

/// An indicator of a unit through one year.
package struct IndicatorSeries: Sendable {
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    package let asAt: Day
    package let revision: Int
    /// Every period of the year that has begun, the months first, then quarters, halves, nine months and the year.
    package let periods: [ComparedFigure]
    /// `nil` for an indicator whose months do not add up.
    package let cumulative: CumulativeSeries?

    package func periods(of kind: Period.Kind) -> [ComparedFigure] { periods.filter { $0.figure.period.kind == kind } }
}

extension TwofoldWorkspace {
    /// An indicator through the year of a period: every period of it with last year's, and, where it adds up, the
    /// cumulative value beside the planned paths and what is expected of the months to come.
    ///
    /// - Parameters:
    ///   - asAt: `nil` for the end of the period, or the last day with complete records if that is earlier.
    ///   - revision: `nil` for the latest.
    package func series(
        of code: String, at unit: String, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> IndicatorSeries {
        let known = try known(revision)
        let indicator = try known.pack.named(code)
        let unit = try known.pack.unit(unit).id
        return try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            var cumulative: CumulativeSeries?
            if indicator.formula.addsUp {
                let builder = try await question.builders(for: [unit], [indicator], in: session)[unit]!
                cumulative = try await question.cumulativeSeries(of: indicator, builder, forecasts: true, in: session)
            }
            let kinds: [Period.Kind] = [.month, .quarter, .half, .nineMonths, .year]
            return IndicatorSeries(
                indicator: indicator.id, unit: unit, asAt: question.asAt, revision: question.revision,
                periods: try await question.compared(
                    indicator, at: unit, kinds.flatMap { Period.all($0, in: period.year) }, in: session),
                cumulative: cumulative)
        }
    }
}

extension StandingQuestion {
    /// Figures of some periods in the order asked, those that have not begun left out.
    fileprivate func compared(
        _ indicator: Indicator, at unit: OrgUnit.ID, _ periods: [Period], in session: DuckDBSession
    ) async throws -> [ComparedFigure] {
        let request = PanelRequest(
            indicators: [indicator.id], units: [unit], spans: .periods(periods, calendar: nil), asAt: asAt)
        let own = try await panel.figures(request, in: session)
        let prior = try await panel.priorYear(of: request, perimeterDay: asAt, in: session)
        return periods.compactMap { period in
            guard let figure = own.first(where: { $0.period == period }) else { return nil }
            let before = prior.first { $0.period == period.shifted(byYears: -1) }
            return ComparedFigure(figure: figure, prior: before, growth: indicator.growth(figure, before))
        }
    }
}
