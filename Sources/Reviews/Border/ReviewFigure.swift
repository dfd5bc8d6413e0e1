package import Appraisal
package import Domain

/// Names one value a review may quote, within the review's own period: which indicator, of which unit, which part of it.
package struct ReviewKey: Hashable, Sendable {
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    /// `nil` for the whole.
    package let by: DimensionMember?

    package init(_ indicator: IndicatorID, of unit: OrgUnit.ID, by: DimensionMember? = nil) {
        self.indicator = indicator
        self.unit = unit
        self.by = by
    }
}

/// One value of the review's period with what it is compared with. Everything in it was computed below; a review prints it.
package struct ReviewFigure: Sendable {
    /// The period's own, up to the as-at day.
    package let figure: Figure
    /// The same span last year, re-rolled to today's perimeter; `nil` where it was not asked for or cannot be told.
    package let prior: Figure?
    package let growth: Result<Growth, Growth.Unknown>
    /// The unit's own targets; empty for parts of a breakdown and for units without any.
    package let targets: [TargetStanding]
    /// What the period is expected to end at; `nil` once it is over, and for what does not add up over the days.
    package let estimate: PeriodEstimate?

    package init(
        figure: Figure, prior: Figure?, growth: Result<Growth, Growth.Unknown>, targets: [TargetStanding] = [],
        estimate: PeriodEstimate? = nil
    ) {
        self.figure = figure
        self.prior = prior
        self.growth = growth
        self.targets = targets
        self.estimate = estimate
    }
}

/// The figures of units and breakdowns a review quotes, beyond the standing of the reviewed unit.
package struct ReviewFigures: Sendable {
    private let byKey: [ReviewKey: ReviewFigure]
    private let keys: [ReviewKey]

    /// - Parameter figures: In the order tables print the members of a breakdown; the first of two with one key counts.
    package init(_ figures: [ReviewFigure] = []) {
        keys = figures.map { ReviewKey($0.figure.indicator, of: $0.figure.unit, by: $0.figure.by) }
        byKey = Dictionary(zip(keys, figures), uniquingKeysWith: { first, _ in first })
    }

    package subscript(key: ReviewKey) -> ReviewFigure? { byKey[key] }

    /// The members of a breakdown there are figures for, in the order given.
    package func members(of indicator: IndicatorID, at unit: OrgUnit.ID, by dimension: String) -> [DimensionMember] {
        var seen: Set<DimensionMember> = []
        return keys.filter { $0.indicator == indicator && $0.unit == unit && $0.by?.dimension == dimension }
            .compactMap(\.by).filter { seen.insert($0).inserted }
    }
}
