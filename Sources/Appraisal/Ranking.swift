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
        let known = entries.compactMap { entry in entry.value.map { (member: entry.member, value: $0) } }
        let byValue = Dictionary(grouping: known, by: \.value).mapValues { $0.map(\.member) }
        let best: (Decimal, Decimal) -> Bool =
            switch direction {
            case .higherIsBetter: { $0 > $1 }
            case .lowerIsBetter: { $0 < $1 }
            }
        var places: [Place] = []
        for value in byValue.keys.sorted(by: best) {
            let tied = byValue[value] ?? []
            let rank = places.count + 1
            for member in tied {
                places.append(
                    Place(
                        member: member, value: value, rank: rank, tiedWith: tied.filter { $0 != member },
                        of: known.count))
            }
        }
        self.places = places
        unranked = entries.filter { $0.value == nil }.map(\.member)
    }

    /// `nil` for a member that is unranked or not of the set.
    package subscript(member: Member) -> Place? { places.first { $0.member == member } }
}
