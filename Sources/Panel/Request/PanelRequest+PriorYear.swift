package import Domain
import Packs

extension PanelRequest {
    /// The slots of one indicator in this request, those that begin after the as-at day left out.
    func slots(calendarOf indicator: CalendarID, in calendars: [ReportingCalendar]) throws(PanelError) -> [PanelSlot] {
        switch spans {
        case .given(let slots): return slots.filter { $0.whole.from <= asAt }
        case .periods(let periods, let asked):
            let id = asked ?? indicator
            guard let calendar = calendars.first(where: { $0.id == id }) else { throw .unknownCalendar(id) }
            return periods.map { PanelSlot($0, in: calendar, asAt: asAt) }.filter { $0.whole.from <= asAt }
        }
    }

    /// The request for the same spans a year before, seen from a year before: what happened after that has not happened yet.
    ///
    /// - Parameter perimeterDay: `nil` for the figures as they were; a day to re-roll them to the units of that day.
    /// - Returns: `nil` when no slot compares with an earlier one.
    package func priorYear(
        of indicator: CalendarID, in calendars: [ReportingCalendar], perimeterDay: Day?
    ) throws(PanelError) -> PanelRequest? {
        var earlier: [PanelSlot] = []
        for slot in try slots(calendarOf: indicator, in: calendars) {
            guard let calendar = calendars.first(where: { $0.id == slot.calendar }) else {
                throw .unknownCalendar(slot.calendar)
            }
            if let prior = slot.priorYear(in: calendar, asAt: asAt) { earlier.append(prior) }
        }
        guard let last = earlier.map(\.whole.to).max() else { return nil }
        // A whole February ends a day later in a leap year than the shifted as-at day says.
        return PanelRequest(
            indicators: indicators, units: units, spans: .given(earlier), by: by,
            asAt: max(last, asAt.shifted(byYears: -1)), perimeterDay: perimeterDay)
    }
}
