/// Which days a period is, in one body's reckoning.
///
/// A month `m` runs from `monthStartDay` of the month `m + monthOffset` to the day before the next one starts, and every other
/// period is the union of its months: `1, 0` is the calendar year; `15, -1` the administrative one (15 December to
/// 14 December, Decree 09/2019/NĐ-CP Art. 12); `16, -1` the enforcement one (16th to 15th).
package struct ReportingCalendar: Hashable, Sendable {
    package let id: CalendarID
    package let names: LocalizedText
    /// 1...28.
    package let monthStartDay: Int
    /// 0, or -1 when a month begins in the month before.
    package let monthOffset: Int

    /// - Returns: `nil` when the start day is outside 1...28 or the offset is neither 0 nor -1.
    package init?(id: CalendarID, names: LocalizedText, monthStartDay: Int, monthOffset: Int) {
        guard (1...28).contains(monthStartDay), (-1...0).contains(monthOffset) else { return nil }
        self.id = id
        self.names = names
        self.monthStartDay = monthStartDay
        self.monthOffset = monthOffset
    }

    package func days(of period: Period) -> DaySpan {
        let months = period.months
        let from = start(ofMonth: months.lowerBound, in: period.year)
        let next = start(ofMonth: months.upperBound + 1, in: period.year)
        guard let span = DaySpan(from: from, to: next.adding(days: -1)) else {
            preconditionFailure("a month has at least one day")
        }
        return span
    }

    /// The period of `kind` that holds `day`.
    package func period(_ kind: Period.Kind, holding day: Day) -> Period? {
        for year in (day.year - 1)...(day.year + 1) {
            for period in Period.all(kind, in: year) where days(of: period).contains(day) { return period }
        }
        return nil
    }

    /// The span last year that `span` of `period` compares with: the whole period for a whole one, else the same
    /// month-day a year before (29 February becomes 28 February).
    ///
    /// - Parameter span: Days of `period`; one that begins after the period does (a unit founded within it) is compared
    ///   with days that begin as late.
    package func priorSpan(of span: DaySpan, in period: Period) -> DaySpan {
        let prior = days(of: period.shifted(byYears: -1))
        let whole = days(of: period)
        guard span != whole else { return prior }
        let from = span.from == whole.from ? prior.from : span.from.shifted(byYears: -1)
        return DaySpan(from: from, to: max(from, span.to.shifted(byYears: -1)))!
    }

    private func start(ofMonth month: Int, in year: Int) -> Day {
        let index = year * 12 + (month - 1) + monthOffset
        let inYear = ((index % 12) + 12) % 12
        guard let day = Day(year: (index - inYear) / 12, month: inYear + 1, day: monthStartDay) else {
            preconditionFailure("every month has a day \(monthStartDay)")
        }
        return day
    }
}
