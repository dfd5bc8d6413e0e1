import Appraisal
import Documents
import Domain
import Foundation
import Testing

@testable import Reviews

/// A review drafted on 15 June for a period that ends on the 30th.
struct EstimateTests {
    static let day = Day("2020-06-15")!

    // Past years had 80 % of the half by 15 June: 5600 ÷ 0.8 = 7000; 7000 ÷ 9500 = 73.68 %; 7000 ÷ 6250 = 1.12.
    static func input() throws -> ReviewInput {
        let billion = Sample.billion
        let standing = Sample.standing(revenue: 5600 * billion, asAt: day)
        let forecast = try Forecast.make(
            cumulative: 5600 * billion, asAt: day, span: Sample.wholeSpan,
            pastYears: [.init(year: 2018, atSameDay: 80, total: 100), .init(year: 2019, atSameDay: 40, total: 50)]
        ).get()
        let estimate = PeriodEstimate(
            value: forecast, cumulative: forecast, days: 182,
            prior: Sample.figure("revenue", 6250 * billion, period: Period("2019H1")!),
            targets: standing["revenue"]?.targets ?? [], direction: .higherIsBetter)
        return ReviewInput(
            pack: Sample.pack, standing: standing, estimates: ["revenue": estimate], isEstimate: true)
    }

    @Test(arguments: [
        ("{{ revenue }}", "ước 7.000 tỷ đồng"), ("{{ revenue in words }}", "ước đạt 7.000 tỷ đồng"),
        ("{{ revenue prior }}", "6.250 tỷ đồng"), ("{{ revenue growth in words }}", "ước tăng 12%"),
        ("{{ revenue growth }}", "ước 12%"), ("{{ revenue attainment MOF }}", "ước 73,7%"),
        ("{{ revenue attainment MOF in words | 0 }}", "ước đạt 74%"),
        ("{{ revenue cumulative }}", "5.600 tỷ đồng (tính đến 15/6/2020)"),
        ("{{ revenue ahead MOF in words }}", "vượt 888 tỷ đồng (tính đến 15/6/2020)"),
        ("{{ red_share }}", "4,31% (tính đến 15/6/2020)"),
        ("{{ if estimate }}ước{{ else }}thực{{ end }}", "ước"),
    ])
    func `marks estimates, and says up to when the rest is counted`(body: String, expected: String) throws {
        #expect(try Sample.text(body, Self.input()) == expected)
    }

    @Test func `heads the column of a table with ước thực hiện`() throws {
        let text = try Sample.text(":::table standard revenue red_share", Self.input())
        #expect(text.contains("Ước thực hiện 6 tháng năm 2020"))
        #expect(
            text.contains(
                "1 | Thu ngân sách nhà nước | tỷ đồng | 9.500 | 11.000 | 6.250 | 7.000 | 73,7% | 63,6% | +12,0%"))
        #expect(text.contains("chỉ tiêu không ước được lấy số đến ngày đó"))
    }

    @Test func `keeps the reference of what the estimate was made from`() throws {
        let document = try Sample.checked("{{ revenue }}").document(from: Self.input())
        #expect(document.figures.map(\.reference) == ["revenue/20ZZ/2020H1/calendar@2020-06-15#12"])
    }
}
