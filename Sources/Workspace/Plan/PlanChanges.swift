import Domain
import Packs
import Registry

/// What came of copying a resolution.
package struct PlanCopy: Sendable, Hashable {
    package let revision: Int
    package let groups: Int
    package let actions: Int
}

extension TwofoldWorkspace {
    /// Changes several actions at once: one revision.
    ///
    /// - Parameter fields: `action` names them; `deadline`, `lead_unit` and `theme` are set where they are not empty, and
    ///   `all_year` takes the deadline away.
    /// - Returns: The revision; `nil` when nothing changed.
    /// - Throws: ``InvalidFields``.
    @discardableResult
    package func changeActions(_ fields: TypedFields) throws -> Int? {
        let plan = try registry.plan()
        var reader = FieldReader(fields, pack)
        let actions = fields.all("action").compactMap { code -> Action? in
            if let action = plan.action(code) { return action }
            reader.say("action", vi: "Kế hoạch không có '\(code)'.", en: "The plan has no '\(code)'.")
            return nil
        }
        if fields.all("action").isEmpty {
            reader.say("action", vi: "Hãy chọn ít nhất một giải pháp.", en: "Choose one action at least.")
        }
        let deadline = reader.day("deadline")
        let isAllYear = fields["all_year"] != nil
        if isAllYear, fields["deadline"] != nil {
            reader.say(
                "deadline", vi: "Chọn thời hạn hoặc thường xuyên, không chọn cả hai.",
                en: "Choose a deadline or all year, not both.")
        }
        let lead = fields["lead_unit"].flatMap { reader.unit($0, "lead_unit") }
        if let lead {
            let supported = actions.filter { $0.supportingUnits.contains(lead) }.map(\.code)
            if !supported.isEmpty {
                let codes = supported.joined(separator: ", ")
                reader.say(
                    "lead_unit", vi: "Đơn vị này đang phối hợp trong \(codes); hãy sửa riêng các giải pháp đó.",
                    en: "The unit supports \(codes); change those by themselves.")
            }
        }
        if let lead {
            for action in actions where action.leadUnit != lead {
                let due = isAllYear ? nil : deadline ?? action.deadline
                reader.demand([lead], "lead_unit", thereOn: due ?? plan.day(ofGroup: action.taskGroup))
            }
        }
        let theme = fields["theme"]
        if deadline == nil, !isAllYear, lead == nil, theme == nil {
            reader.say(
                "change", vi: "Hãy chọn nội dung cần thay đổi: thời hạn, đơn vị chủ trì hoặc chủ đề.",
                en: "Choose what to change: deadline, lead unit or theme.")
        }
        try reader.finish()
        let changed = actions.map { action in
            Action(
                code: action.code, taskGroup: action.taskGroup, title: action.title,
                leadUnit: lead ?? action.leadUnit, supportingUnits: action.supportingUnits,
                deadline: isAllYear ? nil : deadline ?? action.deadline, expectedResult: action.expectedResult,
                indicators: action.indicators, targets: action.targets, theme: theme ?? action.theme,
                priority: action.priority)
        }
        return try record(
            changed, cause: .plan, summary: "changed together: \(changed.map(\.code).joined(separator: ", "))")?
            .sequence
    }

    /// Copies a resolution with its groups and actions to a new code: deadlines move by years, states and linked targets, which
    /// are of their own year, stay behind.
    ///
    /// - Parameters:
    ///   - code: Of the resolution copied.
    ///   - fields: Those of the new resolution, as ``planFields(of:_:)`` names them; `suffix`, which ends the new codes of groups
    ///     and actions (`-2021` makes N01.1-2021 of N01.1 and of N01.1-2020); `years`, 1 to 50, 1 unless given.
    /// - Throws: ``InvalidFields``.
    package func copyResolution(_ code: String, _ fields: TypedFields) throws -> PlanCopy? {
        let records = try copied(code, fields)
        let made = try record(records, cause: .plan, summary: "\(fields["code"] ?? ""), copied from \(code)")
        return made.map {
            PlanCopy(
                revision: $0.sequence, groups: records.count { $0 is TaskGroup },
                actions: records.count { $0 is Action })
        }
    }

