import Appraisal
import Domain
import Foundation
import Testing

struct TargetSelectionTests {
    func key(_ assigner: AssignerID, _ text: String = "2020", kind: TargetKindID = "estimate") -> TargetKey {
        TargetKey(assigner: assigner, indicator: "revenue", unit: "20ZZ", period: period(text), kind: kind)
    }

    func version(
        _ key: TargetKey, _ number: Int, _ value: Decimal?, from: String, known: Int
    ) -> TargetVersion<String> {
        TargetVersion(
            key: key, version: number, value: value, validFrom: day(from), knownSince: known,
            record: "\(key.assigner) \(number)")
    }

    /// Quảng Ninh 2020: 9 500 of the Ministry; the Province 11 000, 11 500 from November.
    var versions: [TargetVersion<String>] {
        [
            version(key("province", kind: "target"), 2, 11500, from: "2020-11-01", known: 40),
            version(key("ministry"), 1, 9500, from: "2019-12-10", known: 3),
            version(key("province", kind: "target"), 1, 11000, from: "2019-12-31", known: 4),
        ]
    }

    func values(_ versions: [TargetVersion<String>], asAt: String, knownAt: Int) -> [Decimal?] {
        TargetSelection.inForce(versions, asAt: day(asAt), knownAt: knownAt).map(\.value)
    }

    @Test func `takes the version in force on the day`() {
        #expect(values(versions, asAt: "2020-06-30", knownAt: 50) == [9500, 11000])
        #expect(values(versions, asAt: "2020-10-31", knownAt: 50) == [9500, 11000])
        #expect(values(versions, asAt: "2020-11-01", knownAt: 50) == [9500, 11500])
        #expect(values(versions, asAt: "2019-12-30", knownAt: 50) == [9500])
        #expect(values(versions, asAt: "2019-12-01", knownAt: 50) == [])
    }

    @Test func `takes only what was known at the revision`() {
        #expect(values(versions, asAt: "2020-11-15", knownAt: 39) == [9500, 11000])
        #expect(values(versions, asAt: "2020-11-15", knownAt: 40) == [9500, 11500])
        #expect(values(versions, asAt: "2020-11-15", knownAt: 2) == [])
    }

    @Test func `keeps assigners apart and sums nothing`() throws {
        let chosen = TargetSelection.inForce(versions, asAt: day("2020-06-30"), knownAt: 50)
        #expect(chosen.map(\.key.assigner) == ["ministry", "province"])
        let percents = chosen.compactMap { Attainment(cumulative: 6718, target: $0.value)?.percent.rounded(2) }
        #expect(percents == [exact("70.72"), exact("61.07")])
    }

    @Test func `a correction of the same day goes before what it corrects`() {
        let corrected = versions + [version(key("province", kind: "target"), 3, 11100, from: "2019-12-31", known: 60)]
        #expect(values(corrected, asAt: "2020-06-30", knownAt: 60) == [9500, 11100])
        #expect(values(corrected, asAt: "2020-06-30", knownAt: 59) == [9500, 11000])
        // It corrects the first value, not the later one.
        #expect(values(corrected, asAt: "2020-11-15", knownAt: 60) == [9500, 11500])
    }

    @Test func `a withdrawn target is not in force`() {
        let withdrawn = versions + [version(key("ministry"), 2, nil, from: "2020-09-01", known: 45)]
        #expect(values(withdrawn, asAt: "2020-08-31", knownAt: 50) == [9500, 11000])
        #expect(values(withdrawn, asAt: "2020-09-01", knownAt: 50) == [11000])
    }

    @Test func `keeps the decimals of a value`() {
        let precise = [version(key("ministry"), 1, exact("9500.75"), from: "2019-12-10", known: 1)]
        #expect(values(precise, asAt: "2020-06-30", knownAt: 1) == [exact("9500.75")])
    }

    @Test func `applies to the periods within its own`() {
        let all = ["2020", "2020H1", "2020Q2", "2020Q3", "2019"].map {
            version(key("ministry", $0), 1, 1, from: "2018-01-01", known: 1)
        }
        func applying(_ text: String) -> [String] {
            TargetSelection.applying(all, to: period(text)).map(\.key.period.description)
        }
        #expect(applying("2020H1") == ["2020", "2020H1"])
        #expect(applying("202005") == ["2020", "2020H1", "2020Q2"])
        #expect(applying("2020M9") == ["2020"])
        #expect(applying("2021H1") == [])
    }

    @Test func `counts from the first day of the target's period`() throws {
        // The second quarter held against an annual target: January to June, not April to June.
        let span = TargetSelection.cumulativeSpan(
            of: period("2020"), standing: period("2020Q2"), asAt: day("2020-12-31"), calendar: calendarYear)
        #expect(span?.description == "2020-01-01..2020-06-30")
        let quarterAlone = calendarYear.days(of: period("2020Q2"))
        #expect(span != quarterAlone)
        // Collected: 1 000 a month. Half of 12 000, not a quarter of it.
        let months = Decimal(try #require(span).days) / 182 * 6
        #expect(Attainment(cumulative: months * 1000, target: 12000)?.percent == 50)
    }

    @Test func `stops at the as-at day`() {
        func span(_ target: String, _ standing: String, _ asAt: String, _ calendar: ReportingCalendar) -> String? {
            TargetSelection.cumulativeSpan(
                of: period(target), standing: period(standing), asAt: day(asAt), calendar: calendar)?.description
        }
        #expect(span("2020", "2020H1", "2020-05-05", calendarYear) == "2020-01-01..2020-05-05")
        #expect(span("2020", "2020H1", "2020-07-07", administrative) == "2019-12-15..2020-06-14")
        #expect(span("2020", "2020H1", "2019-12-31", calendarYear) == nil)
        #expect(span("2020Q2", "2020H1", "2020-06-30", calendarYear) == nil)
    }
}
