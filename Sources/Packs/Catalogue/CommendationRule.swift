package import Domain
package import Foundation

/// A rule by which collectives become candidates: conditions that must all hold in a period, or in several running.
package struct CommendationRule: Sendable, Hashable {
    package enum Condition: Sendable, Hashable {
        /// A reading of an indicator against a number: `growth ≥ 5`.
        case reading(IndicatorID, Goal.Reading, Goal.Comparator, Decimal)
        /// A place among the units of the rule by a reading, 1 the best: `rank ≤ 3`.
        case rank(IndicatorID, Goal.Reading, atMost: Int)
        /// Of the actions the unit leads that were due within the period, at least so many percent are done.
        case actionsDone(atLeast: Decimal)
        /// Of the actions the unit leads, at most so many are late.
        case actionsLate(atMost: Int)
        /// Every report of the period was handed in by its due day.
        case reportsInTime
    }
    package let code: String
    package let names: LocalizedText
    /// The form proposed, by its code.
    package let form: String
    /// What it is for; `{period}` stands for the period.
    package let achievement: LocalizedText
    /// Kinds of units that can become candidates.
    package let unitKinds: [String]
    /// The sort of period the rule speaks of.
    package let periodKind: Period.Kind
    /// In how many periods running it must hold, the one asked about the last of them. 1 or more.
    package let consecutive: Int
    /// At least one.
    package let conditions: [Condition]

    package init(
        code: String, names: LocalizedText, form: String, achievement: LocalizedText, unitKinds: [String],
        periodKind: Period.Kind, consecutive: Int, conditions: [Condition]
    ) {
        self.code = code
        self.names = names
        self.form = form
        self.achievement = achievement
        self.unitKinds = unitKinds
        self.periodKind = periodKind
        self.consecutive = consecutive
        self.conditions = conditions
    }

    /// What it is for, with the period's name in place of `{period}`.
    package func achievement(in period: String, _ language: Language) -> String {
        achievement[language].replacing("{period}", with: period)
    }
}

/// The head and foot of the list a council works with. All texts are in the pack's first language.
package struct CommendationList: Sendable, Hashable {
    /// The body above the issuer; `nil` prints none.
    package let parentBody: String?
    package let issuingBody: String
    /// After the type in the number: `HQQN` of `DS-HQQN`.
    package let symbol: String
    package let place: String
    /// The position of who signs; `nil` prints no signature block.
    package let signer: String?
    package let recipients: [String]

    package init(
        parentBody: String?, issuingBody: String, symbol: String, place: String, signer: String?, recipients: [String]
    ) {
        self.parentBody = parentBody
        self.issuingBody = issuingBody
        self.symbol = symbol
        self.place = place
        self.signer = signer
        self.recipients = recipients
    }
}
