import Diagnostics
import Domain
import Foundation

extension FormulaChecker {
    /// The atom of an aggregate, as arithmetic.
    ///
    /// - Parameter events: The value whose durations say on which event the record is counted, before the filter's: the input,
    ///   or the condition of a share.
    mutating func atom(
        _ aggregate: Atom.Aggregate, of dataset: DatasetSchema, input: RowExpression? = nil,
        filter: RowCondition? = nil,
        events: [RowExpression] = [], at span: Range<Int>
    ) -> Arithmetic? {
        let filtered = filter?.expressions ?? []
        let durations =
            [(input.map { [$0] } ?? []) + events, filtered]
            .map { $0.flatMap(\.durations) }
            .first { !$0.isEmpty } ?? []
        guard let time = timeColumn(of: dataset, durations, at: span) else { return nil }
        let read = ([input].compactMap { $0 } + events + filtered)
        let later =
            read.flatMap(\.columns).contains { $0.isEvent && $0 != time } || durations.contains { $0.to != time }
        if options.followUpDays == nil, let end = durations.map(\.to).first(where: { $0 != time }) {
            report(.followUpNeeded(time.name, end.name, at: options.timeColumnPlace ?? place(span)))
            return nil
        }
        if later { usedFollowUp = true }
        return .atom(
            index(
                of: Atom(
                    dataset: dataset.id, aggregate: aggregate, input: input, filter: filter, timeColumn: time,
                    resolutionSeconds: resolution(aggregate, input), followUpDays: later ? options.followUpDays : nil)))
    }

    private func resolution(_ aggregate: Atom.Aggregate, _ input: RowExpression?) -> Int? {
        guard case .quantile = aggregate, case .duration(let duration)? = input else { return nil }
        switch duration.measure {
        case .seconds, .workingSeconds: return options.resolutionSeconds
        case .days, .workingDays: return nil
        }
    }

    /// The column records are counted on: the indicator's `on`, else the end of the durations, else the dataset's time column.
    private mutating func timeColumn(of dataset: DatasetSchema, _ durations: [RowDuration], at span: Range<Int>)
        -> RowColumn?
    {
        if let written = options.timeColumn, let name = written.column(in: dataset.id),
            let column = dataset[column: name]
        {
            usedTimeColumn = true
            guard column.type == .day || column.type == .timestamp else {
                report(.timeColumnUnfit(written, column.type.words, at: options.timeColumnPlace ?? place(span)))
                return nil
            }
            return RowColumn(column)
        }
        let ends = Set(durations.map(\.to))
        if ends.count > 1 {
            report(.severalEnds(ends.map(\.name).sorted(), at: place(span)))
            return nil
        }
        if let end = ends.first { return end }
        guard let column = dataset.timeColumn else {
            report(.noTimeColumn(dataset.id, at: place(span)))
            return nil
        }
        return RowColumn(column)
    }

    /// What is left to say of the options once the whole formula is seen.
    mutating func checkOptionsUsed() {
        guard diagnostics.isEmpty else { return }
        let whole = place(0..<text.count)
        if let column = options.timeColumn, !usedTimeColumn {
            report(.timeColumnUnknown(column, at: options.timeColumnPlace ?? whole))
        } else if options.followUpDays != nil, !usedFollowUp {
            report(.followUpUnused(at: whole))
        }
    }
}

extension String {
    /// The column a setting names in a dataset: `cleared_at` in any, `declaration.cleared_at` in one.
    fileprivate func column(in dataset: DatasetID) -> String? {
        guard let dot = firstIndex(of: ".") else { return self }
        return self[..<dot] == dataset.rawValue ? String(self[index(after: dot)...]) : nil
    }
}

extension Diagnostic {
    fileprivate static func followUpNeeded(_ time: String, _ end: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "follow-up-needed",
            message:
                "counted on '\(time)', records whose '\(end)' comes later are a cohort; say how long it is followed",
            place: place, help: "add 'follow_up:' with a number of days, or count on '\(end)'")
    }

    fileprivate static func timeColumnUnfit(_ name: String, _ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "time-column-unfit", message: "records are counted on a day, and '\(name)' is \(words)", place: place,
            help: "name a column that holds a day or a moment")
    }

    fileprivate static func timeColumnUnknown(_ name: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "unknown-column", message: "no dataset of this formula has a column '\(name)' to count on",
            place: place,
            help: "name a column of a dataset the formula reads itself")
    }

    fileprivate static func severalEnds(_ ends: [String], at place: SourceRange) -> Self {
        Diagnostic(
            code: "several-ends",
            message: "the durations end on \(ends.joined(separator: " and on ")); which day counts?",
            place: place, help: "say it in the indicator with 'on:'")
    }

    fileprivate static func noTimeColumn(_ dataset: DatasetID, at place: SourceRange) -> Self {
        Diagnostic(
            code: "no-time-column", message: "'\(dataset)' has no time column, so its records belong to no period",
            place: place,
            help: "give one of its columns the role 'time', or say 'on:' in the indicator")
    }

    fileprivate static func followUpUnused(at place: SourceRange) -> Self {
        Diagnostic(
            code: "follow-up-unused", message: "'follow_up' has no later event to follow here", place: place,
            help: "remove it, or count on the event the cohort starts with")
    }
}
