package import Domain
import Packs
import Registry

/// The action somebody makes of a priority, as they type it.
package struct PriorityActionDraft: Sendable, Hashable {
    package var code: String
    /// Code of the task group it belongs to.
    package var group: String
    package var title: [Language: String]
    package var leadUnit: String
    /// Empty for one that goes on all year.
    package var deadline: String

    package init(
        code: String = "", group: String = "", title: [Language: String] = [:], leadUnit: String = "",
        deadline: String = ""
    ) {
        self.code = code
        self.group = group
        self.title = title
        self.leadUnit = leadUnit
        self.deadline = deadline
    }
}

extension TwofoldWorkspace {
    /// What an action of a priority begins with: its text, the last task group, the next code of that, the end of the period.
    ///
    /// - Throws: ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    package func priorityActionDraft(_ order: Int, of period: Period) throws -> PriorityActionDraft {
        let priority = try priorityRecord(order, of: period)
        let group = try registry.plan().groups.last
        let taken = Set(try registry.plan().actions.map(\.action.code))
        let code = group.flatMap { group in
            (group.actions.count + 1..<group.actions.count + 1_000).lazy.map { "\(group.group.code).\($0)" }
                .first { !taken.contains($0) }
        }
        return PriorityActionDraft(
            code: code ?? "", group: group?.group.code ?? "", title: priority.text.byLanguage,
            leadUnit: pack.units.root.rawValue, deadline: pack.defaultCalendar.days(of: period).to.description)
    }

    /// The task groups an action can be put under, in the plan's order.
    package func taskGroupChoices() throws -> [(code: String, title: LocalizedText)] {
        try registry.plan().groups.map { ($0.group.code, $0.group.title) }
    }

    /// Makes an action of a priority; it remembers where it came from.
    ///
    /// - Returns: The action's code.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; ``WorkspaceError/noSuchRecord(kind:code:near:)``.
    @discardableResult
    package func makeAction(
        ofPriority order: Int, of period: Period, _ draft: PriorityActionDraft
    ) throws -> String {
        let priority = try priorityRecord(order, of: period)
        let plan = try registry.plan()
        var reader = DraftReader(pack)
        let code = reader.code("code", draft.code, taken: Set(plan.actions.map(\.action.code)))
        let group = plan.groups.first { $0.group.code == draft.group }
        if group == nil {
            reader.refuse(
                "group", vi: "Chọn nhóm nhiệm vụ của giải pháp.", en: "Choose the task group it belongs to.")
        }
        let title = reader.texts("title", draft.title, vi: "Cần có tên giải pháp.", en: "An action needs a title.")
        let lead = reader.units("lead_unit", draft.leadUnit.isEmpty ? [] : [draft.leadUnit], everyOf: [], on: nil)
        let deadline = reader.optionalDay("deadline", draft.deadline)
        try reader.check()
        guard let code, let group, let title, let lead = lead?.first else {
            throw RefusedDraft(problems: reader.problems)
        }
        try record(
            [
                Action(
                    code: code, taskGroup: group.group.code, title: title, leadUnit: lead, deadline: deadline,
                    priority: priority.key)
            ], cause: .plan, summary: "action \(code) made of priority \(priority.key)")
        return code
    }

    private func priorityRecord(_ order: Int, of period: Period) throws -> Priority {
        guard let found = try registry.priorities().first(where: { $0.period == period && $0.order == order }) else {
            throw WorkspaceError.noSuchRecord(kind: "priority of \(period)", code: String(order), near: nil)
        }
        return found
    }
}
