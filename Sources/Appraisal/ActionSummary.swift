/// How many actions stand how: "14 task groups, 40 actions".
package struct ActionSummary: Hashable, Sendable {
    /// Every state, also those with 0.
    package let counts: [ActionState: Int]
    /// Of those done, how many after their deadline.
    package let doneLate: Int

    package init(_ standings: [ActionStanding]) {
        var counts = Dictionary(uniqueKeysWithValues: ActionState.allCases.map { ($0, 0) })
        for standing in standings { counts[standing.state, default: 0] += 1 }
        self.counts = counts
        doneLate = standings.filter(\.isDoneLate).count
    }

    package subscript(state: ActionState) -> Int { counts[state, default: 0] }
    package var total: Int { counts.values.reduce(0, +) }
}
