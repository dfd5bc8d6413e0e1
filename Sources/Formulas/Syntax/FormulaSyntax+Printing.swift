import Domain
import Foundation

extension FormulaSyntax: CustomStringConvertible {
    /// The formula in its one canonical spelling: single spaces, ASCII operators, no parentheses without need. It reads back
    /// as an equal tree.
    package var description: String { printed(inside: .or) }

    /// How tightly a node binds, loosest first.
    private enum Binding: Int, Comparable {
        case or, and, not, comparison, sum, product, sign, primary
        static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
    }

    private func printed(inside needed: Binding) -> String {
        let (text, binding) = spelled
        return binding < needed ? "(\(text))" : text
    }

    private var spelled: (String, Binding) {
        switch kind {
        case .number(let value): ("\(value)", .primary)
        case .text(let value): (Self.quoted(value), .primary)
        case .day(let day): ("\(day)", .primary)
        case .column(let dataset, let name): ((dataset.map { $0.text + "." } ?? "") + name.text, .primary)
        case .call(let call): (call.description, .primary)
        case .negative(let value): ("-" + value.printed(inside: .sign), .sign)
        case .arithmetic(let sign, let a, let b) where sign == .add || sign == .subtract:
            ("\(a.printed(inside: .sum)) \(sign.rawValue) \(b.printed(inside: .product))", .sum)
        case .arithmetic(let sign, let a, let b):
            ("\(a.printed(inside: .product)) \(sign.rawValue) \(b.printed(inside: .sign))", .product)
        case .comparison(let sign, let a, let b):
            ("\(a.printed(inside: .sum)) \(sign.rawValue) \(b.printed(inside: .sum))", .comparison)
        case .oneOf(let value, let list):
            ("\(value.printed(inside: .sum)) in (\(list.map(\.description).joined(separator: ", ")))", .comparison)
        case .missing(let value): ("\(value.printed(inside: .sum)) is missing", .comparison)
        case .present(let value): ("\(value.printed(inside: .sum)) is present", .comparison)
        case .not(let condition): ("not " + condition.printed(inside: .not), .not)
        case .and(let a, let b): ("\(a.printed(inside: .and)) and \(b.printed(inside: .not))", .and)
        case .or(let a, let b): ("\(a.printed(inside: .or)) or \(b.printed(inside: .and))", .or)
        }
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension FormulaSyntax.Call: CustomStringConvertible {
    /// `count(declaration where channel == "red")`.
    package var description: String {
        let list = arguments.map(\.description).joined(separator: ", ")
        return "\(function.text)(\(list)\(filter.map { " where \($0)" } ?? ""))"
    }
}
