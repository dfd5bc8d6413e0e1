import Domain
import Hummingbird
import Packs
import Workspace

/// What a form of the plan is for.
enum PlanDraft: Sendable, Hashable {
    case make(PlanPart, under: String?)
    case change(PlanPart, String)
    case copy(String)

    var part: PlanPart {
        switch self {
        case .make(let part, _), .change(let part, _): part
        case .copy: .resolution
        }
    }

    /// What a new part stands under, and the field that says it.
    var parent: String? { if case .make(_, let parent) = self { parent } else { nil } }
    var parentField: String? {
        guard case .make(let part, _) = self else { return nil }
        return part == .group ? "resolution" : part == .action ? "task_group" : nil
    }

    /// The document a resolution has already.
    func keptDocument(_ visit: Visit) throws -> String? {
        guard case .change(.resolution, let code) = self else { return nil }
        return try visit.workspace.planFields(of: .resolution, code)?["document"]
    }

    func action(_ typed: TypedFields) -> String {
        switch self {
        case .make(.resolution, _): "/plan/new"
        case .make(.group, let parent): "/plan/resolutions/\((parent ?? "").queryEncoded)/groups"
        case .make(.action, let parent): "/plan/groups/\((parent ?? "").queryEncoded)/actions"
        case .change(.resolution, let code): "/plan/resolutions/\(code.queryEncoded)"
        case .change(.group, let code): "/plan/groups/\(code.queryEncoded)"
        case .change(.action, let code): "/plan/actions/\(code.queryEncoded)/edit"
        case .copy(let code): "/plan/resolutions/\(code.queryEncoded)/copy"
        }
    }
}

extension TwofoldWorkspace {
    func take(_ draft: PlanDraft, _ typed: TypedFields) throws {
        switch draft {
        case .make(let part, _): try savePlan(part, typed, isNew: true)
        case .change(let part, _): try savePlan(part, typed, isNew: false)
        case .copy(let code): _ = try copyResolution(code, typed)
        }
    }

    /// - Throws: ``InvalidFields``; nothing is written.
    func checkPlan(_ draft: PlanDraft, _ typed: TypedFields) throws {
        switch draft {
        case .make(let part, _): try checkPlan(part, typed, isNew: true)
        case .change(let part, _): try checkPlan(part, typed, isNew: false)
        case .copy(let code): try checkCopy(of: code, typed)
        }
    }
}

extension Visit {
    func edit(_ part: PlanPart, _ code: String) async throws -> Response {
        let revision = try workspace.latestRevision
        guard var typed = try workspace.planFields(of: part, code) else { throw WebError.noSuchPart }
        typed["read_at"] = String(revision)
        return try await answer(draft(.change(part, code), typed))
    }

    func afterSaving(_ draft: PlanDraft, _ typed: TypedFields) -> String {
        let done: String = if case .copy = draft { "plan_copied" } else { "plan_saved" }
        var items: [(String, String?)] = [("done", done)]
        if case .change(.action, let code) = draft {
            return choice.link("/plan/actions/\(code.queryEncoded)", items)
        }
        // A resolution of a later day is not yet in the plan of this one.
        if draft.part == .resolution, let day = typed["day"].flatMap({ Day($0) }), day > workDay {
            items += [("asat", day.description), ("period", "\(day.year)")]
        }
        return choice.link("/plan", items)
    }

    func draft(_ draft: PlanDraft, _ typed: TypedFields, _ problems: InvalidFields? = nil) throws -> Page {
        var typed = typed
        // What others changed is said beside the fields by now; sent again, it is meant.
        if typed["read_at"] != nil, problems != nil { typed["read_at"] = String(try workspace.latestRevision) }
        let fields = DraftFields(typed: typed, problems: problems, visit: self)
        let code = typed["code"] ?? ""
        let heading =
            switch draft {
            case .make(.resolution, _): words["plf_new_resolution"]
            case .make(.group, let parent): words.sentence("plf_new_group", ["code": parent ?? ""])
            case .make(.action, let parent): words.sentence("plf_new_action", ["code": parent ?? ""])
            case .change(.resolution, _): words.sentence("plf_edit_resolution", ["code": code])
            case .change(.group, _): words.sentence("plf_edit_group", ["code": code])
            case .change(.action, _): words.sentence("plf_edit_action", ["code": code])
            case .copy(let source): words.sentence("plf_copy", ["code": source])
            }
        var others: [ShownLink] = []
        if case .change(let part, let code) = draft {
            others = [
                ShownLink(
                    text: words["plf_withdraw"],
                    href: choice.link("/plan/withdraw", [("part", part.rawValue), ("code", code)]))
            ]
        }
        let model = DraftPage(
            heading: heading, back: choice.link("/plan"), backText: words["menu_plan"],
            lead: draft == .copy(draft.source ?? "") ? [words["plf_copy_lead"]] : [],
            form: DraftForm(
                action: choice.link(draft.action(typed)), hasFiles: draft.part == .resolution,
                problem: summary(of: problems), fields: try self.fields(of: draft, fields), submit: words["save"]),
            others: others)
        return Page("draft-page", title: heading, menu: .plan, showsChoice: false, model: model)
    }

