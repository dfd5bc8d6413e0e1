package import Domain
package import Foundation

/// One figure held against its targets, last year, its trajectory and its peers.
package struct IndicatorStanding: Sendable {
    /// The period's own figure, by the tree valid on each record's day.
    package let figure: Figure
    /// From the start of the year, or of the targets' own period, to the end of the period or the as-at day.
    package let cumulative: Figure?
    /// The same span last year, re-rolled to the perimeter of the as-at day; what growth compares with.
    package let prior: Figure?
    /// The same span last year as it was reckoned then, where the perimeter has changed since; else `nil`.
    package let priorAsWas: Figure?
    package let growth: Result<Growth, Growth.Unknown>
    /// One for each assigner and kind in force, never summed.
    package let targets: [TargetStanding]
    package let rank: RankStanding?
    /// To the end of the targets' period, or of the year; `nil` where the indicator does not add up over time.
    package let forecast: Result<Forecast, Forecast.Unknown>?

    package init(
        figure: Figure, cumulative: Figure?, prior: Figure?, priorAsWas: Figure?,
        growth: Result<Growth, Growth.Unknown>, targets: [TargetStanding], rank: RankStanding?,
        forecast: Result<Forecast, Forecast.Unknown>?
    ) {
        self.figure = figure
        self.cumulative = cumulative
        self.prior = prior
        self.priorAsWas = priorAsWas
        self.growth = growth
        self.targets = targets
        self.rank = rank
        self.forecast = forecast
    }

    /// The target of an assigner and kind, the one of the longest period where there are several.
    package func target(_ assigner: AssignerID, _ kind: TargetKindID) -> TargetStanding? {
        targets.filter { $0.assigner == assigner && $0.kind == kind }
            .max { $0.period.months.count < $1.period.months.count }
    }
}

/// One target in force, and how the cumulative value stands to it.
package struct TargetStanding: Sendable {
    package let assigner: AssignerID
    package let kind: TargetKindID
    /// The target's own period: a year for an annual target, whatever period is reviewed.
    package let period: Period
    /// The calendar of that period.
    package let calendar: CalendarID
    package let value: Decimal
    package let validFrom: Day
    /// `123/QĐ-BTC` of the document that set it; `nil` where none was given.
    package let document: String?
    /// From the start of the target's own period to the end of the reviewed period or the as-at day.
    package let cumulative: Decimal?
    package let outcome: TargetOutcome
    /// `linear`, `seasonal`, `by_hand`.
    package let trajectoryShape: String
    /// The planned cumulative value on that last day; `nil` where the trajectory cannot be drawn.
    package let planned: Decimal?
    /// Cumulative − planned.
    package let aheadBy: Decimal?
    package let pace: Pace?
    /// The next version known: what the target becomes after the as-at day.
    package let later: LaterTarget?

    package init(
        assigner: AssignerID, kind: TargetKindID, period: Period, calendar: CalendarID, value: Decimal,
        validFrom: Day, document: String?, cumulative: Decimal?, outcome: TargetOutcome, trajectoryShape: String,
        planned: Decimal?, aheadBy: Decimal?,
        pace: Pace?, later: LaterTarget?
    ) {
        self.assigner = assigner
        self.kind = kind
        self.period = period
        self.calendar = calendar
        self.value = value
        self.validFrom = validFrom
        self.document = document
        self.cumulative = cumulative
        self.outcome = outcome
        self.trajectoryShape = trajectoryShape
        self.planned = planned
        self.aheadBy = aheadBy
        self.pace = pace
        self.later = later
    }
}

/// A version of a target that is known but not yet in force on the as-at day.
package struct LaterTarget: Sendable, Hashable {
    package let value: Decimal
    package let validFrom: Day
    package let document: String?
    /// What the same cumulative value is of it, in percent; `nil` where it cannot be told.
    package let attainmentPercent: Decimal?

    package init(value: Decimal, validFrom: Day, document: String?, attainmentPercent: Decimal?) {
        self.value = value
        self.validFrom = validFrom
        self.document = document
        self.attainmentPercent = attainmentPercent
    }
}

/// A place in a league table.
package struct RankStanding: Sendable, Hashable {
    package let place: Int
    /// Members with a value.
    package let of: Int
    /// Code of the table.
    package let set: String
    package let title: LocalizedText
    /// How many others hold the same place.
    package let tiedWith: Int

    package init(place: Int, of: Int, set: String, title: LocalizedText, tiedWith: Int) {
        self.place = place
        self.of = of
        self.set = set
        self.title = title
        self.tiedWith = tiedWith
    }
}
