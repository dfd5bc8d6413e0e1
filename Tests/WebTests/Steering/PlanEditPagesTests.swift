import Appraisal
import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web
@testable import Workspace

extension WebBrowser {
    /// Sends a form with files, as the page at `page` would.
    func postForm(
        _ path: String, from page: String, _ fields: [(String, String)], file: (name: String, bytes: [UInt8])? = nil
    ) async throws -> Answer {
        var form = SentForm()
        form.add("csrf", try await get(page).csrf ?? "")
        for (name, value) in fields { form.add(name, value) }
        if let file { form.add(file: file.name, file.bytes) }
        return try await send(.post, path, headers: [.contentType: SentForm.contentType], body: form.body)
    }
}

@Suite(.needsDuckDB) struct `The forms of the plan` {
    @Test func `make a resolution with its document, a group and an action`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let fields = [
            ("code", "NQ21"), ("number", "05-NQ/TU"), ("issuer", "Tỉnh ủy"), ("day", "2020-06-01"),
            ("title.vi", "Nhiệm vụ mới"), ("title.en", "New tasks"),
        ]
        let made = try await browser.postForm(
            "/plan/new", from: "/plan/new", fields, file: ("nghi-quyet.txt", Array("Văn bản".utf8)))
        #expect(made.status == 303, "\(made.plain)")
        let page = try await browser.get("/plan?period=2020H1&done=plan_saved")
        #expect(page.plain.contains("Nhiệm vụ mới") && page.plain.contains("Đã lưu vào kế hoạch"))
        let document = try #require(page.text.firstMatch(of: /href="(\/files\/[0-9a-f]+)"/)).output.1
        #expect(try await browser.get(String(document)).text == "Văn bản")

        let group = try await browser.post(
            "/plan/resolutions/NQ21/groups", [("code", "M1"), ("title.vi", "Nhóm mới")])
        #expect(group.status == 303)
        let action = try await browser.post(
            "/plan/groups/M1/actions",
            [
                ("code", "M1.1"), ("title.vi", "Việc mới"), ("lead_unit", "20BB"), ("supporting_units", "20CF"),
                ("supporting_units", "20CG"), ("deadline", "2020-06-15"), ("indicators", "revenue"),
            ])
        #expect(action.status == 303, "\(action.plain)")
        let item = try #require(
            try await harness.workspace.planBoard(asAt: Day("2020-06-30")!).plan.items.first { $0.code == "M1.1" })
        #expect(item.supportingUnits == ["20CF", "20CG"] && item.leadUnit == "20BB")
        // The document stays when the resolution is changed without another.
        let changed = try await browser.postForm(
            "/plan/resolutions/NQ21", from: "/plan/resolutions/NQ21",
            fields.dropFirst().map { $0.0 == "number" ? ($0.0, "06-NQ/TU") : $0 })
        #expect(changed.status == 303, "\(changed.plain)")
        let after = try await browser.get("/plan?period=2020H1")
        #expect(after.plain.contains("06-NQ/TU") && after.text.contains(document))
    }

    @Test func `come back with what was typed and what is wrong`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let before = try await harness.workspace.revisions().latest
        let answer = try await browser.postForm(
            "/plan/new", from: "/plan/new", [("code", "NQ20"), ("number", "7-NQ"), ("day", "2020-02-30")],
            file: ("a.txt", [65]))
        #expect(answer.status == 400)
        for text in ["Mã 'NQ20' đã được dùng", "Cần nhập mục này", "không phải là ngày", "có 4 mục cần sửa"] {
            #expect(answer.plain.contains(text), "\(text): \(answer.plain)")
        }
        #expect(answer.text.contains("value=\"7-NQ\""))
        // A document that was refused with the rest is none that is there.
        #expect(!answer.plain.contains("Tệp đang có"))
        #expect(try await harness.workspace.revisions().latest == before)
        #expect(try await harness.workspace.uploads.all(for: .attachment).isEmpty)
        let english = try await harness.browser(as: .planner, .english)
        try await english.get("/plan/groups/N01")
        #expect(try await english.post("/plan/groups/N01").plain.contains("This is needed"))
        #expect(try await browser.get("/plan/groups/N99/actions").status == 404)
    }

    @Test func `change several actions, copy a resolution, and withdraw`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let page = try await browser.get("/plan/change?period=2020H1")
        #expect(page.text.matches(of: /name="action" value="/).count == 40)
        let refused = try await browser.post("/plan/change?period=2020H1", [("action", "N03.3")])
        #expect(refused.status == 400 && refused.plain.contains("Hãy chọn nội dung cần thay đổi"))
        #expect(refused.text.contains("value=\"N03.3\" checked"))
        let changed = try await browser.post(
            "/plan/change?period=2020H1", [("action", "N03.3"), ("action", "N03.2"), ("deadline", "2020-10-31")])
        #expect(changed.status == 303)
        let items = try await harness.workspace.planBoard(asAt: Day("2020-06-30")!).plan.items
        let together = items.filter { ["N03.2", "N03.3"].contains($0.code) }
        #expect(together.map(\.deadline) == [Day("2020-10-31"), Day("2020-10-31")])

        let form = try await browser.get("/plan/resolutions/NQ20/copy")
        #expect(form.text.contains("value=\"2020-11-28\"") && form.text.contains("value=\"-2021\""))
        let copied = try await browser.postForm(
            "/plan/resolutions/NQ20/copy", from: "/plan/resolutions/NQ20/copy",
            [
                ("code", "NQ21"), ("number", "30-NQ/TU"), ("issuer", "Tỉnh ủy"), ("day", "2020-11-28"),
                ("title.vi", "Nhiệm vụ năm 2021"), ("suffix", "-2021"), ("years", "1"),
            ])
        #expect(copied.status == 303 && copied.location?.contains("asat=2020-11-28") == true, "\(copied.plain)")
        let shown = try await browser.get(try #require(copied.location))
        #expect(shown.plain.contains("N03.3-2021"))

        let asked = try await browser.get("/plan/withdraw?part=resolution&code=NQ21")
        #expect(asked.plain.contains("14 nhóm nhiệm vụ, 40 giải pháp, 0 báo cáo"))
        #expect(try await browser.post("/plan/withdraw", [("part", "resolution"), ("code", "NQ21")]).status == 303)
        #expect(try await browser.get("/plan/withdraw?part=resolution&code=NQ21").status == 404)
    }

    @Test func `are only for whoever plans for the whole department`() async throws {
        let harness = try await WebHarness.shared
        for browser in [
            try await harness.browser(as: .leader), try await harness.browser(as: .planner, at: WebHarness.branch),
        ] {
            for path in ["/plan/new", "/plan/resolutions/NQ20", "/plan/groups/N01", "/plan/change", "/imports"] {
                #expect(try await browser.get(path).status == 403, "\(path)")
            }
            let page = try await browser.get("/plan?period=2020H1")
            #expect(!page.text.contains("/plan/new") && !page.text.contains("/plan/groups/"))
        }
        // A branch's reader has no part in the overview of all branches.
        let viewer = try await harness.browser(as: .viewer, at: WebHarness.branch)
        #expect(try await viewer.get("/plan/overview").status == 403)
        #expect(!(try await viewer.get("/plan?period=2020H1").text.contains("/plan/overview")))
    }
}

