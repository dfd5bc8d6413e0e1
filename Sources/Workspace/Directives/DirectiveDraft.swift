package import Domain

/// A directive as somebody types it.
package struct DirectiveDraft: Sendable, Hashable {
    /// Empty for one made from the number.
    package var code: String
    package var number: String
    package var issuer: String
    package var day: String
    package var title: [Language: String]
    /// Where the document can be read, in words; empty where a file is sent, or for none.
    package var document: String
    /// Codes of units.
    package var units: [String]
    /// Kinds of units, all of which are meant: `branch`.
    package var kinds: [String]
    /// The last day to acknowledge it; empty for none.
    package var acknowledgeBy: String
    /// Codes of actions, divided by commas or blanks.
    package var actions: String

    package init(
        code: String = "", number: String = "", issuer: String = "", day: String = "", title: [Language: String] = [:],
        document: String = "", units: [String] = [], kinds: [String] = [], acknowledgeBy: String = "",
        actions: String = ""
    ) {
        self.code = code
        self.number = number
        self.issuer = issuer
        self.day = day
        self.title = title
        self.document = document
        self.units = units
        self.kinds = kinds
        self.acknowledgeBy = acknowledgeBy
        self.actions = actions
    }
}

/// That a unit has taken note of a directive, as somebody types it.
package struct AcknowledgementDraft: Sendable, Hashable {
    package var day: String
    package var note: String

    package init(day: String = "", note: String = "") {
        self.day = day
        self.note = note
    }
}
