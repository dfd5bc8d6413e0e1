import Domain
import Foundation
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `The pages of themes and priorities` {
    private static let query = "period=2020H1"

    @Test func `show both to every reader, and names instead of codes on the plan`() async throws {
        let harness = try await WebHarness.shared
        let reader = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let page = try await reader.get("/themes?\(Self.query)")
        #expect(page.plain.contains("Kỷ cương, đoàn kết, sáng tạo, hiệu quả"))
        #expect(page.plain.contains("Nhiệm vụ trọng tâm, 6 tháng cuối năm 2020"))
        #expect(page.plain.contains("Rút ngắn thời gian thông quan hàng hóa"))
        #expect(!page.text.contains("/themes/edit") && !page.text.contains("/priorities/"))
        let english = try await harness.browser(as: .viewer, .english)
        let plan = try await english.get("/plan?\(Self.query)").text
        #expect(plan.contains(">Better cadres and civil servants; sustainable growth</option>"))
        let action = try await english.get("/plan/actions/N01.1?\(Self.query)").plain
        #expect(action.contains("Better cadres and civil servants") && !action.contains("nang-cao-chat-luong"))
    }

    @Test func `let planners and leaders of the whole set themes, which Today and the plan show`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .leader)
        #expect(
            try await browser.get("/themes/edit?\(Self.query)").text.contains(#"value="nang-cao-chat-luong-can-bo""#))
        let refused = try await browser.post(
            "/themes/edit?\(Self.query)", [("year.code", "can-bo"), ("emulation.text.vi", "Mới")])
        #expect(refused.status == 400 && refused.plain.contains("Có mã thì phải có nội dung"))
        #expect(refused.text.contains(#"value="Mới""#))
        let sent = try await browser.post("/themes/edit?\(Self.query)", [("emulation.text.vi", "Đoàn kết")])
        #expect(sent.status == 303)
        #expect(try await browser.get(sent.location ?? "").plain.contains("Đã lưu chủ đề"))
        for path in ["/", "/plan"] {
            let page = try await browser.get("\(path)?\(Self.query)")
            #expect(page.text.contains("Đoàn kết") && !page.text.contains("Kỷ cương"))
        }
        // As it was known before.
        let before = try await harness.workspace.latestRevision - 1
        #expect(try await browser.get("/themes?\(Self.query)&known=\(before)").plain.contains("Kỷ cương"))
    }

    @Test func `let them reorder the list of priorities in one form`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let form = try await browser.get("/priorities/2020H2?\(Self.query)")
        #expect(form.text.contains(#"name="8.text.en""#) && !form.text.contains(#"name="9.text.en""#))
        let readAt = try #require(form.text.firstMatch(of: #/name="read_at" value="(\d+)"/#)?.output.1)
        let fields = [
            ("read_at", String(readAt)), ("1.was", "5"), ("1.place", "1"), ("1.text.vi", "Phòng dịch"), ("2.was", "1"),
            ("2.place", "1"), ("2.text.vi", "Thông quan"), ("3.was", "2"), ("3.place", "2"), ("3.text.vi", ""),
        ]
        let sent = try await browser.post("/priorities/2020H2?\(Self.query)", fields)
        #expect(sent.status == 303)
        let page = try await browser.get(sent.location ?? "").plain
        #expect(page.contains("1 Phòng dịch") && page.contains("2 Thông quan") && !page.contains("doanh nghiệp mới"))
        // The same form once more is of a list that has changed.
        let again = try await browser.post("/priorities/2020H2?\(Self.query)", fields)
        #expect(again.status == 400 && again.plain.contains("vừa được người khác thay đổi"))
        #expect(try await browser.get("/priorities/2020H9").status == 404)
    }

    @Test func `make an action of a priority, which it remembers when the list is reordered`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let list = try await browser.get("/themes?\(Self.query)").text
        #expect(list.contains("/priorities/2020H2/4/action?"))
        let form = try await browser.get("/priorities/2020H2/4/action?\(Self.query)")
        #expect(form.text.contains("Phấn đấu thu ngân sách") && form.text.contains(#"value="2020-12-31""#))
        let refused = try await browser.post(
            "/priorities/2020H2/4/action?\(Self.query)",
            [("code", "N01.1"), ("deadline", "mai"), ("lead_unit", "20BX")])
        #expect(refused.status == 400)
        for word in [
            "Mã 'N01.1' đã được dùng", "Chọn nhóm nhiệm vụ", "Cần có tên", "Có phải '20BB'?", "không phải là ngày",
        ] {
            #expect(refused.plain.contains(word), "\(word)")
        }
        let sent = try await browser.post(
            "/priorities/2020H2/4/action?\(Self.query)",
            [
                ("code", "N03.9"), ("group", "N03"), ("title.vi", "Đôn đốc thu"), ("lead_unit", "20CF"),
                ("deadline", "2020-12-31"),
            ])
        #expect(sent.status == 303)
        #expect(
            try await browser.get(sent.location ?? "").plain.contains("Từ nhiệm vụ trọng tâm Phấn đấu thu ngân sách"))
        #expect(try await browser.get("/themes?\(Self.query)").text.contains("/plan/actions/N03.9?"))
        try await harness.workspace.changePriority(4, of: Period("2020H2")!) { $0.place = "1" }
        #expect(
            try await browser.get("/plan/actions/N03.9?\(Self.query)").plain.contains("Từ nhiệm vụ trọng tâm Phấn đấu"))
        #expect(try await browser.get("/priorities/2020H2/9/action").status == 404)
    }

    @Test func `are closed to everybody else`() async throws {
        let harness = try await WebHarness.shared
        let callers =
            [Role.viewer, .reporter, .approver, .auditor].map { ($0, WebHarness.root) }
            + Role.allCases.map { ($0, WebHarness.branch) }
        for (role, unit) in callers {
            let browser = try await harness.browser(as: role, at: unit)
            for path in ["/themes/edit", "/priorities/2020H2"] {
                #expect(try await browser.get(path).status == 403, "\(role) \(unit) \(path)")
                #expect(try await browser.post(path).status == 403, "\(role) \(unit) \(path)")
            }
        }
    }
}
