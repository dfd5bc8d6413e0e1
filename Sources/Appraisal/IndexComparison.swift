package import Foundation

/// Two scorings of one index, such as of two years: who came, who went, and what moved each body's total.
///
/// A total moves because the set that was scaled is another, because the weights are, and because values are. The three add up:
/// bodies that left (last scores among those that stayed − among all), bodies that came (this time among all − among those that
/// stayed), weights and values among those of both.
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
    private let common: (before: IndexScoring<Member>, reweighed: IndexScoring<Member>, now: IndexScoring<Member>)

    package init(from before: IndexScoring<Member>, to now: IndexScoring<Member>) {
        self.before = before
        self.now = now
        joined = now.set.filter { !before.set.contains($0) }
        left = before.set.filter { !now.set.contains($0) }
        let stayed = now.set.filter(before.set.contains)
        common = (
            IndexScoring(stayed, values: before.values, method: before.method),
            IndexScoring(stayed, values: now.values, method: now.method.weighing(as: before.method)),
            IndexScoring(stayed, values: now.values, method: now.method)
        )
    }

    package var setChanged: Bool { !joined.isEmpty || !left.isEmpty }

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
    /// The same with another's weights; a component that the other does not have keeps its own.
    fileprivate func weighing(as other: IndexMethod) -> IndexMethod {
        let weights = Dictionary(other.components.map { ($0.code, $0.weight) }, uniquingKeysWith: { first, _ in first })
        return IndexMethod(
            components: components.map {
                Component(code: $0.code, direction: $0.direction, weight: weights[$0.code] ?? $0.weight)
            }, whenEqual: whenEqual, whenMissing: whenMissing)
    }
}
