import Domain
import Hummingbird
import Packs
import Workspace

/// The form that issues a directive.
struct DirectiveForm: Sendable {
    let action: String
    let back: String
    let heading: String
    let problems: [ShownProblem]
    /// `nil` for one that is there: its code stays.
    let code: String?
    let isNew: Bool
    /// The revision it is filled from; empty for a new one.
    let readAt: String
    let number: String
    let issuer: String
    let day: String
    let titles: [ShownTextField]
    let document: String
    /// The document it has now, where that is a file.
    let kept: ShownEvidence?
    let unitChoice: ShownUnitChoice
    let acknowledgeBy: String
    let actions: String
    let limit: String
}

extension WebServer {
    func bindDirectiveForm(_ book: RouteBook) {
        let limit = settings.attachmentLimitMiB
        book.on(.directiveNew) { visit in
            let draft = DirectiveDraft(
                issuer: visit.workspace.organisation, day: visit.workDay.description,
                actions: visit.query["action"] ?? "")
            return try await visit.answer(DirectiveForm.page(visit, draft, of: nil, limit))
        }
        book.on(.directiveIssue) { visit in
            try await visit.issueDirective(replacing: nil, limit)
        }
        book.on(.directiveEdit) { visit in
            let directive = try visit.directive()
            return try await visit.answer(
                DirectiveForm.page(visit, try visit.workspace.directiveDraft(directive.code), of: directive, limit))
        }
        book.on(.directiveChange) { visit in
            try await visit.issueDirective(replacing: try visit.directive(), limit)
        }
    }
}

extension Visit {
    fileprivate func issueDirective(replacing old: DirectiveAccount?, _ limit: Int) async throws -> Response {
        let (form, uploads) = try await receiveForm(limitMiB: limit)
        try discard(uploads.dropFirst())
        let draft = DirectiveDraft(
            code: form["code"] ?? "", number: form["number"] ?? "", issuer: form["issuer"] ?? "",
            day: form["day"] ?? "", title: form.texts("title", in: pack.languages), document: form["document"] ?? "",
            units: form.all("units"), kinds: form.all("kinds"), acknowledgeBy: form["acknowledge_by"] ?? "",
            actions: form["actions"] ?? "")
        do {
            let code = try workspace.issueDirective(
                draft, replacing: old?.code, readAt: form["read_at"].flatMap { Int($0) }, file: uploads.first)
            return redirect(
                to: link(
                    "/directives/\(code.queryEncoded)", done: "directive_issued", showing: Day(draft.day)))
        } catch let refused as RefusedDraft {
            return try await answer(DirectiveForm.page(self, draft, of: old, limit, refused), status: .badRequest)
        }
    }
}

extension DirectiveForm {
    fileprivate static func page(
        _ visit: Visit, _ draft: DirectiveDraft, of old: DirectiveAccount?, _ limit: Int,
        _ refused: RefusedDraft? = nil
    ) throws -> Page {
        let words = visit.words
        let path = old.map { "/directives/\($0.code.queryEncoded)" }
        let heading = words[old == nil ? "dir_new" : "dir_edit"]
        var kept: ShownEvidence?
        if case .file? = old?.document { kept = try old?.document.map(visit.shown) }
        let form = DirectiveForm(
            action: visit.choice.link(path.map { "\($0)/edit" } ?? "/directives/new"),
            back: visit.choice.link(path ?? "/directives"), heading: heading, problems: visit.shown(refused),
            code: old == nil ? draft.code : nil, isNew: old == nil,
            readAt: old == nil ? "" : String(try visit.workspace.latestRevision), number: draft.number,
            issuer: draft.issuer,
            day: draft.day, titles: visit.textFields("title", draft.title), document: draft.document, kept: kept,
            unitChoice: visit.unitChoice(units: draft.units, kinds: draft.kinds, on: visit.workDay),
            acknowledgeBy: draft.acknowledgeBy, actions: draft.actions,
            limit: words.sentence("data_upload_limit", ["limit": "\(limit) MiB"]))
        return Page("directive-form", title: heading, menu: .directives, showsChoice: false, model: form)
    }
}
