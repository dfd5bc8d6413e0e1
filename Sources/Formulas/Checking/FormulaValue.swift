import Domain
import Foundation

/// A checked part of a formula outside aggregates.
struct FormulaValue {
    let arithmetic: Arithmetic
    let unit: UnitOfMeasure
}

/// A checked value of one record: `expression ÷ divisor`.
struct RowValue {
    enum Kind {
        case number(UnitOfMeasure)
        /// A number as written: in a comparison it takes the other side's unit.
        case literal
        case text
        case code(column: String, values: [String])
        case day
        case timestamp
        case boolean
    }

    let expression: RowExpression
    /// Above zero; 1 for what is not a number.
    let divisor: Decimal
    let kind: Kind

    init(_ expression: RowExpression, divisor: Decimal = 1, kind: Kind) {
        self.expression = expression
        self.divisor = divisor
        self.kind = kind
    }

    /// The unit of a number; a literal is a pure one.
    var unit: UnitOfMeasure? {
        switch kind {
        case .number(let unit): unit
        case .literal: .ratio
        case .text, .code, .day, .timestamp, .boolean: nil
        }
    }

    /// The kind in the words of a diagnostic.
    var words: String {
        switch kind {
        case .number(let unit): unit.isRatio ? "a number" : "a number in \(unit)"
        case .literal: "a number"
        case .text: "text"
        case .code: "a code"
        case .day: "a day"
        case .timestamp: "a moment"
        case .boolean: "yes or no"
        }
    }
}

extension RowExpression {
    /// The expression times a constant, numbers multiplied at once.
    func scaled(by factor: Decimal) -> RowExpression {
        if factor == 1 { return self }
        if case .number(let value) = self { return .number(value * factor) }
        return .multiply(self, .number(factor))
    }
}
