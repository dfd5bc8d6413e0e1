import Appraisal
import Foundation
import Testing

struct GrowthTests {
    func growth(
        _ value: Decimal?, over prior: Decimal?, days: (Int, Int) = (182, 181), measure: Growth.Measure = .percent,
        covered: (Bool, Bool) = (true, true)
    ) -> Result<Growth, Growth.Unknown> {
        Growth.between(
            Growth.Side(value: value, days: days.0, isCovered: covered.0),
            and: Growth.Side(value: prior, days: days.1, isCovered: covered.1), measure: measure)
    }

    /// Published growths (DOMAIN §1.2–1.4): value, prior, percent by hand to two places.
    @Test(arguments: [
        ("6718", "5645", "19.01"),  // half-year 2020, printed 19 %: 1 073 / 5 645
        ("3327", "4232", "-21.38"),  // to 5 May 2021, printed −21 %: −905 / 4 232 = −21.3847
        ("6611.4", "9305.4", "-28.95"),  // to 14 September 2021, printed −29 %: −2 694 / 9 305.4
        ("334", "306", "9.15"),  // Hòn Gai, enterprises
        ("248", "198", "25.25"),
        ("36348", "38214", "-4.88"),  // clearance 10:05:48 against 10:36:54, in seconds: −1 866
    ])
    func `is the change in percent of the prior value`(value: String, prior: String, percent: String) throws {
        #expect(try growth(exact(value), over: exact(prior)).get().change.rounded(2) == exact(percent))
    }

    @Test func `of rates is in percentage points`() throws {
        // PCI 2019: 73.40 after 70.36, printed +3.04. In percent it would be 4.32.
        let change = try growth(exact("73.40"), over: exact("70.36"), measure: .percentagePoints).get()
        #expect(change.change == exact("3.04"))
        // A rate may come from zero: a difference needs no base.
        #expect(try growth(5, over: 0, measure: .percentagePoints).get().change == 5)
    }

    @Test func `carries the lengths of both spans`() throws {
        // 2020 has 182 days in its first half, 2019 has 181: a leap year is not read as a longer effort.
        let found = try growth(6718, over: 5645, days: (182, 181)).get()
        #expect(found.comparedDays.this == 182)
        #expect(found.comparedDays.prior == 181)
        #expect(found.difference == 1073)
    }

    @Test func `a missing side is unknown and never zero`() {
        #expect(growth(nil, over: 5645) == .failure(.valueMissing))
        #expect(growth(6718, over: nil) == .failure(.priorMissing))
        #expect(growth(6718, over: nil, measure: .percentagePoints) == .failure(.priorMissing))
    }

    @Test func `a fall to a reported zero is a fall by all`() throws {
        #expect(try growth(0, over: 5645).get().change == -100)
    }

    @Test func `has no percentage of a prior value of zero or less`() {
        #expect(growth(6718, over: 0) == .failure(.priorNotPositive))
        #expect(growth(6718, over: -3) == .failure(.priorNotPositive))
    }

    @Test func `needs both spans covered`() {
        #expect(growth(6718, over: 5645, covered: (false, true)) == .failure(.notCovered))
        #expect(growth(6718, over: 5645, covered: (true, false)) == .failure(.priorNotCovered))
    }
}
