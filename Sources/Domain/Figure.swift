package import Foundation

/// How much of a figure's span the records are declared complete for.
package struct Coverage: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable { case none, partial, complete }
    package let state: State
    package let coveredDays: Int
    package let days: Int

    package init(coveredDays: Int, days: Int) {
        self.coveredDays = coveredDays
        self.days = days
        state = coveredDays == 0 ? .none : coveredDays < days ? .partial : .complete
    }
}

/// One member of a declared breakdown: `tax_kind` = `VAT`. A `nil` member is where the records leave the column empty.
package struct DimensionMember: Hashable, Sendable, Codable {
    package let dimension: String
    package let member: String?
    package init(dimension: String, member: String?) {
        self.dimension = dimension
        self.member = member
    }
}

/// One value: indicator, org unit, period, as-at day, known-at revision.
package struct Figure: Hashable, Sendable {
    package let indicator: IndicatorID
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID
    /// The days counted: the period, clipped to the as-at day.
    package let span: DaySpan
    package let asAt: Day
    /// The day whose units it is rolled up by; `nil` for the tree valid on each record's day.
    package let perimeterDay: Day?
    package let by: DimensionMember?
    /// In the indicator's unit: 12.5 is 12.5 %. `nil` where nothing is known or a denominator is zero.
    package let value: Decimal?
    /// The parts of a quotient; `nil` for a plain total.
    package let numerator: Decimal?
    package let denominator: Decimal?
    /// Records that were counted in its atoms.
    package let records: Int
    package let unitOfMeasure: String
    /// The period is not over at the as-at day, or its records are not complete.
    package let isPreliminary: Bool
    package let coverage: Coverage
    /// The first day a record of the cohort's history is known for; set on figures that speak of first activity.
    package let historySince: Day?
    /// What a reader must know: `5 of 6 reported`, `12 open`.
    package let notes: [String]
    /// Workspace revision whose knowledge was used.
    package let revision: Int

    package init(
        indicator: IndicatorID, unit: OrgUnit.ID, period: Period, calendar: CalendarID, span: DaySpan, asAt: Day,
        perimeterDay: Day? = nil, by: DimensionMember?, value: Decimal?, numerator: Decimal?, denominator: Decimal?,
        records: Int,
        unitOfMeasure: String, isPreliminary: Bool, coverage: Coverage, historySince: Day?, notes: [String],
        revision: Int
    ) {
        self.indicator = indicator
        self.unit = unit
        self.period = period
        self.calendar = calendar
        self.span = span
        self.asAt = asAt
        self.perimeterDay = perimeterDay
        self.by = by
        self.value = value
        self.numerator = numerator
        self.denominator = denominator
        self.records = records
        self.unitOfMeasure = unitOfMeasure
        self.isPreliminary = isPreliminary
        self.coverage = coverage
        self.historySince = historySince
        self.notes = notes
        self.revision = revision
    }

    package var reference: FigureReference {
        FigureReference(
            indicator: indicator, unit: unit, period: period, calendar: calendar, by: by, asAt: asAt,
            perimeterDay: perimeterDay, revision: revision)
    }
}
