import Appraisal
import Domain
import Foundation
import Lake
import Testing

@testable import Workspace

/// Who must act, each kind on the smallest case that has it.
@Suite(.serialized, .needsDuckDB) struct DutiesTests {
    private static let half = Period("2020H1")!

    private func duties(
        _ workspace: TwofoldWorkspace, at unit: String? = nil, asAt: String = "2020-06-30", known: Int? = nil
    ) async throws -> [Duty] {
        try await workspace.duties(of: unit, in: Self.half, asAt: Day(asAt), known: known).duties
    }

    @Test func `a late action is due to the unit that leads it, with the reason given`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.importRecords([
                try folder.file(
                    "ke-hoach.yaml",
                    """
                    resolutions:
                      - code: NQ
                        number: 1-NQ
                        issuer: Đảng ủy
                        day: 2020-01-02
                        title: {vi: Nghị quyết, en: Resolution}
                        task_groups:
                          - code: N1
                            title: {vi: Thu, en: Revenue}
                            actions:
                              - code: N1.1
                                title: {vi: Rà soát nguồn thu, en: Review the sources of revenue}
                                lead_unit: 20CF
                                supporting_units: [20BB]
                                deadline: 2020-06-20
                                states:
                                  - {day: 2020-06-21, state: at_risk, sentence: Đang làm, reason: Thiếu số liệu, by: 20CF}
                              - code: N1.2
                                title: {vi: Đã xong, en: Done}
                                lead_unit: 20CF
                                deadline: 2020-06-20
                                states:
                                  - {day: 2020-06-19, state: done, sentence: Xong, by: 20CF}
                    """)
            ])
            let late = try await duties(workspace, at: "20CF")
            #expect(late.map(\.subject) == ["N1.1"])
            #expect(late[0].kind == .lateAction && late[0].unit == "20CF" && late[0].reason == "Thiếu số liệu")
            #expect(late[0].due == Day("2020-06-20") && late[0].title[.english] == "Review the sources of revenue")
            // On its last day it is in time; the unit that supports it is not the one that must act.
            #expect(try await duties(workspace, asAt: "2020-06-20").isEmpty)
            #expect(try await duties(workspace, at: "20BB").isEmpty)
            #expect(try await duties(workspace).map(\.subject) == ["N1.1"])
        }
    }

    @Test func `a milestone is missed by the units that have not reached it when its day is over`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.importRecords([
                try folder.file(
                    "moc.yaml",
                    """
                    milestones:
                      - code: congress
                        title: {vi: Đại hội, en: Congress}
                        units: [20BB, 20CF, 20CG]
                        due: 2020-05-31
                        events:
                          - {unit: 20BB, day: 2020-05-18}
                          - {unit: 20CF, day: 2020-06-05}
                    """)
            ])
            let missed = try await duties(workspace)
            #expect(missed.map(\.unit) == ["20CG"])
            #expect(missed[0].kind == .missedMilestone && missed[0].subject == "congress")
            // What was reached after the day asked about had not been reached.
            #expect(try await duties(workspace, asAt: "2020-06-04").map(\.unit) == ["20CF", "20CG"])
            #expect(try await duties(workspace, asAt: "2020-05-31").isEmpty)
            #expect(try await duties(workspace, at: "20CG").count == 1)
            #expect(try await duties(workspace, at: "20BB").isEmpty)
            let board = try await workspace.milestoneBoard(in: Self.half, asAt: Day("2020-06-30"))
            let rows = try #require(board.milestones.first).rows
            #expect(rows.map(\.unit) == ["20BB", "20CF", "20CG"])
            #expect(
                rows.map(\.state) == [
                    .inTime(Day("2020-05-18")!), .late(Day("2020-06-05")!, days: 5), .missed(days: 30),
                ])
        }
    }

    @Test func `a report is missing where a field of the form has no approved value`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let fields = [
                "staff_infected", "drivers_tested", "vehicles_disinfected", "epidemic_posts", "consultations",
            ]
            // Of every branch and month everything, but 20BB hands in no March and of April has one value as a draft.
            var lines = ["reported:"]
            for unit in ["20BB", "20BC", "20BD", "20CE", "20CF", "20CG"] {
                for month in 1...6 where !(unit == "20BB" && month == 3) {
                    for field in fields {
                        let isDraft = unit == "20BB" && month == 4 && field == "drivers_tested"
                        lines.append(
                            "  - {field: \(field), unit: \(unit), period: 20200\(month), value: 1, "
                                + "status: \(isDraft ? "draft" : "approved"), day: 2020-07-01, by: X}")
                    }
                }
            }
            try await workspace.importRecords([
                try folder.file("bao-cao.yaml", lines.joined(separator: "\n") + "\n")
            ])
            let missing = try await duties(workspace)
            #expect(missing.allSatisfy { $0.kind == .missingReport && $0.unit == "20BB" && $0.subject == "phong_dich" })
            #expect(missing.map(\.period) == [Period("202003"), Period("202004")])
            #expect(missing.map(\.count) == [5, 1])
            #expect(missing.map(\.due) == [Day("2020-04-05"), Day("2020-05-05")])
            #expect(try await duties(workspace, at: "20BB") == missing)
            #expect(try await duties(workspace, at: "20CF").isEmpty)
            // A month is not late before the form's five days are over.
            #expect(try await duties(workspace, asAt: "2020-04-05").isEmpty)
            #expect(try await duties(workspace, asAt: "2020-04-06").map(\.period) == [Period("202003")])
        }
    }

    @Test func `refused rows are the department's to see to, until the load is taken back`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let receipt = try await workspace.load(
                try folder.file(
                    "nop-thue-2020.csv",
                    Sample.payments([
                        Sample.payment("A1", "1.000"), Sample.payment("A2", "nhiều"),
                        Sample.payment("A3", "2.000", on: "31/02/2020"),
                    ])))
            #expect(receipt.refused == 2)
            let refused = try await duties(workspace)
            #expect(refused.map(\.kind) == [.refusedRows] && refused[0].count == 2)
            let load = try #require(receipt.load)
            #expect(refused[0].subject == String(load) && refused[0].title[.vietnamese] == "nop-thue-2020.csv")
            #expect(try await duties(workspace, at: "20CF").isEmpty)
            let before = try workspace.latest
            _ = try await workspace.takeBack(load)
            #expect(try await duties(workspace).isEmpty)
            // As it was known then.
            #expect(try await duties(workspace, known: before).count == 1)
        }
    }

    @Test func `a figure that a review quoted is restated when a load is taken back`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.load(
                try folder.file("nop-thue-2020-a.csv", Sample.payments([Sample.payment("A1", "7.000.000.000")])))
            let second = try await workspace.load(
                try folder.file("nop-thue-2020-b.csv", Sample.payments([Sample.payment("B1", "3.000.000.000")])))
            _ = try await workspace.exportReview(
                "so-ket-6-thang", of: Self.half, to: folder.appending(path: "review"), formats: [.xlsx],
                asAt: Day("2020-06-30"))
            #expect(try await duties(workspace).filter { $0.kind == .restatedFigure }.isEmpty)
            _ = try await workspace.takeBack(try #require(second.load))
            let restated = try await duties(workspace).filter { $0.kind == .restatedFigure }
            let revenue = try #require(restated.first { $0.now?.indicator == "revenue" && $0.period == Self.half })
            #expect(revenue.before?.value == 10_000_000_000 && revenue.now?.value == 7_000_000_000)
            #expect(revenue.unit == "20ZZ")
            // Nothing of it shows at a branch that no review spoke of, or before the load was taken back.
            #expect(try await duties(workspace, at: "20BB").isEmpty)
            let before = try workspace.latest - 1
            #expect(try await duties(workspace, known: before).filter { $0.kind == .restatedFigure }.isEmpty)
            // Also seen from a later day: what was quoted is held against the same day.
            let later = try await duties(workspace, asAt: "2020-07-15").filter { $0.kind == .restatedFigure }
            #expect(later.contains { $0.before?.value == 10_000_000_000 && $0.now?.value == 7_000_000_000 })
        }
    }

    @Test(.needsTwofold) func `the command prints them as a table and as JSON`() async throws {
        _ = try await DemoWorkspace.shared.workspace
        let ws = DemoWorkspace.folder.path
        let table = try await twofold(
            "duties", ws, "--period", "2020H1", "--unit", "20CG", "--as-at", "2020-06-02", "--language", "en")
        #expect(table.code == 0 && table.errors.isEmpty)
        let lines = table.output.split(separator: "\n")
        #expect(lines.count >= 3 && lines[2].contains("missed_milestone") && lines[2].contains("DH-CO-SO"))
        #expect(lines.dropFirst(3).allSatisfy { $0.contains("watch_flag") })
        let json = try await twofold("duties", ws, "--period", "2020H1", "--format", "json")
        let tree = try JSONDecoder().decode(JSON.self, from: Data(json.output.utf8))
        guard case .object(let object) = tree, case .array(let duties)? = object["duties"] else {
            Issue.record("duties are an object")
            return
        }
        let expected = try await DemoWorkspace.shared.workspace.duties(in: Self.half).duties
        #expect(duties.count == expected.count && !duties.isEmpty)
        let nobody = try await twofold("duties", ws, "--period", "2020H1", "--unit", "20PC")
        #expect(nobody.output == "nobody must act\n")
        #expect(try await twofold("duties", ws, "--period", "2020H1", "--unit", "20XX").code == 1)
    }
}
