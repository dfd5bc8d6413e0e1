import Domain
import Foundation
import HTTPTypes
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `The pages of directives` {
    private static let query = "period=2020H1&asat=2020-06-30"
    private static let fields = [
        ("number", "112/HQQN-ĐT"), ("issuer", "Cục Hải quan"), ("day", "2020-03-02"),
        ("title.vi", "Tăng cường phòng dịch"), ("title.en", "Epidemic prevention"), ("acknowledge_by", "2020-03-05"),
        ("actions", "N01.1"),
    ]

    /// Issued to the branch of the tests and to another.
    private static func issue(_ harness: WebHarness, to units: [String], as role: Role = .leader) async throws -> Answer
    {
        let browser = try await harness.browser(as: role)
        return try await browser.send(
            "/directives/new?\(query)", fields + units.map { ("units", $0) }, file: ("cv.txt", "Nội dung công văn"))
    }

    private static func document(_ page: Answer) throws -> String {
        String(try #require(page.text.firstMatch(of: #/href="(/files/[0-9a-f]{16})"/#)?.output.1))
    }

    @Test(arguments: [Role.leader, .planner])
    func `issue one to units, who read it and its document and acknowledge it`(role: Role) async throws {
        let harness = try await WebHarness.ofItsOwn()
        let issued = try await Self.issue(harness, to: ["20BB", "20CF"], as: role)
        #expect(issued.status == 303 && issued.location?.hasPrefix("/directives/112-HQQN-DT?") == true)
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        #expect(try await reporter.get("/directives?\(Self.query)").plain.contains("Tăng cường phòng dịch"))
        let page = try await reporter.get("/directives/112-HQQN-DT?\(Self.query)")
        #expect(page.status == 200 && page.plain.contains("Chưa tiếp nhận, quá hạn 117 ngày"))
        // Others are addressed too, but what they did is not told.
        #expect(page.plain.contains("Móng Cái, Hòn Gai") && page.plain.contains("0/1 đơn vị đã tiếp nhận"))
        #expect(page.plain.contains("Việc tiếp nhận của các đơn vị khác không hiện ở đây"))
        #expect(try await reporter.get(Self.document(page)).text == "Nội dung công văn")
        let wrong = try await reporter.post(
            "/directives/112-HQQN-DT/units/20BB?\(Self.query)", [("day", "2020-03-01"), ("note", "đã đọc")])
        #expect(wrong.status == 400 && wrong.plain.contains("Trước ngày ban hành công văn"))
        #expect(wrong.text.contains(#"value="đã đọc""#))
        let sent = try await reporter.post(
            "/directives/112-HQQN-DT/units/20BB?\(Self.query)", [("day", "2020-03-03"), ("note", "đã phổ biến")])
        #expect(sent.status == 303)
        let done = try await reporter.get(sent.location ?? "").plain
        #expect(done.contains("Đã ghi nhận việc tiếp nhận") && done.contains("đã phổ biến") && done.contains("1/1"))
        let root = try await harness.browser(as: .viewer).get("/directives/112-HQQN-DT?\(Self.query)").plain
        #expect(root.contains("1/2 đơn vị đã tiếp nhận") && root.contains("reporter-20BB"))
        #expect(!root.contains("Việc tiếp nhận của các đơn vị khác"))
        #expect(
            try await reporter.post("/directives/112-HQQN-DT/units/20BB/withdraw?\(Self.query)").status == 303)
        #expect(
            try await reporter.get("/directives/112-HQQN-DT?\(Self.query)").plain.contains("0/1 đơn vị đã tiếp nhận"))
        let approver = try await harness.browser(as: .approver, at: WebHarness.branch)
        _ = try await approver.get("/directives/112-HQQN-DT")
        #expect(
            try await approver.post("/directives/112-HQQN-DT/units/20BB", [("day", "2020-03-04")]).status == 303)
    }

    @Test func `hide one from units it is not issued to, with its document, as if it were not there`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        _ = try await Self.issue(harness, to: ["20CF"])
        let root = try await harness.browser(as: .viewer).get("/directives/112-HQQN-DT?\(Self.query)")
        let document = try Self.document(root)
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        #expect(try await !reporter.get("/directives?\(Self.query)").plain.contains("phòng dịch"))
        let hidden = try await reporter.get("/directives/112-HQQN-DT")
        let missing = try await reporter.get("/directives/113-HQQN-DT")
        #expect(hidden.status == 403 && missing.status == 403)
        #expect(hidden.text.replacing("112-", with: "") == missing.text.replacing("113-", with: ""))
        #expect(try await reporter.get(document).status == 403)
        #expect(try await reporter.get("/plan/actions/N01.1").plain.contains("phòng dịch") == false)
        for unit in ["20BB", "20CF"] {
            let path = "/directives/112-HQQN-DT/units/\(unit)"
            #expect(try await reporter.post(path, [("day", "2020-03-03")]).status == 403)
            #expect(try await reporter.post("\(path)/withdraw").status == 403)
        }
        #expect(
            try await harness.workspace.directive("112-HQQN-DT", asAt: Day("2020-06-30")!)?.rows.first?.isOpen == true)
        // Who reads or leads a unit does not acknowledge for it.
        _ = try await Self.issue(harness, to: ["20BB"])
        for role in [Role.viewer, .leader, .planner, .auditor] {
            let browser = try await harness.browser(as: role, at: WebHarness.branch)
            #expect(
                try await browser.post("/directives/112-HQQN-DT/units/20BB", [("day", "2020-03-03")]).status == 403)
        }
    }

    @Test func `let nobody else issue, change or withdraw one`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        _ = try await Self.issue(harness, to: ["20BB"])
        let callers =
            [Role.viewer, .reporter, .approver, .auditor].map { ($0, WebHarness.root) }
            + Role.allCases.map { ($0, WebHarness.branch) }
        for (role, unit) in callers {
            let browser = try await harness.browser(as: role, at: unit)
            for path in ["/directives/new", "/directives/112-HQQN-DT/edit"] {
                #expect(try await browser.get(path).status == 403, "\(role) \(unit) \(path)")
                #expect(try await browser.send(path, Self.fields).status == 403, "\(role) \(unit) \(path)")
            }
            #expect(try await browser.post("/directives/112-HQQN-DT/withdraw").status == 403)
        }
        #expect(try await harness.workspace.directive("112-HQQN-DT", asAt: Day("2020-06-30")!) != nil)
    }

    @Test func `say everything that is wrong at once, change one and withdraw it`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .leader, .english)
        let refused = try await browser.send(
            "/directives/new", [("number", "9"), ("day", "2020-03-02"), ("actions", "N99.9")])
        #expect(refused.status == 400)
        for word in [
            "A directive needs a title", "Who issues it is needed", "Choose at least one unit", "no action 'N99.9'",
        ] { #expect(refused.plain.contains(word), "\(word)") }
        #expect(refused.text.contains(#"value="9""#))
        _ = try await Self.issue(harness, to: ["20BB"])
        let path = "/directives/112-HQQN-DT"
        let edit = try await browser.get("\(path)/edit?\(Self.query)")
        #expect(edit.plain.contains("cv.txt") && edit.text.contains(#"value="2020-03-05""#))
        let changed = try await browser.send(
            "\(path)/edit?\(Self.query)",
            Self.fields.filter { $0.0 != "acknowledge_by" } + [("acknowledge_by", "2020-03-31"), ("kinds", "branch")])
        #expect(changed.status == 303)
        let page = try await browser.get(changed.location ?? "")
        #expect(
            page.plain.contains("0 of 6 units") && page.plain.contains("31 March 2020") && page.plain.contains("cv.txt")
        )
        #expect(page.text.contains("/plan/actions/N01.1"))
        #expect(try await browser.get("/plan/actions/N01.1?\(Self.query)").plain.contains("Epidemic prevention"))
        #expect(try await browser.post("\(path)/withdraw?\(Self.query)").status == 303)
        #expect(try await browser.get(path).status == 403)
        #expect(try await browser.get("/directives?\(Self.query)").plain.contains("No directives to this unit"))
    }

    @Test func `are told on Today once the day to acknowledge is over`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        _ = try await Self.issue(harness, to: ["20BB"])
        let branch = try await harness.browser(as: .viewer, at: WebHarness.branch)
        #expect(try await branch.get("/?\(Self.query)").plain.contains("Công văn chưa tiếp nhận 1"))
        #expect(try await !branch.get("/?period=2020H1&asat=2020-03-05").plain.contains("Công văn chưa tiếp nhận"))
    }
}
