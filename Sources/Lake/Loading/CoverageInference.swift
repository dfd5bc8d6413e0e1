import Domain
import Packs

/// The spans a load is complete for, by its source's rule.
struct CoverageInference {
    let rule: Source.Coverage
    let fileName: String

    /// - Parameter days: From the earliest valid row's day to the latest one's; `nil` when there is none.
    /// - Returns: Empty when the rule finds no span.
    func spans(days: DaySpan?) -> [CoveredSpan] {
        switch rule {
        case .declared: []
        case .days(let unit): days.map { [CoveredSpan(unit: unit, span: $0)] } ?? []
        case .months(let unit):
            days.flatMap { days in
                let (year, month, _) = days.to.components
                guard let from = Day(year: days.from.year, month: days.from.month, day: 1),
                    let to = Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)),
                    let span = DaySpan(from: from, to: to)
                else { return nil }
                return [CoveredSpan(unit: unit, span: span)]
            } ?? []
        case .fileName(let unit): Self.span(in: fileName).map { [CoveredSpan(unit: unit, span: $0)] } ?? []
        }
    }

    /// The day, the month or the period of the calendar year that a file name holds: `thu-2020-06-30.csv`, `thu-2020-06.csv`,
    /// `tokhai_202006.xlsx`.
    static func span(in fileName: String) -> DaySpan? {
        let stem = fileName.split(separator: ".").first.map(String.init) ?? fileName
        if let day = stem.firstMatch(of: /(?:^|[^0-9])(\d{4}-\d{2}-\d{2})(?![0-9])/).flatMap({ Day(String($0.1)) }) {
            return DaySpan(from: day, to: day)
        }
        // Else the year before the hyphen would be taken for a whole year of records.
        if let month = stem.firstMatch(of: /(?:^|[^0-9])(\d{4})-(\d{2})(?![0-9])/).flatMap({ Period("\($0.1)\($0.2)") })
        {
            return days(of: month)
        }
        for match in stem.matches(of: /(?:^|[^0-9A-Za-z])(\d{4}(?:H[12]|M9|Q[1-4]|\d{2})?)(?![0-9A-Za-z])/) {
            if let period = Period(String(match.1)) { return Self.days(of: period) }
        }
        return nil
    }

    /// In the calendar year, whatever calendars the pack has: extracts are made by the month of the wall calendar.
    private static func days(of period: Period) -> DaySpan? {
        guard let from = Day(year: period.year, month: period.months.lowerBound, day: 1),
            let to = Day(
                year: period.year, month: period.months.upperBound,
                day: Day.length(ofMonth: period.months.upperBound, in: period.year))
        else { return nil }
        return DaySpan(from: from, to: to)
    }
}
