/// On which days somebody is told of what waits for them: days before it is due, the day itself, and while it is late.
package struct ReminderRule: Sendable, Hashable {
    /// Days before the due day, the earliest first: 7, 1. Each 1 or more.
    package let daysBefore: [Int]
    /// Whether also on the due day.
    package let onTheDay: Bool
    /// What is late is told of on the day after it was due, then again after so many days each; `nil` for that once.
    package let lateEvery: Int?

    /// - Precondition: `lateEvery` is 1 or more.
    package init(daysBefore: [Int], onTheDay: Bool, lateEvery: Int?) {
        precondition(lateEvery.map { $0 >= 1 } ?? true, "a repetition takes at least a day")
        self.daysBefore = Set(daysBefore).sorted(by: >)
        self.onTheDay = onTheDay
        self.lateEvery = lateEvery
    }

    /// A week and a day before, on the day, and each week while it is late.
    package static let standard = ReminderRule(daysBefore: [7, 1], onTheDay: true, lateEvery: 7)

    /// The last occasion that had come by a day; earlier ones are past and told of no more.
    ///
    /// - Parameter due: `nil` for what has no day: it is told of once, when it is first seen.
    /// - Returns: `nil` while the first occasion has not come.
    package func occasion(ofDue due: Day?, on day: Day) -> ReminderOccasion? {
        guard let due else { return ReminderOccasion(kind: .waiting, due: nil) }
        let late = day.days(since: due)
        if late > 0 {
            let days = lateEvery.map { 1 + (late - 1) / $0 * $0 } ?? 1
            return ReminderOccasion(kind: .late(days: days), due: due)
        }
        if late == 0, onTheDay { return ReminderOccasion(kind: .onTheDay, due: due) }
        // The nearest of those that have come: 1 day before, once it is tomorrow.
        return daysBefore.last { -late <= $0 }.map { ReminderOccasion(kind: .before(days: $0), due: due) }
    }
}
