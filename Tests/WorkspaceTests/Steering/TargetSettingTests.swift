import Appraisal
import Domain
import Foundation
import Packs
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct TargetSettingTests {
    private static let half = Period("2020H1")!
    private static let year = Period("2020")!
    private static let province = TargetSeriesKey("PROVINCE~target~revenue~20ZZ~2020~calendar")!
    private static let planner = TargetAuthor(language: .vietnamese, units: nil)

    private static func draft(_ value: String, from day: String, trajectory: String = "linear") -> TargetDraft {
        var draft = TargetDraft()
        draft.assigner = "PROVINCE"
        draft.kind = "target"
        draft.indicator = "revenue"
        draft.unit = "20ZZ"
        draft.period = "2020"
        draft.value = value
        draft.validFrom = day
        draft.trajectory = trajectory
        return draft
    }

    private func asked(_ outcome: TargetOutcomeOfSetting) -> [TargetQuestion.Reason] {
        guard case .asked(let questions, _) = outcome else { return [] }
        return questions.map(\.reason)
    }

    @Test func `a revision changes neither what was known before nor what held in July`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            let before = try workspace.latest
            func july(known: Int) async throws -> TargetSeries {
                let board = try await workspace.targetBoard(in: Self.half, asAt: Day("2020-07-07"), known: known)
                return try #require(board.series.first { $0.key == Self.province })
            }
            let board = try await workspace.targetBoard(in: Self.half, asAt: Day("2020-07-07"), known: before)
            let shown = try board.json.text
            var draft = Self.draft("12.000 tỷ đồng", from: "2020-12-01", trajectory: "seasonal")
            draft.document.number = "400/NQ-HĐND (minh họa)"
            draft.document.day = "28/11/2020"
            guard case .recorded(let revision?, let targets) = try await workspace.setTarget(draft, by: Self.planner)
            else {
                Issue.record("nothing is worth a question")
                return
            }
            #expect(revision == before + 1 && targets == [Self.province])
            // The July view, as it was known then, is the same to the letter.
            let again = try await workspace.targetBoard(in: Self.half, asAt: Day("2020-07-07"), known: before)
            #expect(try again.json.text == shown)
            // Known now, July still has 11.000, October 11.500 and December 12.000.
            #expect(try await july(known: revision).inForce?.value == 11_000_000_000_000)
            for (day, value) in [("2020-11-30", 11_500), ("2020-12-31", 12_000)] {
                let series = try await workspace.targetBoard(in: Self.year, asAt: Day(day)).series
                #expect(
                    series.first { $0.key == Self.province }?.inForce?.value == Decimal(value) * 1_000_000_000)
            }
            let added = try #require(try await july(known: revision).versions.last)
            #expect(added.knownSince == revision && added.document?.day == Day("2020-11-28"))
            #expect(added.maker?.account == "kehoach")
        }
    }

    @Test func `the same day again is a correction, and keeps the file of the same document`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            var draft = Self.draft("12.000 tỷ", from: "2020-12-01")
            draft.document.number = "400/NQ-HĐND"
            let file = workspace.folder.appending(path: "nghi-quyet.pdf")
            try Data("%PDF".utf8).write(to: file)
            _ = try await workspace.setTarget(draft, by: Self.planner, document: .file(file))
            draft.value = "12.100 tỷ"
            _ = try await workspace.setTarget(draft, by: Self.planner)
            let series = try #require(
                try await workspace.targetBoard(in: Self.year, asAt: Day("2020-12-31")).series
                    .first { $0.key == Self.province })
            #expect(series.versions.suffix(2).map(\.state) == [.corrected, .inForce])
            #expect(series.versions.suffix(2).map(\.value) == [12_000_000_000_000, 12_100_000_000_000])
            let kept = try #require(series.inForce?.file)
            #expect(series.versions.suffix(2).map(\.file) == [kept, kept])
            #expect(try workspace.attachment(kept)?.fileName == "nghi-quyet.pdf")
            #expect(try workspace.attachment(kept)?.unit == "20ZZ")
            // Sent once more, nothing is new.
            guard case .recorded(nil, _) = try await workspace.setTarget(draft, by: Self.planner) else {
                Issue.record("the same again makes no revision")
                return
            }
        }
    }

    @Test(arguments: [
        ("11.800 đồng", "anotherUnit"), ("11,8 tỷ", "anotherUnit"), ("118.000 tỷ", "tenTimes"), ("900 tỷ", "tenTimes"),
        ("6.700 tỷ", "belowReached"),
    ])
    func `what looks wrong is asked, and nothing is written before`(value: String, reason: String) async throws {
        try await DemoWorkspace.withCopy { workspace in
            let before = try workspace.latest
            let draft = Self.draft(value, from: "2020-12-01")
            guard case .asked(let questions, let code) = try await workspace.setTarget(draft, by: Self.planner) else {
                Issue.record("\(value) is worth a question")
                return
            }
            #expect(questions.contains { String(describing: $0.reason).hasPrefix(reason) }, "\(questions)")
            #expect(try workspace.latest == before)
            // A code holds for the questions it came with, and for no others.
            let other = Self.draft("1 tỷ", from: "2020-12-01")
            #expect(!asked(try await workspace.setTarget(other, by: Self.planner, confirming: .code(code))).isEmpty)
            #expect(try workspace.latest == before)
            _ = try await workspace.setTarget(draft, by: Self.planner, confirming: .code(code))
            #expect(try workspace.latest == before + 1)
        }
    }

    @Test func `the question names the numbers`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let indicator = try #require(workspace.pack.indicator("revenue"))
        let questions = try await asked(
            workspace.setTarget(Self.draft("11.800 đồng", from: "2020-12-01"), by: Self.planner))
        let texts = questions.map { TargetQuestion("20ZZ", $0).text(in: .vietnamese, of: indicator) }
        #expect(
            texts.contains { $0.contains("11.800 đồng") && $0.contains("11.500 tỷ đồng") && $0.contains("15/10/2020") })
        #expect(texts.contains { $0.contains("6.718 tỷ đồng") && $0.contains("30/6/2020") })
        let million = TargetQuestion("20ZZ", .anotherUnit(10_000_000, other: 9_500, .figureOf(Self.year)))
        #expect(million.text(in: .vietnamese, of: indicator).contains("lệch khoảng 1.053 lần"))
        #expect(million.text(in: .english, of: indicator).contains("about 1,053 times apart"))
        let hundreds = TargetQuestion("20ZZ", .anotherUnit(5_000_000, other: 9_500, .figureOf(Self.year)))
        #expect(hundreds.text(in: .vietnamese, of: indicator).contains("lệch khoảng 526 lần"))
        #expect(
            TargetSanity.compare(9_500, 9_500_000_000_000, .figureOf(Self.year))
                == .anotherUnit(9_500, other: 9_500_000_000_000, .figureOf(Self.year)))
        #expect(TargetSanity.compare(100, 1_000, .figureOf(Self.year)) != nil)
        #expect(TargetSanity.compare(101, 1_000, .figureOf(Self.year)) == nil)
        #expect(TargetSanity.compare(0, 1_000, .figureOf(Self.year)) == nil)
    }

    @Test func `a path by hand ends at the target, may fall when confirmed, and is then the plan`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            var draft = Self.draft("12.000 tỷ", from: "2020-12-01", trajectory: "by_hand")
            func points(_ values: [(String, String)]) {
                draft.points = values.map { TargetDraft.Point(day: $0, cumulative: $1) }
            }
            points([("2020-06-30", "6.000 tỷ"), ("2020-09-30", ""), ("2020-12-31", "11.999 tỷ")])
            await #expect(throws: InvalidTarget.self) { try await workspace.setTarget(draft, by: Self.planner) }
            do { _ = try await workspace.setTarget(draft, by: Self.planner) } catch let error as InvalidTarget {
                #expect(
                    error.problems == [
                        TargetProblem(
                            .point(2),
                            .endsElsewhere(
                                Day("2020-12-31")!, reached: 11_999_000_000_000, wanted: 12_000_000_000_000))
                    ])
            }
            points([("2020-03-31", "3.091 tỷ"), ("2020-06-30", "3.000 tỷ"), ("2020-12-31", "12.000 tỷ")])
            #expect(
                asked(try await workspace.setTarget(draft, by: Self.planner)) == [
                    .falls(from: 3_091_000_000_000, to: 3_000_000_000_000, on: Day("2020-06-30")!)
                ])
            _ = try await workspace.setTarget(draft, by: Self.planner, confirming: .all)
            let path = try #require(
                try await workspace.targetPath(Self.province, in: Self.year, asAt: Day("2020-12-31")))
            #expect(path.points.first { $0.day == Day("2020-03-31") }?.planned == 3_091_000_000_000)
            // A tỷ a day down: 30 days after 31 March.
            #expect(path.points.first { $0.day == Day("2020-04-30") }?.planned == 3_061_000_000_000)
        }
    }

    @Test func `everything wrong is said at once, and by whom it may be set`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        var draft = TargetDraft()
        draft.assigner = "PROVINC"
        draft.indicator = "revenue"
        draft.unit = "20BB"
        draft.period = "2020Q5"
        draft.value = "nhiều"
        draft.validFrom = "hôm nay"
        draft.document.issuer = "Tỉnh"
        do {
            _ = try await workspace.setTarget(draft, by: Self.planner)
            Issue.record("nothing of it can be read")
        } catch let error as InvalidTarget {
            #expect(
                error.problems.map(\.field) == [.assigner, .kind, .period, .value, .validFrom, .documentNumber])
            #expect(error.description.contains("Did you mean 'PROVINCE'?"))
            #expect(error.isInputFault)
        }
        // A branch sets what bodies outside give it, but not what the department hands down to it.
        let branch = TargetAuthor(language: .vietnamese, units: ["20BB"])
        var own = Self.draft("1.100 tỷ", from: "2020-12-01")
        own.unit = "20BB"
        own.assigner = "DEPARTMENT"
        do {
            _ = try await workspace.setTarget(own, by: branch)
            Issue.record("the department speaks for itself")
        } catch let error as InvalidTarget {
            #expect(error.problems == [TargetProblem(.assigner, .spokenForBy("20ZZ"))])
        }
        own.assigner = "PROVINCE"
        own.unit = "20CF"
        await #expect(throws: WorkspaceError.self) { try await workspace.setTarget(own, by: branch) }
    }

    @Test func `the seasonal proposal is the path standings plan by, from the shares of past years`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let indicator = try #require(workspace.pack.indicator("revenue"))
        let proposals = try #require(
            try await workspace.pathProposals(
                for: indicator, of: "20ZZ", in: Self.year, value: 11_000_000_000_000))
        let path = try #require(try await workspace.targetPath(Self.province, in: Self.half))
        let ends = Set(proposals.ends)
        #expect(proposals.ends.count == 12)
        #expect(proposals.seasonal == path.points.filter { ends.contains($0.day) }.compactMap(\.planned))
        // By hand: each complete year's January ÷ its total, and the mean of those.
        #expect(!proposals.years.isEmpty)
        var january: Decimal = 0
        for year in proposals.years {
            let month = try #require(
                try await workspace.figure("revenue", in: "\(year)01", asAt: "\(year)-12-31").value)
            let whole = try #require(try await workspace.figure("revenue", in: "\(year)", asAt: "\(year)-12-31").value)
            january += (month * 100).divided(by: whole)
        }
        let mean = january.divided(by: Decimal(proposals.years.count))
        let share = try #require(proposals.monthPercents?[0])
        #expect(abs(share - mean) < Decimal(sign: .plus, exponent: -20, significand: 1))
        // Where no past year is complete there is none, and it is said.
        let none = try #require(
            try await workspace.pathProposals(
                for: indicator, of: "20ZZ", in: Period("2000")!, value: 1))
        #expect(none.years.isEmpty && none.seasonal == nil && none.linear?.last == 1)
        let audit = try await asked(
            workspace.setTarget(
                {
                    var draft = Self.draft("100 tỷ", from: "2020-01-01", trajectory: "seasonal")
                    draft.unit = "20PC"
                    return draft
                }(), by: Self.planner))
        #expect(audit.contains(.noSeason(until: Self.year)))
    }
}
