package import Domain
package import Foundation

/// How an index makes one score of several values: which way each component goes, what it weighs, and what is done where
/// nothing can be scaled.
package struct IndexMethod: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let code: String
        package let direction: Direction
        /// Relative, above zero; `nil` where none was given, and then there is no total.
        package let weight: Decimal?

        package init(code: String, direction: Direction, weight: Decimal?) {
            self.code = code
            self.direction = direction
            self.weight = weight
        }
    }
    /// What a component says of bodies that all have one value: the scale has no length then.
    package enum WhenEqual: Sendable, Hashable {
        /// Nothing: it tells nobody from another, and counts for none.
        case leftOut
        /// All have this score, 1 to 10.
        case score(Decimal)
    }
    /// What a missing component does to the total.
    package enum WhenMissing: Sendable, Hashable {
        /// The total is unknown.
        case unknown
        /// The total is made of the others, at their weights.
        case leftOut
    }
    package let components: [Component]
    package let whenEqual: WhenEqual
    package let whenMissing: WhenMissing

    package init(components: [Component], whenEqual: WhenEqual = .leftOut, whenMissing: WhenMissing = .unknown) {
        self.components = components
        self.whenEqual = whenEqual
        self.whenMissing = whenMissing
    }
}

/// The scores of a set of bodies: each component rescaled to 1…10 between the worst and the best of the set, then weighed.
///
/// The set is part of the result: the same values score differently among others.
package struct IndexScoring<Member: Hashable & Sendable>: Sendable {
    package struct Scored: Sendable, Hashable {
        /// 1…10 by component; none where the value is missing or the component is left out.
        package let scores: [String: Decimal]
        /// What each component adds to the total. Empty without a total.
        package let contributions: [String: Decimal]
        /// 1…10; `nil` where it cannot be told.
        package let total: Decimal?
    }
    /// The bodies that were scaled: those with a value in any component, in the order given.
    package let set: [Member]
    package let values: [Member: [String: Decimal]]
    package let method: IndexMethod
    package let scored: [Member: Scored]
    /// By total, best first; bodies without one are unranked.
    package let ranking: Ranking<Member>
    /// Components in which the whole set has one value, or none.
    package let withoutScale: [String]

    /// - Parameters:
    ///   - members: Each once, in the order ties are listed.
    ///   - values: By member and component; what is not here is missing, not zero.
    package init(_ members: [Member], values: [Member: [String: Decimal]], method: IndexMethod) {
        let set = members.filter { values[$0]?.isEmpty == false }
        var scores: [String: [Member: Decimal]] = [:]
        var withoutScale: [String] = []
        for component in method.components {
            let known = Dictionary(
                uniqueKeysWithValues: set.compactMap { member in
                    values[member]?[component.code].map { (member, $0) }
                })
            let rescaled = Self.rescaled(known, direction: component.direction)
            if rescaled.isEmpty { withoutScale.append(component.code) }
            scores[component.code] = rescaled.isEmpty ? method.whenEqual.scores(of: known) : rescaled
        }
        var scored: [Member: Scored] = [:]
        for member in set {
            let own = scores.compactMapValues { $0[member] }
            let counting = method.components.filter { scores[$0.code]?.isEmpty == false }
            scored[member] = Scored(own, counting: counting, method: method)
        }
        self.set = set
        self.values = values.filter { set.contains($0.key) }
        self.method = method
        self.scored = scored
        self.withoutScale = withoutScale
        ranking = Ranking(set.map { Ranking.Entry($0, scored[$0]?.total) }, direction: .higherIsBetter)
    }
}

extension IndexMethod.WhenEqual {
    fileprivate func scores<Member>(of values: [Member: Decimal]) -> [Member: Decimal] {
        switch self {
        case .leftOut: [:]
        case .score(let score): values.mapValues { _ in score }
        }
    }
}

extension IndexScoring.Scored {
    /// - Parameter counting: Components in which anybody has a score.
    fileprivate init(_ scores: [String: Decimal], counting: [IndexMethod.Component], method: IndexMethod) {
        let present = counting.filter { scores[$0.code] != nil }
        let isWhole = present.count == counting.count || method.whenMissing == .leftOut
        let weights = present.compactMap(\.weight)
        let sum = weights.reduce(0, +)
        guard isWhole, weights.count == present.count, sum > 0 else {
            self.init(scores: scores, contributions: [:], total: nil)
            return
        }
        let contributions = Dictionary(
            uniqueKeysWithValues: present.map { component in
                (component.code, ((scores[component.code] ?? 0) * (component.weight ?? 0)).divided(by: sum))
            })
        let weighted = present.reduce(Decimal(0)) { $0 + (scores[$1.code] ?? 0) * ($1.weight ?? 0) }
        self.init(scores: scores, contributions: contributions, total: weighted.divided(by: sum).roundedAlike())
    }
}
