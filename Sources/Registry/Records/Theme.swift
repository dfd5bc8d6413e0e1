package import Domain

/// The theme of a year, of its work or of its emulation movement.
package struct Theme: LivingRecord {
    package static let kind = RecordKind.theme
    package enum Sort: String, Hashable, Sendable, Codable, CaseIterable { case year, emulation }
    package let year: Int
    package let sort: Sort
    package let text: LocalizedText
    /// What resolutions and actions name it by; `nil` for one that none names.
    package let code: String?

    package init(year: Int, sort: Sort, text: LocalizedText, code: String? = nil) {
        self.year = year
        self.sort = sort
        self.text = text
        self.code = code
    }

    package var summary: String { "\(year) \(sort.rawValue): \(text[.vietnamese])" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "year": .integer(year), "kind": .text(sort.rawValue), "text": .of(text), "code": .of(code),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            year: try stored.integer("year"), sort: try stored.choice("kind"), text: try stored.localized("text"),
            code: try stored.optionalText("code"))
    }
}

/// What a review asks of the period after it.
package struct Priority: LivingRecord {
    package static let kind = RecordKind.priority
    /// The period it is for.
    package let period: Period
    /// Its place among the period's priorities, from 1.
    package let order: Int
    package let text: LocalizedText

    package init(period: Period, order: Int, text: LocalizedText) {
        self.period = period
        self.order = order
        self.text = text
    }

    package var summary: String { "\(period), \(order): \(text[.vietnamese])" }

    package var stored: StoredFields {
        StoredFields(Self.kind, ["period": .of(period), "position": .integer(order), "text": .of(text)])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            period: try stored.period("period"), order: try stored.integer("position"),
            text: try stored.localized("text"))
    }
}