    private func fields(of draft: PlanDraft, _ fields: DraftFields) throws -> [DraftForm.Field] {
        var isNew = true
        if case .change = draft { isNew = false }
        let code =
            isNew
            ? [fields.line("code", "plf_code", isRequired: true, help: words["plf_code_help"])]
            : [fields.hidden("read_at")]
        switch draft.part {
        case .resolution:
            let document = try fields.typed["document"].map { try shown(Evidence($0)).text }
            let copied: [DraftForm.Field] =
                draft.source == nil
                ? []
                : [
                    fields.line("suffix", "plf_suffix", isRequired: true, help: words["plf_suffix_help"]),
                    fields.number("years", "plf_years"),
                ]
            return code + [
                fields.line("number", "plf_number", isRequired: true),
                fields.line("issuer", "plf_issuer", isRequired: true), fields.day("day", "plf_day", isRequired: true),
            ] + fields.texts("title", "plf_title", isRequired: true) + [fields.line("theme", "plan_theme")] + copied
                + (draft.source == nil ? [fields.check("is_illustrative", "plf_illustrative")] : [])
                + [
                    fields.file(
                        "plf_document", help: document.map { words.sentence("plf_document_now", ["file": $0]) })
                ]
        case .group:
            let parent = isNew ? [] : [fields.hidden("resolution")]
            return code + parent + fields.texts("title", "plf_title", isRequired: true)
                + [fields.number("order", "plf_order", help: words["plf_order_help"])]
        case .action:
            let indicators = pack.indicators.map { (value: $0.id.rawValue, text: $0.names[language]) }
            let linked = Set(fields.typed.all("targets"))
            let targets = try workspace.targetKeys().filter {
                $0.period.year == choice.period.year || linked.contains($0.description)
            }.map { (value: $0.description, text: name(of: $0)) }
            let groups = try workspace.planGroups().map {
                (value: $0.code, text: "\($0.code) \($0.title[language])")
            }
            let typed = fields.typed
            let units = unitChoices(
                on: typed["deadline"].flatMap { Day($0) } ?? workDay,
                chosen: typed.all("lead_unit") + typed.all("supporting_units"))
            let parent =
                isNew ? [] : [fields.choice("task_group", "plf_group", groups, isRequired: true)]
            return code + parent + fields.texts("title", "plf_title", isRequired: true)
                + [
                    fields.choice("lead_unit", "plan_lead", [("", "")] + units, isRequired: true),
                    fields.many("supporting_units", "plan_supporting", units),
                    fields.day("deadline", "plan_deadline", help: words["plf_deadline_help"]),
                ] + fields.texts("expected_result", "plan_expected")
                + [
                    fields.many("indicators", "plan_linked", indicators),
                    fields.many("targets", "plf_targets", targets), fields.line("theme", "plan_theme"),
                ]
        }
    }

    func withdrawPage(_ part: String?, _ code: String?) throws -> Page {
        guard let part = part.flatMap(PlanPart.init(rawValue:)), let code,
            let withdrawal = try workspace.planWithdrawal(of: part, code)
        else { throw WebError.noSuchPart }
        var typed = TypedFields()
        typed["part"] = part.rawValue
        typed["code"] = code
        let fields = DraftFields(typed: typed, problems: nil, visit: self)
        let heading = words.sentence("plf_withdraw_heading", ["code": code])
        let model = DraftPage(
            heading: heading, back: choice.link("/plan"), backText: words["menu_plan"],
            lead: [
                shown(withdrawal.title).text,
                words.sentence(
                    "plf_withdraw_lead",
                    [
                        "groups": count(withdrawal.groups), "actions": count(withdrawal.actions),
                        "states": count(withdrawal.states),
                    ]),
            ],
            form: DraftForm(
                action: choice.link("/plan/withdraw"), hasFiles: false, problem: nil,
                fields: [fields.hidden("part"), fields.hidden("code")], submit: words["plf_withdraw"]), others: [])
        return Page("draft-page", title: heading, menu: .plan, showsChoice: false, model: model)
    }
}

extension PlanDraft {
    /// The resolution copied; `nil` for other forms.
    fileprivate var source: String? { if case .copy(let code) = self { code } else { nil } }
}
