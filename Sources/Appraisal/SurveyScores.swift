import Domain
package import Foundation

/// Answers of a survey as components of an index, with small groups kept out.
///
/// A group is the answers of one sort of respondent about one unit in one component. It is small when fewer than `least`
/// answered: the most answers that any one question of the component got, since each respondent answers a question once. A
/// small group is in nothing that is published: neither in its unit's component nor in what others are scaled between.
package struct SurveyScores<Unit: Hashable & Sendable>: Sendable {
    package enum Measure: Sendable, Hashable {
        /// The mean of all answers.
        case mean
        /// The percentage of answers with at least this score.
        case share(atLeast: Decimal)
    }
    package struct Component: Sendable, Hashable {
        package let code: String
        package let measure: Measure
        package let questions: Set<String>
        package init(code: String, measure: Measure, questions: Set<String>) {
            self.code = code
            self.measure = measure
            self.questions = questions
        }
    }
    package struct Answer: Sendable, Hashable {
        package let unit: Unit
        package let question: String
        package let respondent: String
        package let score: Decimal
        package init(unit: Unit, question: String, respondent: String, score: Decimal) {
            self.unit = unit
            self.question = question
            self.respondent = respondent
            self.score = score
        }
    }
    package enum Cell: Sendable, Hashable {
        /// - Parameter respondents: At least so many answered.
        case value(Decimal, respondents: Int)
        /// A group is too small to be shown; how small is not said either.
        case hidden
        /// Nobody answered, or one sort of respondent did not.
        case missing
    }
    /// In the order given.
    package let units: [Unit]
    package let cells: [Unit: [String: Cell]]
    /// Of all units together by component; hidden where it less what is shown would tell of a small group.
    package let overall: [String: Cell]
    package let least: Int

    /// - Parameters:
    ///   - weights: What each sort of respondent weighs; each must have answered for a component to have a value.
    ///   - least: The fewest respondents of a group that is shown; 1 or more.
    package init(
        _ answers: [Answer], units: [Unit], components: [Component], weights: [String: Decimal], least: Int
    ) {
        self.units = units
        self.least = least
        var cells: [Unit: [String: Cell]] = [:]
        var overall: [String: Cell] = [:]
        let byUnit = Dictionary(grouping: answers, by: \.unit)
        for component in components {
            let own = byUnit.mapValues { $0.filter { component.questions.contains($0.question) } }
            for unit in units {
                cells[unit, default: [:]][component.code] = Self.cell(
                    own[unit] ?? [], component.measure, weights, least)
            }
            overall[component.code] = Self.overall(
                own, cells.compactMapValues { $0[component.code] }, component.measure, weights, least)
        }
        self.cells = cells
        self.overall = overall
    }

    /// The values that may be shown and scaled, by unit and component.
    package var values: [Unit: [String: Decimal]] {
        cells.mapValues { row in
            row.compactMapValues { cell in
                if case .value(let value, _) = cell { value } else { nil }
            }
        }
    }

    private static func cell(
        _ answers: [Answer], _ measure: Measure, _ weights: [String: Decimal], _ least: Int
    ) -> Cell {
        guard !answers.isEmpty else { return .missing }
        let groups = Dictionary(grouping: answers, by: \.respondent).filter { weights[$0.key] != nil }
        let sizes = groups.mapValues(respondents)
        guard sizes.values.allSatisfy({ $0 >= least }) else { return .hidden }
        guard let value = value(groups, measure, weights) else { return .missing }
        return .value(value, respondents: sizes.values.reduce(0, +))
    }

    /// The weighed mean of what each sort of respondent says: one exact fraction, divided once, so that equal answers are equal
    /// however many gave them. A scale would make ten points of the last digit's difference.
    ///
    /// - Returns: `nil` where a sort of respondent is missing, or nothing weighs anything.
    private static func value(
        _ groups: [String: [Answer]], _ measure: Measure, _ weights: [String: Decimal]
    ) -> Decimal? {
        let divisor = weights.values.reduce(0, +)
        guard divisor > 0, weights.keys.allSatisfy({ groups[$0] != nil }) else { return nil }
        let counts = groups.mapValues { Decimal($0.count) }
        let sum = weights.reduce(Decimal(0)) { sum, weighed in
            let others = counts.filter { $0.key != weighed.key }.values.reduce(1, *)
            return sum + weighed.value * others * measure.sum(of: (groups[weighed.key] ?? []).map(\.score))
        }
        return sum.divided(by: divisor * counts.values.reduce(1, *)).roundedAlike()
    }

    /// All answers together, unless the answers that no unit shows are few: they are the whole less the parts.
    private static func overall(
        _ answers: [Unit: [Answer]], _ cells: [Unit: Cell], _ measure: Measure, _ weights: [String: Decimal],
        _ least: Int
    ) -> Cell {
        let unshown = answers.filter { unit, own in
            guard !own.isEmpty else { return false }
            if case .value = cells[unit] { return false }
            return true
        }
        let groups = Dictionary(grouping: unshown.values.joined(), by: \.respondent)
        // One unit alone is the difference itself; several must be many together, in each sort of respondent.
        if unshown.count == 1 || groups.values.contains(where: { respondents(Array($0)) < least }) { return .hidden }
        return cell(answers.values.flatMap { $0 }, measure, weights, least)
    }

    /// The most answers to one question, about one unit at a time.
    private static func respondents(_ answers: [Answer]) -> Int {
        Dictionary(grouping: answers, by: \.unit).values.reduce(0) { sum, own in
            sum + (Dictionary(grouping: own, by: \.question).values.map(\.count).max() ?? 0)
        }
    }
}

extension SurveyScores.Measure {
    /// What is divided by the number of answers.
    fileprivate func sum(of scores: [Decimal]) -> Decimal {
        switch self {
        case .mean: scores.reduce(0, +)
        case .share(let least): 100 * Decimal(scores.count { $0 >= least })
        }
    }
}
