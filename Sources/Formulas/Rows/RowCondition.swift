/// What holds of one record, does not hold, or cannot be told.
///
/// A comparison with a missing value cannot be told, nor can its negation; `and` and `or` follow SQL's three values. A record
/// counts only where the condition holds.
package indirect enum RowCondition: Hashable, Sendable {
    /// A boolean column.
    case isTrue(RowColumn)
    case comparison(ComparisonOperator, RowExpression, RowExpression)
    /// At least two literals, in canonical order.
    case oneOf(RowExpression, [RowExpression])
    /// Never untold. Of an event column: it has not happened by the as-at day.
    case missing(RowExpression)
    case present(RowExpression)
    case not(RowCondition)
    /// At least two, none of them an `all`, in canonical order.
    case all([RowCondition])
    /// At least two, none of them an `any`, in canonical order.
    case any([RowCondition])
}

extension RowCondition {
    /// All of `conditions`, in one canonical form so that `a and b` and `b and a` are one atom; `nil` for none.
    static func conjunction(_ conditions: [RowCondition?]) -> RowCondition? {
        let parts = conditions.flatMap { condition -> [RowCondition] in
            if case .all(let parts)? = condition { parts } else { condition.map { [$0] } ?? [] }
        }
        let ordered = canonical(parts)
        return ordered.count > 1 ? .all(ordered) : ordered.first
    }

    static func disjunction(_ a: RowCondition, _ b: RowCondition) -> RowCondition {
        let parts = [a, b].flatMap { condition -> [RowCondition] in
            if case .any(let parts) = condition { parts } else { [condition] }
        }
        let ordered = canonical(parts)
        return ordered.count > 1 ? .any(ordered) : ordered[0]
    }

    private static func canonical(_ parts: [RowCondition]) -> [RowCondition] {
        Set(parts).map { ($0, $0.description) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The opposite, in three values: what cannot be told stays so.
    var negated: RowCondition {
        switch self {
        case .missing(let value): .present(value)
        case .present(let value): .missing(value)
        case .not(let condition): condition
        case .isTrue, .comparison, .oneOf, .all, .any: .not(self)
        }
    }

    /// What must be present for the condition to be told at all; columns tested for being missing are not among them.
    var operands: [RowExpression] {
        switch self {
        case .isTrue(let column): [.column(column)]
        case .comparison(_, let a, let b): [a, b].filter { !$0.columns.isEmpty }
        case .oneOf(let value, _): [value]
        case .missing, .present: []
        case .not(let condition): condition.operands
        case .all(let parts), .any(let parts): parts.flatMap(\.operands)
        }
    }

    /// Whether a record where it holds has all its operands present.
    var impliesOperands: Bool {
        switch self {
        case .isTrue, .comparison, .oneOf, .missing, .present: true
        case .not(.isTrue), .not(.comparison), .not(.oneOf): true
        case .not(.missing), .not(.present), .not(.not), .not(.all), .not(.any): false
        case .all(let parts): parts.allSatisfy(\.impliesOperands)
        case .any: false
        }
    }

    /// Every value it looks at.
    package var expressions: [RowExpression] {
        switch self {
        case .isTrue(let column): [.column(column)]
        case .comparison(_, let a, let b): [a, b]
        case .oneOf(let value, let list): [value] + list
        case .missing(let value), .present(let value): [value]
        case .not(let condition): condition.expressions
        case .all(let parts), .any(let parts): parts.flatMap(\.expressions)
        }
    }
}

extension RowCondition: CustomStringConvertible {
    /// A stable text, part of an atom's identity.
    package var description: String {
        switch self {
        case .isTrue(let column): column.name
        case .comparison(let sign, let a, let b): "\(a) \(sign.rawValue) \(b)"
        case .oneOf(let value, let list): "\(value) in (\(list.map(\.description).joined(separator: ", ")))"
        case .missing(let value): "\(value) is missing"
        case .present(let value): "\(value) is present"
        case .not(let condition): "not (\(condition))"
        case .all(let parts): parts.map { $0.bracketed }.joined(separator: " and ")
        case .any(let parts): parts.map { $0.bracketed }.joined(separator: " or ")
        }
    }

    private var bracketed: String {
        switch self {
        case .all, .any: "(\(self))"
        case .isTrue, .comparison, .oneOf, .missing, .present, .not: description
        }
    }
}
