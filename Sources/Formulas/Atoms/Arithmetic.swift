import Domain
package import Foundation

/// What is done with the values of atoms and reported figures once each is known for the whole unit and period.
package indirect enum Arithmetic: Hashable, Sendable {
    /// An index into the formula's atoms.
    case atom(Int)
    case constant(Decimal)
    case reported(String)
    case add(Arithmetic, Arithmetic)
    case subtract(Arithmetic, Arithmetic)
    case multiply(Arithmetic, Arithmetic)
    case divide(Arithmetic, Arithmetic)
}

extension Arithmetic {
    /// The value for the atoms' values in order.
    ///
    /// Kept as one fraction to the end and divided once, so that 1 ÷ 3 × 3 is 1.
    /// - Returns: `nil` where a part is missing, a divisor is zero, or the value is too large for a decimal.
    package func evaluate(
        values: [Decimal?], reported: (_ code: String) -> Decimal? = { _ in nil }
    ) -> Decimal? {
        guard let fraction = fraction(values, reported), fraction.divisor != 0 else { return nil }
        let value = fraction.divisor == 1 ? fraction.dividend : fraction.dividend.divided(by: fraction.divisor)
        return value.isNaN ? nil : value
    }

    /// What is divided, where the formula's last step is a division; else the whole.
    package var numerator: Arithmetic { if case .divide(let above, _) = self { above } else { self } }
    /// What it is divided by; `nil` where the last step is no division.
    package var denominator: Arithmetic? { if case .divide(_, let below) = self { below } else { nil } }

    private typealias Fraction = (dividend: Decimal, divisor: Decimal)

    private func fraction(_ values: [Decimal?], _ reported: (String) -> Decimal?) -> Fraction? {
        func pair(_ a: Arithmetic, _ b: Arithmetic) -> (Fraction, Fraction)? {
            guard let x = a.fraction(values, reported), let y = b.fraction(values, reported) else { return nil }
            return (x, y)
        }
        switch self {
        case .atom(let index): return values[index].map { ($0, 1) }
        case .constant(let value): return (value, 1)
        case .reported(let code): return reported(code).map { ($0, 1) }
        case .add(let a, let b):
            guard let (x, y) = pair(a, b) else { return nil }
            if x.divisor == y.divisor { return (x.dividend + y.dividend, x.divisor) }
            return (x.dividend * y.divisor + y.dividend * x.divisor, x.divisor * y.divisor)
        case .subtract(let a, let b):
            guard let (x, y) = pair(a, b) else { return nil }
            if x.divisor == y.divisor { return (x.dividend - y.dividend, x.divisor) }
            return (x.dividend * y.divisor - y.dividend * x.divisor, x.divisor * y.divisor)
        case .multiply(let a, let b):
            guard let (x, y) = pair(a, b) else { return nil }
            return (x.dividend * y.dividend, x.divisor * y.divisor)
        case .divide(let a, let b):
            guard let (x, y) = pair(a, b), y.dividend != 0 else { return nil }
            return (x.dividend * y.divisor, x.divisor * y.dividend)
        }
    }
}

extension Arithmetic {
    /// The same with atom `i` called `places[i]`.
    func renumbered(_ places: [Int]) -> Arithmetic {
        switch self {
        case .atom(let index): .atom(places[index])
        case .constant, .reported: self
        case .add(let a, let b): .add(a.renumbered(places), b.renumbered(places))
        case .subtract(let a, let b): .subtract(a.renumbered(places), b.renumbered(places))
        case .multiply(let a, let b): .multiply(a.renumbered(places), b.renumbered(places))
        case .divide(let a, let b): .divide(a.renumbered(places), b.renumbered(places))
        }
    }

    /// How many parts it has, and how deep they nest.
    var extent: (size: Int, depth: Int) {
        switch self {
        case .atom, .constant, .reported: return (1, 1)
        case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b), .divide(let a, let b):
            let (left, right) = (a.extent, b.extent)
            return (1 + left.size + right.size, 1 + max(left.depth, right.depth))
        }
    }

    /// The indices of the atoms it uses.
    package var atoms: Set<Int> {
        switch self {
        case .atom(let index): [index]
        case .constant, .reported: []
        case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b), .divide(let a, let b):
            a.atoms.union(b.atoms)
        }
    }
}

extension Arithmetic: CustomStringConvertible {
    /// `#0 / #1`, `(#0 / 3600) / #1`, `reported(cases)`.
    package var description: String {
        switch self {
        case .atom(let index): "#\(index)"
        case .constant(let value): "\(value)"
        case .reported(let code): "reported(\(code))"
        case .add(let a, let b): "\(a.bracketed) + \(b.bracketed)"
        case .subtract(let a, let b): "\(a.bracketed) - \(b.bracketed)"
        case .multiply(let a, let b): "\(a.bracketed) * \(b.bracketed)"
        case .divide(let a, let b): "\(a.bracketed) / \(b.bracketed)"
        }
    }

    private var bracketed: String {
        switch self {
        case .atom, .constant, .reported: description
        case .add, .subtract, .multiply, .divide: "(\(self))"
        }
    }
}
