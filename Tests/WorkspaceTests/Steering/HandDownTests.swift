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
            // 20BC and 20BD have 260 and 190 already: they keep the document and the path they have.
            #expect(revision == before + 1 && targets.map(\.unit) == ["20BB", "20CE", "20CF", "20CG"])
            let kept = try await workspace.targetBoard(of: "20BD", in: Period("2020")!, asAt: Day("2020-11-30"))
            #expect(kept.series.first { $0.key.unit == "20BD" }?.versions.count == 1)
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

    @Test func `only what is another value is handed down, and a path by hand is kept or asked about`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            var own = TargetDraft()
            own.assigner = "DEPARTMENT"
            own.kind = "target"
            own.indicator = "revenue"
            own.unit = "20CF"
            own.period = "2020"
            own.value = "5.500 tỷ"
            own.validFrom = "2020-02-01"
            own.trajectory = "by_hand"
            own.points = [
                TargetDraft.Point(day: "2020-06-30", cumulative: "3.000 tỷ"),
                TargetDraft.Point(day: "2020-12-31", cumulative: "5.500 tỷ"),
            ]
            _ = try await workspace.setTarget(own, by: Self.planner, confirming: .all)
            let sheet = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            // One unit is named: the others are not touched.
            let one = try await workspace.handDown(Self.draft(["20CG": "2.800"]), of: sheet, by: Self.planner)
            guard case .recorded(_?, let targets) = one else {
                Issue.record("nothing is worth a question: \(one)")
                return
            }
            #expect(targets.map(\.unit) == ["20CG"])
            func port() async throws -> [TargetSeries.Version] {
                let board = try await workspace.targetBoard(of: "20CF", in: Period("2020")!, asAt: Day("2020-11-30"))
                return board.series.first { $0.key.assigner == "DEPARTMENT" }?.versions ?? []
            }
            #expect(try await port().last?.trajectory == "by_hand")
            // The same values again, as the form sends them, are nothing new.
            let after = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            let values = after.rows.compactMap { row in
                row.target.map { (row.unit.id, $0.value.divided(by: Self.billion).description) }
            }
            let same = try await workspace.handDown(
                Self.draft(Dictionary(uniqueKeysWithValues: values)), of: after, by: Self.planner)
            guard case .recorded(nil, _) = same else {
                Issue.record("nothing is new: \(same)")
                return
            }
            // Another value than the path by hand ends at: asked, and then an even path.
            let changed = Self.draft(["20CF": "5.600"])
            guard
                case .asked(let questions, let code) = try await workspace.handDown(
                    changed, of: after, by: Self.planner)
            else {
                Issue.record("its path ends at 5 500")
                return
            }
            #expect(
                questions == [
                    TargetQuestion("20CF", .pathGivenUp(endedAt: 5_500 * Self.billion, 5_600 * Self.billion))
                ])
            #expect(questions[0].text(in: .vietnamese, of: after.indicator).contains("kết thúc ở 5.500 tỷ đồng"))
            _ = try await workspace.handDown(changed, of: after, by: Self.planner, confirming: .code(code))
            #expect(try await port().last?.trajectory == "linear")
            #expect(try await port().map(\.trajectory).contains("by_hand"))
        }
    }

    @Test func `a path that is chosen is that of every unit named`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            let sheet = try #require(try await workspace.handDownSheet(of: Self.province, asAt: Day("2020-11-30")))
            var draft = Self.draft(["20BD": "190", "20BC": "260"])
            draft.trajectory = "seasonal"
            let outcome = try await workspace.handDown(draft, of: sheet, by: Self.planner, confirming: .all)
            guard case .recorded(_?, let targets) = outcome else {
                Issue.record("the path is new: \(outcome)")
                return
            }
            #expect(targets.map(\.unit) == ["20BC", "20BD"])
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
