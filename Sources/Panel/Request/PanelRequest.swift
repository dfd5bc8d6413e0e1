package import Domain

/// Which figures are wanted: every indicator × unit × span, each broken down by `by` where that is given.
package struct PanelRequest: Hashable, Sendable {
    /// The spans asked for.
    package enum Spans: Hashable, Sendable {
        /// Periods in one calendar; `nil` takes each indicator's own.
        case periods([Period], calendar: CalendarID?)
        /// Any spans, for every indicator: last year's span of a figure, the days from the start of a target.
        case given([PanelSlot])
    }

    package let indicators: [IndicatorID]
    package let units: [OrgUnit.ID]
    package let spans: Spans
    /// A column of the indicators' datasets: one figure for each value that occurs.
    package let by: String?
    /// The last day counted. What happened later has not happened yet.
    package let asAt: Day
    /// `nil`: each record counts for the units above it on its own day. A day: for those that hold its unit on that day.
    package let perimeterDay: Day?

    package init(
        indicators: [IndicatorID], units: [OrgUnit.ID], spans: Spans, by: String? = nil, asAt: Day,
        perimeterDay: Day? = nil
    ) {
        self.indicators = indicators
        self.units = units
        self.spans = spans
        self.by = by
        self.asAt = asAt
        self.perimeterDay = perimeterDay
    }
}

/// One span to be evaluated, under the name of the period it belongs to.
package struct PanelSlot: Hashable, Sendable {
    package let period: Period
    package let calendar: CalendarID
    /// The days of the slot, before the as-at day clips them.
    package let whole: DaySpan
    /// The days cohorts compare with; `nil` leaves retained, returning and lost unknown.
    package let prior: DaySpan?

    package init(period: Period, calendar: CalendarID, whole: DaySpan, prior: DaySpan?) {
        self.period = period
        self.calendar = calendar
        self.whole = whole
        self.prior = prior
    }

    /// The slot of a period: its days in the calendar; compared, when clipped at `asAt`, with the same days a year before.
    package init(_ period: Period, in calendar: ReportingCalendar, asAt: Day) {
        let whole = calendar.days(of: period)
        let counted = whole.clipped(to: asAt) ?? whole
        self.init(
            period: period, calendar: calendar.id, whole: whole, prior: calendar.priorSpan(of: counted, in: period))
    }

    /// The same slot a year before, compared with the year before that.
    ///
    /// - Parameter asAt: The as-at day of this slot, which clips it first.
    /// - Returns: `nil` where the slot begins after `asAt` or compares with nothing.
    package func priorYear(in calendar: ReportingCalendar, asAt: Day) -> PanelSlot? {
        guard let prior, whole.from <= asAt else { return nil }
        let period = period.shifted(byYears: -1)
        return PanelSlot(
            period: period, calendar: self.calendar, whole: prior, prior: calendar.priorSpan(of: prior, in: period))
    }
}
