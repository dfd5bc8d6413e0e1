import Appraisal
import Domain
import Hummingbird
import Packs
import Workspace

/// The form that sets a milestone.
struct MilestoneForm: Sendable {
    let action: String
    let back: String
    let heading: String
    let problems: [ShownProblem]
    /// `nil` for one that is there: its code stays.
    let code: String?
    let isNew: Bool
    /// The revision it is filled from; empty for a new one.
    let readAt: String
    let titles: [ShownTextField]
    let due: String
    let unitChoice: ShownUnitChoice
}

extension WebServer {
    func bindMilestoneForm(_ book: RouteBook) {
        book.on(.milestoneNew) { visit in
            try await visit.answer(try MilestoneForm.page(visit, MilestoneDraft(), of: nil))
        }
        book.on(.milestoneAdd) { visit in try await visit.setMilestone(replacing: nil) }
        book.on(.milestoneEdit) { visit in
            let code = try visit.milestone().standing.code
            return try await visit.answer(
                MilestoneForm.page(visit, try visit.workspace.milestoneDraft(code), of: code))
        }
        book.on(.milestoneChange) { visit in
            try await visit.setMilestone(replacing: try visit.milestone().standing.code)
        }
    }
}

extension Visit {
    fileprivate func setMilestone(replacing code: String?) async throws -> Response {
        let draft = MilestoneDraft(
            code: form["code"] ?? "", title: form.texts("title", in: pack.languages), units: form.all("units"),
            kinds: form.all("kinds"), due: form["due"] ?? "")
        do {
            let set = try workspace.setMilestone(draft, replacing: code, readAt: form["read_at"].flatMap { Int($0) })
            return redirect(to: choice.link("/milestones/\(set.queryEncoded)", [("done", "milestone_set")]))
        } catch let refused as RefusedDraft {
            return try await answer(MilestoneForm.page(self, draft, of: code, refused), status: .badRequest)
        }
    }
}

extension MilestoneForm {
    fileprivate static func page(
        _ visit: Visit, _ draft: MilestoneDraft, of code: String?, _ refused: RefusedDraft? = nil
    ) throws -> Page {
        let words = visit.words
        let path = code.map { "/milestones/\($0.queryEncoded)" }
        let heading = words[code == nil ? "mst_new" : "mst_edit"]
        let form = MilestoneForm(
            action: visit.choice.link(path.map { "\($0)/edit" } ?? "/milestones/new"),
            back: visit.choice.link(path ?? "/milestones"), heading: heading, problems: visit.shown(refused),
            code: code == nil ? draft.code : nil, isNew: code == nil,
            readAt: code == nil ? "" : String(try visit.workspace.latestRevision),
            titles: visit.textFields("title", draft.title),
            due: draft.due, unitChoice: visit.unitChoice(units: draft.units, kinds: draft.kinds, on: visit.workDay))
        return Page("milestone-form", title: heading, menu: .milestones, showsChoice: false, model: form)
    }
}
