package import Domain

/// A milestone as somebody types it.
package struct MilestoneDraft: Sendable, Hashable {
    package var code: String
    package var title: [Language: String]
    /// Codes of units.
    package var units: [String]
    /// Kinds of units, all of which are meant: `branch`.
    package var kinds: [String]
    /// The last day in time: `2020-05-31`.
    package var due: String

    package init(
        code: String = "", title: [Language: String] = [:], units: [String] = [], kinds: [String] = [], due: String = ""
    ) {
        self.code = code
        self.title = title
        self.units = units
        self.kinds = kinds
        self.due = due
    }
}

/// That a unit reached a milestone, as somebody types it.
package struct MilestoneEventDraft: Sendable, Hashable {
    package var day: String
    /// Words, or the reference of a figure; empty for none.
    package var evidence: String

    package init(day: String = "", evidence: String = "") {
        self.day = day
        self.evidence = evidence
    }
}
