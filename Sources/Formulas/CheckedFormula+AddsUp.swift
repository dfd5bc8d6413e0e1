import Foundation

extension CheckedFormula {
    /// Whether the values of two spans that meet add up to the value of both: counts, sums and what is added of them.
    ///
    /// Quotients, quantiles and cohorts do not; neither do reported figures, which the pack rolls up by rules of their own.
    package var addsUp: Bool { atoms.allSatisfy(\.aggregate.isAdditive) && arithmetic.addsUp }
}

extension Arithmetic {
    fileprivate var addsUp: Bool {
        switch self {
        case .atom: true
        case .constant(let value): value == 0
        case .add(let a, let b), .subtract(let a, let b): a.addsUp && b.addsUp
        case .multiply(let a, .constant), .multiply(.constant, let a), .divide(let a, .constant): a.addsUp
        case .reported, .multiply, .divide: false
        }
    }
}
