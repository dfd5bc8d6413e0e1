package import Domain
package import Foundation

/// What must hold between the fields of one report: `staff_infected <= staff_on_duty`.
package struct ReportCheck: Sendable, Hashable {
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atMost = "<=", atLeast = ">=", less = "<", more = ">", equal = "==", different = "!="
    }
    package indirect enum Sum: Sendable, Hashable {
        case field(String)
        case number(Decimal)
        case negated(Sum)
        case plus(Sum, Sum)
        case minus(Sum, Sum)
        case times(Sum, Sum)
    }

    /// As written.
    package let text: String
    package let left: Sum
    package let comparison: Comparison
    package let right: Sum
    /// What is wrong and what to do, for whoever fills the form in.
    package let message: LocalizedText
    /// Whether a note answers it; otherwise the report is refused.
    package let isQuestion: Bool

    package init(
        text: String, left: Sum, comparison: Comparison, right: Sum, message: LocalizedText, isQuestion: Bool
    ) {
        self.text = text
        self.left = left
        self.comparison = comparison
        self.right = right
        self.message = message
        self.isQuestion = isQuestion
    }

    /// The fields it reads, in order of writing; the first is where a page shows that it does not hold.
    package var fields: [String] { left.fields + right.fields }

    /// - Returns: `nil` where a field it reads has no value: it cannot be told.
    package func holds(_ values: [String: Decimal]) -> Bool? {
        guard let a = left.value(values), let b = right.value(values) else { return nil }
        switch comparison {
        case .atMost: return a <= b
        case .atLeast: return a >= b
        case .less: return a < b
        case .more: return a > b
        case .equal: return a == b
        case .different: return a != b
        }
    }
}

extension ReportCheck.Sum {
    fileprivate var fields: [String] {
        switch self {
        case .field(let code): [code]
        case .number: []
        case .negated(let a): a.fields
        case .plus(let a, let b), .minus(let a, let b), .times(let a, let b): a.fields + b.fields
        }
    }

    fileprivate func value(_ values: [String: Decimal]) -> Decimal? {
        func both(_ a: Self, _ b: Self, _ work: (Decimal, Decimal) -> Decimal) -> Decimal? {
            guard let a = a.value(values), let b = b.value(values) else { return nil }
            return work(a, b)
        }
        switch self {
        case .field(let code): return values[code]
        case .number(let number): return number
        case .negated(let a): return a.value(values).map { -$0 }
        case .plus(let a, let b): return both(a, b, +)
        case .minus(let a, let b): return both(a, b, -)
        case .times(let a, let b): return both(a, b, *)
        }
    }
}
