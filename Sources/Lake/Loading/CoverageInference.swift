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

    /// The day, the month or the period of the calendar year that a file name holds: `thu-2020-06-30.csv`, `thu-30-06-2020.csv`,
    /// `thu-2020-06.csv`, `thu-06-2020.csv`, `tokhai_202006.xlsx`.
    static func span(in fileName: String) -> DaySpan? {
        let stem = fileName.split(separator: ".").first.map(String.init) ?? fileName
        // Days and months first: else the year in them would be taken for a whole year of records.
        if let name = stem.firstMatch(of: /(?:^|[^0-9])(\d{4})-(\d{2})(?:-(\d{2}))?(?![0-9])/) {
            if let found = span(year: name.1, month: name.2, day: name.3) { return found }
        }
        if let name = stem.firstMatch(of: /(?:^|[^0-9])(?:(\d{2})-)?(\d{2})-(\d{4})(?![0-9])/) {
            if let found = span(year: name.3, month: name.2, day: name.1) { return found }
        }
        for match in stem.matches(of: /(?:^|[^0-9A-Za-z])(\d{4}(?:H[12]|M9|Q[1-4]|\d{2})?)(?![0-9A-Za-z])/) {
            if let period = Period(String(match.1)) { return Self.days(of: period) }
        }
        return nil
    }

    /// - Parameter day: `nil` for the whole month.
    private static func span(year: Substring, month: Substring, day: Substring?) -> DaySpan? {
        guard let day else { return Period("\(year)\(month)").flatMap(days(of:)) }
        return Day("\(year)-\(month)-\(day)").flatMap { DaySpan(from: $0, to: $0) }
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
