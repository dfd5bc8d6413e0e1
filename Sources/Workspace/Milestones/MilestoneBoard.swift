package import Appraisal
package import Domain
import Packs
import Registry

/// The milestones of a year: which unit reached which, when, and who missed it.
package struct MilestoneBoard: Sendable {
    package enum State: Sendable, Hashable {
        case inTime(Day)
        case late(Day, days: Int)
        /// Not reached, and its day is over.
        case missed(days: Int)
        /// Not reached, and still in time.
        case open
    }
    package struct Row: Sendable, Hashable {
        package let unit: OrgUnit.ID
        package let state: State
        package let evidence: String?
    }
    package struct Milestone: Sendable {
        package let standing: MilestoneStanding
        /// In the tree's order.
        package let rows: [Row]

        package subscript(unit: OrgUnit.ID) -> Row? { rows.first { $0.unit == unit } }
    }

    package let asAt: Day
    package let revision: Int
    /// By due day, then code.
    package let milestones: [Milestone]
    /// Units with any, in the tree's order.
    package let units: [OrgUnit.ID]
}

extension MilestoneBoard {
    /// How many milestones of a unit stand how.
    package struct Tally: Sendable, Hashable {
        package let unit: OrgUnit.ID
        package var asked = 0
        package var inTime = 0
        package var late = 0
        package var missed = 0
        package var open = 0
    }

    /// By unit, in the tree's order.
    package var tallies: [Tally] {
        units.map { unit in
            var tally = Tally(unit: unit)
            for row in milestones.compactMap({ $0[unit] }) {
                tally.asked += 1
                switch row.state {
                case .inTime: tally.inTime += 1
                case .late: tally.late += 1
                case .missed: tally.missed += 1
                case .open: tally.open += 1
                }
            }
            return tally
        }
    }
}

extension TwofoldWorkspace {
    /// The milestones due in the period's year, of a unit and those below it.
    ///
    /// - Parameter asAt: `nil` for the last day with complete records of the period; see ``steeringDay(in:asAt:known:)``.
    package func milestoneBoard(
        of unit: String? = nil, in period: Period, asAt: Day? = nil, known revision: Int? = nil
    ) async throws -> MilestoneBoard {
        let known = try known(revision)
        let tree = known.pack.units
        let unit = try unit.map { try known.pack.unit($0).id } ?? tree.root
        let subtree = tree.subtree(of: unit)
        let day = try await steeringDay(in: period, asAt: asAt, known: known.sequence)
        let milestones = try self.milestones(of: subtree, asAt: day, known) { $0.due.year == period.year }
        return MilestoneBoard(
            asAt: day, revision: known.sequence, milestones: milestones,
            units: subtree.filter { unit in milestones.contains { $0[unit] != nil } })
    }

    /// One milestone, as far as it is of some units.
    ///
    /// - Returns: `nil` for a code there is not, and for a milestone of other units only.
    package func milestone(
        _ code: String, of units: Set<OrgUnit.ID>, asAt day: Day, known revision: Int? = nil
    ) throws -> MilestoneBoard.Milestone? {
        let known = try known(revision)
        let ordered = known.pack.units.units.map(\.id).filter(units.contains)
        return try milestones(of: ordered, asAt: day, known) { $0.code == code }.first
    }

    private func milestones(
        of units: [OrgUnit.ID], asAt day: Day, _ known: KnownRevision, where isAsked: (Milestone) -> Bool
    ) throws -> [MilestoneBoard.Milestone] {
        let events = try registry.milestoneEvents(knownAt: known.sequence).filter { $0.day <= day }
        return try registry.milestones(knownAt: known.sequence).filter(isAsked)
            .sorted { ($0.due, $0.code) < ($1.due, $1.code) }
            .compactMap { milestone in
                let units = units.filter(milestone.units.contains)
                guard !units.isEmpty else { return nil }
                let reached = Dictionary(
                    events.filter { $0.milestone == milestone.code }.map { ($0.unit, $0) }, uniquingKeysWith: { $1 })
                return MilestoneBoard.Milestone(
                    standing: MilestoneStanding(
                        code: milestone.code, title: milestone.title, due: milestone.due, units: units,
                        reached: reached.mapValues(\.day).filter { units.contains($0.key) }, asAt: day),
                    rows: units.map {
                        MilestoneBoard.Row(
                            unit: $0, state: MilestoneBoard.State(reached[$0]?.day, due: milestone.due, asAt: day),
                            evidence: reached[$0]?.evidence)
                    })
            }
    }
}

extension MilestoneBoard.State {
    fileprivate init(_ reached: Day?, due: Day, asAt: Day) {
        self =
            switch reached {
            case let day? where day <= due: .inTime(day)
            case let day?: .late(day, days: day.days(since: due))
            case nil: asAt > due ? .missed(days: asAt.days(since: due)) : .open
            }
    }
}
