import Appraisal
import Domain
import Foundation
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The pages of the plan` {
    private static let asAt = Day("2020-06-30")!

    /// Codes of the actions a page links to, in its order.
    private func actions(_ answer: Answer) -> [String] {
        answer.text.matches(of: /href="\/plan\/actions\/([^"?]+)/).map { String($0.output.1) }
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `count the actions by state as the standing does, and list them all`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser(as: .viewer, language).get("/plan?period=2020H1")
        let standing = try await harness.server.live.standing(of: WebHarness.root, in: Period("2020H1")!)
        let words = harness.server.pages.words(in: language)
        for state in ActionState.allCases {
            let name = words["state_" + state.rawValue]
            #expect(answer.plain.contains(" \(standing.plan.summary[state]) \(name) "), "\(name)")
        }
        #expect(actions(answer) == standing.plan.items.map(\.code))
        for item in standing.plan.items { #expect(answer.plain.contains(item.title[language])) }
        #expect(answer.plain.contains(try await harness.workspace.themes(of: 2020)[0][language]))
    }

    @Test func `narrow down by state, unit and words without marks; late first on request`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .viewer)
        let late = try await harness.workspace.planBoard(PlanFilter(state: .late), asAt: Self.asAt)
        #expect(actions(try await browser.get("/plan?period=2020H1&state=late")) == late.plan.items.map(\.code))
        #expect(actions(try await browser.get("/plan?period=2020H1&text=thu+hoi+no")) == ["N03.3"])
        let involved = try await harness.workspace.planBoard(PlanFilter(involved: "20CG"), asAt: Self.asAt)
        #expect(actions(try await browser.get("/plan?period=2020H1&involved=20CG")) == involved.plan.items.map(\.code))
        let first = try await browser.get("/plan?period=2020H1&order=late")
        #expect(actions(first) == (try await harness.workspace.planBoard(asAt: Self.asAt)).latestFirst.map(\.code))
        #expect(
            try await browser.get("/plan?period=2020H1&text=khongco").plain.contains("Không có giải pháp nào phù hợp"))
        // Before its resolution there was no plan.
        #expect(actions(try await browser.get("/plan?period=2019H1&asat=2019-06-30")).isEmpty)
    }

    @Test func `show a branch the actions it leads or supports, and no others`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let page = try await browser.get("/plan?period=2020H1")
        let all = try await harness.workspace.planBoard(asAt: Self.asAt).plan.items
        let own = all.filter { $0.leadUnit == WebHarness.branch || $0.supportingUnits.contains(WebHarness.branch) }
        #expect(actions(page) == own.map(\.code) && own.count < all.count)
        #expect(page.plain.contains("\(own.count) trong \(own.count) giải pháp"))
        for item in all {
            let answer = try await browser.get("/plan/actions/\(item.code)?period=2020H1")
            let isOwn = own.contains { $0.code == item.code }
            #expect(answer.status == (isOwn ? 200 : 403), "\(item.code)")
            if !isOwn { #expect(!answer.plain.contains(item.title[.vietnamese])) }
        }
        #expect(try await browser.get("/plan/actions/N99.9").status == 403)
        #expect(try await browser.get("/plan?unit=20CF").status == 403)
    }

    @Test func `show an action with all that was said of it`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let sent = try await browser.get("/plan?action=N07.1&period=2020H1&unit=20ZZ")
        #expect(sent.status == 303 && sent.location == "/plan/actions/N07.1?unit=20ZZ&period=2020H1")
        let page = try await browser.get(try #require(sent.location)).plain
        for text in [
            "Kết nối hệ thống giám sát tự động tại cảng", "Chậm", "quá hạn 30 ngày", "31/5/2020", "15/5/2020",
            "20/3/2020",
            "Thiết bị nhập về chậm do đứt chuỗi cung ứng", "Chi cục Hải quan cửa khẩu cảng Hòn Gai",
            "Chi cục Hải quan cửa khẩu cảng Cẩm Phả", "20-NQ/TU", "Có nguy cơ chậm", "Đúng tiến độ",
        ] { #expect(page.contains(text), "\(text)") }
        let english = try await WebHarness.shared.browser(as: .leader, .english).get(
            "/plan/actions/N07.1?period=2020H1")
        #expect(english.text.contains(#"<span lang="vi">Thiết bị nhập về chậm"#))
        #expect(english.plain.contains("30 days overdue"))
    }

    @Test func `show an action as it stood on an earlier day`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let page = try await browser.get("/plan/actions/N07.1?period=2020H1&asat=2020-04-30").plain
        #expect(page.contains("20/3/2020") && !page.contains("15/5/2020") && !page.contains("quá hạn"))
    }

    @Test func `hold the linked indicators beside the state, as far as the lead unit may be seen`() async throws {
        let harness = try await WebHarness.shared
        let items = try await harness.workspace.planBoard(asAt: Self.asAt).plan.items
        let linked = try #require(items.first { $0.indicators.contains("revenue") && $0.leadUnit == WebHarness.root })
        let page = try await harness.browser(as: .leader).get("/plan/actions/\(linked.code)?period=2020H1").plain
        #expect(page.contains("6.718 tỷ đồng") && page.contains("70,7%") && page.contains("vượt kịch bản"))
        let shared = try #require(
            items.first {
                !$0.indicators.isEmpty && $0.leadUnit == WebHarness.root
                    && $0.supportingUnits.contains(WebHarness.branch)
            })
        let own = try await harness.browser(as: .viewer, at: WebHarness.branch)
            .get("/plan/actions/\(shared.code)?period=2020H1").plain
        #expect(own.contains("không xem được số liệu của đơn vị chủ trì") && !own.contains("6.718"))
    }

    @Test func `flag an action that is done while its target is missed`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let file = harness.folder.appending(path: "them.yaml")
        try Data(
            """
            targets:
              - {assigner: GDVC, kind: stretch, indicator: revenue, unit: 20ZZ, period: 2020, value: 20000, scale: tỷ đồng, valid_from: 2020-01-01}
            task_groups:
              - code: N99
                resolution: NQ20
                order: 99
                title: {vi: Thêm}
                actions:
                  - code: N99.1
                    title: {vi: Tăng thu}
                    lead_unit: 20ZZ
                    indicators: [revenue]
                    expected_result: Đạt chỉ tiêu phấn đấu
                    states:
                      - {day: 2020-06-01, state: done, sentence: Xong, by: 20ZZ}
            """.utf8
        ).write(to: file)
        _ = try await harness.workspace.importRecords([file])
        let browser = try await harness.browser(as: .leader)
        let page = try await browser.get("/plan/actions/N99.1?period=2020H1").plain
        #expect(page.contains("được báo là hoàn thành nhưng chỉ tiêu liên quan chưa đạt"))
        #expect(
            page.contains("trái với số liệu") && page.contains("chậm kịch bản")
                && page.contains("Đạt chỉ tiêu phấn đấu"))
    }
}
