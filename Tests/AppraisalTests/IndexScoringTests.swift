import Appraisal
import Domain
import Foundation
import Testing

/// A worked example. Time: lower is better, weight 1; openness: higher is better, weight 3.
///
///     body  time  open   scaled time          scaled open          total
///     A     10    50     11 − 1 = 10          1                    (10 + 3·1) ÷ 4 = 3.25
///     B     20    80     11 − 5.5 = 5.5       10                   (5.5 + 3·10) ÷ 4 = 8.875
///     C     30    65     11 − 10 = 1          1 + 9·15/30 = 5.5    (1 + 3·5.5) ÷ 4 = 4.375
struct IndexScoringTests {
    typealias Scoring = IndexScoring<String>
    private static let values: [String: [String: Decimal]] = [
        "A": ["time": 10, "open": 50], "B": ["time": 20, "open": 80], "C": ["time": 30, "open": 65],
    ]
    private static func method(
        time: Decimal? = 1, open: Decimal? = 3, whenEqual: IndexMethod.WhenEqual = .leftOut,
        whenMissing: IndexMethod.WhenMissing = .unknown
    ) -> IndexMethod {
        IndexMethod(
            components: [
                .init(code: "time", direction: .lowerIsBetter, weight: time),
                .init(code: "open", direction: .higherIsBetter, weight: open),
            ], whenEqual: whenEqual, whenMissing: whenMissing)
    }

    @Test func `scales, turns round, weighs and ranks`() {
        let scoring = Scoring(["A", "B", "C"], values: Self.values, method: Self.method())
        #expect(scoring.scored["A"]?.scores == ["time": 10, "open": 1])
        #expect(scoring.scored["B"]?.scores == ["time": exact("5.5"), "open": 10])
        #expect(scoring.scored["C"]?.scores == ["time": 1, "open": exact("5.5")])
        #expect(scoring.scored.mapValues(\.total) == ["A": exact("3.25"), "B": exact("8.875"), "C": exact("4.375")])
        #expect(scoring.ranking.places.map(\.member) == ["B", "C", "A"])
        // What each component adds: A's 10·1/4 and 1·3/4.
        #expect(scoring.scored["A"]?.contributions == ["time": exact("2.5"), "open": exact("0.75")])
    }

    @Test func `says that a change of set alone moved a score`() {
        // With D: time from 10 to 40, open from 20 to 80. A: (10 + 3·5.5) ÷ 4 = 6.625; C: (4 + 3·7.75) ÷ 4 = 6.8125.
        var before = Self.values
        before["D"] = ["time": 40, "open": 20]
        let last = Scoring(["A", "B", "C", "D"], values: before, method: Self.method())
        #expect(last.scored["A"]?.total == exact("6.625") && last.scored["C"]?.total == exact("6.8125"))
        let comparison = IndexComparison(
            from: last, to: Scoring(["A", "B", "C"], values: Self.values, method: Self.method()))
        #expect(comparison.left == ["D"] && comparison.joined == [] && comparison.setChanged)
        let moved = comparison.movement(of: "A")
        #expect(moved.change == exact("-3.375") && moved.fromSet == exact("-3.375"))
        #expect(moved.fromValues == 0 && moved.fromWeights == 0)
        // B 9.25, C 6.8125, A 6.625, D 1 before; B, C, A now.
        #expect(moved.placesGained == 0)
        #expect(comparison.movement(of: "D").now == nil && comparison.movement(of: "D").fromSet == nil)
    }

    @Test func `tells set, weights and values apart, and they add up`() {
        var before = Self.values
        before["D"] = ["time": 40, "open": 20]
        var now = Self.values
        // A improves from 50 to 65: among A, B, C open is 65, 80, 65, so A has 1.
        now["A"] = ["time": 10, "open": 65]
        let comparison = IndexComparison(
            from: Scoring(["A", "B", "C", "D"], values: before, method: Self.method()),
            to: Scoring(["A", "B", "C"], values: now, method: Self.method(time: 1, open: 1)))
        let moved = comparison.movement(of: "C")
        // Before 6.8125, without D 4.375; with the new values time 1, open 1: old weights (1 + 3) ÷ 4 = 1, new 1.
        #expect(moved.fromSet == exact("4.375") - exact("6.8125"))
        #expect(moved.fromValues == 1 - exact("4.375") && moved.fromWeights == 0)
        #expect(moved.change == exact("-5.8125"))
        for body in ["A", "B", "C"] {
            let moved = comparison.movement(of: body)
            let parts = [moved.fromSet, moved.fromWeights, moved.fromValues].compactMap { $0 }
            #expect(parts.count == 3 && parts.reduce(0, +) == moved.change)
            #expect(moved.byComponent.values.reduce(0, +) == moved.change)
        }
    }

