package import Foundation

extension Decimal {
    /// The quotient, right to at least 30 digits; exact where it ends within them.
    ///
    /// Foundation's own division drops digits when the quotient is small, and a second division by such a quotient then errs
    /// visibly (9 332 ÷ 9 820 995 152 665 keeps 28 digits, and 752 903 542 980 divided by that is right to 14). One step of
    /// correction by the remainder repairs both. Where the remainder is too small for its quotient to be written, there is
    /// nothing left to correct.
    ///
    /// - Parameter divisor: Not zero.
    package func divided(by divisor: Decimal) -> Decimal {
        let quotient = self / divisor
        let correction = (self - quotient * divisor) / divisor
        return correction.isNaN ? quotient : quotient + correction
    }
}
