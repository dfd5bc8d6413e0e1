package import Domain
package import Foundation

/// A value a unit hands in through a form. Only approved ones count.
package struct ReportedValue: LivingRecord {
    package static let kind = RecordKind.reported
    package enum Status: String, Hashable, Sendable, Codable, CaseIterable { case draft, submitted, approved, returned }

    /// The field's code, as `reported(CODE)` names it.
    package let field: String
    package let unit: OrgUnit.ID
    package let period: Period
    package let calendar: CalendarID
    /// `nil` where the unit says that there is no value; never zero by default.
    package let value: Decimal?
    package let status: Status
    /// The day of the status.
    package let day: Day
    /// Who gave it this status.
    package let by: String
    /// Why it was returned; a returned value always has one.
    package let note: String?

    package init(
        field: String, unit: OrgUnit.ID, period: Period, calendar: CalendarID, value: Decimal?, status: Status,
        day: Day, by: String, note: String? = nil
    ) {
        self.field = field
        self.unit = unit
        self.period = period
        self.calendar = calendar
        self.value = value
        self.status = status
        self.day = day
        self.by = by
        self.note = note
    }

    package var summary: String {
        "\(field) of \(unit) in \(period): \(value?.exactText ?? "no value"), \(status.rawValue)"
    }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "field": .text(field), "unit": .of(unit), "period": .of(period), "calendar": .of(calendar),
                "value": .of(value), "status": .text(status.rawValue), "day": .of(day), "reported_by": .text(by),
                "note": .of(note),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            field: try stored.text("field"), unit: try stored.id("unit"), period: try stored.period("period"),
            calendar: try stored.id("calendar"), value: try stored.optionalDecimal("value"),
            status: try stored.choice("status"), day: try stored.day("day"), by: try stored.text("reported_by"),
            note: try stored.optionalText("note"))
    }
}
