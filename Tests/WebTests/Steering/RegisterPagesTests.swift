import Appraisal
import Domain
import HTTPTypes
import Packs
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The pages of milestones, commendations, indices and league tables` {
    private static let half = Period("2020H1")!

    @Test func `tell who reached a milestone when and who missed it`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let page = try await browser.get("/milestones?period=2020H1").plain
        #expect(page.contains("6/6 đơn vị đã đạt, 5 đúng hạn, 0 chưa đạt"))
        #expect(page.contains("Chậm 4 ngày") && page.contains("24/6/2020"))
        let before = try await browser.get("/milestones?period=2020H1&asat=2020-06-02").plain
        #expect(before.contains("5/6 đơn vị đã đạt, 5 đúng hạn, 1 chưa đạt"))
        #expect(before.contains("Chưa đạt, quá hạn 2 ngày") && before.contains("Chưa đến hạn"))
        let english = try await WebHarness.shared.browser(as: .viewer, .english).get("/milestones?period=2020H1")
        #expect(english.plain.contains("4 days late") && english.plain.contains("Congress of the branch's Party cell"))
        #expect(english.text.contains(#"<span lang="vi">Nghị quyết Đại hội"#))
    }

    @Test func `tell a branch its own milestones only`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer, at: WebHarness.branch)
        let page = try await browser.get("/milestones?period=2020H1").plain
        #expect(page.contains("1/1 đơn vị đã đạt") && page.contains("12/5/2020"))
        #expect(!page.contains("4/6/2020") && !page.contains("lần thứ XIII"))
        #expect(try await browser.get("/milestones?unit=20CG").status == 403)
        #expect(try await browser.get("/milestones?period=2018").plain.contains("không có mốc việc nào"))
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `count commendations by form as the standing does`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let page = try await harness.browser(as: .leader, language).get("/commendations?period=2020H1").plain
        let standing = try await harness.server.live.standing(of: WebHarness.root, in: Self.half)
        #expect(page.contains(language == .english ? "40 collectives, 306 individuals" : "40 tập thể, 306 cá nhân"))
        for form in try await harness.pack.commendationForms {
            guard let count = standing.commendations.byForm[form.code] else { continue }
            #expect(
                page.contains(
                    " \(form.names[language]) \(form.level[language]) \(count[0]) \(count[1]) \(count[0] + count[1]) "))
        }
        // The newest decisions stand on the first page.
        let newest = try #require(try await harness.workspace.commendationRegister(in: Self.half).entries.first)
        #expect(page.contains(newest.name) && page.contains(newest.decision.number))
    }

    @Test func `search the register by words without their marks`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let page = try await browser.get("/commendations?period=2020H1&text=\("tap the 01".queryEncoded)")
        #expect(page.plain.contains("Tập thể 01") && !page.plain.contains("Tập thể 02"))
        // The counts are those of the whole register.
        #expect(page.plain.contains("40 tập thể, 306 cá nhân"))
        let none = try await browser.get("/commendations?period=2020H1&text=khongcogi")
        #expect(none.plain.contains("Không có dòng nào chứa các từ này"))
    }

    @Test func `name nobody to who may not see names`() async throws {
        let harness = try await WebHarness.shared
        for role in [Role.viewer, .reporter, .planner] {
            let browser = try await harness.browser(as: role)
            let page = try await browser.get("/commendations?period=2020H1")
            #expect(page.plain.contains("40 tập thể, 306 cá nhân"))
            #expect(page.plain.contains("346 khen thưởng không nêu tên"))
            #expect(!page.plain.contains("Tập thể 0") && !page.plain.contains("Cá nhân 0"))
            #expect(!page.text.contains("commendations.csv"))
            #expect(try await browser.get("/commendations.csv?period=2020H1").status == 403, "\(role)")
        }
    }

    @Test func `give the register away as a file, with a line in the audit trail`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .leader, at: WebHarness.branch)
        let file = try await browser.get("/commendations.csv?unit=20BB&period=2020H1")
        let register = try await harness.workspace.commendationRegister(of: "20BB", in: Self.half)
        #expect(file.status == 200 && file.headers[.contentType] == "text/csv; charset=utf-8")
        let lines = file.text.split(separator: "\r\n")
        #expect(lines.count == register.entries.count + 1 && register.entries.count > 0)
        #expect(lines.dropFirst().allSatisfy { $0.contains(",20BB,") })
        #expect(try await browser.get("/commendations.csv?unit=20CF&period=2020H1").status == 403)
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "export.commendations"))
        #expect(trail.lines.map(\.actor) == ["leader-20BB"] && trail.lines.map(\.subject) == ["20BB 2020H1"])
    }

    @Test func `say of a unit without commendations that there are none`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .leader)
        let page = try await browser.get("/commendations?unit=20BB&period=2018").plain
        #expect(page.contains("chưa có tập thể hay cá nhân nào được khen thưởng"))
        #expect(page.contains("0 tập thể, 0 cá nhân"))
        let counted = try await harness.workspace.commendationRegister(in: Self.half).entries.map(\.unit)
        if let none = harness.server.unitWithout(counted) {
            let page = try await browser.get("/commendations?unit=\(none)&period=2020H1").plain
            #expect(page.contains("chưa có tập thể hay cá nhân nào được khen thưởng"))
        }
    }

    @Test func `show the results of indices over the years, with the streak`() async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser(as: .viewer).get("/indices?period=2020H1")
        #expect(answer.plain.contains("Xếp thứ 1 năm thứ 3 liên tiếp, đến năm 2019."))
        #expect(answer.plain.contains("2018 1 34 77,81"))
        #expect(answer.plain.contains("Xếp thứ 1 năm 2019."))
        #expect(answer.text.contains(#""inverse":true"#))
        #expect(answer.text.contains("/league/thu-ngan-sach?"))
        let english = try await harness.browser(as: .viewer, .english).get("/indices?period=2020H1").plain
        #expect(english.contains("Place 1, 3 years running, up to 2019."))
        // In 2018 nobody knew of 2019.
        let then = try await harness.browser(as: .viewer).get("/indices?period=2018&asat=2018-12-31").plain
        #expect(then.contains("Xếp thứ 1 năm thứ 2 liên tiếp, đến năm 2018.") && !then.contains("2019 1"))
    }

    @Test func `rank a league table and mark our row, linked to its figure`() async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser(as: .viewer).get("/league/thu-ngan-sach?period=2020H1")
        let rank = try #require(
            try await harness.server.live.standing(of: WebHarness.root, in: Self.half)["revenue"]?.rank)
        #expect(answer.plain.contains("xếp thứ \(rank.place)/\(rank.of)"))
        #expect(answer.text.matches(of: /<tr class="ours">/).count == 1)
        let row = try #require(answer.text.firstMatch(of: /<tr class="ours">(?s:.*?)<\/tr>/)).output
        #expect(row.contains("6.718") && row.contains("70,72%") && row.contains(#"class="figure" href="/figure?"#))
        #expect(answer.text.matches(of: /<th scope="row">/).count == 35)
        #expect(try await harness.browser(as: .viewer).get("/league/khac?period=2020H1").status == 404)
    }

    @Test(arguments: ["/indices", "/league/thu-ngan-sach?period=2020H1", "/league/khac"])
    func `are closed to a branch where they are about the whole department`(path: String) async throws {
        let browser = try await WebHarness.shared.browser(as: .leader, at: WebHarness.branch)
        #expect(try await browser.get(path).status == 403)
        let menu = try await browser.get("/plan?period=2020H1").text
        #expect(!menu.contains(#"href="/indices?"#) && menu.contains(#"href="/indices/scores?"#))
        #expect(menu.contains(#"href="/milestones"#))
    }
}

extension WebServer {
    /// A unit below the root that is not among these.
    fileprivate func unitWithout(_ units: [OrgUnit.ID]) -> OrgUnit.ID? {
        ["20PC", "20E1", "20CD"].first { !units.contains($0) }
    }
}
