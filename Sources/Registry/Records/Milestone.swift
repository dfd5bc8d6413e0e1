package import Domain

/// A dated event each unit of a set must reach (a congress held).
package struct Milestone: LivingRecord {
    package static let kind = RecordKind.milestone
    package let code: String
    package let title: LocalizedText
    /// At least one.
    package let units: [OrgUnit.ID]
    package let due: Day

    package init(code: String, title: LocalizedText, units: [OrgUnit.ID], due: Day) {
        self.code = code
        self.title = title
        self.units = units
        self.due = due
    }

    package var summary: String { "\(code): \(title[.vietnamese]), \(units.count) units by \(due)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind, ["code": .text(code), "title": .of(title), "units": .of(units), "due": .of(due)])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            code: try stored.text("code"), title: try stored.localized("title"), units: try stored.ids("units"),
            due: try stored.day("due"))
    }
}

/// One unit reached a milestone.
package struct MilestoneEvent: LivingRecord {
    package static let kind = RecordKind.milestoneEvent
    package let milestone: String
    package let unit: OrgUnit.ID
    package let day: Day
    package let evidence: String?

    package init(milestone: String, unit: OrgUnit.ID, day: Day, evidence: String? = nil) {
        self.milestone = milestone
        self.unit = unit
        self.day = day
        self.evidence = evidence
    }

    package var summary: String { "\(milestone): \(unit) reached it on \(day)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            ["milestone": .text(milestone), "unit": .of(unit), "day": .of(day), "evidence": .of(evidence)])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            milestone: try stored.text("milestone"), unit: try stored.id("unit"), day: try stored.day("day"),
            evidence: try stored.optionalText("evidence"))
    }
}
