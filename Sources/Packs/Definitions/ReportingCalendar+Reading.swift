import Domain

extension ReportingCalendar {
    /// `{code: administrative, names: …, month_start: {day: 15, offset: -1}}`.
    static func read(_ value: YAMLValue, _ context: PackContext) -> ReportingCalendar? {
        value.group("a calendar") { group in
            let code = group.declared("code", as: .calendar, context)
            let names = group.names(context)
            let start = group.required("month_start")?.group("'month_start'") { start -> (Int, Int)? in
                let day = start.required("day")?.integer(in: 1...28)
                let offset = start.optional("offset").map { $0.integer(in: -1...0) } ?? 0
                guard let day, let offset else { return nil }
                return (day, offset)
            }
            guard let code, let names, let (day, offset) = start else { return nil }
            return ReportingCalendar(id: CalendarID(code), names: names, monthStartDay: day, monthOffset: offset)
        }
    }
}