    /// Whether ``copyResolution(_:_:)`` would take it; writes nothing.
    ///
    /// - Throws: ``InvalidFields``.
    package func checkCopy(of code: String, _ fields: TypedFields) throws { _ = try copied(code, fields) }

    private func copied(_ code: String, _ fields: TypedFields) throws -> [any LivingRecord] {
        let plan = try registry.plan()
        var reader = FieldReader(fields, pack)
        let source = plan.resolutions.first { $0.resolution.code == code }
        if source == nil { reader.say("source", vi: "Kế hoạch không có '\(code)'.", en: "The plan has no '\(code)'.") }
        let newCode = reader.code("code")
        if let newCode, plan.has(.resolution, newCode) {
            reader.say("code", vi: "Mã '\(newCode)' đã được dùng.", en: "The code '\(newCode)' is taken.")
        }
        let number = reader.required("number")
        let issuer = reader.required("issuer")
        let day = reader.requiredDay("day")
        let title = reader.requiredTexts("title")
        let suffix = reader.required("suffix")
        let years = fields["years"] == nil ? 1 : reader.count("years", in: 1...50)
        func renamed(_ code: String) -> String {
            // A suffix of the year before gives way to the new one.
            let stem = code.replacing(/-\d{4}$/, with: "")
            return stem + (suffix ?? "")
        }
        let groups = source?.groups ?? []
        let codes: [(part: PlanPart, all: [String])] = [
            (.group, groups.map { renamed($0.group.code) }),
            (.action, groups.flatMap(\.actions).map { renamed($0.action.code) }),
        ]
        if let suffix {
            if let bad = codes.flatMap(\.all).first(where: { !TypedText.isCode($0) }) {
                reader.say(
                    "suffix", vi: "Đuôi '\(suffix)' làm thành mã '\(bad)'. \(TypedText.noCode[.vietnamese])",
                    en: "'\(suffix)' makes the code '\(bad)'. \(TypedText.noCode[.english])")
            }
            for (part, all) in codes {
                if let taken = all.first(where: { plan.has(part, $0) }) {
                    reader.say(
                        "suffix", vi: "Mã '\(taken)' đã được dùng; chọn đuôi mã khác.",
                        en: "The code '\(taken)' is taken; choose another ending.")
                } else if let twice = Dictionary(grouping: all, by: { $0 }).filter({ $0.value.count > 1 }).keys.min() {
                    reader.say(
                        "suffix",
                        vi: "Hai mã cũ cùng thành '\(twice)'; đổi một mã rồi sao chép lại.",
                        en: "Two codes would both become '\(twice)'; change one of them, then copy again.")
                }
            }
        }
        try reader.finish()
        guard let source, let newCode, let number, let issuer, let day, let title, let years else { return [] }
        var records: [any LivingRecord] = [
            Resolution(
                code: newCode, number: number, issuer: issuer, day: day, title: title, theme: fields["theme"],
                isIllustrative: source.resolution.isIllustrative, document: fields["document"])
        ]
        for group in source.groups {
            let groupCode = renamed(group.group.code)
            records.append(
                TaskGroup(code: groupCode, resolution: newCode, title: group.group.title, order: group.group.order))
            records += group.actions.map(\.action).map { action in
                Action(
                    code: renamed(action.code), taskGroup: groupCode, title: action.title, leadUnit: action.leadUnit,
                    supportingUnits: action.supportingUnits, deadline: action.deadline?.shifted(byYears: years),
                    expectedResult: action.expectedResult, indicators: action.indicators, theme: action.theme)
            }
        }
        return records
    }
}
