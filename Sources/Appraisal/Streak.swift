/// How many years running a rank was held: *năm thứ ba liên tiếp*.
package struct Streak: Hashable, Sendable {
    package let rank: Int
    /// 0 when the rank is not held in the last year asked for.
    package let years: Int
    /// Whether the run reaches back to the first year known: it may be longer than `years`.
    package let reachesFirstKnownYear: Bool

    /// - Parameter ranks: The rank of each year, as published; a year that is missing ends the run.
    package static func consecutiveYears(atRank rank: Int, in ranks: [Int: Int], endingIn last: Int) -> Streak {
        var year = last
        while ranks[year] == rank { year -= 1 }
        let isOpen = year < last && ranks.keys.allSatisfy { $0 > year }
        return Streak(rank: rank, years: last - year, reachesFirstKnownYear: isOpen)
    }
}
