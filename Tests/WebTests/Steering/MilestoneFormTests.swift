import Domain
import Foundation
import HTTPTypes
import Testing
import Workspace

@testable import Web

extension WebBrowser {
    /// Sends a form with a file as a page with its CSRF code would.
    func send(_ path: String, _ fields: [(String, String)], file: (name: String, text: String)? = nil) async throws
        -> Answer
    {
        let code = try #require(try await get("/account").csrf)
        var form = SentForm()
        form.add("csrf", code)
        for (name, value) in fields { form.add(name, value) }
        if let file { form.add(file: file.name, Array(file.text.utf8)) }
        return try await send(.post, path, headers: [.contentType: SentForm.contentType], body: form.body)
    }
}

@Suite(.needsDuckDB) struct `The forms of milestones` {
    private static let query = "period=2020H1&asat=2020-06-30"

    @Test func `set, change and withdraw a milestone for the planner of the whole`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let form = try await browser.get("/milestones/new?\(Self.query)")
        #expect(form.status == 200 && form.plain.contains("Tất cả: Chi cục Hải quan (6)"))
        let sent = try await browser.post(
            "/milestones/new?\(Self.query)",
            [
                ("code", "SK"), ("title.vi", "Sơ kết"), ("title.en", "Review"), ("due", "2020-06-15"),
                ("kinds", "branch"),
            ])
        #expect(sent.status == 303 && sent.location?.hasPrefix("/milestones/SK?") == true)
        let page = try await browser.get(sent.location ?? "").plain
        #expect(page.contains("Đã lưu mốc việc") && page.contains("0/6 đơn vị đã đạt, 0 đúng hạn, 6 chưa đạt"))
        let edit = try await browser.get("/milestones/SK/edit?\(Self.query)")
        #expect(edit.text.contains(#"value="2020-06-15""#) && !edit.text.contains(#"name="code""#))
        #expect(
            try await browser.post(
                "/milestones/SK/edit", [("title.vi", "Sơ kết"), ("due", "2020-06-20"), ("units", "20CF")]
            ).status == 303)
        #expect(try await browser.get("/milestones/SK?\(Self.query)").plain.contains("0/1 đơn vị đã đạt"))
        #expect(try await browser.post("/milestones/SK/withdraw").status == 303)
        #expect(try await browser.get("/milestones/SK").status == 403)
    }

    @Test func `say everything that is wrong at once and keep what was typed`() async throws {
        let harness = try await WebHarness.shared
        for (language, words) in [
            (
                Language.vietnamese,
                ["Cần có tên mốc việc", "Mã 'DH-CUC' đã được dùng", "không phải là ngày", "Chọn ít nhất"]
            ),
            (.english, ["A milestone needs a title", "'DH-CUC' is taken", "is not a day", "Choose at least one unit"]),
        ] {
            let browser = try await harness.browser(as: .planner, language)
            _ = try await browser.get("/milestones/new")
            let sent = try await browser.post("/milestones/new", [("code", "DH-CUC"), ("due", "31/5")])
            #expect(sent.status == 400)
            for word in words { #expect(sent.plain.contains(word), "\(word)") }
            #expect(sent.text.contains(#"value="DH-CUC""#) && sent.text.contains(#"value="31/5""#))
        }
    }

    @Test func `let a unit's reporter record, correct and take back what it reached`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let path = "/milestones/DH-CO-SO/units/20BB"
        let page = try await browser.get("/milestones/DH-CO-SO?\(Self.query)")
        #expect(page.text.contains(path) && !page.plain.contains("Cẩm Phả"))
        #expect(try await browser.get("\(path)?\(Self.query)").text.contains(#"value="2020-05-12""#))
        let sent = try await browser.send(
            "\(path)?\(Self.query)", [("day", "2020-06-02"), ("evidence", "")],
            file: ("bien-ban.pdf", "Biên bản đại hội"))
        #expect(sent.status == 303)
        let after = try await browser.get(sent.location ?? "")
        #expect(after.plain.contains("Đã ghi nhận") && after.plain.contains("Chậm 2 ngày"))
        let link = try #require(after.text.firstMatch(of: #/href="(/files/[0-9a-f]{16})"/#)?.output.1)
        #expect(try await browser.get(String(link)).text == "Biên bản đại hội")
        let calendar = try await browser.get("/milestones?\(Self.query)").plain
        #expect(calendar.contains("tháng 6/2020") && calendar.contains("Móng Cái 2/6/2020"))
        let refused = try await browser.send("\(path)?\(Self.query)", [("day", "2999-01-01")])
        #expect(refused.status == 400 && refused.plain.contains("chưa đến"))
        #expect(try await browser.post("\(path)/withdraw?\(Self.query)").status == 303)
        #expect(try await browser.get("/milestones/DH-CO-SO?\(Self.query)").plain.contains("Chưa đạt, quá hạn 30 ngày"))
    }

    @Test func `are closed to who reports for another unit, and to who only reads`() async throws {
        let harness = try await WebHarness.shared
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let viewer = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let leader = try await harness.browser(as: .leader)
        let others = "/milestones/DH-CO-SO/units/20CF"
        let own = "/milestones/DH-CO-SO/units/20BB"
        for path in [others, "/milestones/DH-CUC/units/20BB", "/milestones/KHAC/units/20BB", "/milestones/DH-CUC"] {
            #expect(try await reporter.get(path).status == 403, "\(path)")
        }
        #expect(try await reporter.send(others, [("day", "2020-05-12")]).status == 403)
        #expect(try await reporter.post("\(others)/withdraw").status == 403)
        #expect(try await reporter.get("/milestones/new").status == 403)
        #expect(try await reporter.post("/milestones/DH-CO-SO/withdraw").status == 403)
        for browser in [viewer, leader] {
            #expect(try await browser.get(own).status == 403)
            #expect(try await browser.send(own, [("day", "2020-05-12")]).status == 403)
        }
        // A code there is not and one of others answer alike.
        let hidden = try await reporter.get("/milestones/DH-CUC")
        let missing = try await reporter.get("/milestones/XX-XXX")
        #expect(
            hidden.text.replacing("DH-CUC", with: "") == missing.text.replacing("XX-XXX", with: ""))
        let planner = try await harness.browser(as: .planner)
        #expect(try await planner.get(others).status == 200)
    }

    @Test func `leads from a missed milestone on Today to its form`() async throws {
        let harness = try await WebHarness.shared
        let reporter = try await harness.browser(as: .reporter)
        let page = try await reporter.get("/?period=2020H1&asat=2020-06-02").text
        #expect(page.contains("/milestones/DH-CO-SO/units/20CG?"))
        let viewer = try await harness.browser(as: .viewer)
        let readOnly = try await viewer.get("/?period=2020H1&asat=2020-06-02").text
        #expect(readOnly.contains("/milestones/DH-CO-SO?") && !readOnly.contains("/units/20CG"))
    }
}
