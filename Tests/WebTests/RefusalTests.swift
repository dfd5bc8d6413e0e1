import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `What somebody reads or is refused` {
    private func lines(_ action: String, in harness: WebHarness) async throws -> [AuditLine] {
        try await harness.workspace.auditEntries(AuditFilter(action: action)).lines
    }

    @Test func `does not swell the audit trail, and empties no page`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let mark = try await harness.server.live.changeMark()
        let long = String(repeating: "A", count: 30_000)
        for _ in 0..<3 { #expect(try await browser.get("/?unit=20CF&x=\(long)").status == 403) }
        #expect(try await browser.get("/?unit=\(long)").status == 403)
        #expect(try await browser.get("/?unit=20CG").status == 403)
        let lines = try await lines("access.denied", in: harness)
        #expect(lines.map(\.subject) == ["today 20CG", "today", "today 20CF"])
        #expect(lines.allSatisfy { $0.detailText.count <= 320 })
        #expect(lines.last?.detailText == "address: /?unit=20CF")
        #expect(try await harness.server.live.changeMark() == mark)
        try await harness.workspace.people.addAccount(
            "moi", grants: [Grant(.viewer, at: WebHarness.branch)], password: WebHarness.password)
        #expect(try await harness.server.live.changeMark() > mark)
    }

    @Test func `is in the trail when a form comes from elsewhere`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        #expect(try await browser.postWithout(csrf: "/account/profile", [("display_name", "x")]).status == 403)
        #expect(try await lines("access.denied", in: harness).map(\.actor) == ["planner"])
    }

    @Test func `is in the trail: figures and records of the API, names on pages, files`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let revision = try await harness.server.live.revision()
        let reference = "revenue/20BB/2020H1/calendar@2020-06-30#\(revision)"
        let leader = try await harness.browser(as: .leader, at: WebHarness.branch)
        let planner = try await harness.browser(as: .planner, at: WebHarness.branch)
        #expect(try await leader.get("/api/v1/figures?indicators=revenue&periods=2020H1,2020Q1").status == 200)
        let figures = try #require(try await lines("export.figures", in: harness).first)
        #expect(
            figures.actor == "leader-20BB" && figures.subject == "api revenue" && figures.detailText.contains("rows: 2")
        )
        #expect(try await planner.get("/api/v1/trace?limit=5&ref=\(reference.queryEncoded)").status == 200)
        let records = try #require(try await lines("export.records", in: harness).first)
        #expect(records.actor == "planner-20BB" && records.subject == reference && records.detailText == "rows: 5")
        #expect(try await planner.get("/figure?ref=\(reference.queryEncoded)").status == 200)
        #expect(try await lines("names.shown", in: harness).isEmpty)
        let page = try await leader.get("/figure?ref=\(reference.queryEncoded)")
        #expect(try await lines("names.shown", in: harness).map(\.subject) == [reference])
        let record = try #require(page.text.firstMatch(of: /href="(\/figure\/record\?[^"]+)"/)).output.1
        #expect(try await leader.get(String(record).unescaped).status == 200)
        #expect(try await lines("names.shown", in: harness).map(\.subject) == [reference, reference])
    }

    @Test func `is said in the page's language, without commands`() async throws {
        let browser = try await WebHarness.shared.browser(as: .planner)
        for (path, text) in [
            ("/plan?known=9999", "Không có phiên bản 9999."), ("/plan?known=x", "'x' không phải là số phiên bản."),
            ("/reports?asat=hôm-nay".replacing("ô", with: "%C3%B4"), "'hôm-nay' không phải là ngày"),
            ("/ledger?since=9999", "'9999' không phải là số phiên bản."),
        ] {
            let page = try await browser.get(path)
            #expect((400...404).contains(page.status) && page.plain.contains(text), "\(path): \(page.plain)")
            #expect(!page.plain.contains("twofold") && !page.plain.contains("this "), "\(path): \(page.plain)")
        }
        let answer = try await browser.get("/api/v1/plan?known=9999")
        #expect(answer.status == 404 && answer.text.contains("unknown-revision") && !answer.text.contains("twofold"))
        let calendar = try await browser.get("/api/v1/figures?indicators=revenue&periods=2020H1&calendar=khac")
        #expect(calendar.status == 400 && calendar.text.contains("unknown-calendar"))
        let breakdown = try await browser.get("/api/v1/figures?indicators=revenue&periods=2020H1&by=khac")
        #expect(breakdown.status == 400 && breakdown.text.contains("unknown-breakdown"))
    }

    @Test func `of the ledger is for a branch the end of a day, not what others did`() async throws {
        let harness = try await WebHarness.shared
        let branch = try await harness.browser(as: .viewer, at: WebHarness.branch).get("/ledger?period=2020H1")
        #expect(branch.status == 200 && branch.plain.contains("cuối ngày"))
        #expect(!branch.plain.contains("phiên bản 2,") && !branch.plain.contains("nhập hồ sơ"))
        let whole = try await harness.browser(as: .viewer).get("/ledger?period=2020H1")
        #expect(whole.plain.contains("phiên bản 2,") && !whole.plain.contains("cuối ngày"))
    }

    @Test func `may wait twenty files at a time`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let uploads = try await harness.workspace.uploads
        for number in 1...20 {
            #expect(try await browser.sendRecords("\(number).yaml", Array("themes: []\n".utf8)).status == 303)
        }
        let refused = try await browser.sendRecords("21.yaml", Array("themes: []\n".utf8))
        #expect(refused.status == 409 && refused.plain.contains("20 tệp"))
        #expect(try uploads.waiting(of: "planner").count == 20)
        try uploads.discard(try #require(try uploads.waiting(of: "planner").first))
        #expect(try await browser.sendRecords("21.yaml", Array("themes: []\n".utf8)).status == 303)
    }
}