@Suite(.needsDuckDB) struct `The state of an action` {
    private static func lead(_ unit: OrgUnit.ID, _ harness: WebHarness) async throws -> String {
        let items = try await harness.workspace.planBoard(asAt: Day("2020-06-30")!).plan.items
        return try #require(items.first { $0.leadUnit == unit && $0.standing.state == .onTrack }).code
    }

    @Test func `is reported by the lead unit, with evidence, and shown at once`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let code = try await Self.lead(WebHarness.branch, harness)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let address = "/plan/actions/\(code)"
        let page = try await browser.get(address + "?period=2020H1")
        #expect(page.text.contains("action=\"\(address)/states?") && page.plain.contains("Báo cáo tình hình"))
        let before = try await harness.workspace.revisions().latest
        let refused = try await browser.postForm(
            address + "/states?period=2020H1", from: address,
            [("day", "2020-06-30"), ("state", "at_risk"), ("sentence", "Mới đạt 60 %")])
        #expect(refused.status == 400 && refused.plain.contains("Cần nêu vì sao có nguy cơ chậm"))
        #expect(refused.text.contains("Mới đạt 60 %"))
        #expect(try await harness.workspace.revisions().latest == before)
        let taken = try await browser.postForm(
            address + "/states?period=2020H1", from: address,
            [("day", "2020-06-30"), ("state", "at_risk"), ("sentence", "Mới đạt 60 %"), ("reason", "Dịch bệnh")],
            file: ("bao-cao.txt", Array("Báo cáo".utf8)))
        #expect(taken.status == 303, "\(taken.plain)")
        let shown = try await browser.get(try #require(taken.location))
        for text in ["Đã ghi nhận tình hình", "Mới đạt 60 %", "Dịch bệnh", "reporter-20BB", "bao-cao.txt"] {
            #expect(shown.plain.contains(text), "\(text)")
        }
        let file = try #require(shown.text.firstMatch(of: /href="(\/files\/[0-9a-f]+)"/)).output.1
        #expect(try await browser.get(String(file)).text == "Báo cáo")
        // As it was known before, nothing of it is there, and nothing can be reported there.
        let earlier = try await browser.get(address + "?period=2020H1&known=\(before)")
        #expect(!earlier.plain.contains("Mới đạt 60 %") && !earlier.text.contains("/states"))
        let trail = try await harness.workspace.auditEntries(AuditFilter(actor: "reporter-20BB"), limit: 100).lines
        #expect(trail.contains { $0.action == "file.attached" } && trail.contains { $0.action == "records.imported" })
    }

