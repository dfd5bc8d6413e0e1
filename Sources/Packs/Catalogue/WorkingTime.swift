package import Domain

/// Which hours of which days are worked; part of the identity of every atom that counts working time.
package struct WorkingTime: Sendable, Hashable {
    package struct Hours: Sendable, Hashable {
        /// Seconds after midnight, `from` < `to` ≤ 86,400.
        package let from: Int
        package let to: Int
        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }
    package struct Holiday: Sendable, Hashable {
        package let day: Day
        package let names: LocalizedText
        package init(day: Day, names: LocalizedText) {
            self.day = day
            self.names = names
        }
    }

    package let code: String
    package let names: LocalizedText
    /// 1 Monday … 7 Sunday.
    package let weekdays: Set<Int>
    /// In order, not overlapping.
    package let hours: [Hours]
    package let holidays: [Holiday]
    /// Days worked although their weekday is free (a working day swapped for a bridge day).
    package let extraWorkingDays: Set<Day>
    /// The first and last day the holiday table speaks of; a duration that leaves it is missing.
    package let known: DaySpan

    package init(
        code: String, names: LocalizedText, weekdays: Set<Int>, hours: [Hours], holidays: [Holiday],
        extraWorkingDays: Set<Day>, known: DaySpan
    ) {
        self.code = code
        self.names = names
        self.weekdays = weekdays
        self.hours = hours
        self.holidays = holidays
        self.extraWorkingDays = extraWorkingDays
        self.known = known
    }

    package var secondsPerDay: Int { hours.reduce(0) { $0 + $1.to - $1.from } }
}
