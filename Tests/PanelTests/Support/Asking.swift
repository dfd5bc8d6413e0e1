import Domain
import DuckDB
import Foundation
import Panel
import Packs

extension FigurePanel {
    init(_ pack: Pack, coverage: RecordCoverage = fullCoverage, reported: ReportedValues = ReportedValues()) {
        self.init(pack: pack, rows: sampleRows, coverage: coverage, reported: reported, revision: 1)
    }

    /// Figures of all indicators of the pack.
    func ask(
        _ periods: [String], at units: [OrgUnit.ID] = ["20ZZ"], asAt: String = "2020-12-31", by: String? = nil,
        perimeter: String? = nil, calendar: CalendarID? = nil, in session: DuckDBSession
    ) async throws -> [Figure] {
        try await figures(
            PanelRequest(
                indicators: pack.indicators.map(\.id), units: units,
                spans: .periods(periods.map { period($0) }, calendar: calendar), by: by, asAt: day(asAt),
                perimeterDay: perimeter.map { day($0) }),
            in: session)
    }
}

extension [Figure] {
    /// `revenue/20ZZ/2020` → value; a breakdown adds `/VAT`.
    func value(_ path: String) -> Decimal? { figure(path)?.value }

    func figure(_ path: String) -> Figure? {
        first { figure in
            let member = figure.by.map { "/\($0.member ?? "")" } ?? ""
            return "\(figure.indicator)/\(figure.unit)/\(figure.period)\(member)" == path
        }
    }
}
