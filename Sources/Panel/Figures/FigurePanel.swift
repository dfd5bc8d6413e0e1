package import Domain
package import DuckDB
import Foundation
package import Packs

/// Figures from records and reports, as one revision of the workspace knows them.
package struct FigurePanel: Sendable {
    package let pack: Pack
    package let rows: RecordRows
    package let coverage: RecordCoverage
    package let reported: ReportedValues
    /// Printed on every figure.
    package let revision: Int

    package init(
        pack: Pack, rows: RecordRows, coverage: RecordCoverage, reported: ReportedValues = ReportedValues(),
        revision: Int
    ) {
        self.pack = pack
        self.rows = rows
        self.coverage = coverage
        self.reported = reported
        self.revision = revision
    }

    /// Evaluates every indicator of the request at every unit and span, each dataset in one query.
    ///
    /// - Returns: By indicator as asked, then unit path, span start with the longer span first, and member. A span that
    ///   begins after the as-at day has no figure.
    /// - Throws: ``PanelError``; `DuckDBError` when DuckDB refuses a query.
    package func figures(_ request: PanelRequest, in session: DuckDBSession) async throws -> [Figure] {
        try await figures(PanelPlan(request, in: pack), in: session)
    }

    package func figures(_ plan: PanelPlan, in session: DuckDBSession) async throws -> [Figure] {
        var answers: [DatasetID: DatasetAnswer] = [:]
        for dataset in plan.datasets {
            var found: [Row] = []
            // A dataset without rows has no coverage either, so that its figures are unknown.
            if let source = rows[dataset.dataset], let sql = try plan.sql(dataset, from: source) {
                found = try await session.rows(sql)
            }
            answers[dataset.dataset] = try DatasetAnswer(dataset, rows: found)
        }
        var assembly = FigureAssembly(panel: self, plan: plan, answers: answers)
        return try assembly.figures()
    }

    /// The figures and, beside each, what it compares with: the same span a year before.
    ///
    /// - Parameter perimeterDay: `nil` for last year's figures as they were; a day to re-roll them to its units.
    /// - Returns: Prior figures by the same order; none where no span compares with an earlier one.
    package func priorYear(
        of request: PanelRequest, perimeterDay: Day?, in session: DuckDBSession
    ) async throws -> [Figure] {
        var figures: [Figure] = []
        for id in request.indicators {
            guard let indicator = pack.indicator(id) else { throw PanelError.unknownIndicator(id) }
            let one = PanelRequest(
                indicators: [id], units: request.units, spans: request.spans, by: request.by, asAt: request.asAt,
                perimeterDay: request.perimeterDay)
            let prior = try one.priorYear(of: indicator.calendar, in: pack.calendars, perimeterDay: perimeterDay)
            if let prior { figures += try await self.figures(prior, in: session) }
        }
        return figures
    }
}
