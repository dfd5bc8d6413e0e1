package import Domain
import Packs
import Registry

/// A part of the plan that can be made, changed and taken back by itself.
package enum PlanPart: String, Sendable, Hashable, CaseIterable {
    case resolution, group, action
}

/// What goes when a part of the plan is taken back: it and all that stands under it.
package struct PlanWithdrawal: Sendable, Hashable {
    package let title: LocalizedText
    package let groups: Int
    package let actions: Int
    /// What was said of the actions; it stays readable at earlier revisions.
    package let states: Int
}

extension TwofoldWorkspace {
    /// That of a text which does not say its own.
    package var firstLanguage: Language { pack.languages.first ?? .vietnamese }

    /// A part of the plan as its form shows it: `code`, `number`, `issuer`, `day`, `title.vi`, `theme`, `document` …
    ///
    /// - Returns: `nil` for a code the plan does not have.
    package func planFields(of part: PlanPart, _ code: String, known revision: Int? = nil) throws -> TypedFields? {
        let plan = try registry.plan(knownAt: revision)
        var fields = TypedFields()
        fields["code"] = code
        switch part {
        case .resolution:
            guard let record = plan.resolution(code) else { return nil }
            fields["number"] = record.number
            fields["issuer"] = record.issuer
            fields["day"] = record.day.description
            fields.set("title", record.title)
            fields["theme"] = record.theme
            fields["is_illustrative"] = record.isIllustrative ? "yes" : nil
            fields["document"] = record.document
        case .group:
            guard let record = plan.group(code) else { return nil }
            fields["resolution"] = record.resolution
            fields["order"] = String(record.order)
            fields.set("title", record.title)
        case .action:
            guard let record = plan.action(code) else { return nil }
            fields["task_group"] = record.taskGroup
            fields.set("title", record.title)
            fields["lead_unit"] = record.leadUnit.rawValue
            fields.set("supporting_units", record.supportingUnits.map(\.rawValue))
            fields["deadline"] = record.deadline?.description
            fields.set("expected_result", record.expectedResult)
            fields.set("indicators", record.indicators.map(\.rawValue))
            fields.set("targets", record.targets.map(\.description))
            fields["theme"] = record.theme
        }
        return fields
    }

    /// Makes or changes a part of the plan: one revision.
    ///
    /// What somebody else changed since the form was read is refused, and said field by field: `read_at` is the revision it was read at.
    ///
    /// - Parameter isNew: A new part needs a code that nothing of its kind has; another one keeps its code.
    /// - Returns: The revision; `nil` when nothing changed.
    /// - Throws: ``InvalidFields`` with every problem.
    @discardableResult
    package func savePlan(_ part: PlanPart, _ fields: TypedFields, isNew: Bool) throws -> Int? {
        guard let made = try planned(part, fields, isNew: isNew) else { return nil }
        return try record([made], cause: .plan, summary: made.summary)?.sequence
    }

    /// Whether ``savePlan(_:_:isNew:)`` would take it; writes nothing.
    ///
    /// - Throws: ``InvalidFields``.
    package func checkPlan(_ part: PlanPart, _ fields: TypedFields, isNew: Bool) throws {
        _ = try planned(part, fields, isNew: isNew)
    }

    private func planned(_ part: PlanPart, _ fields: TypedFields, isNew: Bool) throws -> (any LivingRecord)? {
        let plan = try registry.plan()
        var reader = FieldReader(fields, pack)
        let code = isNew ? reader.code("code") : reader.required("code")
        if let code {
            let isThere = plan.has(part, code)
            if isNew, isThere {
                reader.say("code", vi: "Mã '\(code)' đã được dùng.", en: "The code '\(code)' is taken.")
            }
            if !isNew, !isThere {
                reader.say("code", vi: "Kế hoạch không có '\(code)'.", en: "The plan has no '\(code)'.")
            }
        }
        let made: (any LivingRecord)? =
            switch part {
            case .resolution: reader.resolution(code, before: code.flatMap(plan.resolution))
            case .group: reader.group(code, before: code.flatMap(plan.group), in: plan)
            case .action:
                reader.action(
                    code, before: code.flatMap(plan.action), in: plan,
                    targets: Set(try registry.targets().map(\.series)))
            }
        if !isNew, let code, let readAt = fields["read_at"].flatMap({ Int($0) }),
            let before = try planFields(of: part, code, known: readAt), let now = try planFields(of: part, code)
        {
            reader.refuseMoved(from: before, to: now)
        }
        try reader.finish()
        return made
    }

    /// Every task group of the plan, in its order.
    package func planGroups() throws -> [(code: String, title: LocalizedText)] {
        try registry.plan().groups.map { ($0.group.code, $0.group.title) }
    }

    /// Every target there is, whatever its version, by key.
    package func targetKeys() throws -> [TargetSeriesKey] {
        Set(try registry.targets().map(\.series)).sorted { $0.description < $1.description }.map(TargetSeriesKey.init)
    }

    /// What withdrawing a part of the plan takes with it; `nil` for a code the plan does not have.
    package func planWithdrawal(of part: PlanPart, _ code: String) throws -> PlanWithdrawal? {
        try withdrawn(part, code).map { title, records in
            PlanWithdrawal(
                title: title, groups: records.count { $0 is TaskGroup }, actions: records.count { $0 is Action },
                states: records.count { $0 is Registry.ActionState })
        }
    }

