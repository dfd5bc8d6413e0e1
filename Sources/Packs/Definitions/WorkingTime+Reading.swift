import Diagnostics
import Domain

extension WorkingTime {
    /// Holidays stand in the definition, or in a file of their own that `holidays_file` names.
    static func read(_ value: YAMLValue, _ context: PackContext) -> WorkingTime? {
        value.group("a working time") { group in
            let code = group.declared("code", as: .workingTime, context)
            let names = group.names(context)
            let weekdays = group.required("weekdays").flatMap(readWeekdays)
            let hours = group.required("hours").flatMap(readHours)
            let known = group.required("known")?.span()
            let holidayList = group.optional("holidays") ?? holidaysFile(of: group, context)
            let holidays =
                holidayList?.list(of: "holidays", canBeEmpty: true)?.map { Holiday.read($0, known, context) } ?? []
            let extra =
                group.optional("extra_working_days")?.list(of: "days", canBeEmpty: true)?
                .map { day(of: $0, within: known) } ?? []
            reportRepeats(days: holidays.compactMap { $0.map { ($0.holiday.day, $0.value) } }, what: "holiday")
            reportRepeats(days: extra.compactMap { $0 }, what: "extra working day")
            let free = Set(holidays.compactMap { $0?.holiday.day })
            for case let (day, value)? in extra where free.contains(day) {
                value.report(
                    "holiday-worked", "\(day) is both a holiday and an extra working day",
                    help: "remove it from one of the lists")
            }
            guard let code, let names, let weekdays, let hours, let known else { return nil }
            return WorkingTime(
                code: code, names: names, weekdays: weekdays, hours: hours,
                holidays: holidays.compactMap { $0?.holiday },
                extraWorkingDays: Set(extra.compactMap { $0?.0 }), known: known)
        }
    }

    private static func readWeekdays(_ value: YAMLValue) -> Set<Int>? {
        guard let items = value.list(of: "weekdays, 1 for Monday to 7 for Sunday") else { return nil }
        var weekdays: Set<Int> = []
        for item in items {
            guard let weekday = item.integer(in: 1...7) else { continue }
            if !weekdays.insert(weekday).inserted {
                item.report("repeated-item", "the weekday \(weekday) stands twice", help: "remove one of them")
            }
        }
        return weekdays
    }

    private static func readHours(_ value: YAMLValue) -> [Hours]? {
        guard let items = value.list(of: "hours such as \"07:30-11:30\"") else { return nil }
        var hours: [Hours] = []
        for item in items {
            guard let text = item.text("hours such as \"07:30-11:30\"") else { continue }
            guard let next = Hours(text) else {
                item.report(
                    "bad-hours", "'\(text)' are not hours of a day",
                    help: "write them like \"07:30-11:30\", the earlier first")
                continue
            }
            if let last = hours.last, next.from < last.to {
                item.report(
                    "hours-overlap", "these hours begin before the ones above them end",
                    help: "list the hours in order of the day, without overlaps")
            }
            hours.append(next)
        }
        return hours
    }

    private static func holidaysFile(of group: YAMLGroup, _ context: PackContext) -> YAMLValue? {
        guard let value = group.optional("holidays_file"), let path = value.text("the path of a file") else {
            return nil
        }
        guard context.files.bytes[path] != nil else {
            value.report(
                "no-file", "the pack has no file '\(path)'", help: "give its path inside the pack: 'holidays.yaml'")
            return nil
        }
        return context.root(of: path)
    }

    fileprivate static func day(of value: YAMLValue, within known: DaySpan?) -> (Day, YAMLValue)? {
        guard let day = value.day() else { return nil }
        if let known, !known.contains(day) {
            value.report(
                "day-not-known", "\(day) is outside the days this working time is known for (\(known))",
                help: "extend 'known', or remove the day")
        }
        return (day, value)
    }

    private static func reportRepeats(days: [(Day, YAMLValue)], what: String) {
        var seen: Set<Day> = []
        for (day, value) in days where !seen.insert(day).inserted {
            value.report("repeated-item", "the \(what) \(day) stands twice", help: "remove one of them")
        }
    }
}

extension WorkingTime.Holiday {
    fileprivate static func read(
        _ value: YAMLValue, _ known: DaySpan?, _ context: PackContext
    ) -> (holiday: WorkingTime.Holiday, value: YAMLValue)? {
        value.group("a holiday") { group in
            let day = group.required("day").flatMap { WorkingTime.day(of: $0, within: known) }
            let names = group.names(context)
            guard let day, let names else { return nil }
            return (WorkingTime.Holiday(day: day.0, names: names), day.1)
        }
    }
}

extension WorkingTime.Hours {
    /// Reads `07:30-11:30`; `24:00` is the end of the day.
    fileprivate init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
            let parts = end.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2,
                parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
            else { return nil }
            return hour * 3600 + minute * 60
        }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to, to <= 86_400 else { return nil }
        self.init(from: from, to: to)
    }
}
