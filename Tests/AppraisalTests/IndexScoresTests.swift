import Appraisal
import Domain
import Foundation
import Testing

struct IndexScoresTests {
    typealias Scores = IndexScores<String>

    @Test func `rescales from 1 for the worst to 10 for the best`() {
        // 9 · (x − 20) / 60 + 1: 20 → 1, 50 → 5.5, 80 → 10.
        let scores = Scores.rescaled(["a": 20, "b": 50, "c": 80], direction: .higherIsBetter)
        #expect(scores == ["a": 1, "b": exact("5.5"), "c": 10])
    }

    @Test func `turns round where lower is better`() {
        let scores = Scores.rescaled(["a": 20, "b": 35, "c": 80], direction: .lowerIsBetter)
        // 11 − (9 · 15 / 60 + 1) = 7.75.
        #expect(scores == ["a": 10, "b": exact("7.75"), "c": 1])
    }

    @Test func `depends on who else is in the set`() {
        let small = Scores.rescaled(["a": 20, "b": 50], direction: .higherIsBetter)
        let large = Scores.rescaled(["a": 20, "b": 50, "c": 80], direction: .higherIsBetter)
        #expect(small["b"] == 10)
        #expect(large["b"] == exact("5.5"))
    }

    @Test func `a set with one value has no scale`() {
        #expect(Scores.rescaled(["a": 7, "b": 7], direction: .higherIsBetter).isEmpty)
        #expect(Scores.rescaled([:], direction: .higherIsBetter).isEmpty)
    }

    @Test func `weighs the criteria into one score`() throws {
        let scores = Scores([
            try .init(id: "transparency", direction: .higherIsBetter, weight: 3, values: ["a": 20, "b": 50, "c": 80]),
            try .init(id: "time costs", direction: .lowerIsBetter, weight: 1, values: ["a": 4, "b": 8, "c": 12]),
        ])
        // a: (3·1 + 1·10) / 4 = 3.25; b: (3·5.5 + 5.5) / 4 = 5.5; c: (3·10 + 1) / 4 = 7.75.
        #expect(scores.composites == ["a": exact("3.25"), "b": exact("5.5"), "c": exact("7.75")])
        #expect(scores.leftOut == [])
    }

    @Test func `leaves a criterion without spread out for everyone, and says so`() throws {
        let scores = Scores([
            try .init(id: "transparency", direction: .higherIsBetter, weight: 3, values: ["a": 20, "b": 80]),
            try .init(id: "same", direction: .higherIsBetter, weight: 1, values: ["a": 5, "b": 5]),
        ])
        #expect(scores.composites == ["a": 1, "b": 10])
        #expect(scores.leftOut == ["same"])
        #expect(scores.scores.map(\.criterion) == ["transparency", "same"])
    }

    @Test func `gives no composite to a member with a missing value`() throws {
        let scores = Scores([
            try .init(id: "one", direction: .higherIsBetter, weight: 1, values: ["a": 20, "b": 80]),
            try .init(id: "two", direction: .higherIsBetter, weight: 1, values: ["a": 1, "b": 2, "c": 3]),
        ])
        #expect(scores.composites["c"] == nil)
        #expect(scores.composites["b"] == exact("7.75"))
    }

    @Test func `refuses a criterion that weighs nothing`() {
        #expect(throws: IndexScoresProblem.weightNotPositive(criterion: "one", 0)) {
            try Scores.Criterion(id: "one", direction: .higherIsBetter, weight: 0, values: ["a": 20, "b": 80])
        }
    }

    @Test func `weighs enterprises and department 70 to 30`() {
        #expect(weightedMean([(90, 70), (80, 30)]) == 87)
        #expect(weightedMean([(90, 70), (nil, 30)]) == nil)
        #expect(weightedMean([]) == nil)
    }
}
