package import Domain

/// A target as somebody typed it: texts, not yet understood.
package struct TargetDraft: Sendable, Hashable {
    /// One point of a path by hand; a blank value is no point.
    package struct Point: Sendable, Hashable {
        package var day: String
        package var cumulative: String
        package init(day: String, cumulative: String) {
            self.day = day
            self.cumulative = cumulative
        }
    }

    package var assigner = ""
    package var kind = ""
    package var indicator = ""
    package var unit = ""
    package var period = ""
    /// With its unit (`9.500 tỷ đồng`), or alone, in ``scale``.
    package var value = ""
    /// The unit of numbers that do not say theirs. Empty: the indicator's base unit.
    package var scale = ""
    package var validFrom = ""
    package var document = DocumentDraft()
    /// `linear`, `seasonal` or `by_hand`. Empty: linear.
    package var trajectory = ""
    package var points: [Point] = []
    package var note = ""

    package init() {}
}

/// The document that sets a target, as typed.
package struct DocumentDraft: Sendable, Hashable {
    package var number = ""
    package var issuer = ""
    package var day = ""
    /// The attachment that holds it; `nil` for none.
    package var file: String?

    package init() {}
}

/// Who types, and how.
package struct TargetAuthor: Sendable {
    /// How numbers are written: `11.500` is read as the language writes it.
    package let language: Language
    /// The units the author plans for; `nil` for all. What lies elsewhere is neither set nor told.
    package let units: Set<OrgUnit.ID>?

    package init(language: Language, units: Set<OrgUnit.ID>?) {
        self.language = language
        self.units = units
    }

    func plans(for unit: OrgUnit.ID) -> Bool { units?.contains(unit) ?? true }
}

/// Whether the author has looked at what was asked.
package enum TargetConfirmation: Sendable, Hashable {
    case none
    case all
    /// The code that came with the questions: it holds for these questions and no others.
    case code(String)
}

/// What came of a target that was sent.
package enum TargetOutcomeOfSetting: Sendable {
    /// Nothing is written: somebody is to look at these first, and to send the code with the same form.
    case asked([TargetQuestion], code: String)
    /// The revision; `nil` where everything was there already.
    case recorded(revision: Int?, targets: [TargetSeriesKey])
}
