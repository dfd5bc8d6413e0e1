package import Domain

/// A document (công văn chỉ đạo) issued to units, which each of them acknowledges.
package struct Directive: LivingRecord {
    package static let kind = RecordKind.directive
    /// One spelling in the whole workspace.
    package let code: String
    /// As printed on the document.
    package let number: String
    package let issuer: String
    /// When it was issued.
    package let day: Day
    package let title: LocalizedText
    /// Where it can be read: `file:ID` for a file of the workspace, else words; `nil` where nobody said.
    package let document: String?
    /// At least one.
    package let units: [OrgUnit.ID]
    /// The last day to acknowledge it; `nil` for none.
    package let acknowledgeBy: Day?
    /// Codes of the actions it is about.
    package let actions: [String]

    package init(
        code: String, number: String, issuer: String, day: Day, title: LocalizedText, document: String? = nil,
        units: [OrgUnit.ID], acknowledgeBy: Day? = nil, actions: [String] = []
    ) {
        self.code = code
        self.number = number
        self.issuer = issuer
        self.day = day
        self.title = title
        self.document = document
        self.units = units
        self.acknowledgeBy = acknowledgeBy
        self.actions = actions
    }

    package var summary: String { "\(code): \(number), \(title[.vietnamese]), to \(units.count) units" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "number": .text(number), "issuer": .text(issuer), "day": .of(day),
                "title": .of(title), "document": .of(document), "units": .of(units),
                "acknowledge_by": .of(acknowledgeBy), "actions": .json(actions),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            code: try stored.text("code"), number: try stored.text("number"), issuer: try stored.text("issuer"),
            day: try stored.day("day"), title: try stored.localized("title"),
            document: try stored.optionalText("document"), units: try stored.ids("units"),
            acknowledgeBy: try stored.optionalDay("acknowledge_by"), actions: try stored.json("actions"))
    }
}

/// One unit has taken note of a directive.
package struct Acknowledgement: LivingRecord {
    package static let kind = RecordKind.acknowledgement
    package let directive: String
    package let unit: OrgUnit.ID
    package let day: Day
    /// Who said so: an account, an office.
    package let by: String
    package let note: String?

    package init(directive: String, unit: OrgUnit.ID, day: Day, by: String, note: String? = nil) {
        self.directive = directive
        self.unit = unit
        self.day = day
        self.by = by
        self.note = note
    }

    package var summary: String { "\(directive): \(unit) acknowledged it on \(day)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "directive": .text(directive), "unit": .of(unit), "day": .of(day), "reported_by": .text(by),
                "note": .of(note),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            directive: try stored.text("directive"), unit: try stored.id("unit"), day: try stored.day("day"),
            by: try stored.text("reported_by"), note: try stored.optionalText("note"))
    }
}