    /// Takes a part of the plan back with all that stands under it: one revision. Earlier revisions still show it.
    ///
    /// - Throws: ``InvalidFields`` for a code the plan does not have.
    @discardableResult
    package func withdrawPlan(_ part: PlanPart, _ code: String) throws -> Int? {
        guard let (_, records) = try withdrawn(part, code) else {
            var reader = FieldReader(TypedFields(), pack)
            reader.say("code", vi: "Kế hoạch không có '\(code)'.", en: "The plan has no '\(code)'.")
            try reader.finish()
            return nil
        }
        return try record([], withdrawing: records, cause: .plan, summary: "withdrawn: \(part.rawValue) \(code)")?
            .sequence
    }

    private func withdrawn(_ part: PlanPart, _ code: String) throws -> (LocalizedText, [any LivingRecord])? {
        let plan = try registry.plan()
        func under(_ action: SteeringPlan.ActionPlan) -> [any LivingRecord] { [action.action] + action.states }
        func under(_ group: SteeringPlan.GroupPlan) -> [any LivingRecord] {
            [group.group] + group.actions.flatMap { under($0) }
        }
        switch part {
        case .resolution:
            return plan.resolutions.first { $0.resolution.code == code }.map {
                ($0.resolution.title, [$0.resolution] + $0.groups.flatMap { under($0) })
            }
        case .group: return plan.groups.first { $0.group.code == code }.map { ($0.group.title, under($0)) }
        case .action: return plan.actions.first { $0.action.code == code }.map { ($0.action.title, under($0)) }
        }
    }
}

extension SteeringPlan {
    func resolution(_ code: String) -> Resolution? { resolutions.first { $0.resolution.code == code }?.resolution }
    func group(_ code: String) -> TaskGroup? { groups.first { $0.group.code == code }?.group }
    func action(_ code: String) -> Action? { actions.first { $0.action.code == code }?.action }

    /// When the resolution of a group was issued; `nil` for a group there is not.
    func day(ofGroup code: String) -> Day? {
        resolutions.first { $0.groups.contains { $0.group.code == code } }?.resolution.day
    }

    func has(_ part: PlanPart, _ code: String) -> Bool {
        switch part {
        case .resolution: resolution(code) != nil
        case .group: group(code) != nil
        case .action: action(code) != nil
        }
    }
}

extension FieldReader {
    fileprivate mutating func resolution(_ code: String?, before: Resolution?) -> Resolution? {
        let number = required("number")
        let issuer = required("issuer")
        let day = requiredDay("day")
        let title = requiredTexts("title", before: before?.title)
        guard let code, let number, let issuer, let day, let title else { return nil }
        return Resolution(
            code: code, number: number, issuer: issuer, day: day, title: title, theme: fields["theme"],
            isIllustrative: fields["is_illustrative"] != nil, document: fields["document"])
    }

    fileprivate mutating func group(_ code: String?, before: TaskGroup?, in plan: SteeringPlan) -> TaskGroup? {
        let resolution = required("resolution")
        if let resolution, !plan.has(.resolution, resolution) {
            say("resolution", vi: "Không có nghị quyết '\(resolution)'.", en: "There is no resolution '\(resolution)'.")
        }
        let siblings = plan.groups.map(\.group).filter { $0.resolution == resolution }.map(\.order)
        let order = fields["order"] == nil ? (siblings.max() ?? 0) + 1 : count("order")
        let title = requiredTexts("title", before: before?.title)
        guard let code, let resolution, let order, let title else { return nil }
        return TaskGroup(code: code, resolution: resolution, title: title, order: order)
    }

    fileprivate mutating func action(
        _ code: String?, before: Action?, in plan: SteeringPlan, targets known: Set<Target.Series>
    ) -> Action? {
        let group = required("task_group")
        if let group, !plan.has(.group, group) {
            say("task_group", vi: "Không có nhóm nhiệm vụ '\(group)'.", en: "There is no task group '\(group)'.")
        }
        let title = requiredTexts("title", before: before?.title)
        let lead = unit("lead_unit")
        let supporting = units("supporting_units")
        if let lead, supporting.contains(lead) {
            say(
                "supporting_units", vi: "Đơn vị chủ trì không đồng thời là đơn vị phối hợp.",
                en: "The lead unit does not support as well.")
        }
        let deadline = day("deadline")
        let dueOn = deadline ?? group.flatMap(plan.day(ofGroup:))
        let kept = before.map { [$0.leadUnit] + $0.supportingUnits } ?? []
        demand([lead].compactMap { $0 }, "lead_unit", thereOn: dueOn, kept: kept)
        demand(supporting, "supporting_units", thereOn: dueOn, kept: kept)
        let indicators = indicators("indicators")
        let targets = fields.all("targets").compactMap { text -> Target.Series? in
            if let series = Target.Series(text), known.contains(series) || before?.targets.contains(series) == true {
                return series
            }
            say("targets", vi: "Không có chỉ tiêu giao '\(text)'.", en: "There is no target '\(text)'.")
            return nil
        }
        guard let code, let group, let title, let lead else { return nil }
        return Action(
            code: code, taskGroup: group, title: title, leadUnit: lead, supportingUnits: supporting,
            deadline: deadline, expectedResult: texts("expected_result", before: before?.expectedResult),
            indicators: indicators, targets: targets, theme: fields["theme"], priority: before?.priority)
    }
}
