import Domain
import Foundation
import Testing

struct DaySpanTests {
    @Test func `counts both ends and is never empty`() {
        #expect(span("2020-01-01..2020-06-30").days == 182)
        #expect(span("2019-01-01..2019-06-30").days == 181)
        #expect(span("2020-02-29..2020-02-29").days == 1)
        #expect(DaySpan(from: day("2020-01-02"), to: day("2020-01-01")) == nil)
    }

    @Test(arguments: [
        "", "..", "2020-01-01", "2020-01-01..", "..2020-01-01", "2020-01-01...2020-02-01", "2020-01-01 .. 2020-02-01",
        "2020-02-01..2020-01-01", "2020-01-01..2020-02-30", "2020-01-01..2020-02-01..2020-03-01",
    ])
    func `refuses what is not a span`(text: String) {
        #expect(DaySpan(text) == nil)
    }

    @Test func `is cut by another span and by a last day`() {
        let half = span("2020-01-01..2020-06-30")
        #expect(half.intersection(span("2020-06-30..2020-12-31")) == span("2020-06-30..2020-06-30"))
        #expect(half.intersection(span("2020-07-01..2020-12-31")) == nil)
        #expect(half.clipped(to: day("2020-05-05")) == span("2020-01-01..2020-05-05"))
        #expect(half.clipped(to: day("2020-12-31")) == half)
        #expect(half.clipped(to: day("2019-12-31")) == nil)
        #expect(half.contains(day("2020-06-30")))
        #expect(!half.contains(day("2020-07-01")))
        #expect(half.contains(span("2020-02-01..2020-02-29")))
        #expect(!half.contains(span("2020-06-01..2020-07-01")))
    }

    @Test(arguments: [
        ([], 0), (["2020-01-01..2020-01-10"], 10), (["2019-12-01..2020-12-31"], 31),
        (["2020-01-05..2020-01-10", "2020-01-01..2020-01-07"], 10),
        (["2020-01-01..2020-01-20", "2020-01-05..2020-01-06"], 20),
        (["2020-01-01..2020-01-10", "2020-01-11..2020-01-31"], 31),
        (["2020-01-01..2020-01-01", "2020-01-31..2020-02-05"], 2),
        (["2020-02-01..2020-02-05"], 0),
    ])
    func `counts a day covered twice once`(spans: [String], covered: Int) {
        #expect(span("2020-01-01..2020-01-31").daysCovered(by: spans.map(span)) == covered)
    }

    @Test func `counts covered days as a set of days would`() {
        let january = span("2020-01-01..2020-01-31")
        var generator = SplitMix(state: 20_200_707)
        for _ in 0..<300 {
            let spans = (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ -> DaySpan? in
                let from = january.from.adding(days: Int.random(in: -10...35, using: &generator))
                return DaySpan(from: from, to: from.adding(days: Int.random(in: 0...15, using: &generator)))
            }
            let days = (january.from.ordinal...january.to.ordinal).filter { ordinal in
                spans.contains { $0.contains(Day(ordinal: ordinal)) }
            }
            #expect(january.daysCovered(by: spans) == days.count)
        }
    }

    @Test func `refuses an inverted span in JSON`() throws {
        let half = span("2020-01-01..2020-06-30")
        let data = try JSONEncoder().encode(half)
        #expect(try JSONDecoder().decode(DaySpan.self, from: data) == half)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DaySpan.self, from: Data(#"{"from":"2020-06-30","to":"2020-01-01"}"#.utf8))
        }
    }
}

/// The same numbers in every run (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
