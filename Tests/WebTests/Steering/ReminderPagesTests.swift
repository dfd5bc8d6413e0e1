import Domain
import Foundation
import HTTPTypes
import Registry
import Testing

@testable import Web
@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `Reminders on the pages` {
    /// Two actions of the branch, due at the end of June 2020.
    private func give(_ harness: WebHarness) async throws {
        let workspace = try await harness.workspace
        let due = try #require(Day("2020-06-30"))
        let group = try #require(try workspace.registry.plan().resolutions.first?.groups.first?.group.code)
        try workspace.record(
            ["X1", "X2"].map { code in
                Action(
                    code: code, taskGroup: group, title: LocalizedText("Việc \(code)", in: .vietnamese),
                    leadUnit: WebHarness.branch, deadline: due)
            }, cause: .plan)
    }

    @Test func `list what waits for the reader, and let it be marked as read`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        try await give(harness)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let address = "/notices?asat=2020-06-30"
        let page = try await browser.get(address)
        #expect(page.status == 200)
        let day = try #require(Day("2020-06-30"))
        let workspace = try await harness.workspace
        let own = try workspace.notices(of: "reporter-20BB", asAt: day)
        #expect(!own.isEmpty && own.allSatisfy { $0.notice.item.unit == WebHarness.branch })
        for (notice, _) in own { #expect(page.plain.contains(notice.item.title[.vietnamese])) }
        #expect(page.text.contains("class=\"count\""))
        let first = try #require(own.first).notice.id
        let marked = try await browser.post("/notices/read?asat=2020-06-30", [("notice", first)])
        #expect(marked.status == 303)
        #expect(try workspace.notices(of: "reporter-20BB", asAt: day).filter(\.isRead).map(\.notice.id) == [first])
        // Another's are not touched.
        #expect(try workspace.notices(of: "reporter", asAt: day).allSatisfy { !$0.isRead })
        _ = try await browser.get(address)
        _ = try await browser.post("/notices/read?asat=2020-06-30", [("all", "yes")])
        #expect(try workspace.notices(of: "reporter-20BB", asAt: day).allSatisfy(\.isRead))
        let empty = try await harness.browser(as: .viewer, at: WebHarness.branch).get(address)
        #expect(empty.plain.contains("Không có việc nào đến lượt nhắc bạn"))
    }

    @Test func `are those of today, whatever period is looked at`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        try await give(harness)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let today = try await harness.workspace.today()
        let late = today.days(since: try #require(Day("2020-06-30")))
        let page = try await browser.get("/notices?period=2020H1")
        #expect(page.plain.contains("\(today.day)/\(today.month)/\(today.year)"))
        #expect(page.plain.contains("quá hạn \(late) ngày, hạn 30/6/2020"))
        let unread = try await harness.workspace.notices(of: "reporter-20BB", asAt: today).count { !$0.isRead }
        // The bell, also on another page.
        let plan = try await browser.get("/plan?period=2020H1")
        #expect(plan.text.contains("class=\"count\" aria-label=\"\(unread) chưa đọc\""))
        _ = try await browser.get("/notices?period=2020H1")
        _ = try await browser.post("/notices/read?period=2020H1", [("all", "yes")])
        #expect(try await harness.workspace.notices(of: "reporter-20BB", asAt: today).allSatisfy(\.isRead))
    }

    @Test func `are set by whom they go to, and a wrong address is told and kept`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .viewer, at: WebHarness.branch)
        _ = try await browser.get("/account")
        let wrong = try await browser.post("/account/reminders", [("email", "không@đúng"), ("mail", "yes")])
        #expect(wrong.status == 400 && wrong.plain.contains("không phải là địa chỉ thư điện tử"))
        #expect(wrong.text.contains("value=\"không@đúng\""))
        let right = try await browser.post("/account/reminders", [("email", "a@haiquan.example")])
        #expect(right.status == 303)
        let account = try await harness.workspace.people.account("viewer-20BB")
        #expect(account.email?.text == "a@haiquan.example" && !account.wantsReminders)
        // An administrator of a branch sets those of the branch alone.
        let administrator = try await harness.browser(as: .administrator, at: WebHarness.branch)
        _ = try await administrator.get("/people/viewer-20BB")
        let own = try await administrator.post("/people/viewer-20BB/reminders", [("email", ""), ("mail", "yes")])
        #expect(own.status == 303)
        let others = try await administrator.post("/people/viewer/reminders", [("email", "b@haiquan.example")])
        #expect(others.status == 403)
        #expect(try await harness.workspace.people.account("viewer").email == nil)
    }

    @Test func `come as a calendar to whoever knows its address, until it is closed`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        try await give(harness)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        _ = try await browser.get("/account")
        let opened = try await browser.post("/account/calendars", [("unit", "20BB")])
        let path = try #require(opened.text.firstMatch(of: /\/calendar\/[A-Za-z0-9_-]+\.ics/)).output
        let stranger = harness.browser()
        let calendar = try await stranger.get(String(path))
        #expect(calendar.status == 200)
        #expect(calendar.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(calendar.text.hasPrefix("BEGIN:VCALENDAR\r\n") && calendar.text.contains("UID:action/"))
        #expect(!calendar.text.contains("20CF"))
        // The page does not show the address again.
        let page = try await browser.get("/account")
        #expect(!page.text.contains(path))
        let foreign = try await browser.post("/account/calendars", [("unit", "20CF")])
        #expect(foreign.status == 403)
        _ = try await browser.get("/account")
        let id = try #require(page.text.firstMatch(of: /name="feed" value="(\d+)"/)).output.1
        #expect(try await browser.post("/account/calendars/revoke", [("feed", String(id))]).status == 303)
        #expect(try await stranger.get(String(path)).status == 404)
        #expect(try await stranger.get("/calendar/nothing.ics").status == 404)
        // A new password ends them where that was asked for.
        let again = try await browser.post("/account/calendars", [("unit", "20BB")])
        let other = try #require(again.text.firstMatch(of: /\/calendar\/[A-Za-z0-9_-]+\.ics/)).output
        let changed = try await browser.post(
            "/account/password",
            [
                ("old", WebHarness.password), ("new", "bút chì xanh lam"), ("again", "bút chì xanh lam"),
                ("everything", "yes"),
            ])
        #expect(changed.status == 303)
        #expect(try await stranger.get(String(other)).status == 404)
    }
}
