import Diagnostics
import Domain
import Foundation

extension FormulaChecker {
    /// A condition on each record of the dataset.
    mutating func condition(_ syntax: FormulaSyntax, of dataset: DatasetSchema) -> RowCondition? {
        switch syntax.kind {
        case .and(let left, let right):
            let (a, b) = (condition(left, of: dataset), condition(right, of: dataset))
            guard let a, let b else { return nil }
            return .conjunction([a, b])
        case .or(let left, let right):
            let (a, b) = (condition(left, of: dataset), condition(right, of: dataset))
            guard let a, let b else { return nil }
            return .disjunction(a, b)
        case .not(let inner): return condition(inner, of: dataset)?.negated
        case .missing(let inner): return tested(inner, of: dataset).map { .missing($0) }
        case .present(let inner): return tested(inner, of: dataset).map { .present($0) }
        case .comparison(let sign, let left, let right): return comparison(sign, left, right, of: dataset)
        case .oneOf(let value, let list): return oneOf(value, list, of: dataset)
        case .column, .call, .number, .text, .day, .negative, .arithmetic:
            guard let value = row(syntax, of: dataset) else { return nil }
            guard case .boolean = value.kind, case .column(let column) = value.expression else {
                report(.conditionNeeded(syntax, value.words, at: place(syntax.span)))
                return nil
            }
            return .isTrue(column)
        }
    }

    private mutating func tested(_ syntax: FormulaSyntax, of dataset: DatasetSchema) -> RowExpression? {
        guard let value = row(syntax, of: dataset) else { return nil }
        guard !value.expression.columns.isEmpty else {
            report(.neverMissing(at: place(syntax.span)))
            return nil
        }
        return value.expression
    }

    private mutating func comparison(
        _ sign: ComparisonOperator, _ left: FormulaSyntax, _ right: FormulaSyntax, of dataset: DatasetSchema
    ) -> RowCondition? {
        let (a, b) = (row(left, of: dataset), row(right, of: dataset))
        guard let a, let b, let (x, y) = comparable(a, left, b, right) else { return nil }
        if !ordered(a), sign != .equal, sign != .notEqual {
            report(.noOrder(a.words, at: place(left.span.lowerBound..<right.span.upperBound)))
            return nil
        }
        if x.columns.isEmpty, y.columns.isEmpty {
            report(.constantCondition(at: place(left.span.lowerBound..<right.span.upperBound)))
            return nil
        }
        return .comparison(sign, x, y)
    }

    private func ordered(_ value: RowValue) -> Bool {
        switch value.kind {
        case .number, .literal, .day, .timestamp: true
        case .text, .code, .boolean: false
        }
    }

    /// The two sides in one measure, or a report of why they cannot be compared.
    private mutating func comparable(
        _ a: RowValue, _ left: FormulaSyntax, _ b: RowValue, _ right: FormulaSyntax
    ) -> (RowExpression, RowExpression)? {
        let both = left.span.lowerBound..<right.span.upperBound
        switch (a.kind, b.kind) {
        case (.number(let x), .number(let y)) where x != y:
            report(.unlikeComparison(x.words, y.words, at: place(both)))
            return nil
        case (.number, .number), (.number, .literal), (.literal, .number), (.literal, .literal):
            // Both sides times both divisors, so that nothing is divided in a record.
            if a.divisor == b.divisor { return (a.expression, b.expression) }
            return (a.expression.scaled(by: b.divisor), b.expression.scaled(by: a.divisor))
        case (.code(let column, let values), .text):
            return check(b, right, isOneOf: values, of: column) ? (a.expression, b.expression) : nil
        case (.text, .code(let column, let values)):
            return check(a, left, isOneOf: values, of: column) ? (a.expression, b.expression) : nil
        case (.text, .text), (.code, .code), (.timestamp, .timestamp), (.day, .day):
            return (a.expression, b.expression)
        case (.timestamp, .day): return (a.expression.calendarDay, b.expression)
        case (.day, .timestamp): return (a.expression, b.expression.calendarDay)
        case (.day, .text), (.timestamp, .text): report(.quotedDay(at: place(right.span)))
        case (.text, .day), (.text, .timestamp): report(.quotedDay(at: place(left.span)))
        case (.boolean, _), (_, .boolean): report(.booleanCompared(at: place(both)))
        case (.number, _), (.literal, _), (.text, _), (.code, _), (.day, _), (.timestamp, _):
            report(.unlikeComparison(a.words, b.words, at: place(both)))
        }
        return nil
    }

    private mutating func check(
        _ value: RowValue, _ syntax: FormulaSyntax, isOneOf values: [String], of column: String
    ) -> Bool {
        guard case .text(let text) = value.expression, !values.contains(text) else { return true }
        report(.unknownValue(text, of: column, values: values, at: place(syntax.span)))
        return false
    }

    private mutating func oneOf(
        _ syntax: FormulaSyntax, _ list: [FormulaSyntax], of dataset: DatasetSchema
    ) -> RowCondition? {
        guard let value = row(syntax, of: dataset) else { return nil }
        var subject = value.expression
        var literals: Set<RowExpression> = []
        var failed = false
        for item in list {
            guard let other = row(item, of: dataset) else {
                failed = true
                continue
            }
            guard other.expression.columns.isEmpty else {
                report(.literalNeeded(at: place(item.span)))
                failed = true
                continue
            }
            guard other.divisor == 1 else {
                report(.literalNeeded(at: place(item.span)))
                failed = true
                continue
            }
            guard let (x, y) = comparable(value, syntax, other, item) else {
                failed = true
                continue
            }
            subject = x
            literals.insert(y)
        }
        if failed { return nil }
        guard !subject.columns.isEmpty else {
            report(.constantCondition(at: place(syntax.span)))
            return nil
        }
        let ordered = literals.map { ($0, $0.description) }.sorted { $0.1 < $1.1 }.map(\.0)
        return ordered.count == 1 ? .comparison(.equal, subject, ordered[0]) : .oneOf(subject, ordered)
    }
}

extension RowExpression {
    fileprivate var calendarDay: RowExpression {
        if case .column(let column) = self { .calendarDay(of: column) } else { self }
    }
}
