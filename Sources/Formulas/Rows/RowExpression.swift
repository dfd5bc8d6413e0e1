package import Domain
package import Foundation

/// A value of one record. Missing in any part makes the whole missing.
///
/// There is no division: a divisor written in a formula is taken out of the aggregate and applied last, so that every
/// atom stays exact.
package indirect enum RowExpression: Hashable, Sendable {
    case column(RowColumn)
    /// The day of a timestamp.
    case calendarDay(of: RowColumn)
    case number(Decimal)
    case text(String)
    case day(Day)
    case add(RowExpression, RowExpression)
    case subtract(RowExpression, RowExpression)
    case multiply(RowExpression, RowExpression)
    case duration(RowDuration)
}

/// The time between two events of one record, in whole seconds or whole days. Missing when either end is.
package struct RowDuration: Hashable, Sendable {
    package enum Measure: Hashable, Sendable {
        /// Seconds on the clock between two timestamps.
        case seconds
        /// Days between two days.
        case days
        /// Seconds within the working times of the calendar between two timestamps.
        case workingSeconds(WorkingCalendarID)
        /// Working days after the first day, up to and with the last; the ends may be days or timestamps.
        case workingDays(WorkingCalendarID)
    }

    package let measure: Measure
    package let from: RowColumn
    package let to: RowColumn
}

extension RowExpression: CustomStringConvertible {
    /// A stable text, part of an atom's identity. Parentheses stand around every inner operation.
    package var description: String {
        switch self {
        case .column(let column): column.name
        case .calendarDay(let column): "day(\(column.name))"
        case .number(let value): "\(value)"
        case .text(let text): FormulaSyntax.quoted(text)
        case .day(let day): "\(day)"
        case .add(let a, let b): "(\(a) + \(b))"
        case .subtract(let a, let b): "(\(a) - \(b))"
        case .multiply(let a, let b): "(\(a) * \(b))"
        case .duration(let duration): "\(duration)"
        }
    }

    /// Every duration in it, left to right.
    package var durations: [RowDuration] {
        switch self {
        case .duration(let duration): [duration]
        case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b): a.durations + b.durations
        case .column, .calendarDay, .number, .text, .day: []
        }
    }

    /// Every column it reads, left to right.
    package var columns: [RowColumn] {
        switch self {
        case .column(let column), .calendarDay(let column): [column]
        case .duration(let duration): [duration.from, duration.to]
        case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b): a.columns + b.columns
        case .number, .text, .day: []
        }
    }
}

extension RowDuration: CustomStringConvertible {
    /// `seconds(registered_at, cleared_at)`, `working_seconds[customs](…)`.
    package var description: String {
        let name =
            switch measure {
            case .seconds: "seconds"
            case .days: "days"
            case .workingSeconds(let calendar): "working_seconds[\(calendar)]"
            case .workingDays(let calendar): "working_days[\(calendar)]"
            }
        return "\(name)(\(from.name), \(to.name))"
    }
}
