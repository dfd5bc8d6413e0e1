import Appraisal
import Domain
import Foundation
import Testing

struct RankingTests {
    typealias Entry = Ranking<String>.Entry

    @Test func `puts the best first by direction`() {
        // DDCI 2018 of the province (DOMAIN §7).
        let index = Ranking(
            [Entry("tax", exact("77.62")), Entry("customs", exact("77.81")), Entry("environment", exact("77.72"))],
            direction: .higherIsBetter)
        #expect(index.places.map(\.member) == ["customs", "environment", "tax"])
        #expect(index["customs"]?.rank == 1)
        #expect(index["tax"]?.of == 3)
        let hours = Ranking([Entry("a", 12), Entry("b", 3), Entry("c", 7)], direction: .lowerIsBetter)
        #expect(hours.places.map(\.member) == ["b", "c", "a"])
    }

    @Test func `gives ties the same rank and skips the next one`() throws {
        let ranking = Ranking(
            [Entry("a", 10), Entry("b", 8), Entry("c", exact("8.00")), Entry("d", 5)], direction: .higherIsBetter)
        #expect(ranking.places.map(\.rank) == [1, 2, 2, 4])
        #expect(ranking["b"]?.tiedWith == ["c"])
        #expect(ranking["c"]?.tiedWith == ["b"])
        #expect(ranking["d"]?.tiedWith == [])
    }

    @Test func `finds ties among decimals written in different ways`() {
        // 712.34 as it is, and as a quotient whose digits run on to zeros.
        let long = (exact("712.34") * exact("1000000000000000000000")).divided(by: exact("1000000000000000000000"))
        let ranking = Ranking(
            [Entry("a", exact("712.34")), Entry("b", long), Entry("c", exact("712.3400000000"))],
            direction: .lowerIsBetter)
        #expect(ranking.places.map(\.rank) == [1, 1, 1])
        #expect(ranking["b"]?.tiedWith == ["a", "c"])
    }

    @Test func `leaves a missing value unranked, and does not read it as zero`() {
        let ranking = Ranking([Entry("a", 10), Entry("b", nil), Entry("c", -2)], direction: .higherIsBetter)
        #expect(ranking.unranked == ["b"])
        #expect(ranking["b"] == nil)
        #expect(ranking["c"]?.rank == 2)
        #expect(ranking["c"]?.of == 2)
        // Where lower is better a null read as zero would even win.
        #expect(Ranking([Entry("a", 10), Entry("b", nil)], direction: .lowerIsBetter)["a"]?.rank == 1)
    }

    @Test func `ranks by the exact attainment and not by the printed one`() throws {
        // Both print 71 %, yet 70.72 is before 70.71.
        let first = try #require(Attainment(cumulative: 6718, target: 9500)).percent
        let second = try #require(Attainment(cumulative: 7071, target: 10000)).percent
        let ranking = Ranking([Entry("hải phòng", second), Entry("quảng ninh", first)], direction: .higherIsBetter)
        #expect(ranking["quảng ninh"]?.rank == 1)
        #expect(ranking["quảng ninh"]?.tiedWith == [])
    }

    @Test func `of last year is not changed by this year's set`() {
        let last = Ranking([Entry("20CD", 90), Entry("20CF", 80), Entry("20CG", 70)], direction: .higherIsBetter)
        // 20CD is merged into 20CF this year; last year's places stand.
        let this = Ranking([Entry("20CF", 170), Entry("20CG", 70)], direction: .higherIsBetter)
        #expect(last["20CF"]?.rank == 2)
        #expect(last["20CG"]?.of == 3)
        #expect(this["20CF"]?.rank == 1)
    }

    @Test func `of nobody is empty`() {
        #expect(Ranking<String>([], direction: .higherIsBetter).places.isEmpty)
    }
}

struct StreakTests {
    @Test func `counts consecutive years at a rank`() {
        // First in DDCI 2017–2019: "third consecutive year" for 2019, second for 2018 (DOMAIN §7).
        let ranks = [2016: 3, 2017: 1, 2018: 1, 2019: 1]
        #expect(Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2019).years == 3)
        #expect(Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2018).years == 2)
        #expect(Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2016).years == 0)
    }

    @Test func `a missing year ends the run`() {
        let ranks = [2016: 1, 2017: 1, 2019: 1]
        #expect(Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2019).years == 1)
        #expect(Streak.consecutiveYears(atRank: 1, in: ranks, endingIn: 2020).years == 0)
        #expect(Streak.consecutiveYears(atRank: 1, in: [:], endingIn: 2020).years == 0)
    }

    @Test func `says when the run may be longer than what is known`() {
        #expect(Streak.consecutiveYears(atRank: 1, in: [2018: 1, 2019: 1], endingIn: 2019).reachesFirstKnownYear)
        #expect(
            !Streak.consecutiveYears(atRank: 1, in: [2017: 2, 2018: 1, 2019: 1], endingIn: 2019).reachesFirstKnownYear)
        #expect(!Streak.consecutiveYears(atRank: 1, in: [2019: 2], endingIn: 2019).reachesFirstKnownYear)
        #expect(!Streak.consecutiveYears(atRank: 1, in: [:], endingIn: 2019).reachesFirstKnownYear)
    }
}
