package import Domain
import DuckDB
import Foundation
import Packs
import Panel

extension TwofoldWorkspace {
    /// The members of a breakdown with last year's, the largest first.
    ///
    /// - Throws: ``WorkspaceError/notDimension(_:indicator:among:)``.
    package func breakdown(
        of code: String, by dimension: String, at unit: String, in period: Period, asAt: Day? = nil,
        known revision: Int? = nil
    ) async throws -> [ComparedFigure] {
        let known = try known(revision)
        let indicator = try known.pack.named(code)
        let unit = try known.pack.unit(unit).id
        guard indicator.dimensions.contains(dimension) else {
            throw WorkspaceError.notDimension(
                dimension, indicator: indicator.id.rawValue, among: indicator.dimensions)
        }
        return try await reading { session in
            try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
                .breakdown(of: indicator, at: unit, by: dimension, in: session)
        }
    }
}

extension StandingQuestion {
    /// The members of a breakdown with last year's, the largest first.
    func breakdown(
        of indicator: Indicator, at unit: OrgUnit.ID, by dimension: String, in session: DuckDBSession
    ) async throws -> [ComparedFigure] {
        let own = try await panel.figures(
            PanelRequest(
                indicators: [indicator.id], units: [unit], spans: .periods([period], calendar: indicator.calendar),
                by: dimension, asAt: asAt),
            in: session)
        let prior = try await self.prior(of: [indicator], at: [unit], by: dimension, perimeterDay: asAt, in: session)
        return own.sorted { ($0.value ?? 0) > ($1.value ?? 0) }.map { figure in
            let before = prior.first { $0.by == figure.by }
            return ComparedFigure(figure: figure, prior: before, growth: indicator.growth(figure, before))
        }
    }
}
