import Appraisal
import Domain
import Foundation
import Testing

struct AttainmentTests {
    /// Published attainments (DOMAIN §1.2, §1.3, §2): cumulative, target, percent by hand to two places.
    @Test(arguments: [
        ("6718", "9500", "70.72"),  // 6 718 / 9 500 = 0.707157…, printed 71 %
        ("6718", "11000", "61.07"),  // 0.610727…, printed 61 %
        ("3327", "12000", "27.73"),  // 0.27725, printed 27.7 %
        ("3327", "12600", "26.40"),
        ("6611.4", "12000", "55.10"),  // 55.095 exactly
        ("6611.4", "12600", "52.47"),  // printed 52.4 %: truncated
        ("1423", "6245", "22.79"),  // Hòn Gai, first quarter of 2021
        ("35312.2", "47520", "74.31"),  // Hải Phòng 2019, Ministry
        ("35312.2", "53600", "65.88"),  // and the striving target
        ("175522", "300500", "58.41"),
    ])
    func `divides the cumulative value by the target`(cumulative: String, target: String, percent: String) throws {
        let attainment = try #require(Attainment(cumulative: exact(cumulative), target: exact(target)))
        #expect(attainment.percent.rounded(2) == exact(percent))
    }

    @Test func `states the excess and the shortfall in percentage points`() throws {
        // The year 2020: 12 300 / 9 500 = 129.47 %, printed "+29 % over estimate".
        let year = try #require(Attainment(cumulative: 12300, target: 9500))
        #expect(year.excess.rounded(2) == exact("29.47"))
        #expect(year.isReached)
        // The half-year of 2020 lacks 100 − 70.72.
        let half = try #require(Attainment(cumulative: 6718, target: 9500))
        #expect(half.excess.rounded(2) == exact("-29.28"))
        #expect(!half.isReached)
    }

    @Test func `says what remains`() throws {
        // Hải Phòng 2019: 47 520 − 35 312.2, as printed.
        #expect(Attainment(cumulative: exact("35312.2"), target: 47520)?.remaining == exact("12207.8"))
        #expect(Attainment(cumulative: 12300, target: 9500)?.remaining == -2800)
    }

    @Test func `is exact where the ratio is`() {
        #expect(Attainment(cumulative: exact("6611.4"), target: 12000)?.percent == exact("55.095"))
        #expect(Attainment(cumulative: 9500, target: 9500)?.percent == 100)
    }

    @Test func `keeps the decimals of a target`() throws {
        // 50 of 12.5 is 400 %; with the target kept as the integer 12 it would be 416.67 %.
        #expect(Attainment(cumulative: 50, target: exact("12.5"))?.percent == 400)
    }

    @Test func `does not clamp a percentage`() throws {
        #expect(Attainment(cumulative: 300, target: 100)?.percent == 300)
        #expect(Attainment(cumulative: -5, target: 100)?.percent == -5)
    }

    @Test(arguments: [(-5, 0), (0, 0), (71, 71), (100, 100), (129, 100)])
    func `clamps only the length of a bar`(cumulative: Decimal, length: Decimal) {
        #expect(Attainment(cumulative: cumulative, target: 100)?.barPercent == length)
    }

    @Test func `has no percentage of a missing value, nor of a missing, zero or negative target`() {
        #expect(Attainment(cumulative: nil, target: 9500) == nil)
        #expect(Attainment(cumulative: 6718, target: nil) == nil)
        #expect(Attainment(cumulative: 6718, target: 0) == nil)
        #expect(Attainment(cumulative: 6718, target: -1) == nil)
    }

    @Test func `tells a reported zero from nothing`() {
        #expect(Attainment(cumulative: 0, target: 9500)?.percent == 0)
        #expect(Attainment(cumulative: nil, target: 9500)?.percent == nil)
    }

    @Test func `sums the same in any order`() {
        // 0.1 + 0.2 + … in binary floats depends on the order; decimals do not.
        let payments = (1...1000).map { Decimal($0) / 10 }
        let forwards = payments.reduce(0, +)
        #expect(forwards == 50050)
        #expect(payments.reversed().reduce(0, +) == forwards)
        #expect(payments.shuffled().reduce(0, +) == forwards)
    }
}

struct CeilingCheckTests {
    @Test func `is met at the ceiling and below it, with the margin in the unit`() throws {
        // Physical check: at most 8 working hours (Customs Law 54/2014 Art. 23).
        let quick = try #require(CeilingCheck(value: exact("6.5"), ceiling: 8))
        #expect(quick.isMet)
        #expect(quick.margin == exact("1.5"))
        #expect(CeilingCheck(value: 8, ceiling: 8)?.isMet == true)
        let slow = try #require(CeilingCheck(value: exact("9.25"), ceiling: 8))
        #expect(!slow.isMet)
        #expect(slow.margin == exact("-1.25"))
    }

    @Test func `a strict ceiling is broken at the ceiling`() {
        // Quảng Ninh 2020: red channel below 15 %.
        #expect(CeilingCheck(value: 15, ceiling: 15, isStrict: true)?.isMet == false)
        #expect(CeilingCheck(value: exact("14.99"), ceiling: 15, isStrict: true)?.isMet == true)
    }

    @Test func `allows a ceiling of zero`() {
        #expect(CeilingCheck(value: 0, ceiling: 0)?.isMet == true)
        #expect(CeilingCheck(value: 2, ceiling: 0)?.margin == -2)
    }

    @Test func `cannot tell without a value`() {
        #expect(CeilingCheck(value: nil, ceiling: 8) == nil)
        #expect(CeilingCheck(value: 8, ceiling: nil) == nil)
    }
}

struct TargetOutcomeTests {
    @Test func `prints a percentage only where higher is better`() throws {
        guard case .attainment(let attainment) = TargetOutcome(of: 6718, against: 9500, direction: .higherIsBetter)
        else {
            Issue.record("an attainment was expected")
            return
        }
        #expect(attainment.percent.rounded(2) == exact("70.72"))
        guard case .ceiling(let check) = TargetOutcome(of: 10, against: 15, direction: .lowerIsBetter) else {
            Issue.record("a ceiling was expected")
            return
        }
        #expect(check.margin == 5)
    }

    @Test func `says why it cannot tell`() {
        #expect(TargetOutcome(of: nil, against: 9500, direction: .higherIsBetter) == .unknown(.valueMissing))
        #expect(TargetOutcome(of: nil, against: 8, direction: .lowerIsBetter) == .unknown(.valueMissing))
        #expect(TargetOutcome(of: 5, against: nil, direction: .higherIsBetter) == .unknown(.targetMissing))
        #expect(TargetOutcome(of: 5, against: 0, direction: .higherIsBetter) == .unknown(.targetNotPositive))
        #expect(TargetOutcome(of: nil, against: 9500, direction: .higherIsBetter).isMet == nil)
    }

    @Test func `says met or not`() {
        #expect(TargetOutcome(of: 12300, against: 11500, direction: .higherIsBetter).isMet == true)
        #expect(TargetOutcome(of: 11000, against: 11500, direction: .higherIsBetter).isMet == false)
        #expect(TargetOutcome(of: 9, against: 8, direction: .lowerIsBetter).isMet == false)
    }
}
