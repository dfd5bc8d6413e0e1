import Domain
import Foundation
import Testing

struct PeriodTests {
    @Test(arguments: [
        ("2020", Period.Kind.year, 1, 1...12), ("2020H1", .half, 1, 1...6), ("2020H2", .half, 2, 7...12),
        ("2020M9", .nineMonths, 1, 1...9), ("2020Q1", .quarter, 1, 1...3), ("2020Q4", .quarter, 4, 10...12),
        ("202001", .month, 1, 1...1), ("202012", .month, 12, 12...12),
    ])
    func `reads what it writes`(text: String, kind: Period.Kind, ordinal: Int, months: ClosedRange<Int>) throws {
        let period = try #require(Period(text))
        #expect(period.kind == kind)
        #expect(period.year == 2020)
        #expect(period.ordinal == ordinal)
        #expect(period.months == months)
        #expect(period.description == text)
    }

    @Test(arguments: [
        "0001", "1899H1", "3000Q1",
        "2020H3", "2020H0", "2020Q5", "2020Q0", "202013", "202000", "20", "2020-06", "", "2020h1", "2020M8", "2020M6",
        "0000", "2020H", "2020H11", "2020HX", "2020 6", "２０２０", "202o06", "-2020", "2020X1", "2020H1 ",
    ])
    func `rejects what is not a period`(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(arguments: Period.Kind.allCases)
    func `writes and reads every period of a kind`(kind: Period.Kind) {
        let all = Period.all(kind, in: 2020)
        #expect(all.count == kind.countPerYear)
        for period in all {
            #expect(Period(period.description) == period)
            #expect(period.shifted(byYears: -1).year == 2019)
            #expect(period.shifted(byYears: -1).months == period.months)
        }
    }

    @Test func `orders by year, first month, longer first`() {
        let ordered = [
            "2019Q4", "2020", "2020M9", "2020H1", "2020Q1", "202001", "202002", "2020Q2", "202004", "2020H2",
        ]
        #expect(ordered.reversed().map(period).sorted().map(\.description) == ordered)
    }

    @Test func `is its text in JSON`() throws {
        let data = try JSONEncoder().encode([period("2020M9")])
        #expect(String(decoding: data, as: UTF8.self) == #"["2020M9"]"#)
        #expect(try JSONDecoder().decode([Period].self, from: data) == [period("2020M9")])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Period].self, from: Data(#"["2020Q5"]"#.utf8)) }
    }
}
