import Domain
import Formulas
import Foundation
import SQLText

/// Renders what one atom reads of a record, over the columns of the CTE `records`.
struct RowRenderer {
    let followUp: FollowUp?

    init(_ atom: Atom) { followUp = atom.followUp }

    /// A value that is missing (NULL) where any part is.
    func sql(_ expression: RowExpression) -> SQLFragment {
        switch expression {
        case .column(let column): name(column)
        case .calendarDay(let column): "CAST(\(name(column)) AS DATE)"
        case .number(let value): "\(value)"
        case .text(let text): "\(text)"
        case .day(let day): "\(date: day.description)"
        case .add(let a, let b): "(\(exact(a)) + \(exact(b)))"
        case .subtract(let a, let b): "(\(exact(a)) - \(exact(b)))"
        case .multiply(let a, let b): "(\(exact(a)) * \(exact(b)))"
        case .duration(let duration): "\(name: duration.name(followed: followUp))"
        }
    }

    /// As an exact number of 38 digits: DuckDB's own widths overflow in a product of two amounts.
    private func exact(_ expression: RowExpression) -> SQLFragment {
        switch expression {
        case .add, .subtract, .multiply, .number: sql(expression)
        case .column, .calendarDay, .text, .day, .duration:
            "CAST(\(sql(expression)) AS DECIMAL(38, \(expression.decimals)))"
        }
    }

    /// The input of a sum.
    ///
    /// DuckDB adds decimals of 38 digits without telling when they overflow, so one contribution may have 28: ten thousand
    /// million records of the largest still fit. A stored column of at most 19 digits needs no such guard.
    func addend(_ expression: RowExpression) -> SQLFragment {
        switch expression {
        case .column, .duration: return sql(expression)
        case .add, .subtract, .multiply, .calendarDay, .number, .text, .day:
            let value = exact(expression)
            let limit: SQLFragment = "CAST(\(Self.limit(decimals: expression.decimals)) AS DECIMAL(38, 0))"
            let refusal: SQLFragment =
                "error(\("\(expression) of one record has more than 28 digits; check the record"))"
            return "CASE WHEN abs(\(value)) >= \(limit) THEN \(refusal) ELSE \(value) END"
        }
    }

    private static func limit(decimals: Int) -> SQLFragment {
        SQLFragment.powerOfTen(max(0, 28 - decimals))
    }

    private func name(_ column: RowColumn) -> SQLFragment { "\(name: column.name(followed: followUp))" }
}

extension RowRenderer {
    /// The condition in SQL's three values; `WHERE` and `FILTER` take only what holds.
    func sql(_ condition: RowCondition) -> SQLFragment {
        switch condition {
        case .isTrue(let column): return name(column)
        case .comparison(let sign, let a, let b): return "\(sql(a)) \(sign.sql) \(sql(b))"
        case .oneOf(let value, let list): return "\(sql(value)) IN (\(list.map(sql).joined(separator: ", ")))"
        case .missing(let value): return "\(sql(value)) IS NULL"
        case .present(let value): return "\(sql(value)) IS NOT NULL"
        case .not(let condition): return "NOT (\(sql(condition)))"
        case .all(let parts): return parts.map { "(\(sql($0)))" as SQLFragment }.joined(separator: " AND ")
        case .any(let parts): return parts.map { "(\(sql($0)))" as SQLFragment }.joined(separator: " OR ")
        }
    }

    /// The records an atom counts: its filter holds and its input is there. `nil` for every record.
    func counted(_ atom: Atom) -> SQLFragment? {
        var parts: [SQLFragment] = []
        if let filter = atom.filter { parts.append("(\(sql(filter)))") }
        if let input = atom.input { parts.append("\(sql(input)) IS NOT NULL") }
        return parts.isEmpty ? nil : parts.joined(separator: " AND ")
    }

    /// The records of a followed cohort whose last event has not happened: everything the filter says of other columns holds.
    func open(_ atom: Atom) -> SQLFragment? {
        guard followUp != nil else { return nil }
        let ends = Set(atom.durations.map(\.to).filter { $0.isEvent && $0 != atom.timeColumn })
        guard !ends.isEmpty else { return nil }
        var parts: [SQLFragment] = []
        for part in atom.filter?.conjuncts ?? []
        where Set(part.expressions.flatMap(\.columns)).isDisjoint(with: ends) {
            parts.append("(\(sql(part)))")
        }
        let missing = ends.sorted { $0.name < $1.name }.map { "\(name($0)) IS NULL" as SQLFragment }
        parts.append(missing.count == 1 ? missing[0] : "(\(missing.joined(separator: " OR ")))")
        return parts.joined(separator: " AND ")
    }
}

extension RowCondition {
    fileprivate var conjuncts: [RowCondition] {
        if case .all(let parts) = self { parts } else { [self] }
    }
}

extension RowExpression {
    /// Digits after the point, as the arithmetic makes them: a product has those of both.
    var decimals: Int {
        switch self {
        case .column(let column):
            switch column.type {
            case .decimal(let scale), .money(_, let scale): scale
            case .text, .code, .integer, .day, .timestamp, .boolean: 0
            }
        case .number(let value): max(0, -value.exponent)
        case .add(let a, let b), .subtract(let a, let b): max(a.decimals, b.decimals)
        case .multiply(let a, let b): a.decimals + b.decimals
        case .calendarDay, .text, .day, .duration: 0
        }
    }
}

extension ComparisonOperator {
    fileprivate var sql: SQLFragment {
        switch self {
        case .equal: "="
        case .notEqual: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}

extension SQLFragment {
    /// `1` and `exponent` zeros.
    fileprivate static func powerOfTen(_ exponent: Int) -> SQLFragment {
        (0..<exponent).reduce("1") { fragment, _ in fragment + "0" }
    }
}

extension RowRenderer {
    /// The input of a quantile: the lower end of its bin, also below zero.
    func binned(_ atom: Atom) -> SQLFragment {
        guard let input = atom.input else { preconditionFailure("a quantile has an input") }
        let value = sql(input)
        guard let width = atom.resolutionSeconds, width > 1 else { return value }
        return "\(value) - (\(value) % \(width) + \(width)) % \(width)"
    }
}
