import Foundation

/// How a written number may stand to the exact one.
enum Tolerance {
    /// - Returns: `nil` for a number that is wrong.
    static func printed(
        _ written: WrittenNumber.Value, of exact: Decimal, hedge: ClaimHedge?
    ) -> ClaimVerdict.Printed? {
        let number = written.number
        if number == exact { return .exact }
        if let hedge { return isWithin(hedge, written, exact) ? .approximate : nil }
        let distance = (exact - number).magnitude
        if distance * 2 <= written.step { return .rounded }
        let isSameSide = number.isZero || exact.isZero || (number < 0) == (exact < 0)
        return isSameSide && exact.magnitude > number.magnitude && distance < written.step ? .truncated : nil
    }

    /// A hedge covers one unit of the last digit that is not a zero at the end, and a tenth of the number at most:
    /// *hơn 6.700* is 6.700 to 6.800, *gần 7.000* is 6.300 to 7.000.
    private static func isWithin(_ hedge: ClaimHedge, _ written: WrittenNumber.Value, _ exact: Decimal) -> Bool {
        let number = written.number
        let reach = max(min(written.significantStep, number.magnitude / 10), written.step)
        switch hedge {
        case .moreThan: return exact > number && exact - number <= reach
        case .nearly: return exact < number && number - exact <= reach
        case .about: return (exact - number).magnitude <= reach
        case .atLeast: return exact > number
        case .atMost: return exact < number
        }
    }

    /// The power of ten by which a number was written too small (positive) or too large, as a slip of unit or separator does.
    static func slip(_ written: WrittenNumber.Value, of exact: Decimal) -> Int? {
        guard !written.number.isZero, !exact.isZero else { return nil }
        for power in [3, 6, 9, 12, 1, 2] {
            let factor = Decimal(sign: .plus, exponent: power, significand: 1)
            if printed(written.times(factor), of: exact, hedge: nil) != nil { return power }
            if printed(written, of: exact * factor, hedge: nil) != nil { return -power }
        }
        return nil
    }
}

extension WrittenNumber.Value {
    func times(_ factor: Decimal) -> Self {
        Self(
            number: number * factor, step: step * factor, significantStep: significantStep * factor,
            separators: separators)
    }
}
