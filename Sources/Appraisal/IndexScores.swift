package import Domain
package import Foundation

/// Scores of a set of units by several criteria, as DDCI makes them: each criterion rescaled to 1…10 between the worst and the
/// best of the set, then a weighted mean (ddcivietnam.com, method; as in PCI).
///
/// A score depends on who else is in the set: the same value scores differently in another one.
package struct IndexScores<Member: Hashable & Sendable>: Sendable {
    package struct Criterion: Sendable {
        package let id: String
        package let direction: Direction
        /// Relative, more than zero.
        package let weight: Decimal
        /// A member without a value here has no score here, and so no composite.
        package let values: [Member: Decimal]

        package init(
            id: String, direction: Direction, weight: Decimal, values: [Member: Decimal]
        ) throws(IndexScoresProblem) {
            guard weight > 0 else { throw .weightNotPositive(criterion: id, weight) }
            self.id = id
            self.direction = direction
            self.weight = weight
            self.values = values
        }
    }

    /// Each criterion's scores, by the criteria's order. Empty for a criterion that is left out.
    package let scores: [(criterion: String, scores: [Member: Decimal])]
    /// 1…10 for every member scored in every criterion that counts.
    package let composites: [Member: Decimal]
    /// Criteria in which the whole set has one value (or none): they tell no member from another, so they count for none.
    package let leftOut: [String]

    package init(_ criteria: [Criterion]) {
        let scored = criteria.map { criterion in
            (criterion: criterion, scores: Self.rescaled(criterion.values, direction: criterion.direction))
        }
        let counting = scored.filter { !$0.scores.isEmpty }
        scores = scored.map { ($0.criterion.id, $0.scores) }
        leftOut = scored.filter(\.scores.isEmpty).map(\.criterion.id)
        var composites: [Member: Decimal] = [:]
        for member in Set(counting.flatMap(\.scores.keys)) {
            composites[member] = weightedMean(counting.map { ($0.scores[member], $0.criterion.weight) })
        }
        self.composites = composites
    }

    /// 9 · (x − min) ÷ (max − min) + 1, and 11 less that where lower is better.
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

/// Why scores cannot be made of what a pack or a publisher gave.
package enum IndexScoresProblem: Error, Hashable, Sendable {
    case weightNotPositive(criterion: String, Decimal)
}

/// The sum of value × weight ÷ the sum of weights: CDCI 2024 is 70 % enterprises and 30 % department.
///
/// - Returns: `nil` when a value is missing (missing is not zero), or the weights add up to nothing.
package func weightedMean(_ parts: [(value: Decimal?, weight: Decimal)]) -> Decimal? {
    var sum: Decimal = 0
    var weights: Decimal = 0
    for part in parts {
        guard let value = part.value else { return nil }
        sum += value * part.weight
        weights += part.weight
    }
    return weights > 0 ? sum.divided(by: weights) : nil
}
