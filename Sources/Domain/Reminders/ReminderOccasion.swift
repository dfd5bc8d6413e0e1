/// Why somebody is told of a thing on a day: seven days before it is due, on the day, a day late.
package struct ReminderOccasion: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It has no due day.
        case waiting
        case before(days: Int)
        case onTheDay
        /// So many days late when the occasion came.
        case late(days: Int)
    }
    package let kind: Kind
    /// With a due day that was moved, it is another occasion.
    package let due: Day?

    package init(kind: Kind, due: Day?) {
        self.kind = kind
        self.due = due
    }

    /// What it is remembered by: `before-7@2020-06-30`, `day@2020-06-30`, `late-8@2020-06-30`, `waiting`.
    package var key: String {
        let name =
            switch kind {
            case .waiting: "waiting"
            case .before(let days): "before-\(days)"
            case .onTheDay: "day"
            case .late(let days): "late-\(days)"
            }
        return due.map { "\(name)@\($0)" } ?? name
    }
}
