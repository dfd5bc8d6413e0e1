package import Domain

/// An action (giải pháp) of a task group: who does what by when.
package struct Action: LivingRecord {
    package static let kind = RecordKind.action
    /// One spelling in the whole workspace.
    package let code: String
    package let taskGroup: String
    package let title: LocalizedText
    package let leadUnit: OrgUnit.ID
    package let supportingUnits: [OrgUnit.ID]
    /// `nil` for one that goes on all year.
    package let deadline: Day?
    package let expectedResult: LocalizedText?
    package let indicators: [IndicatorID]
    /// Targets it is to reach, whatever their version.
    package let targets: [Target.Series]
    package let theme: String?
    /// The priority it came from, by its key: `2020H2/3`; `nil` for none.
    package let priority: String?

    package init(
        code: String, taskGroup: String, title: LocalizedText, leadUnit: OrgUnit.ID,
        supportingUnits: [OrgUnit.ID] = [], deadline: Day? = nil, expectedResult: LocalizedText? = nil,
        indicators: [IndicatorID] = [], targets: [Target.Series] = [], theme: String? = nil, priority: String? = nil
    ) {
        self.code = code
        self.taskGroup = taskGroup
        self.title = title
        self.leadUnit = leadUnit
        self.supportingUnits = supportingUnits
        self.deadline = deadline
        self.expectedResult = expectedResult
        self.indicators = indicators
        self.targets = targets
        self.theme = theme
        self.priority = priority
    }

    package var summary: String {
        "\(code): \(title[.vietnamese]), \(leadUnit)" + (deadline.map { " by \($0)" } ?? "")
    }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "task_group": .text(taskGroup), "title": .of(title), "lead_unit": .of(leadUnit),
                "supporting_units": .of(supportingUnits), "deadline": .of(deadline),
                "expected_result": .of(expectedResult), "indicators": .of(indicators),
                "targets": .json(targets.map(\.description)), "theme": .of(theme), "priority": .of(priority),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            code: try stored.text("code"), taskGroup: try stored.text("task_group"),
            title: try stored.localized("title"), leadUnit: try stored.id("lead_unit"),
            supportingUnits: try stored.ids("supporting_units"), deadline: try stored.optionalDay("deadline"),
            expectedResult: try stored.optionalLocalized("expected_result"), indicators: try stored.ids("indicators"),
            targets: try stored.series("targets"), theme: try stored.optionalText("theme"),
            priority: try stored.optionalText("priority"))
    }
}

/// Where an action stood on a day, as somebody said it. Late is never said: it follows from the deadline.
package struct ActionState: LivingRecord {
    package static let kind = RecordKind.actionState
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case notStarted = "not_started"
        case onTrack = "on_track"
        case atRisk = "at_risk"
        case done, cancelled
    }

    package let action: String
    package let day: Day
    package let state: State
    package let sentence: String?
    package let evidence: String?
    /// Why it is at risk or cancelled; a cancelled action always has one.
    package let reason: String?
    package let by: String

    package init(
        action: String, day: Day, state: State, sentence: String? = nil, evidence: String? = nil,
        reason: String? = nil, by: String
    ) {
        self.action = action
        self.day = day
        self.state = state
        self.sentence = sentence
        self.evidence = evidence
        self.reason = reason
        self.by = by
    }

    package var summary: String { "\(action) on \(day): \(state.rawValue)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "action": .text(action), "day": .of(day), "state": .text(state.rawValue), "sentence": .of(sentence),
                "evidence": .of(evidence), "reason": .of(reason), "reported_by": .text(by),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            action: try stored.text("action"), day: try stored.day("day"), state: try stored.choice("state"),
            sentence: try stored.optionalText("sentence"), evidence: try stored.optionalText("evidence"),
            reason: try stored.optionalText("reason"), by: try stored.text("reported_by"))
    }
}
