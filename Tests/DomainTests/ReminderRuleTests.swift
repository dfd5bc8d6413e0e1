import Domain
import Testing

@Suite struct `When somebody is reminded` {
    private let rule = ReminderRule(daysBefore: [1, 7], onTheDay: true, lateEvery: 7)
    private let due = Day("2020-06-30")!

    /// Worked by hand for what is due on 30 June 2020.
    @Test(arguments: [
        ("2020-06-22", nil), ("2020-06-23", "before-7@2020-06-30"), ("2020-06-28", "before-7@2020-06-30"),
        ("2020-06-29", "before-1@2020-06-30"), ("2020-06-30", "day@2020-06-30"), ("2020-07-01", "late-1@2020-06-30"),
        ("2020-07-07", "late-1@2020-06-30"), ("2020-07-08", "late-8@2020-06-30"), ("2020-07-15", "late-15@2020-06-30"),
    ])
    func `is on the last occasion that has come`(day: String, key: String?) throws {
        #expect(rule.occasion(ofDue: due, on: try #require(Day(day)))?.key == key)
    }

    @Test func `is once for what has no day, and once when late where it is not repeated`() throws {
        #expect(rule.occasion(ofDue: nil, on: due)?.key == "waiting")
        let once = ReminderRule(daysBefore: [], onTheDay: false, lateEvery: nil)
        #expect(once.occasion(ofDue: due, on: due) == nil)
        #expect(once.occasion(ofDue: due, on: due.adding(days: 400))?.key == "late-1@2020-06-30")
    }

    @Test func `is another occasion when the due day was moved`() {
        let moved = rule.occasion(ofDue: due.adding(days: 1), on: due)
        #expect(moved?.key == "before-1@2020-07-01")
    }
}

@Suite struct `An e-mail address` {
    @Test(arguments: ["a@b", "nguyen.van.a@haiquan.example", "x+y@mail-1.example"])
    func `is taken`(text: String) { #expect(MailAddress(text)?.text == text) }

    @Test(arguments: [
        "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b c", ".a@b", "a.@b", "a..b@c", "a@-b", "a@b.", "nguyễn@b", "a@b\n",
        "a@b\r\nRCPT TO:<x@y>", "\"a\"@b", "<a@b>", "a@[10.0.0.1]",
    ])
    func `is refused`(text: String) { #expect(MailAddress(text) == nil) }
}
