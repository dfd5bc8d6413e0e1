import Domain
import Formulas
import Packs
import SQLText

extension RowDuration {
    var calendar: WorkingCalendarID? {
        switch measure {
        case .seconds, .days: nil
        case .workingSeconds(let calendar), .workingDays(let calendar): calendar
        }
    }

    /// The joins it needs: none outside a working calendar.
    func joins(followed followUp: FollowUp?) -> [WorkedDaysJoin] {
        guard let calendar else { return [] }
        return [from, to].map { WorkedDaysJoin(calendar: calendar, column: $0.name(followed: followUp)) }
    }

    /// Whole seconds or days between its ends, over the columns of the CTE `events`.
    ///
    /// Missing where an end is, where seconds are asked of a date without a time of day, and where an end leaves the days
    /// the working calendar knows.
    func sql(followed followUp: FollowUp?, in workingTimes: [String: WorkingTime]) throws(PanelError) -> SQLFragment {
        let start: SQLFragment = "\(name: from.name(followed: followUp))"
        let end: SQLFragment = "\(name: to.name(followed: followUp))"
        let joins = joins(followed: followUp)
        switch measure {
        case .seconds:
            return told("(epoch_us(\(end)) - epoch_us(\(start))) // 1000000")
        case .days:
            return "CAST(\(end) AS DATE) - CAST(\(start) AS DATE)"
        case .workingSeconds(let calendar):
            guard let time = workingTimes[calendar.rawValue] else { throw .unknownWorkingTime(calendar.rawValue) }
            let reached = joins.map { $0.seconds(time.hours, perDay: time.secondsPerDay) }
            return told("\(reached[1]) - \(reached[0])")
        case .workingDays(let calendar):
            guard workingTimes[calendar.rawValue] != nil else { throw .unknownWorkingTime(calendar.rawValue) }
            return "\(name: joins[1].alias)._days_through - \(name: joins[0].alias)._days_through"
        }
    }

    /// NULL where an end came as a date only.
    private func told(_ seconds: SQLFragment) -> SQLFragment {
        let flags = [from.dateOnlyFlag, to.dateOnlyFlag].compactMap(\.self)
        guard !flags.isEmpty else { return seconds }
        let full = flags.map { "coalesce(\(name: $0), FALSE) = FALSE" as SQLFragment }.joined(separator: " AND ")
        return "CASE WHEN \(full) THEN \(seconds) END"
    }
}
