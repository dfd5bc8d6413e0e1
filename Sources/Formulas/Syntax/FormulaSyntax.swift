package import Domain
package import Foundation

/// A formula as written: its tree, before names and types are looked at. Two trees are equal when they say the same, wherever
/// they stand.
package struct FormulaSyntax: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case number(Decimal)
        case text(String)
        case day(Day)
        /// `declaration.channel`, or `channel` where the dataset is known; `count(declaration)` reads its dataset as one too.
        case column(dataset: Name?, Name)
        case call(Call)
        case negative(FormulaSyntax)
        case arithmetic(ArithmeticOperator, FormulaSyntax, FormulaSyntax)
        case comparison(ComparisonOperator, FormulaSyntax, FormulaSyntax)
        case oneOf(FormulaSyntax, [FormulaSyntax])
        case missing(FormulaSyntax)
        case present(FormulaSyntax)
        case not(FormulaSyntax)
        case and(FormulaSyntax, FormulaSyntax)
        case or(FormulaSyntax, FormulaSyntax)
    }

    /// `p90(working_hours(a, b) where regime == "import")`.
    package struct Call: Hashable, Sendable {
        package let function: Name
        package let arguments: [FormulaSyntax]
        package let filter: FormulaSyntax?
    }

    /// A name and where it stands. Names are equal when their text is.
    package struct Name: Hashable, Sendable {
        package let text: String
        package let span: Range<Int>
        package static func == (a: Name, b: Name) -> Bool { a.text == b.text }
        package func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    package let kind: Kind
    /// Where it stands, in characters of the formula's text.
    package let span: Range<Int>

    package static func == (a: FormulaSyntax, b: FormulaSyntax) -> Bool { a.kind == b.kind }
    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

package enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}
