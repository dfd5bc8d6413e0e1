package import Domain
import Formulas
import Foundation
import Packs
import Panel
import SQLText

extension TwofoldWorkspace {
    /// An indicator in words, with its formula, unit, atoms and arithmetic; with `sql` also the query that computes it for the
    /// root over the last half-year.
    package func explanation(of code: String, in language: Language, sql: Bool = false) async throws -> String {
        let known = try known(nil)
        let indicator = try known.pack.named(code)
        let formula = indicator.formula
        var lines = [
            "\(indicator.id): \(indicator.names[language])",
            indicator.description.map { $0[language] },
            formula.explanation(in: language, names: known.pack),
            "formula: \(indicator.formulaText)",
            "unit: \(indicator.isPercentage ? "%" : formula.unitOfMeasure.description)",
            indicator.dimensions.isEmpty ? nil : "by: \(indicator.dimensions.joined(separator: ", "))",
            "",
            formula.description,
        ].compactMap(\.self)
        if sql {
            let panel = try await reading { session -> FigurePanel in try await self.panel(known, in: session) }
            let asAt = try lastDay(of: panel, for: [indicator])
            let plan = try PanelPlan(
                PanelRequest(
                    indicators: [indicator.id], units: [known.pack.units.root],
                    spans: .periods([.half(holding: asAt)], calendar: nil), asAt: asAt),
                in: known.pack)
            for dataset in plan.datasets {
                guard let rows = panel.rows[dataset.dataset], let query = try plan.sql(dataset, from: rows) else {
                    continue
                }
                lines += ["", "-- \(dataset.dataset)", query.text]
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension Period {
    fileprivate static func half(holding day: Day) -> Period { Period.all(.half, in: day.year)[day.month <= 6 ? 0 : 1] }
}
