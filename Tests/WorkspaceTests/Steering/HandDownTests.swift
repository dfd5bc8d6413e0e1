import Appraisal
import Domain
import Foundation
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct HandDownTests {
    private static let province = TargetSeriesKey("PROVINCE~target~revenue~20ZZ~2020~calendar")!
    private static let billion: Decimal = 1_000_000_000
    private static let planner = TargetAuthor(language: .vietnamese, units: nil)

    private static func draft(_ values: [OrgUnit.ID: String]) -> HandDownDraft {
        var draft = HandDownDraft()
        draft.values = values
        draft.scale = "tỷ đồng"
        draft.validFrom = "2020-10-20"
        draft.document.number = "402/QĐ-HQQN (minh họa)"
        draft.document.day = "2020-10-19"
        return draft
    }
    private static let whole: [OrgUnit.ID: String] = [
        "20CF": "5.750", "20CG": "2.850", "20CE": "1.350", "20BB": "1.100", "20BC": "260", "20BD": "190",
    ]

    @Test func `the sheet has every unit below, last year's shares and the difference to the whole`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let sheet = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-06-30")))
        // Cái Lân ended in 2019.
        #expect(
            sheet.rows.map(\.unit.id) == [
                "20BB", "20BC", "20BD", "20CE", "20CF", "20CG", "20PC", "20E1", "20E2", "20E3",
            ])
        #expect(sheet.whole.value == 11_000 * Self.billion)
        // 1 050 + 260 + 190 + 1 300 + 5 500 + 2 700 = 11 000.
        let july = try #require(sheet.split(sheet.rows.map { $0.target?.value }))
        #expect(july.sum == 11_000 * Self.billion && july.difference == 0)
        let november = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
        #expect(november.split(november.rows.map { $0.target?.value })?.difference == -500 * Self.billion)
        // Hòn Gai's share by hand: what it had in 2019 with Cái Lân, which went into it, of what all had.
        var sum: Decimal = 0
        for row in sheet.rows { sum += row.lastYear ?? 0 }
        let department = try await workspace.figure("revenue", in: "2019", asAt: "2019-12-31").value
        #expect(sum == department)
        let before = [
            try await workspace.figure("revenue", at: "20CF", in: "2019", asAt: "2019-12-31").value,
            try await workspace.figure("revenue", at: "20CD", in: "2019", asAt: "2019-12-31").value,
        ].compactMap(\.self)
        let port = try #require(sheet.rows.first { $0.unit.id == "20CF" })
        #expect(port.lastYear == before.reduce(0, +))
        #expect(port.share?.percent == (before.reduce(0, +) * 100).divided(by: sum))
        #expect(port.share?.part == (11_000 * Self.billion * before.reduce(0, +)).divided(by: sum))
        #expect(
            try await workspace.handDownSheet(of: TargetSeriesKey("PROVINCE~target~revenue~20BB~2020~calendar")!) == nil
        )
    }

    @Test func `every unit's target is set in one revision, as typed`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            let before = try workspace.latest
            let sheet = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            let outcome = try await workspace.handDown(Self.draft(Self.whole), of: sheet, by: Self.planner)
            guard case .recorded(let revision?, let targets) = outcome else {
                Issue.record("5 750 + 2 850 + 1 350 + 1 100 + 260 + 190 = 11 500: nothing to ask, \(outcome)")
                return
            }
            #expect(revision == before + 1 && targets.count == 6)
            let after = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            #expect(after.split(after.rows.map { $0.target?.value })?.difference == 0)
            #expect(after.rows.first { $0.unit.id == "20CF" }?.target?.value == 5_750 * Self.billion)
            // In July the old ones hold.
            let july = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-07-31")))
            #expect(july.rows.first { $0.unit.id == "20CF" }?.target?.value == 5_500 * Self.billion)
            let board = try await workspace.targetBoard(of: "20CF", in: Period("2020")!, asAt: Day("2020-11-30"))
            #expect(board.series.first?.inForce?.document?.number == "402/QĐ-HQQN (minh họa)")
        }
    }

    @Test func `more than the whole is asked; a unit that has a target is not left blank`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            let before = try workspace.latest
            let sheet = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            var more = Self.whole
            more["20CF"] = "5.751"
            guard
                case .asked(let questions, let code) = try await workspace.handDown(
                    Self.draft(more), of: sheet, by: Self.planner)
            else {
                Issue.record("11 501 is more than 11 500")
                return
            }
            #expect(
                questions.map(\.reason) == [
                    .exceedsWhole(sum: 11_501 * Self.billion, whole: 11_500 * Self.billion)
                ])
            #expect(try workspace.latest == before)
            var blank = Self.whole
            blank["20BD"] = ""
            do {
                _ = try await workspace.handDown(Self.draft(blank), of: sheet, by: Self.planner)
                Issue.record("20BD has a target")
            } catch let error as InvalidTarget {
                #expect(error.problems == [TargetProblem(.row("20BD"), .leftBlank(190 * Self.billion))])
            }
            _ = try await workspace.handDown(Self.draft(more), of: sheet, by: Self.planner, confirming: .code(code))
            #expect(try workspace.latest == before + 1)
            let branch = TargetAuthor(language: .vietnamese, units: ["20CF"])
            await #expect(throws: WorkspaceError.self) {
                try await workspace.handDown(Self.draft(Self.whole), of: sheet, by: branch)
            }
        }
    }

    @Test func `a single target above the whole is asked of who plans for the whole`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        var draft = TargetDraft()
        draft.assigner = "DEPARTMENT"
        draft.kind = "target"
        draft.indicator = "revenue"
        draft.unit = "20BD"
        draft.period = "2020"
        draft.value = "191 tỷ"
        draft.validFrom = "2020-07-01"
        guard case .asked(let questions, _) = try await workspace.setTarget(draft, by: Self.planner) else {
            Issue.record("11 001 is more than 11 000")
            return
        }
        #expect(
            questions.map(\.reason) == [.exceedsWhole(sum: 11_001 * Self.billion, whole: 11_000 * Self.billion)])
    }
}
