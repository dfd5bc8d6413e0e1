package import Domain

/// One aggregate over one dataset, shared by all formulas that need it. What a formula divides is divided after all parts
/// are added.
package struct Atom: Hashable, Sendable {
    package enum Aggregate: Hashable, Sendable {
        /// Records; with an input, records where it is present.
        case count
        case sum
        case minimum
        case maximum
        /// The smallest value whose cumulative count reaches ⌈percent·n/100⌉; 50 is the median. 1...99.
        case quantile(percent: Int)
        /// Different values of the input column; missing is no value.
        case distinct
        case cohort(Cohort)
    }

    /// The parties of a span, told by their earlier records.
    package enum Cohort: String, Hashable, Sendable, CaseIterable {
        /// First record ever within the span.
        case new
        /// Records both in the span and in the one it is compared with.
        case retained
        /// Records in the span and at any time before it, but none in the compared one.
        case returning
        /// Records in the compared span, none in the span.
        case lost
    }

    package let dataset: DatasetID
    package let aggregate: Aggregate
    /// `nil` only for the count of records. A column for `distinct` and cohorts. Durations are in whole seconds or days.
    package let input: RowExpression?
    /// `nil`: every record.
    package let filter: RowCondition?
    /// The column (a day or timestamp of the dataset) that says on which day the record is counted.
    package let timeColumn: RowColumn
    /// The width of a bin, for quantiles of durations in seconds; a quantile answers the bin's lower end. `nil`: exact values.
    package let resolutionSeconds: Int?
    /// Events later than so many days after ``timeColumn`` have not happened yet. `nil`: only the as-at day bounds them.
    package let followUpDays: Int?
}

extension Atom: CustomStringConvertible {
    /// A stable identity: equal atoms have equal texts, different atoms different ones.
    ///
    /// `declaration: p90 working_seconds[customs](registered_at, cleared_at) where regime == "import" on cleared_at bins 60 s`
    package var description: String {
        var parts = ["\(dataset):", aggregate.name]
        if let input { parts.append("\(input)") }
        if let filter { parts.append("where \(filter)") }
        parts.append("on \(timeColumn.name)")
        if let resolutionSeconds { parts.append("bins \(resolutionSeconds) s") }
        if let followUpDays { parts.append("followed \(followUpDays) d") }
        return parts.joined(separator: " ")
    }

    /// Durations of the input and the filter.
    package var durations: [RowDuration] {
        (input?.durations ?? []) + (filter?.expressions.flatMap(\.durations) ?? [])
    }

    /// Every column of the dataset it reads, once each, in order of name.
    package var columns: [RowColumn] {
        let all = (input?.columns ?? []) + (filter?.expressions.flatMap(\.columns) ?? []) + [timeColumn]
        return Set(all).sorted { $0.name < $1.name }
    }
}

extension Atom.Aggregate {
    /// `count`, `p90`, `retained`.
    package var name: String {
        switch self {
        case .count: "count"
        case .sum: "sum"
        case .minimum: "min"
        case .maximum: "max"
        case .quantile(let percent): "p\(percent)"
        case .distinct: "distinct"
        case .cohort(let cohort): cohort.rawValue
        }
    }

    /// Whether the values of parts (days, units) add up to the value of the whole.
    package var isAdditive: Bool {
        switch self {
        case .count, .sum: true
        case .minimum, .maximum, .quantile, .distinct, .cohort: false
        }
    }
}
