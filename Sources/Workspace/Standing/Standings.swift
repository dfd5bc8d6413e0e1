package import Appraisal
package import Domain
import DuckDB
import Formulas
import Lake
import Packs
import Panel
import Registry

extension TwofoldWorkspace {
    /// Where a unit stands in a period.
    ///
    /// - Parameters:
    ///   - unit: `nil` for the root.
    ///   - asAt: `nil` for the end of the period, or the last day with complete records if that is earlier.
    ///   - revision: `nil` for the latest.
    package func standing(
        of unit: String? = nil, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> Standing {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        return try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            return try await question.builders(for: [unit], question.pack.indicators, in: session)[unit]!.standing()
        }
    }
}

/// A period, an as-at day and a revision about which standings are asked.
struct StandingQuestion: Sendable {
    let panel: FigurePanel
    let period: Period
    let asAt: Day
    let revision: Int
    let records: StandingRecords

    var pack: Pack { panel.pack }

    init(
        _ workspace: TwofoldWorkspace, period: Period, asAt asked: Day?, known: KnownRevision, in session: DuckDBSession
    ) async throws {
        panel = try await workspace.panel(known, in: session)
        self.period = period
        revision = known.sequence
        records = try StandingRecords(workspace.registry, knownAt: known.sequence)
        let days = known.pack.defaultCalendar.days(of: period)
        asAt = try asked ?? min(days.to, workspace.lastDay(of: panel, for: []))
        guard days.from <= asAt else { throw WorkspaceError.notBegun(period, asAt) }
    }

    /// Asks the panel for every figure the standings of some units need: for each calendar the period with its cumulative
    /// spans and past years, last year's figures on today's perimeter, and last year's as they were.
    func builders(
        for units: [OrgUnit.ID], _ indicators: [Indicator], in session: DuckDBSession
    ) async throws -> [OrgUnit.ID: StandingBuilder] {
        var figures: [Figure] = []
        for calendar in pack.calendars {
            let spans = StandingSpans(calendar: calendar, period: period, asAt: asAt)
            let chosen = indicators.filter { $0.calendar == calendar.id }
            let targets = records.targets.filter { units.contains($0.unit) }
            for part in spans.requests(for: chosen, targets: targets) {
                figures += try await panel.figures(
                    PanelRequest(indicators: part.indicators, units: units, spans: .given(part.slots), asAt: asAt),
                    in: session)
            }
        }
        let prior = try await self.prior(of: indicators, at: units, perimeterDay: asAt, in: session)
        // The whole holds every record on either perimeter.
        let parts = units.filter { $0 != pack.units.root }
        let asWas = parts.isEmpty ? [] : try await self.prior(of: indicators, at: parts, perimeterDay: nil, in: session)
        let found = StandingFigures(figures)
        return Dictionary(
            uniqueKeysWithValues: units.map { unit in
                (
                    unit,
                    StandingBuilder(
                        pack: pack, unit: unit, period: period, asAt: asAt, revision: revision, records: records,
                        figures: found.of(unit), prior: byIndicator(prior, of: unit),
                        priorAsWas: byIndicator(asWas, of: unit))
                )
            })
    }

    /// The same span last year.
    ///
    /// - Parameter perimeterDay: A day to re-roll it to that day's units; `nil` for it as it was.
    func prior(
        of indicators: [Indicator], at units: [OrgUnit.ID], by dimension: String? = nil, perimeterDay: Day?,
        in session: DuckDBSession
    ) async throws -> [Figure] {
        var figures: [Figure] = []
        for calendar in pack.calendars {
            let chosen = indicators.filter { $0.calendar == calendar.id }
            guard !chosen.isEmpty else { continue }
            let own = PanelRequest(
                indicators: chosen.map(\.id), units: units, spans: .periods([period], calendar: calendar.id),
                by: dimension, asAt: asAt)
            let request = try own.priorYear(of: calendar.id, in: pack.calendars, perimeterDay: perimeterDay)
            if let request { figures += try await panel.figures(request, in: session) }
        }
        return figures
    }

    private func byIndicator(_ figures: [Figure], of unit: OrgUnit.ID) -> [IndicatorID: Figure] {
        Dictionary(
            figures.filter { $0.unit == unit }.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension StandingSpans {
    /// What to ask the panel: indicators that add up get their past years too.
    fileprivate func requests(
        for indicators: [Indicator], targets: [Target]
    ) -> [(indicators: [IndicatorID], slots: [PanelSlot])] {
        var byNeed: [Need: [IndicatorID]] = [:]
        for indicator in indicators {
            let periods = Set(targets.filter { $0.indicator == indicator.id }.map(\.period))
            let need = Need(targets: periods, looksBack: indicator.formula.addsUp)
            byNeed[need, default: []].append(indicator.id)
        }
        return byNeed.map { need, indicators in
            let history = need.looksBack ? need.targets.union([year]) : []
            return (indicators, slots(targets: need.targets, history: history))
        }.sorted { $0.indicators[0] < $1.indicators[0] }
    }

    private struct Need: Hashable {
        let targets: Set<Period>
        let looksBack: Bool
    }
}