    @Test func `tells a body that loses one component as a change of that component's set`() {
        // D had time 40 and has none now; all else is the same, and D stays in the set for its openness.
        var before = Self.values
        before["D"] = ["time": 40, "open": 65]
        var now = before
        now["D"] = ["open": 65]
        let comparison = IndexComparison(
            from: Scoring(["A", "B", "C", "D"], values: before, method: Self.method()),
            to: Scoring(["A", "B", "C", "D"], values: now, method: Self.method()))
        #expect(comparison.joined.isEmpty && comparison.left.isEmpty && comparison.setChanged)
        #expect(comparison.componentSets.map(\.component) == ["time"])
        #expect(comparison.componentSets.map(\.left) == [["D"]] && comparison.componentSets.map(\.joined) == [[]])
        // C's time was 11 − (9·20/30 + 1) = 4 among four and is 1 among three: (4 − 1) ÷ 4 less.
        let moved = comparison.movement(of: "C")
        #expect(moved.change == exact("-0.75") && moved.fromSet == exact("-0.75"))
        #expect(moved.fromValues == 0 && moved.fromWeights == 0)
        #expect(comparison.movement(of: "D").change == nil)
    }

    @Test func `tells a component that no longer counts, or counts now, as a change of weights`() {
        let whole = Scoring(["A", "B", "C"], values: Self.values, method: Self.method())
        let openAlone = IndexMethod(components: [.init(code: "open", direction: .higherIsBetter, weight: 3)])
        let less = Scoring(["A", "B", "C"], values: Self.values, method: openAlone)
        // B: 8.875 of both, 10 of openness alone.
        let dropped = IndexComparison(from: whole, to: less)
        #expect(dropped.weightsChanged && !dropped.setChanged)
        #expect(dropped.movement(of: "B").fromWeights == exact("1.125"))
        #expect(dropped.movement(of: "B").fromValues == 0 && dropped.movement(of: "B").fromSet == 0)
        let added = IndexComparison(from: less, to: whole)
        #expect(added.movement(of: "B").fromWeights == exact("-1.125"))
        #expect(added.movement(of: "B").fromValues == 0 && added.movement(of: "B").fromSet == 0)
        // Also where the new component was not asked before.
        let asked = Self.values.mapValues { $0.filter { $0.key == "open" } }
        let first = IndexComparison(from: Scoring(["A", "B", "C"], values: asked, method: openAlone), to: whole)
        #expect(first.movement(of: "B").fromWeights == exact("-1.125") && first.movement(of: "B").fromSet == 0)
    }

    @Test func `leaves out, or scores as declared, what is equal for all`() {
        let equal: [String: [String: Decimal]] = ["A": ["time": 7, "open": 50], "B": ["time": 7, "open": 80]]
        let out = Scoring(["A", "B"], values: equal, method: Self.method())
        #expect(out.withoutScale == ["time"] && out.scored["A"]?.scores["time"] == nil)
        #expect(out.scored.mapValues(\.total) == ["A": 1, "B": 10])
        let middle = Scoring(
            ["A", "B"], values: equal, method: Self.method(whenEqual: .score(exact("5.5"))))
        // A: (5.5 + 3·1) ÷ 4 = 2.125; B: (5.5 + 30) ÷ 4 = 8.875.
        #expect(middle.scored.mapValues(\.total) == ["A": exact("2.125"), "B": exact("8.875")])
    }

    @Test func `takes a missing component for unknown, unless the pack says otherwise`() {
        var values = Self.values
        values["C"] = ["open": 65]
        let unknown = Scoring(["A", "B", "C"], values: values, method: Self.method())
        #expect(unknown.scored["C"]?.total == nil && unknown.ranking.unranked == ["C"])
        let others = Scoring(["A", "B", "C"], values: values, method: Self.method(whenMissing: .leftOut))
        #expect(others.scored["C"]?.total == exact("5.5"))
        #expect(Scoring(["A"], values: [:], method: Self.method()).set == [])
    }

    @Test func `has no total without a weight, and states ties`() {
        let unweighed = Scoring(["A", "B"], values: Self.values, method: Self.method(time: nil))
        #expect(unweighed.scored["A"]?.total == nil && unweighed.ranking.places.isEmpty)
        let tied = Scoring(
            ["A", "B", "C"], values: ["A": ["open": 1], "B": ["open": 2], "C": ["open": 2]],
            method: Self.method(time: 1, open: 1, whenMissing: .leftOut))
        #expect(tied.ranking["B"]?.tiedWith == ["C"] && tied.ranking["A"]?.rank == 3)
    }
}
