import Appraisal
import Foundation
import Testing

struct GoalConditionTests {
    @Test func `compares as it says, at the threshold too`() throws {
        let cases: [(GoalCondition.Comparator, [Bool])] = [
            (.atLeast, [false, true, true]), (.above, [false, false, true]), (.atMost, [true, true, false]),
            (.below, [true, false, false]),
        ]
        for (comparator, expected) in cases {
            let condition = try GoalCondition(comparator, 15)
            #expect([14, 15, 16].map { condition.holds(for: $0) } == expected)
        }
    }

    @Test(arguments: [(">=", GoalCondition.Comparator.atLeast), (">", .above), ("<=", .atMost), ("<", .below)])
    func `is written as in the pack`(text: String, comparator: GoalCondition.Comparator) {
        #expect(GoalCondition.Comparator(rawValue: text) == comparator)
    }

    @Test func `measures the margin in parts of the threshold, good side positive`() throws {
        // 6 718 against 5 500: 1 218 / 5 500 = 0.22145…
        #expect(try GoalCondition(.atLeast, 5500).margin(of: 6718).rounded(4) == exact("0.2215"))
        // 12 % red channel against "below 15": 3 / 15.
        #expect(try GoalCondition(.below, 15).margin(of: 12) == exact("0.2"))
        #expect(try GoalCondition(.below, 15).margin(of: 18) == exact("-0.2"))
        // The size of a negative threshold, not its sign.
        #expect(try GoalCondition(.atLeast, -10).margin(of: -5) == exact("0.5"))
    }

    @Test func `a zero threshold declares its scale`() throws {
        #expect(throws: GoalCondition.Problem.zeroThresholdNeedsScale) { try GoalCondition(.atMost, 0) }
        #expect(throws: GoalCondition.Problem.scaleNotPositive(0)) { try GoalCondition(.atMost, 0, scale: 0) }
        #expect(throws: GoalCondition.Problem.scaleNotPositive(-1)) { try GoalCondition(.atMost, 5, scale: -1) }
        // No infection allowed, ten counts as all: one infection is −0.1.
        #expect(try GoalCondition(.atMost, 0, scale: 10).margin(of: 1) == exact("-0.1"))
    }
}

struct GoalStateTests {
    typealias Part = GoalState<String>.Part

    /// The dual goal of 2020: no infection at the border gates, and revenue at least on its path.
    func dualGoal(infections: Decimal?, revenue: Decimal?) throws -> GoalState<String> {
        try #require(
            GoalState([
                Part("epidemic", try GoalCondition(.atMost, 0, scale: 10), value: infections),
                Part("revenue", try GoalCondition(.atLeast, 5500), value: revenue),
            ]))
    }

    @Test func `holds when every member holds`() throws {
        let goal = try dualGoal(infections: 0, revenue: 6718)
        #expect(goal.verdict == .holds)
        #expect(goal.binding?.member == "epidemic")
        #expect(goal.binding?.margin == 0)
    }

    @Test func `is broken when any member is, however well the other does`() throws {
        let goal = try dualGoal(infections: 1, revenue: 99999)
        #expect(goal.verdict == .broken)
        #expect(goal.brokenMembers == ["epidemic"])
        #expect(goal.binding?.member == "epidemic")
    }

    @Test func `is broken even while another member is unknown`() throws {
        let goal = try dualGoal(infections: nil, revenue: 5000)
        #expect(goal.verdict == .broken)
        #expect(goal.unknownMembers == ["epidemic"])
        #expect(goal.binding?.member == "revenue")
    }

    @Test func `is unknown when no member is broken and one is unknown, and says which`() throws {
        let goal = try dualGoal(infections: nil, revenue: 6718)
        #expect(goal.verdict == .unknown)
        #expect(goal.unknownMembers == ["epidemic"])
        let nothing = try dualGoal(infections: nil, revenue: nil)
        #expect(nothing.verdict == .unknown)
        #expect(nothing.binding == nil)
        #expect(nothing.unknownMembers == ["epidemic", "revenue"])
    }

    @Test func `is not limited to one line or two`() throws {
        // Two revenue lines of two assigners and three more conditions.
        let goal = try #require(
            GoalState([
                Part("ministry", try GoalCondition(.atLeast, 4750), value: 6718),
                Part("province", try GoalCondition(.atLeast, 5500), value: 6718),
                Part("red channel", try GoalCondition(.below, 15), value: 12),
                Part("clearance", try GoalCondition(.atMost, 10), value: exact("9.5")),
                Part("infections", try GoalCondition(.atMost, 0, scale: 1), value: 0),
            ]))
        #expect(goal.verdict == .holds)
        // Margins: 0.414, 0.221, 0.2, 0.05, 0.
        #expect(goal.binding?.member == "infections")
    }

    @Test func `ties bind in the pack's order`() throws {
        let goal = try #require(
            GoalState([
                Part("first", try GoalCondition(.atLeast, 10), value: 12),
                Part("second", try GoalCondition(.atMost, 5), value: 4),
            ]))
        #expect(goal.binding?.member == "first")
    }

    @Test func `at a margin of zero a broken member binds`() throws {
        let goal = try #require(
            GoalState([
                Part("holds at its threshold", try GoalCondition(.atLeast, 5), value: 5),
                Part("breaks at its threshold", try GoalCondition(.below, 15), value: 15),
            ]))
        #expect(goal.verdict == .broken)
        #expect(goal.binding?.member == "breaks at its threshold")
    }

    @Test func `a goal has members`() {
        #expect(GoalState<String>([]) == nil)
    }
}
