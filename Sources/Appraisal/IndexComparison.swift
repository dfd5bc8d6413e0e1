package import Foundation

/// Two scorings of one index, such as of two years: who came, who went, and what moved each body's total.
///
/// A total moves because the set that was scaled is another, because the weights are, and because values are. The three add up:
/// values that left (last scores among those that stayed − among all), values that came (this time among all − among those that
/// stayed), weights and values among those of both. What stays or comes is a body's value in a component: a body may keep some.
/// Components that count on one side only are a matter of weights.
package struct IndexComparison<Member: Hashable & Sendable>: Sendable {
    package struct Movement: Sendable, Hashable {
        package let before: Decimal?
        package let now: Decimal?
        /// Places gained: 2 is from fourth to second.
        package let placesGained: Int?
        /// Of the change of total, what comes from who else was scaled; `nil` where it cannot be told.
        package let fromSet: Decimal?
        package let fromWeights: Decimal?
        package let fromValues: Decimal?
        /// Of the change of total, what each component brings, in all.
        package let byComponent: [String: Decimal]

        package var change: Decimal? {
            guard let before, let now else { return nil }
            return now - before
        }
    }
    package let before: IndexScoring<Member>
    package let now: IndexScoring<Member>
    /// Scaled now and not before, in the order of now.
    package let joined: [Member]
    /// Scaled before and not now, in the order of before.
    package let left: [Member]
    /// One component, which is scaled among others than before although the bodies are in both sets.
    package struct ComponentSet: Sendable, Hashable {
        package let component: String
        package let joined: [Member]
        package let left: [Member]
    }
    /// Components that count on both sides, in the order of now; only those with a difference.
    package let componentSets: [ComponentSet]
    private let common: (before: IndexScoring<Member>, reweighed: IndexScoring<Member>, now: IndexScoring<Member>)

    package init(from before: IndexScoring<Member>, to now: IndexScoring<Member>) {
        self.before = before
        self.now = now
        joined = now.set.filter { !before.set.contains($0) }
        left = before.set.filter { !now.set.contains($0) }
        let stayed = now.set.filter(before.set.contains)
        let counted = Set(before.method.components.map(\.code))
        let both = now.method.components.map(\.code).filter(counted.contains)
        componentSets = both.compactMap { component in
            let has = { (scoring: IndexScoring<Member>, member: Member) in scoring.values[member]?[component] != nil }
            let set = ComponentSet(
                component: component, joined: stayed.filter { has(now, $0) && !has(before, $0) },
                left: stayed.filter { has(before, $0) && !has(now, $0) })
            return set.joined.isEmpty && set.left.isEmpty ? nil : set
        }
        // Of a component that counts on both sides, what both have; of another, what the side has that counts it.
        let shared = { (side: IndexScoring<Member>, other: IndexScoring<Member>) in
            Dictionary(
                uniqueKeysWithValues: side.values.map { member, values in
                    (member, values.filter { !both.contains($0.key) || other.values[member]?[$0.key] != nil })
                })
        }
        let (old, new) = (shared(before, now), shared(now, before))
        let given = old.mapValues { $0.filter { counted.contains($0.key) && !both.contains($0.key) } }
        let renewed = new.mapValues { $0.filter { both.contains($0.key) } }
        common = (
            IndexScoring(stayed, values: old, method: before.method),
            IndexScoring(
                stayed, values: renewed.merging(given) { $0.merging($1) { own, _ in own } }, method: before.method),
            IndexScoring(stayed, values: new, method: now.method)
        )
    }

    package var setChanged: Bool { !joined.isEmpty || !left.isEmpty || !componentSets.isEmpty }
    /// The components or what they weigh differ.
    package var weightsChanged: Bool {
        before.method.weights != now.method.weights
    }

    package func movement(of member: Member) -> Movement {
        let (old, new) = (before.scored[member], now.scored[member])
        let parts = old?.total.flatMap { old in
            new?.total.flatMap { new in self.parts(of: member, from: old, to: new) }
        }
        var byComponent: [String: Decimal] = [:]
        if let old, let new, old.total != nil, new.total != nil {
            for code in Set(old.contributions.keys).union(new.contributions.keys) {
                byComponent[code] = (new.contributions[code] ?? 0) - (old.contributions[code] ?? 0)
            }
        }
        let places = before.ranking[member].flatMap { old in now.ranking[member].map { old.rank - $0.rank } }
        return Movement(
            before: old?.total, now: new?.total, placesGained: places, fromSet: parts?.set,
            fromWeights: parts?.weights, fromValues: parts?.values, byComponent: byComponent)
    }

    private func parts(
        of member: Member, from old: Decimal, to new: Decimal
    ) -> (set: Decimal, weights: Decimal, values: Decimal)? {
        guard let oldAmong = common.before.scored[member]?.total,
            let reweighed = common.reweighed.scored[member]?.total,
            let newAmong = common.now.scored[member]?.total
        else { return nil }
        return ((oldAmong - old) + (new - newAmong), newAmong - reweighed, reweighed - oldAmong)
    }
}

extension IndexMethod {
    /// What each component counts, in whatever order they stand.
    fileprivate var weights: [String: Decimal?] {
        Dictionary(components.map { ($0.code, $0.weight) }, uniquingKeysWith: { first, _ in first })
    }
}
