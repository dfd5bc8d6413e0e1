package import Domain

/// A milestone over a set of units: who has reached it, who is overdue.
package struct MilestoneStanding: Sendable {
    package let code: String
    package let title: LocalizedText
    package let due: Day
    package let units: [OrgUnit.ID]
    /// The day each unit reached it, up to the as-at day.
    package let reached: [OrgUnit.ID: Day]
    package let asAt: Day

    package init(
        code: String, title: LocalizedText, due: Day, units: [OrgUnit.ID], reached: [OrgUnit.ID: Day], asAt: Day
    ) {
        self.code = code
        self.title = title
        self.due = due
        self.units = units
        self.reached = reached
        self.asAt = asAt
    }

    /// Not reached although the due day is over.
    package var missed: [OrgUnit.ID] { asAt > due ? units.filter { reached[$0] == nil } : [] }
    package var reachedInTime: Int { units.count { unit in reached[unit].map { $0 <= due } ?? false } }
}

/// How many collectives and individuals were commended in a span of days.
package struct CommendationCount: Sendable, Hashable {
    package let collectives: Int
    package let individuals: Int
    /// Form code → collectives and individuals.
    package let byForm: [String: [Int]]

    package init(collectives: Int, individuals: Int, byForm: [String: [Int]]) {
        self.collectives = collectives
        self.individuals = individuals
        self.byForm = byForm
    }
}

/// The last result of an index and how many years running we have held the rank.
package struct IndexStanding: Sendable {
    package let code: String
    package let names: LocalizedText
    package let year: Int
    package let rank: Int?
    package let of: Int?
    package let streak: Streak?

    package init(code: String, names: LocalizedText, year: Int, rank: Int?, of: Int?, streak: Streak?) {
        self.code = code
        self.names = names
        self.year = year
        self.rank = rank
        self.of = of
        self.streak = streak
    }
}
