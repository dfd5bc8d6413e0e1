package import Domain

/// What reminders say, in one language.
package struct ReminderWords: Sendable {
    package let language: Language
    package init(_ language: Language) { self.language = language }
    private var isVietnamese: Bool { language == .vietnamese }

    /// `còn 7 ngày, hạn 30/6/2020`.
    package func occasion(_ occasion: ReminderOccasion, on day: Day) -> String {
        guard let due = occasion.due else { return isVietnamese ? "đang chờ" : "waiting" }
        let days = due.days(since: day)
        let date = self.day(due)
        if days > 0 {
            return isVietnamese ? "còn \(days) ngày, hạn \(date)" : "due in \(days) \(Self.days(days)), on \(date)"
        }
        if days == 0 { return isVietnamese ? "đến hạn hôm nay, \(date)" : "due today, \(date)" }
        return isVietnamese
            ? "quá hạn \(-days) ngày, hạn \(date)" : "\(-days) \(Self.days(days)) late, was due on \(date)"
    }

    /// What a thing is called, with the period it is of and whose it is, where that is not the unit that must act:
    /// `Báo cáo phòng dịch, tháng 7/2020, Chi cục Móng Cái`.
    package func title(of item: WorkItem, units: OrgUnitTree) -> String {
        let about = item.about.flatMap { $0 == item.unit ? nil : units[$0]?.names[language] ?? $0.rawValue }
        return [item.title[language], item.period.map(PeopleFormat(language).period), about].compactMap(\.self)
            .joined(separator: ", ")
    }

    package func day(_ day: Day) -> String {
        isVietnamese ? "\(day.day)/\(day.month)/\(day.year)" : day.description
    }

    private static func days(_ count: Int) -> String { abs(count) == 1 ? "day" : "days" }
}

extension ReminderWords {
    func subject(_ count: Int, day: Day, product: String) -> String {
        isVietnamese
            ? "[\(product)] \(count) việc cần xử lý, ngày \(self.day(day))"
            : "[\(product)] \(count) \(count == 1 ? "thing" : "things") to see to, \(self.day(day))"
    }

    var productName: String { isVietnamese ? "Mục tiêu kép" : "Twofold" }

    /// The whole text of a digest.
    ///
    /// - Parameters:
    ///   - waiting: How much else waits for the reader, told of before.
    ///   - address: How browsers reach the pages; `nil` leaves the links out.
    func digest(
        to name: String, _ notices: [Notice], waiting: Int, on day: Day, units: OrgUnitTree, address: String?,
        label: String?
    ) -> String {
        var lines: [String] = []
        if let label { lines += [label, ""] }
        lines += [isVietnamese ? "Kính gửi \(name)," : "Dear \(name),", ""]
        lines += [
            isVietnamese
                ? "Tính đến ngày \(self.day(day)), các việc sau đang chờ xử lý:"
                : "As at \(self.day(day)), these things wait for you:", "",
        ]
        for (number, notice) in notices.enumerated() {
            let item = notice.item
            let unit = units[item.unit]?.names[language] ?? item.unit.rawValue
            lines.append("\(number + 1). \(item.kind.names[language]): \(title(of: item, units: units))")
            lines.append("   \(unit); \(occasion(notice.occasion, on: day))")
        }
        if waiting > 0 {
            lines += [
                "",
                isVietnamese
                    ? "Ngoài ra còn \(waiting) việc đã được nhắc trước đây."
                    : "Besides, \(waiting) told of before still wait.",
            ]
        }
        if let address {
            lines += ["", isVietnamese ? "Danh sách đầy đủ: \(address)/notices" : "The whole list: \(address)/notices"]
            lines.append(
                isVietnamese
                    ? "Không nhận thư nhắc nữa: \(address)/account" : "To get no more reminders: \(address)/account")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
