import Diagnostics
import Domain
import Foundation

extension FormulaChecker {
    /// A value of each record of the dataset.
    mutating func row(_ syntax: FormulaSyntax, of dataset: DatasetSchema) -> RowValue? {
        switch syntax.kind {
        case .number(let number): return RowValue(.number(number), kind: .literal)
        case .text(let text): return RowValue(.text(text), kind: .text)
        case .day(let day): return RowValue(.day(day), kind: .day)
        case .column(_, let name): return column(name, of: dataset).map(RowValue.init(column:))
        case .call(let call): return row(call, of: dataset)
        case .negative(let inner):
            guard let value = number(inner, of: dataset) else { return nil }
            return RowValue(value.expression.scaled(by: -1), divisor: value.divisor, kind: value.kind)
        case .arithmetic(let sign, let left, let right):
            let a = number(left, of: dataset)
            let b = number(right, of: dataset)
            guard let a, let b else { return nil }
            return join(a, b, by: sign, of: syntax, divisor: right)
        case .comparison, .oneOf, .missing, .present, .not, .and, .or:
            report(.conditionAsValue(at: place(syntax.span)))
            return nil
        }
    }

    /// A value of each record that must be a number.
    mutating func number(_ syntax: FormulaSyntax, of dataset: DatasetSchema) -> RowValue? {
        guard let value = row(syntax, of: dataset) else { return nil }
        guard value.unit != nil else {
            report(.numberNeeded(syntax, value.words, at: place(syntax.span)))
            return nil
        }
        return value
    }

    private mutating func row(_ call: FormulaSyntax.Call, of dataset: DatasetSchema) -> RowValue? {
        guard let function = FormulaFunction.named(call.function.text) else {
            report(.unknownFunction(call.function.text, at: place(call.function)))
            return nil
        }
        switch function.behaviour {
        case .duration(let unit):
            return function.accepts(call, &self) ? duration(unit, call, of: dataset) : nil
        case .formula:
            report(.aggregateInside(call.function.text, at: place(call.function)))
            return nil
        }
    }

    private mutating func join(
        _ a: RowValue, _ b: RowValue, by sign: ArithmeticOperator, of syntax: FormulaSyntax, divisor: FormulaSyntax
    ) -> RowValue? {
        guard let x = a.unit, let y = b.unit else { return nil }
        let bothLiteral = if case (.literal, .literal) = (a.kind, b.kind) { true } else { false }
        switch sign {
        case .add, .subtract:
            guard x == y else {
                report(.unlikeUnits(sign, x, y, at: place(syntax.span)))
                return nil
            }
            let same = a.divisor == b.divisor
            let left = same ? a.expression : a.expression.scaled(by: b.divisor)
            let right = same ? b.expression : b.expression.scaled(by: a.divisor)
            return RowValue(
                sign == .add ? .add(left, right) : .subtract(left, right),
                divisor: same ? a.divisor : a.divisor * b.divisor,
                kind: bothLiteral ? .literal : .number(x))
        case .multiply:
            return RowValue(
                product(a.expression, b.expression), divisor: a.divisor * b.divisor,
                kind: bothLiteral ? .literal : .number(x * y))
        case .divide:
            guard case .literal = b.kind, case .number(let number) = b.expression else {
                report(.divisionInRow(at: place(divisor.span)))
                return nil
            }
            guard number != 0 else {
                report(.divisionByZero(at: place(divisor.span)))
                return nil
            }
            // ÷ (n / d) is × d ÷ n, with the sign kept above.
            return RowValue(
                a.expression.scaled(by: number < 0 ? -b.divisor : b.divisor), divisor: a.divisor * abs(number),
                kind: bothLiteral ? .literal : .number(x))
        }
    }

    private func product(_ a: RowExpression, _ b: RowExpression) -> RowExpression {
        if case .number(let factor) = b { return a.scaled(by: factor) }
        return .multiply(a, b)
    }
}

extension RowValue {
    init(column: ColumnSchema) {
        let value = RowExpression.column(RowColumn(column))
        let unit = column.unitOfMeasure ?? .ratio
        switch column.type {
        case .text: self.init(value, kind: .text)
        case .code(let values): self.init(value, kind: .code(column: column.name, values: values))
        case .integer, .decimal: self.init(value, kind: .number(unit))
        case .money(let currency, _):
            self.init(value, kind: .number(UnitOfMeasure(base: UnitOfMeasure.Base(rawValue: currency))))
        case .day: self.init(value, kind: .day)
        case .timestamp: self.init(value, kind: .timestamp)
        case .boolean: self.init(value, kind: .boolean)
        }
    }
}

extension Diagnostic {
    fileprivate static func numberNeeded(_ syntax: FormulaSyntax, _ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "number-needed", message: "a number is needed here, and '\(syntax)' is \(words)", place: place,
            help: "name a column that holds a number or an amount, or a duration such as hours(from, to)")
    }

    fileprivate static func aggregateInside(_ function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "aggregate-in-aggregate",
            message: "'\(function)' already makes one value of many records and cannot stand inside another function",
            place: place, help: "averages of averages mislead; aggregate the records themselves, once")
    }

    fileprivate static func divisionInRow(at place: SourceRange) -> Self {
        Diagnostic(
            code: "division-in-row", message: "inside a function a record's value may be divided by a number only",
            place: place, help: "divide the totals instead: sum(…) / sum(…)")
    }
}
