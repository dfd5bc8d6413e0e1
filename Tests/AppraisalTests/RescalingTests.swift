import Appraisal
import Domain
import Foundation
import Testing

struct RescalingTests {
    typealias Scoring = IndexScoring<String>

    @Test func `rescales from 1 for the worst to 10 for the best`() {
        // 9 · (x − 20) / 60 + 1: 20 → 1, 50 → 5.5, 80 → 10.
        let scores = Scoring.rescaled(["a": 20, "b": 50, "c": 80], direction: .higherIsBetter)
        #expect(scores == ["a": 1, "b": exact("5.5"), "c": 10])
    }

    @Test func `turns round where lower is better`() {
        let scores = Scoring.rescaled(["a": 20, "b": 35, "c": 80], direction: .lowerIsBetter)
        // 11 − (9 · 15 / 60 + 1) = 7.75.
        #expect(scores == ["a": 10, "b": exact("7.75"), "c": 1])
    }

    @Test func `depends on who else is in the set`() {
        let small = Scoring.rescaled(["a": 20, "b": 50], direction: .higherIsBetter)
        let large = Scoring.rescaled(["a": 20, "b": 50, "c": 80], direction: .higherIsBetter)
        #expect(small["b"] == 10)
        #expect(large["b"] == exact("5.5"))
    }

    @Test func `a set with one value has no scale`() {
        #expect(Scoring.rescaled(["a": 7, "b": 7], direction: .higherIsBetter).isEmpty)
        #expect(Scoring.rescaled([:], direction: .higherIsBetter).isEmpty)
    }
}
