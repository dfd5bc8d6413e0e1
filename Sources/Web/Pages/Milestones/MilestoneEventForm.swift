import Appraisal
import Domain
import Hummingbird
import Workspace

/// The form by which a unit says that it reached a milestone.
struct MilestoneEventForm: Sendable {
    let action: String
    let back: String
    let title: ShownText
    let heading: String
    let due: String
    let problems: [ShownProblem]
    let day: String
    let evidence: String
    /// What is recorded now; `nil` where nothing is.
    let state: ShownState?
    let shownEvidence: ShownEvidence?
    /// Where it is taken back; `nil` where nothing is recorded.
    let withdraw: String?
}

extension WebServer {
    func bindMilestoneEvents(_ book: RouteBook) {
        let limit = settings.attachmentLimitMiB
        book.on(.milestoneUnit) { visit in
            let (milestone, row) = try visit.milestoneOfUnit()
            var draft = try visit.workspace.milestoneEventDraft(milestone.standing.code, at: row.unit)
            if draft.day.isEmpty { draft.day = visit.workDay.description }
            return try await visit.answer(MilestoneEventForm.page(visit, milestone, row, draft))
        }
        book.on(.milestoneReach) { visit in
            try visit.demandNow()
            let (milestone, row) = try visit.milestoneOfUnit()
            let (form, uploads) = try await visit.receiveForm(limitMiB: limit)
            try visit.discard(uploads.dropFirst())
            let draft = MilestoneEventDraft(day: form["day"] ?? "", evidence: form["evidence"] ?? "")
            do {
                try visit.workspace.reachMilestone(
                    milestone.standing.code, at: row.unit, draft, file: uploads.first)
            } catch let refused as RefusedDraft {
                return try await visit.answer(
                    MilestoneEventForm.page(visit, milestone, row, draft, refused), status: .badRequest)
            }
            return visit.redirect(
                to: visit.link(milestone.path, done: "milestone_reached", showing: Day(draft.day)))
        }
        book.on(.milestoneUnreach) { visit in
            try visit.demandNow()
            let (milestone, row) = try visit.milestoneOfUnit()
            try visit.workspace.withdrawReachedMilestone(milestone.standing.code, at: row.unit)
            return visit.redirect(to: visit.choice.link(milestone.path, [("done", "milestone_unreached")]))
        }
    }
}

extension MilestoneBoard.Milestone {
    fileprivate var path: String { "/milestones/\(standing.code.queryEncoded)" }
}

extension Visit {
    /// The milestone and unit the path names, for who may record it.
    ///
    /// - Throws: ``WebError/forbidden``, also for a unit the milestone does not ask.
    fileprivate func milestoneOfUnit() throws -> (MilestoneBoard.Milestone, MilestoneBoard.Row) {
        guard mayReachMilestones(at: unit) else { throw WebError.forbidden }
        let milestone = try milestone()
        guard let row = milestone[unit] else { throw WebError.forbidden }
        return (milestone, row)
    }

    /// Files that were sent and that nothing takes.
    func discard(_ uploads: some Sequence<Upload>) throws {
        for upload in uploads { try workspace.uploads.discard(upload) }
    }
}

extension MilestoneEventForm {
    fileprivate static func page(
        _ visit: Visit, _ milestone: MilestoneBoard.Milestone, _ row: MilestoneBoard.Row, _ draft: MilestoneEventDraft,
        _ refused: RefusedDraft? = nil
    ) throws -> Page {
        let path = "\(milestone.path)/units/\(row.unit.rawValue.queryEncoded)"
        let form = MilestoneEventForm(
            action: visit.choice.link(path), back: visit.choice.link(milestone.path),
            title: visit.shown(milestone.standing.title), heading: visit.name(of: row.unit),
            due: visit.words.sentence("mst_due", ["day": visit.words.day(milestone.standing.due)]),
            problems: visit.shown(refused), day: draft.day, evidence: draft.evidence,
            state: row.state.day == nil ? nil : visit.shown(row.state),
            shownEvidence: try row.evidence.map { try visit.shown(Evidence($0)) },
            withdraw: row.state.day == nil ? nil : visit.choice.link("\(path)/withdraw"))
        return Page(
            "milestone-event", title: form.heading, menu: .milestones, showsChoice: false, model: form)
    }
}
