import Appraisal
import Domain
import HTTPTypes
import Hummingbird
import Packs
import Workspace

/// Several actions changed in one form.
struct PlanChangePage: Sendable {
    struct Action: Sendable {
        let code: String
        let title: ShownText
        let group: String
        let deadline: String?
        let lead: String
        let isChosen: Bool
    }

    let back: String
    let action: String
    let problem: String?
    /// What is wrong with the choice of actions; `nil` for nothing.
    let choosing: String?
    let actions: [Action]
    let fields: [DraftForm.Field]
}

extension WebServer {
    func bindPlanChange(_ book: RouteBook) {
        book.on(.planChangePage) { visit in
            try await visit.answer(try await visit.changePage(TypedFields(visit.query)))
        }
        book.on(.planChange) { visit in
            let typed = TypedFields(visit.form)
            do {
                try visit.workspace.changeActions(typed)
            } catch let problems as InvalidFields {
                return try await visit.answer(
                    try await visit.changePage(typed, problems), status: .badRequest)
            }
            return visit.redirect(to: visit.choice.link("/plan", [("done", "plan_changed")]))
        }
    }
}

extension Visit {
    fileprivate func changePage(_ typed: TypedFields, _ problems: InvalidFields? = nil) async throws -> Page {
        let board = try await workspace.planBoard(PlanFilter(unit: tree.root), asAt: workDay)
        let chosen = Set(typed.all("action"))
        let fields = DraftFields(typed: typed, problems: problems, visit: self)
        let whole = ["change", "action"].compactMap { problems?.message(of: $0)?[language] }
        return Page(
            "plan-change", title: words["plc_title"], menu: .plan,
            model: PlanChangePage(
                back: choice.link("/plan"), action: choice.link("/plan/change"),
                problem: whole.isEmpty ? summary(of: problems) : whole.joined(separator: " "),
                choosing: problems?.message(of: "action")?[language],
                actions: board.groups.flatMap { group in
                    group.items.map { item in
                        PlanChangePage.Action(
                            code: item.code, title: shown(item.title), group: group.code,
                            deadline: item.deadline.map(words.day), lead: shortName(of: item.leadUnit),
                            isChosen: chosen.contains(item.code))
                    }
                },
                fields: [
                    fields.day("deadline", "plan_deadline"), fields.check("all_year", "plc_all_year"),
                    fields.choice("lead_unit", "plan_lead", [("", words["plc_unchanged"])] + unitChoices(on: workDay)),
                    fields.line("theme", "plan_theme"),
                ]))
    }
}
