import Domain
import Hummingbird
import Packs
import Workspace

/// The form that sets the whole list of priorities of a period: each line with its place, and some empty ones.
struct PrioritiesForm: Sendable {
    struct Line: Sendable {
        /// Counted from 1; part of the names of its fields.
        let number: String
        let was: String?
        let place: String
        let texts: [ShownTextField]
    }

    let action: String
    let back: String
    let heading: String
    let problems: [ShownProblem]
    let lines: [Line]
    /// Revision at which the list was read.
    let readAt: String
}

extension WebServer {
    func bindPrioritiesForm(_ book: RouteBook) {
        book.on(.prioritiesEdit) { visit in
            let period = try visit.pathPeriod()
            let drafts = try visit.workspace.priorityDrafts(for: period)
            return try await visit.answer(
                PrioritiesForm.page(visit, period, drafts, readAt: String(try visit.workspace.latestRevision)))
        }
        book.on(.prioritiesSet) { visit in
            let period = try visit.pathPeriod()
            let form = visit.form
            let drafts = (1...PrioritiesForm.mostLines).filter { form.names.contains("\($0).place") }.map { number in
                PriorityDraft(
                    was: form["\(number).was"].flatMap { Int($0) }, place: form["\(number).place"] ?? "",
                    text: form.texts("\(number).text", in: visit.pack.languages))
            }
            let readAt = form["read_at"] ?? ""
            do {
                try visit.workspace.setPriorities(drafts, for: period, readAt: Int(readAt))
            } catch let refused as RefusedDraft {
                return try await visit.answer(
                    PrioritiesForm.page(visit, period, drafts, readAt: readAt, refused), status: .badRequest)
            }
            return visit.redirect(to: visit.choice.link("/themes", [("done", "priorities_set")]))
        }
    }
}

extension Visit {
    /// - Throws: ``WebError/notFound`` for what is no period.
    fileprivate func pathPeriod() throws -> Period {
        guard let period = Period(path("period")) else { throw WebError.notFound }
        return period
    }
}

extension PrioritiesForm {
    fileprivate static let mostLines = 200
    private static let emptyLines = 3

    fileprivate static func page(
        _ visit: Visit, _ period: Period, _ drafts: [PriorityDraft], readAt: String, _ refused: RefusedDraft? = nil
    ) -> Page {
        let heading = visit.words.sentence("pri_edit", ["period": visit.words.period(period)])
        let more = refused == nil ? Array(repeating: PriorityDraft(), count: emptyLines) : []
        let form = PrioritiesForm(
            action: visit.choice.link("/priorities/\(period)"), back: visit.choice.link("/themes"), heading: heading,
            problems: visit.shown(refused),
            lines: (drafts + more).enumerated().map { index, draft in
                Line(
                    number: String(index + 1), was: draft.was.map(String.init), place: draft.place,
                    texts: visit.textFields("\(index + 1).text", draft.text))
            }, readAt: readAt)
        return Page("priorities-form", title: heading, menu: .themes, showsChoice: false, model: form)
    }
}
