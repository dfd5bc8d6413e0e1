import Foundation

/// An exact decimal from its digits: a float literal would go through a binary float.
func exact(_ digits: String) -> Decimal {
    guard let value = Decimal(string: digits, locale: Locale(identifier: "en_US_POSIX")) else {
        preconditionFailure("'\(digits)' is not a decimal")
    }
    return value
}

extension Decimal {
    /// Rounded half away from zero, to compare with a published figure.
    func rounded(_ places: Int) -> Decimal {
        var value = self
        var result = Decimal()
        NSDecimalRound(&result, &value, places, .plain)
        return result
    }
}
