package import Domain

/// What one run of reminding did, or would do: a line an account that is told of something new.
package struct ReminderReport: Sendable {
    package enum Outcome: Sendable, Hashable {
        /// To be sent; only in a rehearsal.
        case due
        case sent
        case failed(String)
        /// Told on the pages only: the account wants no mail, or has no address.
        case unwanted, noAddress
    }
    package struct Line: Sendable {
        package let account: String
        /// What it was not told of yet, what is due first first.
        package let notices: [Notice]
        /// How much else waits, told of before.
        package let waiting: Int
        package internal(set) var outcome: Outcome
    }
    package let day: Day
    /// Whether nothing was sent, and nothing noted.
    package let isRehearsal: Bool
    package let lines: [Line]
    /// What waits and nobody is told of: no account may do it, at its unit or above.
    package let untold: [Notice]

    package var sent: Int { lines.count { $0.outcome == .sent } }
    package var failures: Int { lines.count { if case .failed = $0.outcome { true } else { false } } }
}

extension ReminderReport.Outcome {
    package var code: String {
        switch self {
        case .due: "due"
        case .sent: "sent"
        case .failed: "failed"
        case .unwanted: "unwanted"
        case .noAddress: "no_address"
        }
    }
}

extension ReminderReport {
    private static let shownUntold = 10

    package func table(in language: Language) -> String {
        let words = ReminderWords(language)
        var table = TextTable([
            .init("account"), .init("outcome"), .init("item"), .init("occasion"), .init("unit"), .init("title"),
        ])
        for line in lines {
            for notice in line.notices {
                table.add([
                    line.account, line.outcome.code, notice.item.id, words.occasion(notice.occasion, on: day),
                    notice.item.unit.rawValue, notice.item.title[language],
                ])
            }
        }
        let problems = lines.compactMap { line in
            if case .failed(let problem) = line.outcome { "\(line.account): \(problem)" } else { nil as String? }
        }
        let text = table.isEmpty ? "nobody is told of anything new on \(day)" : table.text
        let lost = untold.prefix(Self.shownUntold).map { "nobody may do \($0.item.id); give an account the permission" }
        let more = untold.count - lost.count
        return ([text] + problems + lost + (more > 0 ? ["and \(more) more that nobody may do"] : []))
            .joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "day": .text(day.description), "dryRun": .bool(isRehearsal), "untold": .array(untold.map(\.json)),
            "accounts": .array(
                lines.map { line in
                    var object: [String: JSON] = [
                        "account": .text(line.account), "outcome": .text(line.outcome.code),
                        "waiting": .int(line.waiting), "items": .array(line.notices.map(\.json)), "problem": .null,
                    ]
                    if case .failed(let problem) = line.outcome { object["problem"] = .text(problem) }
                    return .object(object)
                }),
        ])
    }
}

extension Notice {
    package var json: JSON {
        .object([
            "item": .text(item.id), "kind": .text(item.kind.rawValue), "unit": .text(item.unit.rawValue),
            "permission": .text(item.permission.rawValue), "due": .optional(item.due),
            "occasion": .text(occasion.key),
            "title": .object(
                Dictionary(uniqueKeysWithValues: item.title.languages.map { ($0.rawValue, .text(item.title[$0])) })),
        ])
    }
}

extension CalendarFeed {
    package var json: JSON {
        .object([
            "feed": .int(id), "account": .text(account), "unit": .text(unit.rawValue), "created": .text(created.shown),
            "open": .bool(isOpen),
        ])
    }

    package static func table(_ feeds: [CalendarFeed]) -> String {
        var table = TextTable([.init("#", .right), .init("unit"), .init("since"), .init("state")])
        for feed in feeds {
            table.add([String(feed.id), feed.unit.rawValue, feed.created.shown, feed.isOpen ? "open" : "revoked"])
        }
        return table.isEmpty ? "no calendar feeds" : table.text
    }
}
