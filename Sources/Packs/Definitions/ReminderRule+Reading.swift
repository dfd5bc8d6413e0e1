import Domain

extension ReminderRule {
    static let path = "reminders.yaml"

    /// What reminders.yaml says; the standard rule where the file is missing, and for a key it leaves out.
    static func read(_ context: PackContext) -> ReminderRule {
        let read = context.root(of: path)?.group("reminders.yaml") { group -> ReminderRule? in
            let before = group.optional("days_before")?.list(of: "days", canBeEmpty: true)?
                .compactMap { $0.integer(in: 1...366) }
            let onTheDay = group.optional("on_the_day").map { $0.boolean() ?? true }
            let late = group.optional("late_every").map { LateEvery.read($0) }
            return ReminderRule(
                daysBefore: before ?? standard.daysBefore, onTheDay: onTheDay ?? standard.onTheDay,
                lateEvery: late.map(\.days) ?? standard.lateEvery)
        }
        return (read ?? nil) ?? .standard
    }

    /// A number of days, or `never`.
    private struct LateEvery {
        let days: Int?

        static func read(_ value: YAMLValue) -> LateEvery {
            if value.scalarText == "never" { return LateEvery(days: nil) }
            return LateEvery(days: value.integer(in: 1...366))
        }
    }
}
