package import Domain
package import Foundation

/// One word of a formula.
package struct FormulaToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case number(Decimal)
        case text(String)
        case day(Day)
        case name(String)
        case keyword(Keyword)
        case arithmetic(ArithmeticOperator)
        case comparison(ComparisonOperator)
        case open, close, comma, dot
        case end
    }

    package enum Keyword: String, Hashable, Sendable, CaseIterable {
        case `where`, and, or, not, `in`, `is`, missing, present
    }

    package let kind: Kind
    package let span: Range<Int>
}
