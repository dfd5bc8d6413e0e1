import Domain
import Foundation
import HTTPTypes
import Lake
import Packs
import Registry
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The pages of what changed and what stands out` {
    private static let half = Period("2020H1")!
    private static let day = Day("2020-06-30")!
    private static let choice = "period=2020H1&asat=2020-06-30"

    /// An open flag of a unit.
    private func flag(of unit: OrgUnit.ID, in workspace: TwofoldWorkspace) async throws -> WatchFlag {
        let flags = try await workspace.watch(in: Self.half, asAt: Self.day)
        return try #require(flags.first { $0.unit == unit && $0.isOpen }, "nothing stands out at \(unit)")
    }

    private func fields(_ flag: WatchFlag, reason: String, mark: String? = nil) -> [(String, String)] {
        [("flag", flag.id), ("mark", mark ?? flag.mark), ("reason", reason)]
    }

    @Test(arguments: [Role.reporter, .approver, .viewer])
    func `are closed to those of another unit`(role: Role) async throws {
        let browser = try await WebHarness.shared.browser(as: role, at: WebHarness.branch)
        for page in ["ledger", "watch"] {
            #expect(try await browser.get("/\(page)?unit=20BB&\(Self.choice)").status == 200)
            for unit in ["20ZZ", "20CF"] {
                #expect(try await browser.get("/\(page)?unit=\(unit)&\(Self.choice)").status == 403)
            }
        }
    }

    @Test func `let a reporter read, and not answer`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let own = try await flag(of: WebHarness.branch, in: harness.workspace)
        let browser = try await harness.browser(as: .reporter, at: WebHarness.branch)
        let page = try await browser.get("/watch?unit=20BB&\(Self.choice)")
        #expect(page.plain.contains(own.rule.question[.vietnamese]))
        #expect(!page.text.contains("/watch/acknowledge"))
        _ = try await browser.get("/account")
        let sent = try await browser.post("/watch/acknowledge?unit=20BB&\(Self.choice)", fields(own, reason: "x"))
        #expect(sent.status == 403)
        #expect(try await harness.workspace.registry.acknowledgements().isEmpty)
    }

    @Test func `take an approver's answer for the own unit, with a reason, as it is read`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let workspace = try await harness.workspace
        let own = try await flag(of: WebHarness.branch, in: workspace)
        let other = try await flag(of: WebHarness.otherBranch, in: workspace)
        let browser = try await harness.browser(as: .approver, at: WebHarness.branch)
        let address = "/watch/acknowledge?unit=20BB&\(Self.choice)"
        let page = try await browser.get("/watch?unit=20BB&\(Self.choice)")
        #expect(page.text.contains("/watch/acknowledge") && page.text.contains("name=\"mark\""))
        // Links from elsewhere end at the flag itself.
        #expect(page.text.contains("id=\"\(WatchPage.Flag.anchor(own.id))\""))
        for unit in ["20BB", "20CF"] {
            let sent = try await browser.post(
                "/watch/acknowledge?unit=\(unit)&\(Self.choice)", fields(other, reason: "x"))
            #expect(sent.status == 403)
        }
        let empty = try await browser.post(address, fields(own, reason: "  "))
        #expect(empty.status == 400 && empty.plain.contains("Hãy viết câu trả lời"))
        let changed = try await browser.post(address, fields(own, reason: "đã kiểm tra", mark: "khác"))
        #expect(changed.status == 400 && changed.plain.contains("vừa thay đổi"))
        // What was written is not lost.
        #expect(changed.plain.contains("đã kiểm tra"))
        #expect(try workspace.registry.acknowledgements().isEmpty)

        let answered = try await browser.post(address, fields(own, reason: "Một đoàn xe <b>lớn</b>"))
        #expect(answered.status == 303)
        let after = try await browser.get("/watch?unit=20BB&\(Self.choice)")
        #expect(after.text.contains("Một đoàn xe &lt;b&gt;lớn&lt;/b&gt;") && !after.text.contains("<b>lớn"))
        #expect(try await workspace.watch(in: Self.half, asAt: Self.day).first { $0.id == own.id }?.isOpen == false)
        // Another branch does not see what was said.
        let root = try await harness.browser(as: .auditor).get("/watch?unit=20CF&\(Self.choice)")
        #expect(root.status == 200 && !root.plain.contains("Một đoàn xe"))
    }

    @Test func `show no records of another unit`() async throws {
        let harness = try await WebHarness.shared
        let other = try await flag(of: WebHarness.otherBranch, in: harness.workspace)
        let address = "/watch?\(Self.choice)&records=\(other.id.queryEncoded)"
        let root = try await harness.browser(as: .auditor).get(address + "&unit=20CF")
        let inside = try await harness.browser(as: .approver, at: WebHarness.branch).get(address + "&unit=20BB")
        #expect(root.text.contains("id=\"records\"") == (other.figure == nil))
        #expect(inside.status == 200 && !inside.text.contains("id=\"records\""))
    }

    @Test func `say what a load brought to readers of the whole department only`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let workspace = try await harness.workspace
        let load = try #require(
            try await workspace.loadBook().first {
                $0.receipt.dataset == "payment" && $0.receipt.changed + $0.receipt.new > 0
            })
        let base = try workspace.latestRevision
        _ = try await workspace.takeBack(load.number, reason: "Kho bạc gửi nhầm tệp")
        func page(_ role: Role, at unit: OrgUnit.ID) async throws -> Answer {
            try await harness.browser(as: role, at: unit).get("/ledger?unit=20BB&since=\(base)&\(Self.choice)")
        }
        let (branch, department) = (try await page(.reporter, at: "20BB"), try await page(.auditor, at: "20ZZ"))
        #expect(branch.status == 200 && branch.plain.contains("rút lại dữ liệu đã nạp"))
        #expect(!branch.plain.contains("Kho bạc gửi nhầm tệp"))
        #expect(department.plain.contains("Kho bạc gửi nhầm tệp"))
    }

    @Test func `offer no revision without definitions, and tell no folder to who asks for one`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .auditor)
        let page = try await browser.get("/ledger?\(Self.choice)")
        #expect(!page.text.contains("<option value=\"1\">") && page.text.contains("<option value=\"2\">"))
        for address in ["/ledger?since=1&\(Self.choice)", "/watch?known=1&\(Self.choice)"] {
            let answer = try await browser.get(address)
            #expect(answer.status == 400 && answer.plain.contains("chưa có định nghĩa"))
            #expect(!answer.text.contains(harness.folder.path))
        }
    }

    @Test func `show the old value of a target that was revised from a later day`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let workspace = try await harness.workspace
        let base = try workspace.latestRevision
        let old = try #require(
            try workspace.registry.targets().first {
                $0.unit == "20ZZ" && $0.indicator == "revenue" && $0.assigner == "MOF" && $0.period == Period("2020")
            })
        try workspace.record(
            [
                Target(
                    assigner: old.assigner, targetKind: old.targetKind, indicator: old.indicator, unit: old.unit,
                    period: old.period, calendar: old.calendar, validFrom: Day("2020-11-15")!,
                    value: old.value + 300_000_000_000)
            ], cause: .plan)
        let page = try await harness.browser(as: .auditor).get("/ledger?since=\(base)&\(Self.choice)")
        let targets = try #require(page.plain.range(of: "áp dụng từ 15/11/2020"))
        #expect(page.plain[targets.upperBound...].contains("9.500"))
        #expect(page.plain[targets.upperBound...].contains("9.800"))
    }
}
