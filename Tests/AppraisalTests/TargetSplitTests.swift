import Appraisal
import Foundation
import Testing

struct TargetSplitTests {
    @Test func `says what is handed down and how far that is from the whole`() {
        // Six branches of 2020: 5 500 + 2 700 + 1 300 + 1 050 + 260 + 190 = 11 000.
        let parts: [Decimal?] = [5500, 2700, 1300, 1050, 260, 190, nil]
        #expect(TargetSplit(of: 11_000, into: parts).sum == 11_000)
        #expect(TargetSplit(of: 11_000, into: parts).difference == 0)
        #expect(TargetSplit(of: 11_500, into: parts).difference == -500)
        #expect(TargetSplit(of: 9500, into: parts).difference == 1500)
    }

    @Test func `of nothing handed down there is no difference`() {
        #expect(TargetSplit(of: 11_000, into: [nil, nil]).sum == nil)
        #expect(TargetSplit(of: 11_000, into: []).difference == nil)
        #expect(TargetSplit(of: 11_000, into: [0, nil]).difference == -11_000)
    }

    @Test func `proposes by last year's shares`() throws {
        // 600, 300 and 100 of 1 000 are 60 %, 30 % and 10 %: of 11 000 that is 6 600, 3 300 and 1 100.
        let shares = TargetSplit.shares(of: 11_000, by: [600, 300, 100, 0])
        #expect(shares.map { $0?.percent } == [60, 30, 10, 0])
        #expect(shares.map { $0?.part } == [6600, 3300, 1100, 0])
    }

    @Test func `a unit that had no figure is not counted as zero`() {
        let shares = TargetSplit.shares(of: 900, by: [nil, 200, 100, -5])
        #expect(shares[0] == nil && shares[3] == nil)
        #expect(shares[1]?.part == 600 && shares[2]?.part == 300)
        #expect(TargetSplit.shares(of: 900, by: [nil, 0]).allSatisfy { $0 == nil })
    }
}