    @Test func `of another unit's action is not a branch's to say`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let items = try await harness.workspace.planBoard(asAt: Day("2020-06-30")!).plan.items
        let shared = try #require(
            items.first { $0.leadUnit != WebHarness.branch && $0.supportingUnits.contains(WebHarness.branch) })
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let before = try await harness.workspace.revisions().latest
        let said = [("day", "2020-06-30"), ("state", "on_track"), ("sentence", "x")]
        // It supports the action, sees it, and has no form.
        let page = try await reporter.get("/plan/actions/\(shared.code)?period=2020H1")
        #expect(page.status == 200 && !page.text.contains("/states"))
        for code in [shared.code, try await Self.lead(WebHarness.otherBranch, harness), "N99.9"] {
            let answer = try await reporter.postForm("/plan/actions/\(code)/states", from: "/account", said)
            #expect(answer.status == 403, "\(code)")
        }
        let viewer = try await harness.browser(as: .viewer)
        #expect(
            try await viewer.postForm("/plan/actions/\(shared.code)/states", from: "/account", said).status == 403)
        #expect(try await harness.workspace.revisions().latest == before)
        // The planning office may.
        let planner = try await harness.browser(as: .planner)
        let own = try await Self.lead(WebHarness.branch, harness)
        #expect(try await planner.postForm("/plan/actions/\(own)/states", from: "/plan", said).status == 303)
    }
}

@Suite(.needsDuckDB) struct `The work list and the overview` {
    @Test func `show a reporter the own unit's open actions, each with the form that finishes it`() async throws {
        let harness = try await WebHarness.shared
        let day = Day("2020-06-30")!
        let own = try await harness.workspace.workItems(of: [WebHarness.branch], asAt: day)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let page = try await browser.get("/work?period=2020H1")
        let linked = page.text.matches(of: /href="\/plan\/actions\/([^"?]+)\?[^"]*#report"/).map { String($0.output.1) }
        // What is due first stands first.
        #expect(linked == own.filter { $0.kind == .action }.map(\.subject) && !linked.isEmpty)
        let mine = try await harness.browser(as: .planner).get("/work?period=2020H1&whose=mine")
        #expect(mine.plain.contains("Không có việc nào đang chờ bạn"))
        #expect(try await browser.get("/").text.contains("href=\"/work"))
    }

    @Test func `show whoever sees a unit what waits for it, with the form only for who may finish it`() async throws {
        let harness = try await WebHarness.shared
        let list = try await harness.workspace.workList(of: WebHarness.branch.rawValue, asAt: Day("2020-06-30")!)
        let supported = try #require(list.items.first { list.isSupported($0) })
        let address = "/work?period=2020H1&unit=\(WebHarness.branch.rawValue)&whose=unit"
        for role in [Role.viewer, .leader, .planner] {
            let page = try await harness.browser(as: role).get(address)
            for item in list.items where item.kind == .action {
                let link = "/plan/actions/\(item.subject)?"
                #expect(page.text.contains(link), "\(role) \(item.subject)")
            }
            #expect(page.plain.contains("phối hợp"))
            #expect(page.text.contains("#report") == (role == .planner))
        }
        // Who has no work of their own begins with the unit's.
        let home = try await harness.browser(as: .planner).get("/work?period=2020H1")
        #expect(home.text.contains("/plan/actions/\(supported.subject)?"))
        let other = try await harness.browser(as: .viewer, at: WebHarness.branch).get("/work?unit=20CF")
        #expect(other.status == 403)
    }

    @Test func `lead from the overview to the very actions a line counts`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner)
        let overview = try await harness.workspace.planOverview(asAt: Day("2020-06-30")!)
        let page = try await browser.get("/plan/overview?period=2020H1")
        let group = try #require(overview.groups.first)
        let unit = try #require(overview.units.last)
        for (field, value, total) in [
            ("group", group.key.code, group.summary.total), ("lead", unit.key.rawValue, unit.summary.total),
        ] {
            let link = try #require(
                page.text.matches(of: /href="(\/plan\?[^"]*)"/).map {
                    String($0.output.1).replacing("&amp;", with: "&")
                }
                .first { $0.hasSuffix("\(field)=\(value)") })
            let shown = try await browser.get(link)
            let codes = Set(shown.text.matches(of: /href="\/plan\/actions\/([^"?]+)\?/).map { String($0.output.1) })
            #expect(codes.count == total, "\(link)")
        }
    }

    @Test func `show the planning office completeness, deadlines and what is untouched`() async throws {
        let harness = try await WebHarness.shared
        let overview = try await harness.workspace.planOverview(asAt: Day("2020-06-30")!)
        let browser = try await harness.browser(as: .planner)
        let page = try await browser.get("/plan/overview?period=2020H1")
        #expect(page.status == 200)
        for line in overview.groups { #expect(page.plain.contains(line.key.title[.vietnamese])) }
        #expect(page.plain.contains("Thời hạn trong năm 2020") && page.plain.contains("Tính đến ngày 30/6/2020"))
        #expect(page.plain.contains("Không cập nhật quá 30 ngày"))
        for line in overview.untouched { #expect(page.text.contains("/plan/actions/\(line.item.code)?")) }
        let none = try await browser.get("/plan/overview?period=2020H1&days=3000")
        #expect(none.plain.contains("Giải pháp nào cũng có cập nhật"))
    }
}
