package import Domain
package import Foundation

/// A calendar of all-day entries, as calendar programs subscribe to it (iCalendar, RFC 5545).
package struct CalendarDocument: Sendable {
    package struct Entry: Sendable, Hashable {
        /// The same from one reading to the next, so that a program changes its entry instead of adding another.
        package let uid: String
        package let day: Day
        package let summary: String
        /// Lines are kept.
        package let description: String
        package let categories: [String]
        /// Where to read more; `nil` for nowhere.
        package let address: String?

        package init(
            uid: String, day: Day, summary: String, description: String, categories: [String] = [],
            address: String? = nil
        ) {
            self.uid = uid
            self.day = day
            self.summary = summary
            self.description = description
            self.categories = categories
            self.address = address
        }
    }

    package let name: String
    /// When what it says became known: the same content has the same text.
    package let stamp: Date
    package let entries: [Entry]

    package init(name: String, stamp: Date, entries: [Entry]) {
        self.name = name
        self.stamp = stamp
        self.entries = entries
    }
}

extension CalendarDocument {
    /// Lines of at most 75 octets that end in CRLF. Entries take the whole day and no time of their reader.
    ///
    /// A calendar has a component at least (3.6), also where nothing waits: its time zone, that of the stamps.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Twofold//Twofold//VI", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE",
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.escaped(entry.uid))", "DTSTAMP:\(Self.moment(stamp))",
                "DTSTART;VALUE=DATE:\(Self.date(entry.day))",
                "DTEND;VALUE=DATE:\(Self.date(entry.day.adding(days: 1)))",
                "SUMMARY:\(Self.escaped(entry.summary))",
            ]
            if !entry.description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(entry.description))") }
            if !entry.categories.isEmpty {
                lines.append("CATEGORIES:\(entry.categories.map(Self.escaped).joined(separator: ","))")
            }
            if let address = entry.address { lines.append("URL:\(address)") }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    /// A TEXT value (3.3.11): backslash, semicolon, comma and line end are escaped; other controls are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A content line (3.1): what is longer than 75 octets goes on in the next one behind a blank; no character is divided.
    static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = String(scalar).utf8.count
            if octets + width > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += width
        }
        return result
    }

    private static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// `20200630T003000Z`.
    private static func moment(_ date: Date) -> String {
        date.formatted(.iso8601).replacing("-", with: "").replacing(":", with: "")
    }
}
