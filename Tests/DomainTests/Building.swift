import Domain

func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("'\(text)' is not a day") }
    return day
}

func span(_ text: String) -> DaySpan {
    guard let span = DaySpan(text) else { preconditionFailure("'\(text)' is not a span") }
    return span
}

func period(_ text: String) -> Period {
    guard let period = Period(text) else { preconditionFailure("'\(text)' is not a period") }
    return period
}

func calendar(_ id: CalendarID, startDay: Int, offset: Int) -> ReportingCalendar {
    let names = LocalizedText(id.rawValue, in: .english)
    guard let calendar = ReportingCalendar(id: id, names: names, monthStartDay: startDay, monthOffset: offset) else {
        preconditionFailure("day \(startDay), offset \(offset) make no calendar")
    }
    return calendar
}

let calendarYear = calendar("calendar", startDay: 1, offset: 0)
let administrative = calendar("administrative", startDay: 15, offset: -1)
let enforcement = calendar("enforcement", startDay: 16, offset: -1)
let lateStart = calendar("late-start", startDay: 28, offset: 0)
let everyCalendar = [calendarYear, administrative, enforcement, lateStart]
