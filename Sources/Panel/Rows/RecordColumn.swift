import Domain
import Formulas
import SQLText

/// How long after the day it is counted on a record's events are followed.
struct FollowUp: Hashable, Sendable {
    let days: Int
    let after: RowColumn
}

/// One column of the records as the aggregates see them: what has happened by the as-at day, counting days, durations.
enum RecordColumn: Hashable, Sendable {
    /// As in the lake; an event after the as-at day, or after its follow-up, is missing.
    case value(RowColumn, FollowUp?)
    /// Whether a timestamp came as a date only.
    case flag(String)
    /// The day a time column says the record is counted on.
    case day(RowColumn)
    case duration(RowDuration, FollowUp?)
}

extension RecordColumn {
    /// Of one atom, what it needs of the records.
    static func needed(by atom: Atom) -> [RecordColumn] {
        let followUp = atom.followUp
        let expressions = (atom.input.map { [$0] } ?? []) + (atom.filter?.expressions ?? [])
        let values = expressions.flatMap(\.columns).flatMap { needed(for: $0, followUp) }
        let durations = atom.durations.map { RecordColumn.duration($0, followUp) }
        let flags = atom.durations.flatMap { [$0.from.dateOnlyFlag, $0.to.dateOnlyFlag] }.compactMap(\.self)
        return values + durations + flags.map { .flag($0) } + needed(for: atom.timeColumn, nil) + [
            .day(atom.timeColumn)
        ]
    }

    /// A column, and the one its follow-up is reckoned from.
    private static func needed(for column: RowColumn, _ followUp: FollowUp?) -> [RecordColumn] {
        guard let followUp, column.isEvent, column != followUp.after else { return [.value(column, nil)] }
        return [.value(column, followUp), .value(followUp.after, nil)]
    }

    /// The name it has in the query. Names that begin with `_` are ours: no column of a pack does.
    var name: String {
        switch self {
        case .value(let column, let followUp): column.name(followed: followUp)
        case .flag(let name): name
        case .day(let column): "_day_\(column.name)"
        case .duration(let duration, let followUp): duration.name(followed: followUp)
        }
    }
}

extension RowColumn {
    /// The follow-up bounds events only, and not the one it begins with.
    func name(followed followUp: FollowUp?) -> String {
        guard let followUp, isEvent, self != followUp.after else { return name }
        return "_\(name)_within_\(followUp.days)_days_of_\(followUp.after.name)"
    }

    /// The value by the end of the as-at day, read from the lake's columns.
    func happened(by asAt: Day, followed followUp: FollowUp?) -> SQLFragment {
        guard isEvent else { return "\(name: name)" }
        let next = asAt.adding(days: 1).description
        guard let followUp, self != followUp.after else {
            return "CASE WHEN \(name: name) < \(date: next) THEN \(name: name) END"
        }
        return """
            CASE WHEN \(name: name) < \(date: next) \
            AND CAST(\(name: name) AS DATE) <= CAST(\(name: followUp.after.name) AS DATE) + \(followUp.days) \
            THEN \(name: name) END
            """
    }
}

extension RowDuration {
    /// `_working_seconds_office_registered_at_cleared_at`
    func name(followed followUp: FollowUp?) -> String {
        let measured =
            switch measure {
            case .seconds: "seconds"
            case .days: "days"
            case .workingSeconds(let calendar): "working_seconds_\(calendar)"
            case .workingDays(let calendar): "working_days_\(calendar)"
            }
        var suffix = ""
        if let followUp, [from, to].contains(where: { $0.isEvent && $0 != followUp.after }) {
            suffix = "_within_\(followUp.days)_days_of_\(followUp.after.name)"
        }
        return "_\(measured)_\(from.name)_\(to.name)\(suffix)"
    }
}

extension Atom {
    var followUp: FollowUp? { followUpDays.map { FollowUp(days: $0, after: timeColumn) } }
}
