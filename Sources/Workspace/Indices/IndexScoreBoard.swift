package import Appraisal
package import Domain
package import Foundation
package import Packs

/// How an index scores a set of bodies in a period: raw values, scaled scores, weights, totals, ranks, and what moved since the
/// period it is compared with.
package struct IndexScoreBoard: Sendable {
    package struct Component: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package let weight: Decimal?
        package let lowerIsBetter: Bool
        /// All bodies have one value: it tells none from another.
        package let hasNoScale: Bool
    }
    package struct Cell: Sendable, Hashable {
        /// As published or answered; `nil` where missing or hidden.
        package let raw: Decimal?
        /// 1…10.
        package let scaled: Decimal?
        /// Too few answered for it to be shown.
        package let isHidden: Bool
    }
    package struct Row: Sendable, Hashable {
        /// A unit's code, or the body as the publisher names it.
        package let subject: String
        /// One of our units; `nil` for another body.
        package let unit: OrgUnit.ID?
        package let isOurs: Bool
        /// By component code.
        package let cells: [String: Cell]
        package let total: Decimal?
        package let rank: Int?
        /// How many others hold the same place.
        package let tiedWith: Int
        /// How many periods running the rank was held; 0 without a rank.
        package let streak: Int
        package let movement: IndexComparison<String>.Movement?
        /// Respondents of a survey, at least; `nil` where hidden or not from a survey.
        package let respondents: Int?
    }
    /// What it is compared with, and who was scaled then.
    package struct Before: Sendable, Hashable {
        package let period: Period
        package let revision: Int
        package let setCount: Int
        package let joined: [String]
        package let left: [String]
        /// Components scaled among others although the bodies are in both sets.
        package let componentSets: [IndexComparison<String>.ComponentSet]
        /// Whether any of the three is so, also where the asker may not see who.
        package let setChanged: Bool
        package let weightsChanged: Bool
    }
    package let code: String
    package let names: LocalizedText
    package let period: Period
    package let revision: Int
    package let components: [Component]
    package let scaling: Index.Scaling
    /// The bodies that were scaled together.
    package let setCount: Int
    /// How many have a total.
    package let ranked: Int
    /// By rank, those without one last in the order of the tree or of names. Only those the asker may see.
    package let rows: [Row]
    package let before: Before?
    package let survey: Survey?
    /// Periods there are results of, newest first.
    package let periods: [Period]

    /// What is said of the answers.
    package struct Survey: Sendable, Hashable {
        package let answers: Int
        package let refused: Int
        package let leastRespondents: Int
        /// By component: all units together; hidden cells are there with nothing in them.
        package let overall: [String: Cell]
    }
}

extension IndexScoreBoard {
    package subscript(subject: String) -> Row? { rows.first { $0.subject == subject } }
}
