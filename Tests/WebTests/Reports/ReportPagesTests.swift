import Domain
import Foundation
import HTTPTypes
import Packs
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB, .serialized) struct `The pages of reporting` {
    private static let july = "/reports/phong_dich/20BB/202007"
    private static let asAt = "asat=2020-08-03&period=2020"
    private static let whole: [(String, String)] = [
        ("v.staff_infected", "0"), ("v.drivers_tested", "9.120"), ("v.vehicles_disinfected", "8100"),
        ("v.epidemic_posts", "7"), ("v.consultations", "2"), ("day", "2020-08-03"),
    ]

    private func fill(
        _ browser: WebBrowser, _ fields: [(String, String)] = whole, _ what: String = "submit",
        at address: String = july
    ) async throws -> Answer {
        let page = try await browser.get("\(address)?\(Self.asAt)")
        let seen = page.text.firstMatch(of: /name="seen" value="(\d+)"/).map { String($0.output.1) } ?? "0"
        return try await browser.post("\(address)?\(Self.asAt)", fields + [("do", what), ("seen", seen)])
    }

    private func act(
        _ browser: WebBrowser, _ what: String, _ fields: [(String, String)] = []
    ) async throws -> Answer {
        try await browser.get("\(Self.july)?\(Self.asAt)")
        return try await browser.post("\(Self.july)/\(what)?\(Self.asAt)", fields)
    }

    private func state(of key: ReportKey, in harness: WebHarness) async throws -> ReportState {
        try await harness.workspace.report(key).state
    }

    @Test func `take a report from a phone through both levels to locked, and back as a new version`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let head = try await harness.browser(as: .approver, at: WebHarness.branch)
        let office = try await harness.browser(as: .approver)
        let key = ReportKey(form: "phong_dich", unit: "20BB", period: Period("202007")!)
        let board = try await reporter.get("/reports?\(Self.asAt)")
        #expect(board.text.contains(#"href="/reports/phong_dich/20BB/202007"#) && board.plain.contains("Nhập và nộp"))
        let form = try await reporter.get("\(Self.july)?\(Self.asAt)")
        #expect(form.text.components(separatedBy: #"inputmode="decimal""#).count == 1 + 5)
        // June's 9,296 drivers stand beside the field, with what it takes and its unit.
        #expect(form.plain.contains("tháng 6/2020: 9.296 (giới hạn 0–100.000)") && form.plain.contains("người"))
        #expect(
            form.text.contains(
                #"<label class="hidden" for="v-drivers_tested">Lái xe được kiểm tra y tế, người</label>"#))

        #expect(try await fill(reporter, [("v.drivers_tested", "9000"), ("day", "2020-08-03")], "save").status == 303)
        #expect(try await state(of: key, in: harness) == .draft)
        // All that is wrong at once, with what was typed.
        let wrong = try await fill(
            reporter,
            [
                ("v.staff_infected", ""), ("v.drivers_tested", "nhiều"), ("v.epidemic_posts", "51"),
                ("day", "2020-08-03"),
            ])
        #expect(
            wrong.status == 400 && wrong.text.contains(#"value="nhiều""#) && wrong.plain.contains("5 điểm phải xem lại")
        )
        #expect(wrong.plain.contains("51 nằm ngoài giới hạn 0–50") && wrong.plain.contains("'nhiều' không phải là số"))
        let asked = try await fill(reporter, Self.whole.map { $0.0 == "v.drivers_tested" ? ($0.0, "20.000") : $0 })
        #expect(
            asked.status == 400 && asked.plain.contains("Kỳ trước 9.296, kỳ này 20.000")
                && asked.text.contains(#"name="n.drivers_tested""#))
        let sent = try await fill(reporter)
        #expect(sent.status == 303 && sent.location?.contains("done=rep_submitted") == true)
        #expect(try await state(of: key, in: harness) == .submitted(level: 1))
        // It is the approver's turn; the reporter is not one.
        #expect(try await act(reporter, "approve").status == 403)
        #expect(try await fill(reporter).status == 409)
        let waiting = try await head.get("/reports?\(Self.asAt)")
        #expect(waiting.plain.contains("Chờ duyệt") && waiting.text.contains("Duyệt: "))
        #expect(try await act(head, "return", [("reason", "")]).status == 400)
        #expect(try await act(head, "return", [("reason", "Thiếu cửa khẩu Ka Long")]).status == 303)
        #expect(
            try await reporter.get("\(Self.july)?\(Self.asAt)").plain.contains("Bị trả lại: Thiếu cửa khẩu Ka Long"))
        #expect(try await fill(reporter).status == 303)
        #expect(try await act(head, "approve").status == 303)
        // The unit's approver may not decide for the department.
        #expect(try await act(head, "approve").status == 403)
        #expect(
            try await harness.workspace.auditEntries(AuditFilter(action: "access.denied")).lines.first?.actor
                == "approver-20BB")
        #expect(try await state(of: key, in: harness) == .submitted(level: 2))
        #expect(try await act(office, "approve", [("text", "Đồng ý")]).status == 303)
        #expect(try await state(of: key, in: harness) == .approved)
        // Locked, reopened with a reason, changed: the difference shows who, old and new.
        #expect(try await fill(reporter).status == 409)
        #expect(try await act(reporter, "reopen", [("reason", "Đếm trùng một ngày")]).status == 303)
        #expect(try await fill(reporter, [("v.drivers_tested", "8.900"), ("day", "2020-08-03")]).status == 303)
        let changed = try await office.get("\(Self.july)?\(Self.asAt)").plain
        #expect(changed.contains("Thay đổi sau khi duyệt") && changed.contains("lần 2 9.120 8.900 reporter-20BB"))
        #expect(changed.contains("Mở lại , reporter-20BB") && changed.contains("Đếm trùng một ngày"))
        #expect(changed.contains("chưa duyệt Đếm trùng một ngày"))
        #expect(try await act(head, "comment", [("comment", "Đã gọi điện xác nhận <b>")]).status == 303)
        let told = try await reporter.get("\(Self.july)?\(Self.asAt)")
        #expect(told.plain.contains("Đã gọi điện xác nhận <b>") && told.text.contains("&lt;b&gt;"))
        // Approved, the change stands under the same name, with who approved it.
        for approver in [head, office] { #expect(try await act(approver, "approve").status == 303) }
        let counted = try await reporter.get("\(Self.july)?\(Self.asAt)").plain
        #expect(
            counted.contains(
                "lần 2 9.120 8.900 reporter-20BB 3/8/2020 đã duyệt người duyệt: approver Đếm trùng một ngày"),
            "\(counted)")
    }

    @Test func `show a draft to its unit and its approvers, and to nobody else`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        #expect(try await fill(reporter, [("v.drivers_tested", "7777"), ("day", "2020-08-03")], "save").status == 303)
        for (role, unit, sees) in [
            (Role.reporter, WebHarness.branch, true), (.approver, WebHarness.branch, true),
            (.approver, WebHarness.root, true),
            (.viewer, WebHarness.branch, false), (.viewer, WebHarness.root, false), (.leader, WebHarness.root, false),
        ] {
            let browser = try await harness.browser(as: role, at: unit)
            let page = try await browser.get("\(Self.july)?\(Self.asAt)")
            #expect(page.status == 200, "\(role)@\(unit)")
            #expect((page.text.contains("7777") || page.plain.contains("7.777")) == sees, "\(role)@\(unit)")
            #expect(page.plain.contains("Lưu nháp") == sees, "\(role)@\(unit)")
            let board = try await browser.get("/reports?\(Self.asAt)").plain
            #expect(board.contains("bản nháp") == sees, "\(role)@\(unit)")
        }
        let comment = try await harness.browser(as: .viewer)
        #expect(try await act(comment, "comment", [("comment", "Xem")]).status == 403)
    }

    @Test func `answer a branch's people for no other branch`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let other = "/reports/phong_dich/20CF/202007"
        for role in [Role.reporter, .approver] {
            let browser = try await harness.browser(as: role, at: WebHarness.branch)
            #expect(try await browser.get(other).status == 403)
            try await browser.get("/reports?\(Self.asAt)")
            for action in ["", "/approve", "/return", "/reopen", "/comment"] {
                #expect(try await browser.post(other + action, Self.whole).status == 403, "\(role) \(action)")
            }
            let board = try await browser.get("/reports?\(Self.asAt)")
            #expect(!board.text.contains("20CF") && !board.plain.contains("Hòn Gai"))
            let missing = try await browser.get("/reports/phong_dich/20BB/2020Q9")
            let unknown = try await browser.get("/reports/khac/20BB/202007")
            #expect(missing.status == 403 && unknown.status == 403)
        }
        #expect(
            try await harness.workspace.report(ReportKey(form: "phong_dich", unit: "20CF", period: Period("202007")!))
                .state == .none)
    }

    @Test func `refuse an approver who handed the report in`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        try await harness.workspace.people.grant([Grant(.reporter, at: "20BB")], to: "approver-20BB")
        let both = try await harness.browser(as: .approver, at: WebHarness.branch)
        #expect(try await fill(both).status == 303)
        let page = try await both.get("\(Self.july)?\(Self.asAt)")
        #expect(page.plain.contains("người duyệt phải là người khác") && !page.text.contains("/approve"))
        let refused = try await act(both, "approve")
        #expect(refused.status == 403 && refused.plain.contains("Không ai được duyệt báo cáo do chính mình nhập"))
    }

    @Test func `have each level approved by somebody else`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        #expect(try await fill(harness.browser(as: .reporter, at: WebHarness.branch)).status == 303)
        // The department's approver may approve at the branch, too, but not both.
        let office = try await harness.browser(as: .approver)
        #expect(try await act(office, "approve").status == 303)
        let page = try await office.get("\(Self.july)?\(Self.asAt)")
        #expect(page.plain.contains("Bạn đã duyệt báo cáo này ở cấp dưới") && !page.text.contains("/approve"))
        let refused = try await act(office, "approve")
        #expect(refused.status == 403 && refused.plain.contains("cấp này phải do người khác duyệt"))
        #expect(try await office.get("/reports?\(Self.asAt)").text.contains("aria-label=\"Xem: "))
    }

    /// Where a form of a page sends to.
    private func action(_ ending: String, of page: Answer) throws -> String {
        let actions = page.text.matches(of: /action="(\/reports\/[^"]*)"/).map { String($0.output.1).unescaped }
        return try #require(
            actions.first { $0.split(separator: "?", omittingEmptySubsequences: false)[0].hasSuffix(ending) },
            "\(actions)")
    }

    @Test func `do everything on the day that is looked at, else today`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let head = try await harness.browser(as: .approver, at: WebHarness.branch)
        let office = try await harness.browser(as: .approver)
        let today = try await harness.workspace.today()
        func steps() async throws -> [ReportAccount.Step] {
            try await harness.workspace.report(ReportKey(form: "phong_dich", unit: "20BB", period: Period("202007")!))
                .steps
        }
        // What is missing by today shows, whatever period the last records are of.
        let board = try await reporter.get("/reports").plain
        #expect(board.contains("tháng 7/2020 nộp chậm") && !board.contains("30/6/2020"))
        let form = try await reporter.get("\(Self.july)?\(Self.asAt)")
        #expect(form.text.contains(#"name="day" value="2020-08-03""#))
        let sent = try await reporter.post(
            try action("202007", of: form), Self.whole.dropLast() + [("do", "submit"), ("seen", "0")])
        #expect(sent.status == 303 && sent.location?.contains("asat=2020-08-03") == true)
        let fifth = try await head.get("\(Self.july)?asat=2020-08-05")
        let given = try await head.post(try action("/return", of: fifth), [("reason", "Sai")])
        #expect(given.status == 303 && given.location?.contains("asat=2020-08-05") == true)
        // An earlier day than the last step's is none on which something can be done.
        let early = try await reporter.get("\(Self.july)?\(Self.asAt)")
        #expect(early.text.contains(#"name="day" value="2020-08-05""#))
        let now = try await reporter.get(Self.july)
        #expect(now.text.contains(#"name="day" value="\#(today)""#))
        let again = try await reporter.post(
            try action("202007", of: early), Self.whole.dropLast() + [("do", "submit"), ("seen", "2")])
        #expect(again.status == 303)
        #expect(
            try await head.post(try action("/approve", of: try await head.get("\(Self.july)?asat=2020-08-01"))).status
                == 303)
        #expect(try await office.post(try action("/approve", of: try await office.get(Self.july))).status == 303)
        #expect(
            try await steps().map(\.day) == [
                Day("2020-08-03"), Day("2020-08-05"), Day("2020-08-05"), Day("2020-08-05"), today,
            ])
    }

    @Test func `read a day as people write it, and keep what was typed where it is none`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let wrong = try await fill(reporter, Self.whole.dropLast() + [("day", "hôm qua")])
        #expect(
            wrong.status == 400 && wrong.plain.contains("'hôm qua' không phải là ngày")
                && wrong.text.contains(#"value="9.120""#))
        #expect(try await fill(reporter, Self.whole.dropLast() + [("day", "3/9/2020")]).status == 303)
        let key = ReportKey(form: "phong_dich", unit: "20BB", period: Period("202007")!)
        #expect(try await harness.workspace.report(key).steps.map(\.day) == [Day("2020-09-03")])
    }

    @Test func `show what somebody else kept meanwhile beside what is typed`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let day = ("day", "2020-08-03")
        #expect(
            try await fill(reporter, [("v.drivers_tested", "222"), ("v.epidemic_posts", "7"), day], "save").status
                == 303)
        let late = try await reporter.post(
            "\(Self.july)?\(Self.asAt)",
            [("v.drivers_tested", "333"), ("v.epidemic_posts", "7"), day, ("do", "save"), ("seen", "0")])
        #expect(late.status == 409 && late.text.contains(#"value="333""#))
        #expect(late.plain.components(separatedBy: "Hiện đang lưu:").count == 1 + 1)
        #expect(late.plain.contains("Hiện đang lưu: 222"), "\(late.plain)")
    }

    @Test func `take a filled-in template through a preview`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let template = try await browser.get("/reports/phong_dich/template.xlsx?for=202007&of=20BB")
        #expect(
            template.status == 200
                && template.headers[.contentDisposition]?.contains("phong_dich-202007-20BB.xlsx") == true)
        #expect(try await browser.get("/reports/phong_dich/template.xlsx?for=202007&of=20CF").status == 403)
        #expect(
            try await harness.browser(as: .viewer).get("/reports/phong_dich/template.xlsx?for=202007").status == 403)
        // Saved as CSV, as a spreadsheet does, it is read alike; one cell is wrong.
        func csv(_ drivers: String) -> [UInt8] {
            let rows = [
                "form,phong_dich", "period,202007", ",,,,,,,,", "a,b,c,d,e,f,g,h,i", "20BB,,staff_infected,,,,,0,",
                "20BB,,drivers_tested,,,,,\(drivers),", "20BB,,vehicles_disinfected,,,,,8100,",
                "20BB,,epidemic_posts,,,,,7,",
                "20BB,,consultations,,,,,2,",
            ]
            return Array(rows.joined(separator: "\n").utf8)
        }
        func send(_ bytes: [UInt8], _ choice: String = "?\(Self.asAt)") async throws -> String {
            let page = try await browser.get("/reports\(choice)")
            var form = SentForm()
            form.add("csrf", page.csrf ?? "")
            form.add(file: "mau.csv", bytes)
            let answer = try await browser.send(
                .post, try action("/uploads", of: page), headers: [.contentType: SentForm.contentType], body: form.body)
            #expect(answer.status == 303)
            return try #require(answer.location)
        }
        let bad = try await send(csv("nhiều"))
        let faults = try await browser.get(bad)
        #expect(faults.plain.contains("mau!H6 'nhiều' không phải là số") && !faults.text.contains(#"value="save""#))
        #expect(bad.contains("asat=2020-08-03"))
        #expect(try await browser.post(bad, [("do", "save")]).status == 400)
        let other = try await harness.browser(as: .reporter)
        #expect(try await other.get(bad).status == 403)
        #expect(try await browser.post(bad, [("do", "discard")]).status == 303)
        #expect(try await browser.get(bad).status == 403)
        let good = try await send(csv("9120"))
        let preview = try await browser.get(good)
        #expect(preview.plain.contains("mau!H6 – 9.120"), "\(preview.plain)")
        // What a day is too early for is said, and goes on to say why.
        let early = try await browser.post(
            good.replacing("asat=2020-08-03", with: "asat=2020-07-15"), [("do", "submit")])
        #expect(early.status == 400 && early.plain.contains("Kỳ báo cáo đến hết ngày 2020-07-31"))
        let path = String(good.prefix { $0 != "?" }.dropFirst("/reports".count))
        #expect(try await browser.post(try action(path, of: preview), [("do", "submit")]).status == 303)
        let key = ReportKey(form: "phong_dich", unit: "20BB", period: Period("202007")!)
        let taken = try await harness.workspace.report(key)
        #expect(taken.state == .submitted(level: 1) && taken.steps.map(\.day) == [Day("2020-08-03")])
        // Without a day it is done today.
        try await harness.workspace.returnReport(key, reason: "Sai", day: Day("2020-08-04")!, by: .keeper("x"))
        let now = try await send(csv("9121"), "")
        #expect(!now.contains("asat="))
        #expect(try await browser.post(now, [("do", "save")]).status == 303)
        let today = try await harness.workspace.today()
        #expect(try await harness.workspace.report(key).steps.last?.day == today)
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `read in both languages, for every unit and none`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .leader, language)
        let page = try await browser.get("/reports?period=2020H1&asat=2020-07-01")
        let name = try #require(try await harness.pack.forms.first?.names[language])
        #expect(page.status == 200 && page.plain.contains(name))
        #expect(page.text.components(separatedBy: "state-holds").count == 1 + 36)
        let report = try await browser.get("/reports/phong_dich/20BB/202006?period=2020H1")
        #expect(report.status == 200 && report.plain.contains(language == .vietnamese ? "9.296" : "9,296"))
        #expect(!report.text.contains("<form class=\"report-form\""))
    }
}
