import Appraisal
import Domain
import Foundation
import Testing

struct SurveyScoresTests {
    typealias Scores = SurveyScores<String>

    /// The same scores from several respondents of one sort.
    private static func answers(
        _ unit: String, _ question: String, _ scores: [Decimal], by respondent: String = "firm"
    ) -> [Scores.Answer] {
        scores.map { Scores.Answer(unit: unit, question: question, respondent: respondent, score: $0) }
    }

    private static func scores(
        _ answers: [Scores.Answer], _ units: [String], weights: [String: Decimal] = ["firm": 1],
        measure: Scores.Measure = .mean, least: Int = 3
    ) -> Scores {
        Scores(
            answers, units: units, components: [.init(code: "time", measure: measure, questions: ["q1", "q2"])],
            weights: weights, least: least)
    }

    @Test func `takes the mean of a component's answers, firms and department by weight`() {
        // Firms: (3 + 4 + 5 + 4 + 5) ÷ 5 = 4.2; department: (2 + 3 + 4) ÷ 3 = 3; 0.7·4.2 + 0.3·3 = 3.84.
        let answers =
            Self.answers("A", "q1", [3, 4, 5]) + Self.answers("A", "q2", [4, 5])
            + Self.answers("A", "q1", [2, 3, 4], by: "own")
        let scores = Self.scores(answers, ["A"], weights: ["firm": 70, "own": 30])
        #expect(scores.cells["A"]?["time"] == .value(exact("3.84"), respondents: 6))
    }

    @Test func `gives equal answers one value, however many gave them`() {
        // Both A and B: firms 11/3, department 10/3; once of three answers each, once of six and twelve.
        let weights: [String: Decimal] = ["firm": 70, "own": 30]
        let answers =
            Self.answers("A", "q1", [3, 4, 4]) + Self.answers("A", "q1", [3, 3, 4], by: "own")
            + Self.answers("B", "q1", [3, 4, 4, 4, 3, 4])
            + Self.answers("B", "q1", [3, 3, 4, 3, 3, 4, 4, 3, 3, 4, 3, 3], by: "own")
        let scores = Self.scores(answers, ["A", "B"], weights: weights)
        #expect(scores.values["A"] == scores.values["B"] && scores.values["A"]?["time"] == exact("3.566666666667"))
        let method = IndexMethod(components: [.init(code: "time", direction: .higherIsBetter, weight: 1)])
        let scoring = IndexScoring(scores.units, values: scores.values, method: method)
        #expect(scoring.withoutScale == ["time"] && scoring.scored["A"] == scoring.scored["B"])
    }

    @Test func `takes the share of answers from a score on`() {
        let scores = Self.scores(
            Self.answers("A", "q1", [1, 4, 5, 2]), ["A"], measure: .share(atLeast: 4))
        #expect(scores.cells["A"]?["time"] == .value(50, respondents: 4))
    }

    @Test func `has no value where one sort of respondent is missing`() {
        let scores = Self.scores(Self.answers("A", "q1", [3, 4, 5]), ["A", "B"], weights: ["firm": 70, "own": 30])
        #expect(scores.cells["A"]?["time"] == .missing && scores.cells["B"]?["time"] == .missing)
        #expect(scores.values["A"] == [:])
    }

    @Test func `hides a group of few, and what it would be the difference of`() {
        let shown = Self.answers("A", "q1", [3, 4, 5]) + Self.answers("B", "q1", [1, 2, 3])
        let one = Self.scores(shown + Self.answers("C", "q1", [5, 5]), ["A", "B", "C"])
        #expect(one.cells["C"]?["time"] == .hidden && one.values["C"] == [:])
        // The mean of all eight answers less those of A and B would be C's.
        #expect(one.overall["time"] == .hidden)
        // Nothing that is published changes with what the hidden answered: it cannot be worked out.
        let other = Self.scores(shown + Self.answers("C", "q1", [1, 1]), ["A", "B", "C"])
        #expect(one.cells == other.cells && one.overall == other.overall)
    }

    @Test func `hides the whole while the hidden together are few, and shows it when they are many`() {
        let shown = Self.answers("A", "q1", [3, 4, 5])
        let few = Self.scores(
            shown + Self.answers("B", "q1", [1]) + Self.answers("C", "q1", [5]), ["A", "B", "C"])
        #expect(few.overall["time"] == .hidden)
        let many = Self.scores(
            shown + Self.answers("B", "q1", [1, 1]) + Self.answers("C", "q1", [5, 5]), ["A", "B", "C"])
        // (12 + 2 + 10) ÷ 7 = 24/7; what is not shown is four answers of two units.
        #expect(many.overall["time"] == .value(exact("3.428571428571"), respondents: 7))
        #expect(many.cells["B"]?["time"] == .hidden && many.cells["C"]?["time"] == .hidden)
    }

    @Test func `counts respondents, not answers to many questions`() {
        // Two respondents who answered both questions are two, not four.
        let scores = Self.scores(Self.answers("A", "q1", [3, 4]) + Self.answers("A", "q2", [3, 4]), ["A"])
        #expect(scores.cells["A"]?["time"] == .hidden)
    }

    @Test func `keeps a small group of one sort of respondent out as well`() {
        let answers = Self.answers("A", "q1", [3, 4, 5]) + Self.answers("A", "q1", [2], by: "own")
        #expect(Self.scores(answers, ["A"], weights: ["firm": 70, "own": 30]).cells["A"]?["time"] == .hidden)
    }

    @Test func `leaves hidden units out of what others are scaled between`() {
        let answers =
            Self.answers("A", "q1", [3, 3, 3]) + Self.answers("B", "q1", [2, 2, 2]) + Self.answers("C", "q1", [5])
        let scores = Self.scores(answers, ["A", "B", "C"])
        let scoring = IndexScoring(
            scores.units, values: scores.values,
            method: IndexMethod(components: [.init(code: "time", direction: .higherIsBetter, weight: 1)]))
        #expect(scoring.set == ["A", "B"])
        #expect(scoring.scored.mapValues(\.total) == ["A": 10, "B": 1])
    }
}
