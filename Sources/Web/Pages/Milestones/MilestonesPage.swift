import Appraisal
import Domain
import Workspace

/// The milestones of a year: a matrix of units, and a list of each.
struct MilestonesPage: Sendable {
    struct Cell: Sendable {
        let state: ShownState?
        let day: String?
        /// Of the milestone, for narrow screens.
        let label: String
    }
    struct MatrixRow: Sendable {
        let unit: String
        let cells: [Cell]
    }
    struct Row: Sendable {
        let unit: String
        let day: String
        let state: ShownState
        let evidence: ShownText?
    }
    struct Milestone: Sendable {
        let id: String
        let title: ShownText
        let due: String
        let tally: String
        let rows: [Row]
    }

    let heading: String
    let asAt: String
    let milestones: [Milestone]
    /// Empty where there is one milestone only.
    let matrix: [MatrixRow]
    let isEmpty: Bool
}

extension MilestonesPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let board = try await visit.workspace.milestoneBoard(
            of: visit.unit.rawValue, in: visit.choice.period, asAt: visit.choice.asAt, known: visit.choice.known)
        heading = words.sentence(
            "mst_heading", ["unit": visit.name(of: visit.unit), "year": String(visit.choice.period.year)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
        milestones = board.milestones.map { Milestone($0, visit) }
        matrix =
            board.milestones.count < 2
            ? []
            : board.units.map { unit in
                MatrixRow(
                    unit: visit.name(of: unit),
                    cells: board.milestones.map { milestone in
                        let row = milestone[unit]
                        return Cell(
                            state: row.map { visit.shown($0.state) }, day: row?.state.day.map(words.day),
                            label: milestone.standing.title[visit.language])
                    })
            }
        isEmpty = board.milestones.isEmpty
    }
}

extension MilestonesPage.Milestone {
    fileprivate init(_ milestone: MilestoneBoard.Milestone, _ visit: Visit) {
        let words = visit.words
        let standing = milestone.standing
        id = "m-" + standing.code
        title = visit.shown(standing.title)
        due = words.sentence("mst_due", ["day": words.day(standing.due)])
        tally = words.sentence(
            "mst_tally",
            [
                "reached": visit.count(standing.reached.count), "of": visit.count(standing.units.count),
                "intime": visit.count(standing.reachedInTime), "missed": visit.count(standing.missed.count),
            ])
        rows = milestone.rows.map { row in
            MilestonesPage.Row(
                unit: visit.name(of: row.unit), day: row.state.day.map(words.day) ?? PeopleFormat.unknown,
                state: visit.shown(row.state), evidence: row.evidence.map(visit.shown(asWritten:)))
        }
    }
}

extension Visit {
    fileprivate func shown(_ state: MilestoneBoard.State) -> ShownState {
        switch state {
        case .inTime: ShownState(text: words["mst_in_time"], css: "state-holds")
        case .late(_, let days):
            ShownState(text: words.sentence("mst_late", ["n": String(days)]), css: "state-unknown")
        case .missed(let days):
            ShownState(text: words.sentence("mst_missed", ["n": String(days)]), css: "state-broken")
        case .open: ShownState(text: words["mst_open"], css: "state-idle")
        }
    }
}
