import Diagnostics
import Domain
import Foundation

extension RecordReader {
    func resolution() -> Resolution? {
        let code = required("code", text)
        let number = required("number", text)
        let issuer = required("issuer", text)
        let day = required("day", day)
        let title = localized("title")
        let theme = optional("theme", text)
        let isIllustrative = optional("is_illustrative", flag) ?? false
        let document = optional("document", text)
        guard let code, let number, let issuer, let day, let title else { return nil }
        return Resolution(
            code: code, number: number, issuer: issuer, day: day, title: title, theme: theme,
            isIllustrative: isIllustrative, document: document)
    }

    /// - Parameter position: Its place in the list it stands in, where it does not say its own.
    func taskGroup(position: Int) -> TaskGroup? {
        let code = required("code", text)
        let resolution = parentCode("resolution")
        let title = localized("title")
        let order = written("order") == nil ? position : optional("order", count)
        guard let code, let resolution, let title, let order else { return nil }
        return TaskGroup(code: code, resolution: resolution, title: title, order: order)
    }

    func action() -> Action? {
        let code = required("code", text)
        let group = parentCode("task_group")
        let title = localized("title")
        let lead: OrgUnit.ID? = required("lead_unit") { id($0, in: known.unitBook) }
        let supporting: [OrgUnit.ID]? = optional("supporting_units") { ids($0, in: known.unitBook) }
        let deadline = optional("deadline", day)
        let result = optionalLocalized("expected_result")
        let indicators: [IndicatorID]? = optional("indicators") { ids($0, in: known.indicators) }
        let targets = optional("targets", series)
        let theme = optional("theme", text)
        let priority = optional("priority", priorityKey)
        if let lead, supporting?.contains(lead) == true {
            report(
                Diagnostic(
                    code: "lead-supports", message: "'\(lead)' leads the action and supports it as well",
                    place: place("supporting_units"), help: "leave it in 'lead_unit' only"))
        }
        guard let code, let group, let title, let lead else { return nil }
        return Action(
            code: code, taskGroup: group, title: title, leadUnit: lead, supportingUnits: supporting ?? [],
            deadline: deadline, expectedResult: result, indicators: indicators ?? [],
            targets: targets ?? [], theme: theme, priority: priority)
    }

    /// Targets by their keys, `MOF~estimate~revenue~20ZZ~2020~calendar`: a list, or in a table divided by `;` or a new line.
    private func series(_ field: WrittenField) -> [Target.Series]? {
        var texts: [(text: String, place: SourceRange)] = []
        switch field.value.content {
        case .list(let items):
            for item in items {
                if case .text(let text) = item.content { texts.append((text, item.place)) }
            }
        case .text(let text):
            texts = text.split { $0 == ";" || $0.isNewline }.map { (String($0), field.value.place) }
        case .absent, .fields:
            report(.wrongShape(field.name, expected: "a list of targets", at: field.value.place))
        }
        return texts.compactMap { text, place in
            let key = text.trimmingCharacters(in: .whitespaces)
            if let series = Target.Series(key) { return series }
            report(
                .notA(
                    "target", key, at: place,
                    help:
                        "write its key, MOF~estimate~revenue~20ZZ~2020~calendar, as 'twofold targets --format json' prints it"
                ))
            return nil
        }
    }

    func actionState() -> ActionState? {
        let action = parentCode("action")
        let day = required("day", day)
        let state = required("state", state)
        let sentence = optional("sentence", text)
        let evidence = optional("evidence", text)
        let reason = optional("reason", text)
        let by = required("by", text)
        if state == .cancelled, reason == nil {
            report(
                Diagnostic(
                    code: "missing-field", message: "a cancelled action has no 'reason'", place: place("reason"),
                    help: "say why it was cancelled"))
            return nil
        }
        guard let action, let day, let state, let by else { return nil }
        return ActionState(
            action: action, day: day, state: state, sentence: sentence, evidence: evidence, reason: reason, by: by)
    }

    private func state(_ field: WrittenField) -> ActionState.State? {
        let late = ["late", "overdue", "trễ", "trễ hạn", "quá hạn", "chậm", "chậm tiến độ"]
        if let text = text(field), late.contains(foldedLabel(text)) {
            report(.lateIsComputed(text, at: field.value.place))
            return nil
        }
        return choice(
            field, "state",
            words: [
                "not started": .notStarted, "chưa bắt đầu": .notStarted, "chưa thực hiện": .notStarted,
                "on track": .onTrack, "đúng tiến độ": .onTrack, "đang thực hiện": .onTrack, "at risk": .atRisk,
                "có nguy cơ": .atRisk, "nguy cơ chậm": .atRisk, "hoàn thành": .done, "đã hoàn thành": .done,
                "hủy": .cancelled, "huỷ": .cancelled, "dừng": .cancelled,
            ])
    }

    func milestone() -> Milestone? {
        let code = required("code", text)
        let title = localized("title")
        let units: [OrgUnit.ID]? = required("units") { ids($0, in: known.unitBook) }
        let due = required("due", day)
        guard let code, let title, let units, let due else { return nil }
        guard !units.isEmpty else {
            report(.wrongShape("units", expected: "at least one unit", at: place("units")))
            return nil
        }
        return Milestone(code: code, title: title, units: units, due: due)
    }

    func milestoneEvent() -> MilestoneEvent? {
        let milestone = parentCode("milestone")
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let day = required("day", day)
        let evidence = optional("evidence", text)
        guard let milestone, let unit, let day else { return nil }
        return MilestoneEvent(milestone: milestone, unit: unit, day: day, evidence: evidence)
    }

    func theme() -> Theme? {
        let year = required("year", year)
        let sort: Theme.Sort? = required("kind") {
            choice($0, "kind of theme", words: ["năm": .year, "chủ đề năm": .year, "thi đua": .emulation])
        }
        let text = localized("text")
        let code = optional("code", self.text)
        guard let year, let sort, let text else { return nil }
        return Theme(year: year, sort: sort, text: text, code: code)
    }

    /// - Parameter position: Its place in the list it stands in, where it does not say its own.
    func priority(position: Int) -> Priority? {
        let period = required("period", period)
        let order = written("order") == nil ? position : optional("order", count)
        let text = localized("text")
        guard let period, let order, let text else { return nil }
        return Priority(period: period, order: order, text: text)
    }
}
