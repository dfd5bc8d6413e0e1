package import Domain
package import Foundation

/// The order of a set of members by one value, best first, as competitions count: 1, 2, 2, 4.
///
/// It ranks the values it is given and nothing else: last year's ranking is made from last year's set, so that this year's
/// reorganisation cannot change it.
package struct Ranking<Member: Hashable & Sendable>: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let member: Member
        /// `nil` where nothing is known; it is then not ranked.
        package let value: Decimal?

        package init(_ member: Member, _ value: Decimal?) {
            self.member = member
            self.value = value
        }
    }

    package struct Place: Sendable, Hashable {
        package let member: Member
        package let value: Decimal
        /// 1 is the best.
        package let rank: Int
        /// The other members with exactly this value, in the order given.
        package let tiedWith: [Member]
        /// How many members are ranked: "7 of 33".
        package let of: Int
    }

    /// By rank, ties in the order given.
    package let places: [Place]
    /// Members without a value, in the order given: they have no rank, and a page says so.
    package let unranked: [Member]

    /// - Parameter entries: Each member once.
    package init(_ entries: [Entry], direction: Direction) {
        precondition(Set(entries.map(\.member)).count == entries.count, "a member is ranked once")
        let known = entries.enumerated()
            .compactMap { index, entry in entry.value.map { (index: index, member: entry.member, value: $0) } }
            .sorted { a, b in a.value == b.value ? a.index < b.index : direction.prefers(a.value, to: b.value) }
        // Equal neighbours, not equal hashes: two ways of writing one decimal are one value.
        var groups: [(value: Decimal, members: [Member])] = []
        for (_, member, value) in known {
            if let last = groups.last, last.value == value {
                groups[groups.count - 1].members.append(member)
            } else {
                groups.append((value, [member]))
            }
        }
        var places: [Place] = []
        for (value, members) in groups {
            let rank = places.count + 1
            for member in members {
                let others = members.filter { $0 != member }
                places.append(Place(member: member, value: value, rank: rank, tiedWith: others, of: known.count))
            }
        }
        self.places = places
        unranked = entries.filter { $0.value == nil }.map(\.member)
    }

    /// `nil` for a member that is unranked or not of the set.
    package subscript(member: Member) -> Place? { places.first { $0.member == member } }
}

extension Direction {
    fileprivate func prefers(_ a: Decimal, to b: Decimal) -> Bool {
        switch self {
        case .higherIsBetter: a > b
        case .lowerIsBetter: a < b
        }
    }
}
