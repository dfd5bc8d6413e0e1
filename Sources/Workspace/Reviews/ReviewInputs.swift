import Appraisal
import Documents
import Domain
import DuckDB
import Formulas
import Foundation
import Packs
import Panel
import Registry
import Reviews

/// Gathers what a review says: one standing of the reviewed unit, and of other units and breakdowns what its template quotes.
struct ReviewInputs: Sendable {
    let question: StandingQuestion
    let unit: OrgUnit.ID
    let needs: ReviewNeeds
    let session: DuckDBSession

    private var pack: Pack { question.pack }
    private var isEstimate: Bool { question.asAt < pack.defaultCalendar.days(of: question.period).to }

    func input(_ settings: [String: String], bookmark: @escaping @Sendable (String) -> BookmarkName?) async throws
        -> ReviewInput
    {
        let builder = try await question.builders(for: [unit], pack.indicators, in: session)[unit]!
        let standing = builder.standing()
        let estimates = isEstimate ? try await self.estimates(of: [unit], pack.indicators, standing.indicators) : [:]
        return ReviewInput(
            pack: pack, standing: standing, figures: try await figures(),
            estimates: Dictionary(uniqueKeysWithValues: estimates.map { ($0.key.indicator, $0.value) }),
            series: try await series(builder),
            commendations: needs.listsCommendations
                ? question.records.commendations.filter(builder.covers).map(\.line) : [],
            directives: pack.defaultCalendar.days(of: question.period).clipped(to: question.asAt).map {
                question.records.directives(issuedIn: $0, to: pack.units.subtree(of: unit))
            } ?? [],
            themes: question.records.themes.filter { $0.year == question.period.year }.map(\.input),
            priorities: question.records.priorities.filter { $0.period == question.period.next }
                .sorted { $0.order < $1.order }.map(\.text),
            isEstimate: isEstimate, syntheticLabel: settings[SettingKey.syntheticDataLabel], bookmark: bookmark)
    }
}

// MARK: - Other units and breakdowns

extension ReviewInputs {
    private func figures() async throws -> ReviewFigures {
        var found: [ReviewFigure] = []
        let whole = needs.figures.filter { $0.dimension == nil }
        let units = pack.units.units.map(\.id).filter { unit in whole.contains { $0.unit == unit } }
        let indicators = pack.indicators.filter { indicator in whole.contains { $0.indicator == indicator.id } }
        if !units.isEmpty {
            let builders = try await question.builders(for: units, indicators, in: session)
            let standings = units.flatMap { unit in indicators.compactMap { builders[unit]?.standing(of: $0) } }
            let estimates = isEstimate ? try await self.estimates(of: units, indicators, standings) : [:]
            found += standings.map { standing in
                ReviewFigure(
                    figure: standing.figure, prior: standing.prior, growth: standing.growth, targets: standing.targets,
                    estimate: estimates[ReviewKey(standing.figure.indicator, of: standing.figure.unit)])
            }
        }
        for need in needs.figures.sorted(by: { ($0.indicator, $0.unit) < ($1.indicator, $1.unit) }) {
            guard let dimension = need.dimension, let indicator = pack.indicator(need.indicator) else { continue }
            found += try await parts(of: indicator, at: need.unit, by: dimension)
        }
        return ReviewFigures(found)
    }

    /// The members of a breakdown with last year's, the largest first.
    private func parts(of indicator: Indicator, at unit: OrgUnit.ID, by dimension: String) async throws
        -> [ReviewFigure]
    {
        try await question.breakdown(of: indicator, at: unit, by: dimension, in: session).map {
            ReviewFigure(figure: $0.figure, prior: $0.prior, growth: $0.growth)
        }
    }
}

// MARK: - Estimates and series

