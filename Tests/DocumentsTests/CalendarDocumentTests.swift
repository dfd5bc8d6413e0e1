import Domain
import Foundation
import Testing

@testable import Documents

@Suite struct `A calendar` {
    @Test func `escapes what has a meaning in it`() {
        #expect(CalendarDocument.escaped("a,b;c\\d\ne\r\nf\u{7}") == "a\\,b\\;c\\\\d\\ne\\nf")
    }

    @Test func `folds lines at 75 octets and divides no character`() {
        // Each "ệ" takes three octets: 25 of them fill a line, and 24 the next behind its blank.
        let folded = CalendarDocument.folded(String(repeating: "ệ", count: 60))
        let lines = folded.components(separatedBy: "\r\n")
        #expect(lines.map(\.utf8.count) == [75, 73, 34])
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(lines.enumerated().map { $0 == 0 ? $1 : String($1.dropFirst()) }.joined().count == 60)
        #expect(CalendarDocument.folded(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75))
    }

    @Test func `has a component although nothing waits`() {
        let calendar = CalendarDocument(name: "x", stamp: Date(timeIntervalSince1970: 0), entries: [])
        #expect(calendar.text.contains("\r\nBEGIN:VTIMEZONE\r\n") && !calendar.text.contains("VEVENT"))
    }

    @Test func `holds an all-day entry that keeps its identifier`() throws {
        let calendar = CalendarDocument(
            name: "Chi cục, Móng Cái", stamp: Date(timeIntervalSince1970: 1_593_477_000),
            entries: [
                .init(
                    uid: "action/N1/20BB@x", day: try #require(Day("2020-12-31")), summary: "Thu; nộp",
                    description: "dòng 1\ndòng 2", categories: ["Giải pháp", "a,b"], address: "https://x/notices")
            ])
        #expect(
            calendar.text.components(separatedBy: "\r\n") == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Twofold//Twofold//VI", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "X-WR-CALNAME:Chi cục\\, Móng Cái", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
                "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
                "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT",
                "UID:action/N1/20BB@x", "DTSTAMP:20200630T003000Z", "DTSTART;VALUE=DATE:20201231",
                "DTEND;VALUE=DATE:20210101", "SUMMARY:Thu\\; nộp", "DESCRIPTION:dòng 1\\ndòng 2",
                "CATEGORIES:Giải pháp,a\\,b", "URL:https://x/notices", "TRANSP:TRANSPARENT", "END:VEVENT",
                "END:VCALENDAR", "",
            ])
    }
}
