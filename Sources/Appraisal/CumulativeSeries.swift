package import Domain
package import Foundation

/// A value added up from the start of the year, month by month, beside last year's and the planned paths: what the chart
/// against the trajectories draws.
package struct CumulativeSeries: Sendable {
    /// A planned path, in the indicator's base unit, one value a month of `months`.
    package struct Plan: Sendable {
        package let assigner: AssignerID
        package let kind: TargetKindID
        /// At the end of each month; `nil` where the path says nothing.
        package let values: [Decimal?]

        package init(assigner: AssignerID, kind: TargetKindID, values: [Decimal?]) {
            self.assigner = assigner
            self.kind = kind
            self.values = values
        }
    }

    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    /// In order; usually the twelve of the targets' year.
    package let months: [Period]
    /// To the end of each month, in base units; `nil` for a month not begun or not covered.
    package let actual: [Decimal?]
    package let prior: [Decimal?]
    /// One an assigner and kind. May be empty.
    package let plans: [Plan]
    /// What is expected by the end of each month, from the part past years had reached; `nil` for a month that is over, and
    /// where past years do not say.
    package let forecast: [Forecast?]

    /// - Parameter forecast: `nil` where none was asked for.
    /// - Precondition: Every list has one value a month.
    package init(
        indicator: IndicatorID, unit: OrgUnit.ID, months: [Period], actual: [Decimal?], prior: [Decimal?],
        plans: [Plan], forecast: [Forecast?]? = nil
    ) {
        let forecast = forecast ?? months.map { _ in nil }
        precondition(
            ([actual, prior] + plans.map(\.values)).allSatisfy { $0.count == months.count }
                && forecast.count == months.count,
            "a series has one value a month")
        self.indicator = indicator
        self.unit = unit
        self.months = months
        self.actual = actual
        self.prior = prior
        self.plans = plans
        self.forecast = forecast
    }
}
