import Domain
import Foundation
import Testing

struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017), ("2020-07-07", 18450),
        ("0001-01-01", -719_162),
    ])
    func `counts days from 1970`(text: String, ordinal: Int) {
        #expect(Day(text)?.ordinal == ordinal)
        #expect(Day(ordinal: ordinal).description == text)
    }

    @Test(arguments: [
        "2019-02-29", "1900-02-29", "2020-02-30", "2020-04-31", "2020-13-01", "2020-00-10", "2020-01-00", "2020-1-01",
        "20-01-01", "2020-01-01 ", "2020/01/01", "+020-01-01", "2020-01", "", "2020-01-01-", "２０２０-01-01",
    ])
    func `refuses what is not a day`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `is in a year of four digits, or none`() {
        #expect(Day(year: 0, month: 12, day: 31) == nil && Day("0000-12-31") == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil && Day(year: 9_999, month: 12, day: 31) != nil)
    }

    @Test func `walks through every day of four centuries without a gap`() {
        var ordinal = day("1800-01-01").ordinal
        for year in 1800..<2200 {
            for month in 1...12 {
                for number in 1...Day.length(ofMonth: month, in: year) {
                    let day = Day(ordinal: ordinal)
                    #expect(day.components == (year, month, number))
                    #expect(Day(year: year, month: month, day: number) == day)
                    ordinal += 1
                }
            }
        }
        #expect(ordinal == day("2200-01-01").ordinal)
    }

    @Test(arguments: [(2016, true), (2019, false), (2020, true), (1900, false), (2000, true), (2100, false)])
    func `knows leap years`(year: Int, isLeap: Bool) throws {
        #expect(Day.isLeap(year) == isLeap)
        let first = try #require(Day(year: year, month: 1, day: 1))
        let next = try #require(Day(year: year + 1, month: 1, day: 1))
        #expect(next.days(since: first) == (isLeap ? 366 : 365))
    }

    @Test(arguments: [("2020-07-07", 2), ("1970-01-01", 4), ("2020-02-29", 6), ("1969-12-28", 7), ("2020-06-01", 1)])
    func `knows the day of the week`(text: String, weekday: Int) {
        #expect(day(text).weekday == weekday)
    }

    @Test(arguments: [
        ("2020-06-30", -1, "2019-06-30"), ("2020-02-29", -1, "2019-02-28"), ("2020-02-29", -4, "2016-02-29"),
        ("2019-02-28", 1, "2020-02-28"), ("2021-02-28", -1, "2020-02-28"), ("2020-12-31", -1, "2019-12-31"),
        ("2021-01-01", -1, "2020-01-01"), ("2020-08-31", 1, "2021-08-31"), ("2020-08-31", 7_980, "9999-08-31"),
        ("2020-02-29", -3_000, "0001-02-28"), ("2020-08-31", .max, "9999-08-31"), ("2020-08-31", .min, "0001-08-31"),
    ])
    func `shifts by years to the same month and day`(text: String, years: Int, expected: String) {
        // Over the leap year 2020 a shift by 365 days would give 2020-01-02 for 2021-01-01.
        #expect(day(text).shifted(byYears: years).description == expected)
    }

    @Test func `orders and counts`() {
        #expect(day("2019-12-31") < day("2020-01-01"))
        #expect(day("2020-06-30").days(since: day("2020-01-01")) == 181)
        #expect(day("2020-01-01").days(since: day("2020-06-30")) == -181)
        #expect(day("2020-02-28").adding(days: 2) == day("2020-03-01"))
    }

    @Test func `is its text in JSON`() throws {
        let data = try JSONEncoder().encode([day("2020-02-29")])
        #expect(String(decoding: data, as: UTF8.self) == #"["2020-02-29"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == [day("2020-02-29")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2019-02-29"]"#.utf8))
        }
    }
}
