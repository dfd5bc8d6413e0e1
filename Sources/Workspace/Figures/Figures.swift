import Diagnostics
package import Domain
import DuckDB
import Lake
import Formulas
import Packs
import Panel

extension TwofoldWorkspace {
    /// Figures as one revision knows them, by indicator, then unit path, then period.
    ///
    /// - Throws: ``WorkspaceError`` for a code the pack does not have, ``WorkspaceError/nothingLoaded`` when no as-at day can be
    ///   told.
    package func figures(_ query: FigureQuery) async throws -> [Figure] {
        let known = try known(query.known)
        let indicators = try query.indicators.uniqued.map { try known.pack.named($0) }
        if let dimension = query.by {
            for indicator in indicators where !indicator.dimensions.contains(dimension) {
                throw WorkspaceError.notDimension(
                    dimension, indicator: indicator.id.rawValue, among: indicator.dimensions)
            }
        }
        if let calendar = query.calendar, known.pack.calendar(CalendarID(calendar)) == nil {
            throw WorkspaceError.unknownCalendar(calendar, among: known.pack.calendars.map(\.id.rawValue))
        }
        let units = try known.pack.units(query.units)
        return try await reading { session in
            let panel = try await panel(known, in: session)
            let request = PanelRequest(
                indicators: indicators.map(\.id), units: units,
                spans: .periods(query.periods.uniqued, calendar: query.calendar.map { CalendarID($0) }), by: query.by,
                asAt: try query.asAt ?? lastDay(of: panel, for: indicators))
            let figures = try await panel.figures(request, in: session)
            if figures.isEmpty, let first = query.periods.min() { throw WorkspaceError.notBegun(first, request.asAt) }
            return figures
        }
    }

    /// Runs `body` with a session that sees the lake, read-only: one of the pool's, or one of its own.
    func reading<Answer: Sendable>(_ body: (DuckDBSession) async throws -> Answer) async throws -> Answer {
        if let readers { return try await readers.lend(body) }
        return try await withDuckDB(tools, lake.folder.readerSettings, body)
    }

    /// The last day any dataset is declared complete for.
    ///
    /// - Throws: ``WorkspaceError/nothingLoaded``.
    package func lastDay(known revision: Int? = nil) async throws -> Day {
        let known = try known(revision)
        return try await reading { try await lastDay(of: panel(known, in: $0), for: []) }
    }

    /// The last day any dataset of the indicators is declared complete for; of every dataset where they read none.
    func lastDay(of panel: FigurePanel, for indicators: [Indicator]) throws -> Day {
        let used = Set(indicators.flatMap(\.formula.datasets))
        let datasets = used.isEmpty ? panel.pack.datasets.map(\.id) : Array(used)
        guard let day = datasets.compactMap(panel.coverage.lastDay(of:)).max() else {
            throw WorkspaceError.nothingLoaded
        }
        return day
    }
}

extension Pack {
    func named(_ code: String) throws -> Indicator {
        guard let indicator = indicator(IndicatorID(code)) else {
            throw WorkspaceError.unknownIndicator(
                code, near: didYouMean(code, among: indicators.map(\.id.rawValue)))
        }
        return indicator
    }

    func units(_ asked: FigureQuery.Units) throws -> [OrgUnit.ID] {
        switch asked {
        case .root: return [units.root]
        case .all: return units.units.map(\.id)
        case .named(let codes): return try codes.uniqued.map { try unit($0).id }
        case .level(let level):
            let found = units.units.map(\.id).filter { units.level(of: $0) == level }
            guard !found.isEmpty else { throw WorkspaceError.noUnitsOnLevel(level) }
            return found
        }
    }

    func unit(_ code: String) throws -> OrgUnit {
        guard let unit = units[OrgUnit.ID(code)] else {
            throw WorkspaceError.unknownUnit(code, near: didYouMean(code, among: units.units.map(\.id.rawValue)))
        }
        return unit
    }
}

extension Array where Element: Hashable {
    /// Each once, where it first stands: what is asked for twice is answered once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
