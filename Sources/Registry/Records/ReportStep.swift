package import Domain

/// One thing that happened to a report: what it was taken through, by whom, and what was said. The values are ``ReportedValue``s.
///
/// Steps are added, never changed; they come from the use cases of reporting and from no file.
package struct ReportStep: LivingRecord {
    package static let kind = RecordKind.reportStep
    package enum Event: String, Hashable, Sendable, Codable, CaseIterable {
        /// A draft was kept.
        case saved
        case submitted
        /// One level approved it; the last one locks it.
        case approved
        case returned
        /// An approved report is to be changed: a new version begins.
        case reopened
        case commented
    }

    /// Code of the form.
    package let form: String
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID
    /// From 1, without a gap within a report.
    package let number: Int
    /// 1 until it is reopened for the first time.
    package let version: Int
    package let event: Event
    /// The level that approved or returned it, from 1; `nil` for other events.
    package let level: Int?
    /// The reason of a return or reopening, a comment, or what an approver added; `nil` where nothing was said.
    package let text: String?
    /// What was answered to questions about fields, by field.
    package let answers: [String: String]
    package let day: Day
    package let by: String

    package init(
        form: String, unit: OrgUnit.ID, period: Period, calendar: CalendarID, number: Int, version: Int, event: Event,
        level: Int? = nil, text: String? = nil, answers: [String: String] = [:], day: Day, by: String
    ) {
        self.form = form
        self.unit = unit
        self.period = period
        self.calendar = calendar
        self.number = number
        self.version = version
        self.event = event
        self.level = level
        self.text = text
        self.answers = answers
        self.day = day
        self.by = by
    }

    package var summary: String { "\(form) of \(unit) in \(period), step \(number): \(event.rawValue) by \(by)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "form": .text(form), "unit": .of(unit), "period": .of(period), "calendar": .of(calendar),
                "number": .integer(number), "version": .integer(version), "event": .text(event.rawValue),
                "level": .of(level), "said": .of(text), "answers": .json(answers), "day": .of(day),
                "step_by": .text(by),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            form: try stored.text("form"), unit: try stored.id("unit"), period: try stored.period("period"),
            calendar: try stored.id("calendar"), number: try stored.integer("number"),
            version: try stored.integer("version"), event: try stored.choice("event"),
            level: try stored.optionalInteger("level"), text: try stored.optionalText("said"),
            answers: try stored.json("answers"), day: try stored.day("day"), by: try stored.text("step_by"))
    }
}
