package import Appraisal
package import Domain
import DuckDB
import Packs
import Panel

/// Some units side by side in some indicators, each indicator with the order it puts them in.
package struct UnitComparison: Sendable {
    package struct Line: Sendable {
        package let indicator: IndicatorID
        /// In the order of the units asked for; a unit without a figure is left out.
        package let standings: [IndicatorStanding]
        /// By the period's own value, best first; of an indicator where neither way is better, largest first.
        package let ranking: Ranking<OrgUnit.ID>

        package func standing(of unit: OrgUnit.ID) -> IndicatorStanding? {
            standings.first { $0.figure.unit == unit }
        }
    }
    /// Units that existed within the period, in the tree's order.
    package let units: [OrgUnit.ID]
    package let lines: [Line]
    package let period: Period
    package let asAt: Day
    package let revision: Int
}

extension TwofoldWorkspace {
    /// Compares units: none but those given are looked at, so that a rank says nothing of others.
    ///
    /// - Throws: ``WorkspaceError`` for a code the pack does not have.
    package func comparison(
        of codes: [String], among units: [String], in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> UnitComparison {
        let known = try known(revision)
        let indicators = try codes.map(known.pack.named)
        let asked = Set(try units.map { try known.pack.unit($0).id })
        return try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: asAt, known: known, in: session)
            let days = known.pack.defaultCalendar.days(of: period).clipped(to: question.asAt)
            let units = known.pack.units.units.filter { unit in
                asked.contains(unit.id) && days.map(unit.exists(within:)) ?? false
            }.map(\.id)
            let builders =
                units.isEmpty ? [:] : try await question.builders(for: units, indicators, in: session)
            let lines = indicators.map { indicator in
                let standings = units.compactMap { builders[$0]?.standing(of: indicator) }
                return UnitComparison.Line(
                    indicator: indicator.id, standings: standings,
                    ranking: Ranking(
                        standings.map { Ranking.Entry($0.figure.unit, $0.figure.value) },
                        direction: indicator.direction.appraised ?? .higherIsBetter))
            }
            return UnitComparison(
                units: units, lines: lines, period: period, asAt: question.asAt, revision: question.revision)
        }
    }
}

extension OrgUnit {
    /// Whether it existed on any day of the span.
    func exists(within span: DaySpan) -> Bool {
        (from.map { $0 <= span.to } ?? true) && (to.map { span.from <= $0 } ?? true)
    }
}