extension ReviewInputs {
    /// *Ước thực hiện* of what adds up: seasonal shares of the same period in past years.
    private func estimates(
        of units: [OrgUnit.ID], _ indicators: [Indicator], _ standings: [IndicatorStanding]
    ) async throws -> [ReviewKey: PeriodEstimate] {
        var found: [ReviewKey: PeriodEstimate] = [:]
        for calendar in pack.calendars {
            let spans = StandingSpans(calendar: calendar, period: question.period, asAt: question.asAt)
            let chosen = indicators.filter { $0.calendar == calendar.id && $0.formula.addsUp }
            guard !chosen.isEmpty else { continue }
            let starts = [question.period, spans.year]
            let past = spans.estimateSlots(from: starts)
            let figures = StandingFigures(
                try await question.panel.figures(
                    PanelRequest(
                        indicators: chosen.map(\.id), units: units, spans: .given(past), asAt: question.asAt,
                        perimeterDay: question.asAt),
                    in: session))
            for standing in standings {
                guard let indicator = chosen.first(where: { $0.id == standing.figure.indicator }) else { continue }
                let ofUnit = figures.of(standing.figure.unit)
                let forecasts = starts.map { start in
                    Forecast.make(
                        cumulative: ofUnit[indicator.id, spans.cumulative(of: start)]?.value, asAt: question.asAt,
                        span: calendar.days(of: question.period),
                        pastYears: (1...StandingSpans.pastYears).reversed().map { years in
                            Forecast.PastYear(
                                year: question.period.year - years,
                                atSameDay: ofUnit[indicator.id, spans.cumulative(of: start, yearsEarlier: years)]?
                                    .completeValue,
                                total: ofUnit[indicator.id, spans.throughPeriod(from: start, yearsEarlier: years)]?
                                    .completeValue)
                        })
                }
                guard let value = try? forecasts[0].get(), let cumulative = try? forecasts[1].get() else { continue }
                found[ReviewKey(indicator.id, of: standing.figure.unit)] = PeriodEstimate(
                    value: value, cumulative: cumulative, days: calendar.days(of: question.period).days,
                    prior: ofUnit[indicator.id, spans.throughPeriod(from: question.period, yearsEarlier: 1)],
                    targets: standing.targets, direction: indicator.direction.appraised ?? .higherIsBetter)
            }
        }
        return found
    }

    private func series(_ builder: StandingBuilder) async throws -> [CumulativeSeries] {
        var found: [CumulativeSeries] = []
        for indicator in pack.indicators where needs.series.contains(indicator.id) {
            if let series = try await question.cumulativeSeries(of: indicator, builder, in: session) {
                found.append(series)
            }
        }
        return found
    }
}

extension StandingSpans {
    /// From the start of `start` to the end of the reviewed period, `years` earlier.
    func throughPeriod(from start: Period, yearsEarlier years: Int) -> DaySpan? {
        DaySpan(
            from: calendar.days(of: start.shifted(byYears: -years)).from,
            to: calendar.days(of: period.shifted(byYears: -years)).to)
    }

    fileprivate func estimateSlots(from starts: [Period]) -> [PanelSlot] {
        var spans: Set<DaySpan> = []
        for start in starts {
            spans.formUnion([cumulative(of: start)].compactMap(\.self))
            for years in 1...Self.pastYears {
                let both = [
                    cumulative(of: start, yearsEarlier: years), throughPeriod(from: start, yearsEarlier: years),
                ]
                spans.formUnion(both.compactMap(\.self))
            }
        }
        return spans.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.map { span in
            PanelSlot(
                period: period.shifted(byYears: span.to.year - period.year), calendar: calendar.id, whole: span,
                prior: nil)
        }
    }
}

extension Commendation {
    fileprivate var line: ReviewInput.CommendationLine {
        ReviewInput.CommendationLine(
            form: form, isCollective: subjectKind == .collective, subject: subject, unit: unit, day: day,
            decision: decision.number, achievement: achievement)
    }
}

extension Theme {
    fileprivate var input: ReviewInput.Theme {
        switch sort {
        case .year: ReviewInput.Theme(.year, text)
        case .emulation: ReviewInput.Theme(.emulation, text)
        }
    }
}
