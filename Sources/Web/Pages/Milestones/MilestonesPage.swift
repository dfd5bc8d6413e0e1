import Appraisal
import Domain
import Packs
import Workspace

/// The milestones of a year: a calendar, how far each unit is, a matrix of units, and a list of each.
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
        let evidence: ShownEvidence?
    }
    /// One thing in a month: what is due, or who reached what.
    struct Event: Sendable {
        let href: String
        let title: ShownText
        let detail: String
    }
    struct Month: Sendable {
        let name: String
        let due: [Event]
        let reached: [Event]
    }
    struct Completion: Sendable {
        let unit: String
        let asked: String
        let inTime: String
        let late: String
        let missed: String
        let open: String
    }
    struct Milestone: Sendable {
        let id: String
        let href: String
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
    /// The months of the year; empty where there are no milestones.
    let months: [Month]
    /// Empty where there is one unit only.
    let completion: [Completion]
    /// The form for a new one; `nil` for who may not set any.
    let new: String?
    let done: String?
}

extension MilestonesPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let board = try await visit.workspace.milestoneBoard(
            of: visit.unit.rawValue, in: visit.choice.period, asAt: visit.workDay, known: visit.choice.known)
        heading = words.sentence(
            "mst_heading", ["unit": visit.name(of: visit.unit), "year": String(visit.choice.period.year)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
        milestones = try board.milestones.map { try Milestone($0, visit) }
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
        months =
            board.milestones.isEmpty
            ? [] : Period.all(.month, in: visit.choice.period.year).map { Month($0, board, visit) }
        completion =
            board.units.count < 2
            ? []
            : board.tallies.map { tally in
                Completion(
                    unit: visit.name(of: tally.unit), asked: visit.count(tally.asked),
                    inTime: visit.count(tally.inTime), late: visit.count(tally.late),
                    missed: visit.count(tally.missed), open: visit.count(tally.open))
            }
        new =
            visit.choice.known == nil && visit.may(.plan, at: visit.tree.root)
            ? visit.choice.link("/milestones/new") : nil
        done = visit.done(["milestone_withdrawn"])
    }
}

extension MilestonesPage.Milestone {
    fileprivate init(_ milestone: MilestoneBoard.Milestone, _ visit: Visit) throws {
        let words = visit.words
        let standing = milestone.standing
        id = "m-" + standing.code
        title = visit.shown(standing.title)
        due = words.sentence("mst_due", ["day": words.day(standing.due)])
        href = visit.choice.link("/milestones/\(standing.code.queryEncoded)")
        tally = visit.tally(of: standing)
        rows = try milestone.rows.map { row in
            MilestonesPage.Row(
                unit: visit.name(of: row.unit), day: row.state.day.map(words.day) ?? PeopleFormat.unknown,
                state: visit.shown(row.state), evidence: try row.evidence.map { try visit.shown(Evidence($0)) })
        }
    }
}

extension MilestonesPage.Month {
    /// What was reached in another year than that of the milestones stands in the lists only.
    fileprivate init(_ month: Period, _ board: MilestoneBoard, _ visit: Visit) {
        let words = visit.words
        let days = visit.pack.defaultCalendar.days(of: month)
        func link(_ milestone: MilestoneBoard.Milestone) -> String {
            visit.choice.link("/milestones/\(milestone.standing.code.queryEncoded)")
        }
        func isHere(_ day: Day) -> Bool { days.from <= day && day <= days.to }
        name = words.period(month)
        due = board.milestones.filter { isHere($0.standing.due) }.map { milestone in
            MilestonesPage.Event(
                href: link(milestone), title: visit.shown(milestone.standing.title),
                detail: words.sentence(
                    "mst_due_reached",
                    [
                        "day": words.day(milestone.standing.due),
                        "reached": visit.count(milestone.standing.reached.count),
                        "of": visit.count(milestone.standing.units.count),
                    ]))
        }
        reached = board.milestones.compactMap { milestone in
            let rows = milestone.rows.compactMap { row in
                row.state.day.flatMap { isHere($0) ? (day: $0, unit: row.unit) : nil }
            }.sorted { $0.day < $1.day }
            guard !rows.isEmpty else { return nil }
            return MilestonesPage.Event(
                href: link(milestone), title: visit.shown(milestone.standing.title),
                detail: rows.map { "\(visit.shortName(of: $0.unit)) \(words.day($0.day))" }.joined(separator: "; "))
        }
    }
}

extension Visit {
    /// `5/6 units have reached it …`.
    func tally(of standing: MilestoneStanding) -> String {
        words.sentence(
            "mst_tally",
            [
                "reached": count(standing.reached.count), "of": count(standing.units.count),
                "intime": count(standing.reachedInTime), "missed": count(standing.missed.count),
            ])
    }

    func shown(_ state: MilestoneBoard.State) -> ShownState {
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
