import Diagnostics
import Domain
import Foundation

/// The unit a duration function answers in.
enum DurationUnit: Hashable, Sendable {
    case hours, minutes, days, workingHours, workingDays

    var unitOfMeasure: UnitOfMeasure {
        switch self {
        case .hours: UnitOfMeasure(base: "hour")
        case .minutes: UnitOfMeasure(base: "minute")
        case .days: UnitOfMeasure(base: "day")
        case .workingHours: UnitOfMeasure(base: "working_hour")
        case .workingDays: UnitOfMeasure(base: "working_day")
        }
    }
}

extension FormulaChecker {
    /// `hours(a, b)`: the time from one event of a record to another.
    mutating func duration(_ unit: DurationUnit, _ call: FormulaSyntax.Call, of dataset: DatasetSchema) -> RowValue? {
        let from = moment(call.arguments[0], of: dataset)
        let to = moment(call.arguments[1], of: dataset)
        guard let from, let to, let (measure, divisor) = measure(unit, call, from, to) else { return nil }
        if from.name == to.name { report(.sameEnds(from.name, at: place(call.arguments[1].span))) }
        let duration = RowDuration(measure: measure, from: from, to: to)
        return RowValue(.duration(duration), divisor: divisor, kind: .number(unit.unitOfMeasure))
    }

    private mutating func moment(_ syntax: FormulaSyntax, of dataset: DatasetSchema) -> RowColumn? {
        guard case .column(_, let name) = syntax.kind else {
            report(.momentNeeded("\(syntax)", "no column", at: place(syntax.span)))
            return nil
        }
        guard let schema = column(name, of: dataset) else { return nil }
        guard schema.type == .day || schema.type == .timestamp else {
            report(.momentNeeded(schema.name, schema.type.words, at: place(syntax.span)))
            return nil
        }
        return RowColumn(schema)
    }

    /// What is measured, and how many of it make one of the unit.
    private mutating func measure(
        _ unit: DurationUnit, _ call: FormulaSyntax.Call, _ from: RowColumn, _ to: RowColumn
    ) -> (RowDuration.Measure, Decimal)? {
        let dayEnd = [(from, 0), (to, 1)].first { $0.0.type == .day }
        switch unit {
        case .days where from.type == .day && to.type == .day: return (.days, 1)
        case .hours, .minutes, .days:
            if let (column, index) = dayEnd {
                report(.timeOfDayNeeded(call.function.text, column.name, at: place(call.arguments[index].span)))
                return nil
            }
            let seconds: Decimal = unit == .hours ? 3600 : unit == .minutes ? 60 : 86_400
            return (.seconds, seconds)
        case .workingHours, .workingDays:
            guard let calendar = options.workingCalendar else {
                report(.workingCalendarNeeded(call.function.text, at: place(call.function)))
                return nil
            }
            if unit == .workingDays { return (.workingDays(calendar), 1) }
            if let (column, index) = dayEnd {
                report(.timeOfDayNeeded(call.function.text, column.name, at: place(call.arguments[index].span)))
                return nil
            }
            return (.workingSeconds(calendar), 3600)
        }
    }
}

extension Diagnostic {
    fileprivate static func momentNeeded(_ name: String, _ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "moment-needed", message: "a duration runs between two moments, and '\(name)' is \(words)",
            place: place,
            help: "name a column that holds a day or a moment")
    }

    fileprivate static func timeOfDayNeeded(_ function: String, _ column: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "time-of-day-needed",
            message: "'\(column)' is a day without a time, so '\(function)' is always missing",
            place: place, help: "use two moments, days(…) between two days, or working_days(…)")
    }

    fileprivate static func workingCalendarNeeded(_ function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "working-calendar-needed", message: "'\(function)' needs a calendar of working days", place: place,
            help: "name one in the indicator with 'working_calendar:'")
    }

    fileprivate static func sameEnds(_ column: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "same-ends", message: "a duration from '\(column)' to itself is always zero", place: place,
            help: "name the event it ends with")
    }
}
