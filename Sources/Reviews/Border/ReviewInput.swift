package import Appraisal
package import Documents
package import Domain
package import Packs

/// Everything a review says: the template gives the words around it.
package struct ReviewInput: Sendable {
    package let pack: Pack
    /// Of the reviewed unit; its period and as-at day are the review's.
    package let standing: Standing
    /// What ``ReviewNeeds/figures`` asked for.
    package var figures: ReviewFigures
    /// Of the reviewed unit, while the period is not over; by indicator.
    package var estimates: [IndicatorID: PeriodEstimate]
    /// What ``ReviewNeeds/series`` asked for.
    package var series: [CumulativeSeries]
    /// Single commendations, in the order printed; empty unless ``ReviewNeeds/listsCommendations``.
    package var commendations: [CommendationLine]
    /// Issued in the period up to the as-at day to the reviewed unit or units below it, the earliest first.
    package var directives: [DirectiveLine]
    /// Of the year, for the work and for the emulation movement.
    package var themes: [Theme]
    /// For the period after, in order.
    package var priorities: [LocalizedText]
    package var signing: ReviewSigning
    /// Whether the period is not over at the as-at day: totals are then estimates, and said to be.
    package var isEstimate: Bool
    /// `DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA`, at the foot of every page; `nil` for real data.
    package var syntheticLabel: String?
    /// The bookmark of a reference; `nil` makes one from the reference.
    package var bookmark: @Sendable (_ reference: String) -> BookmarkName?

    package init(
        pack: Pack, standing: Standing, figures: ReviewFigures = ReviewFigures(),
        estimates: [IndicatorID: PeriodEstimate] = [:], series: [CumulativeSeries] = [],
        commendations: [CommendationLine] = [], directives: [DirectiveLine] = [],
        themes: [Theme] = [], priorities: [LocalizedText] = [],
        signing: ReviewSigning = ReviewSigning(), isEstimate: Bool = false, syntheticLabel: String? = nil,
        bookmark: @escaping @Sendable (_ reference: String) -> BookmarkName? = { _ in nil }
    ) {
        self.pack = pack
        self.standing = standing
        self.figures = figures
        self.estimates = estimates
        self.series = series
        self.commendations = commendations
        self.directives = directives
        self.themes = themes
        self.priorities = priorities
        self.signing = signing
        self.isEstimate = isEstimate
        self.syntheticLabel = syntheticLabel
        self.bookmark = bookmark
    }
}

extension ReviewInput {
    package enum ThemeSort: String, Sendable, Hashable, CaseIterable { case year, emulation }

    package struct Theme: Sendable, Hashable {
        package let sort: ThemeSort
        package let text: LocalizedText
        package init(_ sort: ThemeSort, _ text: LocalizedText) {
            self.sort = sort
            self.text = text
        }
    }

    package struct DirectiveLine: Sendable, Hashable {
        /// As printed on the document.
        package let number: String
        package let day: Day
        package let title: LocalizedText
        /// Of the reviewed unit and those below it, in the tree's order.
        package let units: [OrgUnit.ID]
        /// Those of them that have not acknowledged it up to the as-at day.
        package let outstanding: [OrgUnit.ID]

        package init(
            number: String, day: Day, title: LocalizedText, units: [OrgUnit.ID], outstanding: [OrgUnit.ID]
        ) {
            self.number = number
            self.day = day
            self.title = title
            self.units = units
            self.outstanding = outstanding
        }
    }

    package struct CommendationLine: Sendable, Hashable {
        /// As the pack's commendation forms name it.
        package let form: String
        package let isCollective: Bool
        /// Who was commended.
        package let subject: String
        package let unit: OrgUnit.ID
        package let day: Day?
        /// Number of the decision.
        package let decision: String
        package let achievement: String

        package init(
            form: String, isCollective: Bool, subject: String, unit: OrgUnit.ID, day: Day?, decision: String,
            achievement: String
        ) {
            self.form = form
            self.isCollective = isCollective
            self.subject = subject
            self.unit = unit
            self.day = day
            self.decision = decision
            self.achievement = achievement
        }
    }
}

/// What the registry of documents gives a review when it is signed; until then blanks are printed.
package struct ReviewSigning: Sendable, Hashable {
    package var ordinal: Int?
    package var day: Day?
    /// Who signs, without titles; `nil` takes the template's.
    package var signer: String?

    package init(ordinal: Int? = nil, day: Day? = nil, signer: String? = nil) {
        self.ordinal = ordinal
        self.day = day
        self.signer = signer
    }
}
