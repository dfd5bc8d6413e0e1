import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `The board of reports` {
    private static func key(_ unit: OrgUnit.ID, _ period: String) -> ReportKey {
        ReportKey(form: "phong_dich", unit: unit, period: Period(period)!)
    }

    @Test func `says of each unit and period where its report stands, late first`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func states(_ unit: OrgUnit.ID, _ day: String) throws -> [String] {
                let board = try bench.workspace.reportBoard(year: 2020, asAt: Day(day)!)
                return board.periods.map { board[unit, $0]?.state.rawValue ?? "" }
            }
            // A form nobody has filled in was not asked for.
            #expect(try Set(states("20BB", "2020-02-29")) == ["not_asked"])
            try bench.approved(key: Self.key("20BB", "202001"))
            try bench.workspace.saveReport(ReportBench.draft(key: Self.key("20BB", "202002")))
            try bench.workspace.submitReport(ReportBench.draft(key: Self.key("20CF", "202002")))
            #expect(try states("20BB", "2020-03-05") == ["approved", "draft", "not_due"])
            #expect(try states("20CF", "2020-03-05") == ["late", "submitted", "not_due"])
            #expect(try states("20CG", "2020-03-05") == ["late", "missing", "not_due"])
            #expect(try states("20CG", "2020-03-06") == ["late", "late", "not_due"])
            #expect(try states("20CD", "2020-03-05") == ["not_asked", "not_asked", "not_asked"])
            let board = try bench.workspace.reportBoard(year: 2020, asAt: Day("2020-03-06")!)
            // Cái Lân ended in 2019 and is in no row; the audit branch hands in none.
            #expect(board.units == ["20BB", "20BC", "20BD", "20CE", "20CF", "20CG"])
            #expect(board.open.map(\.daysLate).prefix(5).allSatisfy { $0 == 30 })
            #expect(
                board.open.first?.key.period == Period("202001")
                    && board.open.contains { $0.key == Self.key("20BB", "202002") })
            #expect(board.waiting.map(\.key) == [Self.key("20CF", "202002")] && board.waiting[0].waitsFor == "20CF")
            let one = try bench.workspace.reportBoard(year: 2020, units: ["20BB"], asAt: Day("2020-03-06")!)
            #expect(one.units == ["20BB"] && one.open.count == 1)
        }
    }

    @Test func `asks for nothing that begins after the form's last day`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.approved(key: Self.key("20BB", "202001"))
            let day = try #require(Day("2021-03-10"))
            let after = try bench.workspace.reportBoard(year: 2021, units: ["20BB"], asAt: day)
            #expect(after.periods.allSatisfy { after["20BB", $0]?.state == .notAsked } && !after.periods.isEmpty)
            let december = try #require(
                try bench.workspace.reportBoard(year: 2020, units: ["20BB"], asAt: day)["20BB", Period("202012")!])
            #expect(december.state == .late && december.daysLate == 64)
        }
    }

    @Test func `hides what is on its way from those outside, as does the report`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.approved()
            try bench.workspace.reopenReport(ReportBench.july, reason: "Đếm lại", day: ReportBench.day)
            try bench.workspace.saveReport(ReportBench.draft(["drivers_tested": "1"]))
            try bench.workspace.saveReport(ReportBench.draft(key: Self.key("20CF", "202007")))
            let board = try bench.workspace.reportBoard(year: 2020, asAt: Day("2020-08-07")!) { _ in false }
            let own = try #require(board["20BB", Period("202007")!])
            let other = try #require(board["20CF", Period("202007")!])
            #expect(own.state == .approved && own.version == 1 && own.daysLate == 0)
            #expect(other.state == .late && other.daysLate == 2 && other.handedIn == nil)
            let seen = try bench.workspace.report(ReportBench.july).fromOutside
            #expect(
                seen.state == .approved && seen.values[1].now == 9000 && seen.changes.isEmpty && seen.comments.isEmpty)
            #expect(seen.steps.map(\.by) == ["phong.nghiep.vu"])
            let draft = try bench.workspace.report(Self.key("20CF", "202007")).fromOutside
            #expect(draft.state == .none && draft.values.allSatisfy { $0.now == nil } && draft.steps.isEmpty)
        }
    }

    @Test func `becomes work for the unit, then for each level in turn, and none when it is done`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.approved(key: Self.key("20BB", "202006"))
            func items(_ units: Set<OrgUnit.ID> = ["20BB", "20ZZ"], _ day: String = "2020-08-03") throws -> [WorkItem] {
                try bench.workspace.workItems(of: units, asAt: Day(day)!).filter { $0.period == Period("202007") }
            }
            #expect(try items(["20BB"], "2020-07-30").isEmpty)
            let open = try items()
            #expect(open.map(\.id) == ["report/phong_dich/20BB/202007"])
            #expect(open[0].permission == .report && open[0].due == Day("2020-08-05") && open[0].notFor.isEmpty)
            try bench.workspace.submitReport(ReportBench.draft())
            let first = try items()
            #expect(first.map(\.id) == ["approval/phong_dich/20BB/202007/1"] && first[0].permission == .approve)
            #expect(first[0].notFor == ["nhap.lieu"] && first[0].about == "20BB")
            try bench.approve(as: "chi.cuc.truong")
            let second = try items()
            #expect(second.map(\.id) == ["approval/phong_dich/20ZZ/20BB/202007/2"] && second[0].unit == "20ZZ")
            #expect(try items(["20BB"]).isEmpty)
            try bench.workspace.returnReport(
                ReportBench.july, reason: "Thiếu", day: ReportBench.day, by: .keeper("phong.nghiep.vu"))
            let back = try items()
            #expect(back.map(\.kind) == [.returnedReport] && back[0].note == "Thiếu" && back[0].unit == "20BB")
            // Handed in again and given back again it is another thing, of which people are told again.
            try bench.workspace.submitReport(ReportBench.draft())
            let again = try items()
            #expect(again.map(\.kind) == [.approval] && again[0].id != first[0].id)
            try bench.workspace.returnReport(
                ReportBench.july, reason: "Vẫn thiếu", day: ReportBench.day, by: .keeper("chi.cuc.truong"))
            #expect(try items().map(\.kind) == [.returnedReport] && items()[0].id != back[0].id)
            // A remark is no step.
            let told = try items()[0].id
            try bench.workspace.comment(on: ReportBench.july, "Đang đếm lại", day: ReportBench.day)
            #expect(try items().map(\.id) == [told])
            try bench.approved()
            #expect(try items().isEmpty)
            // A new version waits for somebody, and is late for nothing.
            try bench.workspace.reopenReport(ReportBench.july, reason: "Đếm lại", day: ReportBench.day)
            #expect(try items(["20BB"], "2020-09-30").map(\.due) == [nil])
        }
    }

    @Test func `tells who must act once the days are over, the unit or the approver`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            for month in 1...6 { try bench.approved(key: Self.key("20BB", "20200\(month)")) }
            try bench.workspace.submitReport(ReportBench.draft())
            func duties(_ unit: String, _ day: String) async throws -> [String] {
                try await bench.workspace.duties(of: unit, in: Period("2020")!, asAt: Day(day)).duties
                    .filter { $0.period == Period("202007") }.map { "\($0.kind.rawValue) \($0.unit) \($0.about!)" }
            }
            #expect(try await duties("20BB", "2020-08-05") == [])
            #expect(try await duties("20BB", "2020-08-06") == ["waiting_approval 20BB 20BB"])
            #expect(try await duties("20CF", "2020-08-06") == ["missing_report 20CF 20CF"])
            try bench.approve(as: "chi.cuc.truong")
            #expect(try await duties("20BB", "2020-08-06") == [])
            #expect(
                try await duties("20ZZ", "2020-08-06").first { $0.contains("waiting") } == "waiting_approval 20ZZ 20BB")
        }
    }
}
