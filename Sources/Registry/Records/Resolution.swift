package import Domain

/// A resolution (nghị quyết) from which a plan follows.
package struct Resolution: LivingRecord {
    package static let kind = RecordKind.resolution
    package let code: String
    package let number: String
    package let issuer: String
    package let day: Day
    package let title: LocalizedText
    package let theme: String?
    /// Its wording is an example and no published document.
    package let isIllustrative: Bool
    /// Its text as a file of the workspace, `file:0123456789abcdef`, or where it is to be found.
    package let document: String?

    package init(
        code: String, number: String, issuer: String, day: Day, title: LocalizedText, theme: String? = nil,
        isIllustrative: Bool = false, document: String? = nil
    ) {
        self.code = code
        self.number = number
        self.issuer = issuer
        self.day = day
        self.title = title
        self.theme = theme
        self.isIllustrative = isIllustrative
        self.document = document
    }

    package var summary: String { "\(code): \(number), \(title[.vietnamese])" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "number": .text(number), "issuer": .text(issuer), "day": .of(day),
                "title": .of(title), "theme": .of(theme), "is_illustrative": .of(isIllustrative),
                "document": .of(document),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            code: try stored.text("code"), number: try stored.text("number"), issuer: try stored.text("issuer"),
            day: try stored.day("day"), title: try stored.localized("title"), theme: try stored.optionalText("theme"),
            isIllustrative: try stored.flag("is_illustrative"), document: try stored.optionalText("document"))
    }
}

/// A task group (nhóm nhiệm vụ) of a resolution.
package struct TaskGroup: LivingRecord {
    package static let kind = RecordKind.taskGroup
    /// One spelling in the whole workspace.
    package let code: String
    package let resolution: String
    package let title: LocalizedText
    /// Its place in the resolution, from 1.
    package let order: Int

    package init(code: String, resolution: String, title: LocalizedText, order: Int) {
        self.code = code
        self.resolution = resolution
        self.title = title
        self.order = order
    }

    package var summary: String { "\(code): \(title[.vietnamese])" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "resolution": .text(resolution), "title": .of(title), "position": .integer(order),
            ])
    }

    package init(_ stored: StoredFields) throws {
        self.init(
            code: try stored.text("code"), resolution: try stored.text("resolution"),
            title: try stored.localized("title"), order: try stored.integer("position"))
    }
}
