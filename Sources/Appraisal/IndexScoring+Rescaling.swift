package import Domain
package import Foundation

extension IndexScoring {
    /// One component's values as scores from 1 for the worst to 10 for the best of the set, as PCI and DDCI make them
    /// (ddcivietnam.com, method): 9 · (x − min) ÷ (max − min) + 1, and 11 less that where lower is better.
    ///
    /// A score depends on who else is in the set: the same value scores differently in another one.
    ///
    /// - Returns: Empty when all values are the same (min = max), or there are none: the scale has no length then.
    package static func rescaled(_ values: [Member: Decimal], direction: Direction) -> [Member: Decimal] {
        guard let least = values.values.min(), let most = values.values.max(), least < most else { return [:] }
        return values.mapValues { value in
            let score = (9 * (value - least)).divided(by: most - least) + 1
            return switch direction {
            case .higherIsBetter: score
            case .lowerIsBetter: 11 - score
            }
        }
    }
}

extension Decimal {
    /// Thirds and sevenths end somewhere: what is equal by different ways must be equal.
    func roundedAlike() -> Decimal {
        var (value, result) = (self, Decimal())
        NSDecimalRound(&result, &value, 12, .plain)
        return result
    }
}
