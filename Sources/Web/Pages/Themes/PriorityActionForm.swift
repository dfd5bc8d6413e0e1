import Domain
import Hummingbird
import Packs
import Workspace

/// The form that makes an action of a priority.
struct PriorityActionForm: Sendable {
    let action: String
    let back: String
    let heading: String
    let problems: [ShownProblem]
    let code: String
    let groups: [ShownOption]
    let titles: [ShownTextField]
    let units: [ShownOption]
    let deadline: String
}

extension WebServer {
    func bindPriorityAction(_ book: RouteBook) {
        book.on(.priorityAction) { visit in
            let (period, order) = try visit.pathPriority()
            let draft = try visit.workspace.priorityActionDraft(order, of: period)
            return try await visit.answer(PriorityActionForm.page(visit, period, order, draft))
        }
        book.on(.priorityActionMake) { visit in
            let (period, order) = try visit.pathPriority()
            let form = visit.form
            let draft = PriorityActionDraft(
                code: form["code"] ?? "", group: form["group"] ?? "",
                title: form.texts("title", in: visit.pack.languages), leadUnit: form["lead_unit"] ?? "",
                deadline: form["deadline"] ?? "")
            do {
                let code = try visit.workspace.makeAction(ofPriority: order, of: period, draft)
                return visit.redirect(to: visit.choice.link("/plan/actions/\(code.queryEncoded)"))
            } catch let refused as RefusedDraft {
                return try await visit.answer(
                    PriorityActionForm.page(visit, period, order, draft, refused), status: .badRequest)
            }
        }
    }
}

extension Visit {
    /// - Throws: ``WebError/notFound`` for a priority there is not.
    fileprivate func pathPriority() throws -> (Period, Int) {
        guard let period = Period(path("period")), let order = Int(path("order")),
            try workspace.priorities(for: period).lines.contains(where: { $0.order == order })
        else { throw WebError.notFound }
        return (period, order)
    }
}

extension PriorityActionForm {
    fileprivate static func page(
        _ visit: Visit, _ period: Period, _ order: Int, _ draft: PriorityActionDraft, _ refused: RefusedDraft? = nil
    ) throws -> Page {
        let heading = visit.words.sentence(
            "pri_make_heading", ["n": String(order), "period": visit.words.period(period)])
        let form = PriorityActionForm(
            action: visit.choice.link("/priorities/\(period)/\(order)/action"), back: visit.choice.link("/themes"),
            heading: heading, problems: visit.shown(refused), code: draft.code,
            groups: try visit.workspace.taskGroupChoices().map {
                ShownOption(
                    $0.code, "\($0.code) \(visit.shown($0.title).text)", isSelected: $0.code == draft.group)
            }, titles: visit.textFields("title", draft.title),
            units: visit.tree.units.filter { $0.exists(on: visit.workDay) }.map {
                ShownOption($0.id.rawValue, $0.names[visit.language], isSelected: $0.id.rawValue == draft.leadUnit)
            }, deadline: draft.deadline)
        return Page("priority-action", title: heading, menu: .themes, showsChoice: false, model: form)
    }
}
