package import Appraisal
package import Domain
import DuckDB
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
        return try await standingBuilder(of: unit, in: period, asAt: asAt, known: known).standing()
    }

    /// Asks the panel for every figure a standing needs: one request for each calendar, one for last year's figures on
    /// today's perimeter and one for them as they were.
    func standingBuilder(
        of unit: String?, in period: Period, asAt asked: Day?, known: KnownRevision
    ) async throws -> StandingBuilder {
        let panel = try await panel(known)
        let pack = known.pack
        let unit = try unit.map { try pack.unit($0).id } ?? pack.units.root
        let records = try StandingRecords(registry, knownAt: known.sequence)
        let end = pack.defaultCalendar.days(of: period).to
        let asAt = try asked ?? min(end, lastDay(of: panel, for: []))
        guard pack.defaultCalendar.days(of: period).from <= asAt else { throw WorkspaceError.notBegun(period, asAt) }

        var figures: [Figure] = []
        var prior: [Figure] = []
        var priorAsWas: [Figure] = []
        try await reading { session in
            for calendar in pack.calendars {
                let indicators = pack.indicators.filter { $0.calendar == calendar.id }
                guard !indicators.isEmpty else { continue }
                let spans = StandingSpans(calendar: calendar, period: period, asAt: asAt)
                for part in spans.requests(for: indicators, targets: records.targets.filter { $0.unit == unit }) {
                    figures += try await panel.figures(
                        PanelRequest(
                            indicators: part.indicators, units: [unit], spans: .given(part.slots), asAt: asAt),
                        in: session)
                }
                let own = PanelRequest(
                    indicators: indicators.map(\.id), units: [unit],
                    spans: .periods([period], calendar: calendar.id), asAt: asAt)
                for perimeterDay in [asAt, nil] {
                    guard
                        let request = try own.priorYear(
                            of: calendar.id, in: pack.calendars, perimeterDay: perimeterDay)
                    else { continue }
                    let found = try await panel.figures(request, in: session)
                    if perimeterDay == nil { priorAsWas += found } else { prior += found }
                }
            }
        }
        func byIndicator(_ figures: [Figure]) -> [IndicatorID: Figure] {
            Dictionary(figures.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
        }
        return StandingBuilder(
            pack: pack, unit: unit, period: period, asAt: asAt, revision: known.sequence, records: records,
            figures: StandingFigures(figures), prior: byIndicator(prior), priorAsWas: byIndicator(priorAsWas))
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
