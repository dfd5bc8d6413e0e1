package import Domain
package import Foundation

/// An index somebody publishes (DDCI, PAR INDEX) or makes within the department (CDCI): what it is called, what it is made of,
/// and how values become scores where that is known.
package struct Index: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        /// What answers of a survey say of a component.
        package enum Measure: Sendable, Hashable {
            case mean
            /// The percentage of answers with at least this score.
            case share(atLeast: Decimal)
        }
        package let code: String
        package let names: LocalizedText
        /// `nil` where the publisher gives none.
        package let weight: Decimal?
        package let lowerIsBetter: Bool
        package let measure: Measure
        package init(
            code: String, names: LocalizedText, weight: Decimal?, lowerIsBetter: Bool, measure: Measure = .mean
        ) {
            self.code = code
            self.names = names
            self.weight = weight
            self.lowerIsBetter = lowerIsBetter
            self.measure = measure
        }
    }
    /// The weights from a year on, by component.
    package struct YearWeights: Sendable, Hashable {
        package let from: Int
        package let weights: [String: Decimal]
        package init(from: Int, weights: [String: Decimal]) {
            self.from = from
            self.weights = weights
        }
    }
    /// Values are rescaled to 1…10 between the worst and the best of the set.
    package struct Scaling: Sendable, Hashable {
        package enum WhenEqual: Sendable, Hashable {
            case leftOut
            case score(Decimal)
        }
        package enum WhenMissing: Sendable, Hashable { case unknown, leftOut }
        /// What a component says where all have one value.
        package let whenEqual: WhenEqual
        /// What a missing component does to the total.
        package let whenMissing: WhenMissing
        package init(whenEqual: WhenEqual = .leftOut, whenMissing: WhenMissing = .unknown) {
            self.whenEqual = whenEqual
            self.whenMissing = whenMissing
        }
    }
    package let code: String
    package let names: LocalizedText
    /// What texts say for it besides its names.
    package let saidAs: [Language: [String]]
    package let components: [Component]
    /// In order of year; empty where the components' own weights always hold.
    package let weights: [YearWeights]
    /// `nil` where the publisher's scores are taken as they are.
    package let scaling: Scaling?
    /// `nil` where values do not come from a survey of ours.
    package let survey: Survey?
    package init(
        code: String, names: LocalizedText, saidAs: [Language: [String]] = [:], components: [Component],
        weights: [YearWeights] = [], scaling: Scaling? = nil, survey: Survey? = nil
    ) {
        self.code = code
        self.names = names
        self.saidAs = saidAs
        self.components = components
        self.weights = weights
        self.scaling = scaling
        self.survey = survey
    }

    /// The weight of a component in a year; `nil` where none is given.
    package func weight(of component: Component, in year: Int) -> Decimal? {
        let inForce = weights.last { $0.from <= year }
        return inForce.map { $0.weights[component.code] } ?? component.weight
    }
}

extension Index {
    /// What is asked about units, and whose answers weigh what.
    package struct Survey: Sendable, Hashable {
        package struct Respondent: Sendable, Hashable {
            package let code: String
            package let names: LocalizedText
            package let weight: Decimal
        }
        package struct Question: Sendable, Hashable {
            package let code: String
            package let names: LocalizedText
            /// Code of the component it belongs to.
            package let component: String
        }
        /// What a unit sees besides its own scores and rank.
        package enum Sight: String, Sendable, Hashable, CaseIterable { case nothing, own, all }
        /// Kinds of units asked about.
        package let unitKinds: [String]
        /// The fewest respondents of a group that is shown.
        package let leastRespondents: Int
        package let leastScore: Decimal
        package let mostScore: Decimal
        package let unitsSee: Sight
        package let respondents: [Respondent]
        package let questions: [Question]
    }
}

/// A form of commendation (Bằng khen, Giấy khen, Cờ thi đua) and the level that gives it.
package struct CommendationForm: Sendable, Hashable {
    package let code: String
    package let names: LocalizedText
    package let level: LocalizedText
    package init(code: String, names: LocalizedText, level: LocalizedText) {
        self.code = code
        self.names = names
        self.level = level
    }
}
