package import Appraisal
package import Domain
package import Foundation

/// *Ước thực hiện*: what a review written before its period ends says of the whole period.
package struct PeriodEstimate: Sendable {
    /// Of the period itself, to its last day.
    package let value: Forecast
    /// The estimate against the whole of the same period last year.
    package let growth: Result<Growth, Growth.Unknown>
    /// How the targets would stand at the period's end.
    package let outcomes: [Outcome]

    package struct Outcome: Sendable {
        package let assigner: AssignerID
        package let kind: TargetKindID
        /// The target's own period.
        package let period: Period
        package let outcome: TargetOutcome

        package init(assigner: AssignerID, kind: TargetKindID, period: Period, outcome: TargetOutcome) {
            self.assigner = assigner
            self.kind = kind
            self.period = period
            self.outcome = outcome
        }
    }

    package init(value: Forecast, growth: Result<Growth, Growth.Unknown>, outcomes: [Outcome]) {
        self.value = value
        self.growth = growth
        self.outcomes = outcomes
    }

    /// Holds two forecasts, both to the reviewed period's last day, against last year and the targets.
    ///
    /// - Parameters:
    ///   - value: Of the period itself.
    ///   - cumulative: From the start of the targets' own period; the same forecast where both start together.
    ///   - days: Of the whole period.
    ///   - prior: The whole period last year, as `Growth` takes it.
    package init(
        value: Forecast, cumulative: Forecast, days: Int, prior: Growth.Side, measure: Growth.Measure,
        targets: [TargetStanding], direction: Direction
    ) {
        self.init(
            value: value,
            growth: Growth.between(
                Growth.Side(value: value.estimate, days: days, isCovered: true), and: prior, measure: measure),
            outcomes: targets.map {
                Outcome(
                    assigner: $0.assigner, kind: $0.kind, period: $0.period,
                    outcome: TargetOutcome(of: cumulative.estimate, against: $0.value, direction: direction))
            })
    }
}
