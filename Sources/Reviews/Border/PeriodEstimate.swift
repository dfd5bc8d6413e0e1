package import Appraisal
package import Domain

/// *Ước thực hiện*: what a review written before its period ends says of the whole period.
package struct PeriodEstimate: Sendable {
    /// Of the period itself, to its last day.
    package let value: Forecast
    /// The whole of the same period last year, re-rolled to today's perimeter; `nil` where it cannot be told.
    package let prior: Figure?
    /// The estimate against `prior`.
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

    package init(value: Forecast, prior: Figure?, growth: Result<Growth, Growth.Unknown>, outcomes: [Outcome]) {
        self.value = value
        self.prior = prior
        self.growth = growth
        self.outcomes = outcomes
    }

    /// Holds two forecasts, both to the reviewed period's last day, against last year and the targets.
    ///
    /// - Parameters:
    ///   - value: Of the period itself.
    ///   - cumulative: From the start of the targets' own period; the same forecast where both start together.
    ///   - days: Of the whole period.
    ///   - prior: The whole period last year.
    package init(
        value: Forecast, cumulative: Forecast, days: Int, prior: Figure?, targets: [TargetStanding],
        direction: Direction
    ) {
        let before = Growth.Side(
            value: prior?.value, days: prior?.span.days ?? 0, isCovered: prior?.coverage.state == .complete)
        self.init(
            value: value, prior: prior,
            // What is forecast adds up over the days, so it is never a rate.
            growth: Growth.between(
                Growth.Side(value: value.estimate, days: days, isCovered: true), and: before, measure: .percent),
            outcomes: targets.map {
                Outcome(
                    assigner: $0.assigner, kind: $0.kind, period: $0.period,
                    outcome: TargetOutcome(of: cumulative.estimate, against: $0.value, direction: direction))
            })
    }
}
