import Domain
import Workspace

extension Words {
    private var vi: Bool { language == .vietnamese }

    /// `6 tháng đầu năm 2020`, `first half of 2020`.
    func period(_ period: Period) -> String { PeopleFormat(language).period(period) }

    /// `30/6/2020`, `30 June 2020`.
    func day(_ day: Day) -> String {
        vi ? "\(day.day)/\(day.month)/\(day.year)" : "\(day.day) \(PeopleFormat.months[day.month - 1]) \(day.year)"
    }

    /// `1/1–30/6/2020`.
    func span(_ span: DaySpan) -> String { "\(day(span.from)) – \(day(span.to))" }
}
