package import Domain

/// What people enter of an action. Lateness is not among them: it is computed.
package enum TypedActionState: String, Hashable, Sendable, Codable, CaseIterable {
    case notStarted = "not_started"
    case onTrack = "on_track"
    case atRisk = "at_risk"
    case done, cancelled
}

/// What a page shows of an action on a day.
package enum ActionState: String, Hashable, Sendable, Codable, CaseIterable {
    case notStarted = "not_started"
    case onTrack = "on_track"
    case atRisk = "at_risk"
    case late, done, cancelled
}

/// Where an action stands on a day: from its deadline and the history of what was entered.
package struct ActionStanding: Hashable, Sendable {
    /// One entry of the history, append-only.
    package struct Entry: Hashable, Sendable {
        package let state: TypedActionState
        /// The day from which the state is true, which may be before the day it was entered.
        package let day: Day

        package init(_ state: TypedActionState, on day: Day) {
            self.state = state
            self.day = day
        }
    }

    package let state: ActionState
    /// The last state entered that is true on the as-at day; `notStarted` when there is none.
    package let typed: TypedActionState
    /// The first day of the present run of `done`; `nil` unless done.
    package let doneOn: Day?
    /// Days past the deadline: up to `doneOn` when done, else up to the as-at day. 0 when in time, cancelled or without deadline.
    package let daysLate: Int

    /// - Parameters:
    ///   - history: In the order entered, and only what was known at the revision asked for. Of two entries with the same
    ///     day the later entered counts; one dated after `asAt` is not yet true.
    ///   - deadline: The last day allowed, itself in time; `nil` for a standing task.
    package init(history: [Entry], deadline: Day?, asAt: Day) {
        let entries = history.enumerated().filter { $0.element.day <= asAt }
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element)
        typed = entries.last?.state ?? .notStarted
        let present = entries.reversed().prefix { $0.state == .done }
        doneOn = present.last?.day
        let past = { (day: Day) in deadline.map { max(0, day.days(since: $0)) } ?? 0 }
        switch typed {
        case .cancelled:
            daysLate = 0
            state = .cancelled
        case .done:
            daysLate = past(doneOn ?? asAt)
            state = .done
        case .notStarted, .onTrack, .atRisk:
            daysLate = past(asAt)
            state = daysLate > 0 ? .late : typed.asState
        }
    }

    /// Done, but after the deadline: both are said.
    package var isDoneLate: Bool { state == .done && daysLate > 0 }
}

extension TypedActionState {
    fileprivate var asState: ActionState {
        switch self {
        case .notStarted: .notStarted
        case .onTrack: .onTrack
        case .atRisk: .atRisk
        case .done: .done
        case .cancelled: .cancelled
        }
    }
}
