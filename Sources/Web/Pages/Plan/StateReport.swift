import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Packs
import Workspace

extension WebServer {
    func bindStateReport(_ book: RouteBook) {
        book.on(.stateReport) { visit in
            let code = visit.path("action")
            // What is not there and what may not be changed answer alike.
            guard let lead = try visit.workspace.leadUnit(ofAction: code), visit.mayReport(at: lead) else {
                throw WebError.forbidden
            }
            let (form, uploads) = try await visit.receiveForm(limitMiB: settings.attachmentLimitMiB)
            let typed = TypedFields(form)
            do {
                try visit.workspace.reportState(of: code, typed, file: uploads.first.map(EvidenceFile.upload))
            } catch let problems as InvalidFields {
                for upload in uploads { try? visit.workspace.uploads.discard(upload) }
                let page = try await ActionPage(visit, typed: typed, problems: problems)
                return try await visit.answer(
                    Page("action", title: page.heading, menu: .plan, model: page), status: .badRequest)
            }
            return visit.redirect(
                to: visit.choice.link(
                    "/plan/actions/\(code.queryEncoded)", [("done", "state_reported"), ("asat", visit.shownDay(typed))])
            )
        }
    }
}

extension Visit {
    func mayReport(at lead: OrgUnit.ID) -> Bool { may(.report, at: lead) || may(.plan, at: lead) }

    /// The as-at day on which what was just said is there to be seen: the chosen one, or the day of the report if that is later.
    fileprivate func shownDay(_ typed: TypedFields) -> String? {
        guard let day = typed["day"].flatMap({ Day($0) }), day > workDay else { return choice.asAt?.description }
        return day.description
    }

    /// The form that says where an action stands; `nil` for who may not, and at an earlier revision.
    func stateForm(
        _ code: String, lead: OrgUnit.ID, typed: TypedFields?, problems: InvalidFields?
    ) -> DraftForm? {
        guard mayReport(at: lead), choice.known == nil else { return nil }
        var fresh = TypedFields()
        fresh["day"] = min(workDay, workspace.today()).description
        let fields = DraftFields(typed: typed ?? fresh, problems: problems, visit: self)
        let states = [
            ("not_started", "state_not_started"), ("on_track", "state_on_track"), ("at_risk", "state_at_risk"),
            ("done", "state_done"), ("cancelled", "state_cancelled"),
        ].map { (value: $0.0, text: words[$0.1]) }
        return DraftForm(
            action: choice.link("/plan/actions/\(code.queryEncoded)/states"), hasFiles: true,
            problem: summary(of: problems),
            fields: [
                fields.day("day", "plan_day", isRequired: true),
                fields.choice(
                    "state", "plan_typed", [("", "")] + states, isRequired: true, help: words["stf_state_help"]),
                fields.area("sentence", "stf_sentence", isRequired: true),
                fields.area("reason", "plan_reason", help: words["stf_reason_help"]),
                fields.file("stf_file"),
                fields.line("evidence", "stf_evidence", help: words["stf_evidence_help"]),
            ], submit: words["stf_submit"])
    }
}
