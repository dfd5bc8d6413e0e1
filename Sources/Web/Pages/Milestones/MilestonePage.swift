import Appraisal
import Domain
import Hummingbird
import Workspace

/// One milestone: what is asked of whom by when, and who reached it, as far as the reader sees the units.
struct MilestonePage: Sendable {
    struct Row: Sendable {
        let unit: String
        let state: ShownState
        let day: String
        let evidence: ShownEvidence?
        /// To record or correct it; `nil` for who may not.
        let record: String?
    }

    let back: String
    let code: String
    let title: ShownText
    let due: String
    let asAt: String
    let tally: String
    let rows: [Row]
    /// For who may change it.
    let edit: String?
    let withdraw: String
    let done: String?
}

extension WebServer {
    func bindMilestones(_ book: RouteBook) {
        book.on(.milestones) { visit in
            try await visit.answer(
                Page(
                    "milestones", title: visit.words["menu_milestones"], menu: .milestones,
                    model: MilestonesPage(visit)))
        }
        book.on(.milestone) { visit in
            let page = try MilestonePage(visit)
            return try await visit.answer(Page("milestone", title: page.title.text, menu: .milestones, model: page))
        }
        book.on(.milestoneWithdraw) { visit in
            let milestone = try visit.milestone()
            try visit.workspace.withdrawMilestone(milestone.standing.code)
            return visit.redirect(to: visit.choice.link("/milestones", [("done", "milestone_withdrawn")]))
        }
        bindMilestoneForm(book)
        bindMilestoneEvents(book)
    }
}

extension Visit {
    /// The milestone the path names, as far as it is of units the reader sees.
    ///
    /// - Throws: ``WebError/forbidden`` for one there is not, and one of other units.
    func milestone() throws -> MilestoneBoard.Milestone {
        let seen = identity.units(.viewFigures, in: tree)
        guard
            let milestone = try workspace.milestone(
                path("milestone"), of: seen, asAt: workDay, known: choice.known)
        else { throw WebError.forbidden }
        return milestone
    }

    /// Whether a unit's milestones are theirs to record.
    func mayReachMilestones(at unit: OrgUnit.ID) -> Bool { may(.report, at: unit) || may(.plan, at: tree.root) }
}

extension MilestonePage {
    init(_ visit: Visit) throws {
        let words = visit.words
        let milestone = try visit.milestone()
        let standing = milestone.standing
        let path = "/milestones/\(standing.code.queryEncoded)"
        back = visit.choice.link("/milestones")
        code = standing.code
        title = visit.shown(standing.title)
        due = words.sentence("mst_due", ["day": words.day(standing.due)])
        asAt = words.sentence("as_at_day", ["day": words.day(standing.asAt)])
        tally = visit.tally(of: standing)
        rows = try milestone.rows.map { row in
            Row(
                unit: visit.name(of: row.unit), state: visit.shown(row.state),
                day: row.state.day.map(words.day) ?? PeopleFormat.unknown,
                evidence: try row.evidence.map { try visit.shown(Evidence($0)) },
                record: visit.choice.known == nil && visit.mayReachMilestones(at: row.unit)
                    ? visit.choice.link("\(path)/units/\(row.unit.rawValue.queryEncoded)") : nil)
        }
        edit =
            visit.choice.known == nil && visit.may(.plan, at: visit.tree.root) ? visit.choice.link("\(path)/edit") : nil
        withdraw = visit.choice.link("\(path)/withdraw")
        done = visit.done(["milestone_set", "milestone_reached", "milestone_unreached"])
    }
}
