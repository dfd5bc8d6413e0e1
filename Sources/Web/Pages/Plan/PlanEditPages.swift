import Diagnostics
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindPlanEditing(_ book: RouteBook) {
        book.on(.resolutionNew) { visit in
            var typed = TypedFields()
            typed["day"] = visit.workDay.description
            return try await visit.answer(visit.draft(.make(.resolution, under: nil), typed))
        }
        book.on(.resolutionMake) { visit in try await save(.make(.resolution, under: nil), visit) }
        book.on(.resolutionEdit) { visit in try await visit.edit(.resolution, visit.path("resolution")) }
        book.on(.resolutionSave) { visit in try await save(.change(.resolution, visit.path("resolution")), visit) }
        book.on(.resolutionCopyPage) { visit in
            let code = visit.path("resolution")
            guard var typed = try visit.workspace.planFields(of: .resolution, code) else { throw WebError.noSuchPart }
            let day = typed["day"].flatMap { Day($0) }?.shifted(byYears: 1)
            typed["code"] = nil
            typed["number"] = nil
            typed["document"] = nil
            typed["day"] = day?.description
            typed["suffix"] = "-\((day?.year ?? visit.choice.period.year) + (day.map { $0.month > 6 } == true ? 1 : 0))"
            typed["years"] = "1"
            return try await visit.answer(visit.draft(.copy(code), typed))
        }
        book.on(.resolutionCopy) { visit in try await save(.copy(visit.path("resolution")), visit) }
        book.on(.groupNew) { visit in
            let draft = PlanDraft.make(.group, under: visit.path("resolution"))
            guard try visit.workspace.planFields(of: .resolution, visit.path("resolution")) != nil else {
                throw WebError.noSuchPart
            }
            return try await visit.answer(visit.draft(draft, TypedFields()))
        }
        book.on(.groupMake) { visit in try await save(.make(.group, under: visit.path("resolution")), visit) }
        book.on(.groupEdit) { visit in try await visit.edit(.group, visit.path("group")) }
        book.on(.groupSave) { visit in try await save(.change(.group, visit.path("group")), visit) }
        book.on(.actionNew) { visit in
            guard try visit.workspace.planFields(of: .group, visit.path("group")) != nil else {
                throw WebError.noSuchPart
            }
            return try await visit.answer(visit.draft(.make(.action, under: visit.path("group")), TypedFields()))
        }
        book.on(.actionMake) { visit in try await save(.make(.action, under: visit.path("group")), visit) }
        book.on(.actionEdit) { visit in try await visit.edit(.action, visit.path("action")) }
        book.on(.actionSave) { visit in try await save(.change(.action, visit.path("action")), visit) }
        book.on(.planWithdrawPage) { visit in
            try await visit.answer(try visit.withdrawPage(visit.query["part"], visit.query["code"]))
        }
        book.on(.planWithdraw) { visit in
            guard let part = visit.form["part"].flatMap(PlanPart.init(rawValue:)), let code = visit.form["code"],
                try visit.workspace.planWithdrawal(of: part, code) != nil
            else { throw WebError.noSuchPart }
            try visit.workspace.withdrawPlan(part, code)
            return visit.redirect(to: visit.choice.link("/plan", [("done", "plan_withdrawn")]))
        }
    }

    /// Takes a form of the plan: what it makes or changes, or the form again with what is wrong.
    private func save(_ draft: PlanDraft, _ visit: Visit) async throws -> Response {
        var form = visit.form
        var uploads: [Upload] = []
        if visit.route.body == .stream {
            (form, uploads) = try await visit.receiveForm(limitMiB: settings.attachmentLimitMiB)
        }
        var typed = TypedFields(form)
        typed[draft.parentField ?? "source"] = draft.parent ?? typed[draft.parentField ?? "source"]
        if case .change(_, let code) = draft { typed["code"] = code }
        if let before = try draft.keptDocument(visit), typed["document"] == nil { typed["document"] = before }
        do {
            // Looked at first, so that no document is kept with what is refused.
            if let upload = uploads.first {
                try visit.workspace.checkPlan(draft, typed)
                let kept = try visit.workspace.attach(upload, to: "resolution \(typed["code"] ?? "")", of: nil)
                typed["document"] = Evidence.file(id: kept.id).text
            }
            try visit.workspace.take(draft, typed)
        } catch let problems as InvalidFields {
            for upload in uploads { try? visit.workspace.uploads.discard(upload) }
            return try await visit.answer(visit.draft(draft, typed, problems), status: .badRequest)
        }
        return visit.redirect(to: visit.afterSaving(draft, typed))
    }
}

extension WebError {
    static let noSuchPart = WebError(
        .notFound, "no-such-part", vi: "Kế hoạch không có phần này, hoặc phần này đã được rút lại.",
        en: "The plan has no such part, or it was withdrawn.")
}
