import Appraisal
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `The plan at a glance` {
    private static func planned(in folder: URL) async throws -> TwofoldWorkspace {
        let workspace = try await Sample.quangNinh(in: folder)
        let file = try folder.file(
            "ke-hoach.yaml",
            """
            resolutions:
              - code: NQ
                number: 1-NQ
                issuer: Đảng ủy
                day: 2020-01-01
                title: Nghị quyết
                task_groups:
                  - code: N1
                    title: Thu
                    actions:
                      - {code: N1.1, title: Xong, lead_unit: 20BB, deadline: 2020-05-31, states: [{day: 2020-05-01, state: done, sentence: Xong, by: x}]}
                      - {code: N1.2, title: Chậm, lead_unit: 20BB, deadline: 2020-05-31, states: [{day: 2020-05-31, state: on_track, sentence: Đang làm, by: x}]}
                      - {code: N1.3, title: Hủy, lead_unit: 20CF, deadline: 2020-09-30, states: [{day: 2020-02-01, state: cancelled, sentence: s, reason: r, by: x}]}
                  - code: N2
                    title: Quản lý
                    actions:
                      - {code: N2.1, title: Chưa, lead_unit: 20CF}
                      - {code: N2.2, title: Nguy cơ, lead_unit: 20CF, deadline: 2020-12-31, states: [{day: 2020-06-01, state: at_risk, sentence: s, reason: r, by: x}]}
            """)
        try await workspace.importRecords([file])
        return workspace
    }

    @Test func `counts by group and unit, and what is done of what was not cancelled`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let overview = try workspace.planOverview(asAt: Day("2020-06-30")!)
            #expect(overview.groups.map(\.key.code) == ["N1", "N2"])
            let first = overview.groups[0].summary
            #expect(first.total == 3 && first[.done] == 1 && first[.late] == 1 && first[.cancelled] == 1)
            // 1 of 2; 0 of 2; 1 of 4.
            #expect(overview.groups.map(\.summary.percentDone) == [50, 0])
            #expect(overview.summary.percentDone == 25)
            #expect(overview.units.map(\.key) == ["20BB", "20CF"])
            #expect(overview.units.map(\.summary.total) == [2, 3])
            #expect(ActionSummary([]).percentDone == nil)
        }
    }

    @Test func `orders the year's deadlines, and finds what nobody touched`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let overview = try workspace.planOverview(asAt: Day("2020-06-30")!)
            #expect(overview.timeline.map(\.code) == ["N1.1", "N1.2", "N1.3", "N2.2"])
            #expect(overview.standing == 1)
            // Since 1 January: 181 days; since 31 May: 30 days, which is not yet more than 30; since 1 June: 29.
            #expect(overview.untouched.map(\.item.code) == ["N2.1"])
            #expect(overview.untouched.first?.days == 181 && overview.untouched.first?.last == nil)
            let shorter = try workspace.planOverview(asAt: Day("2020-06-30")!, days: 29)
            #expect(shorter.untouched.map(\.item.code) == ["N2.1", "N1.2"])
            #expect(try workspace.planOverview(asAt: Day("2019-12-31")!).summary.total == 0)
        }
    }

    @Test func `the work of a unit is late first, and only what a person may finish`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let day = Day("2020-06-30")!
            let list = try workspace.workList(of: "20ZZ", asAt: day)
            #expect(list.late.map(\.subject) == ["N1.2"] && list.late.first?.daysLate(on: day) == 30)
            #expect(list.open.map(\.subject) == ["N2.2", "N2.1"])
            func subjects(_ grant: Grant) throws -> [String] {
                try workspace.workList(
                    for: Identity(account: "a", displayName: "a", grants: [grant]), asAt: day
                ).items.map(\.subject)
            }
            #expect(try subjects(Grant(.reporter, at: "20BB")) == ["N1.2"])
            #expect(try subjects(Grant(.reporter, at: "20ZZ")) == ["N1.2", "N2.2", "N2.1"])
            #expect(try subjects(Grant(.viewer, at: "20ZZ")) == [])
        }
    }

    @Test func `a finished action whose target is missed is a duty of its lead unit`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.load(
                try folder.file("nop-thue-2020.csv", Sample.payments([Sample.payment("A1", "1.000.000.000")])))
            func records(_ target: String) throws -> URL {
                try folder.file(
                    "ke-hoach.yaml",
                    """
                    targets:
                      - {assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020, value: "\(target)", scale: tỷ đồng, valid_from: 2020-01-01}
                    resolutions:
                      - code: NQ
                        number: 1-NQ
                        issuer: Đảng ủy
                        day: 2020-01-02
                        title: Nghị quyết
                        task_groups:
                          - code: N1
                            title: Thu
                            actions:
                              - code: N1.1
                                title: Tăng thu
                                lead_unit: 20CF
                                targets: [MOF~estimate~revenue~20ZZ~2020~calendar]
                                states: [{day: 2020-05-01, state: done, sentence: Xong, by: 20CF}]
                              - code: N1.2
                                title: Tăng thu
                                lead_unit: 20ZZ
                                indicators: [revenue]
                                states: [{day: 2020-05-01, state: done, sentence: Xong, by: 20ZZ}]
                    """)
            }
            let day = Day("2020-06-30")!
            // 1 tỷ by mid-year: of 100 tỷ, 49.7 were planned; of 1.5 tỷ, 0.75.
            try await workspace.importRecords([try records("100")])
            let missed = try await workspace.contradictions(in: Period("2020H1")!, asAt: day)
            #expect(missed.keys.sorted() == ["N1.1", "N1.2"] && missed["N1.1"]?.map(\.standing.assigner) == ["MOF"])
            let duties = try await workspace.duties(in: Period("2020H1")!, asAt: day).duties
            #expect(duties.filter { $0.kind == .contradiction }.map(\.subject) == ["N1.1", "N1.2"])
            #expect(duties.filter { $0.kind == .contradiction }.map(\.unit) == ["20CF", "20ZZ"])
            let own = try await workspace.duties(of: "20CF", in: Period("2020H1")!, asAt: day).duties
            // The branch's own list does not tell where the department stands.
            #expect(own.filter { $0.kind == .contradiction }.isEmpty && missed["N1.1"]?.map(\.unit) == ["20ZZ"])
            #expect(try await workspace.contradictions(in: Period("2020H1")!, asAt: Day("2020-04-30")!).isEmpty)
            try await workspace.importRecords([try records("1,5")])
            #expect(try await workspace.contradictions(in: Period("2020H1")!, asAt: day).isEmpty)
            // The page of an action flags what the lists flag, also in a period longer than the target's.
            let half = try folder.file(
                "half.yaml",
                """
                targets:
                  - {assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020H1, value: "100", scale: tỷ đồng, valid_from: 2020-01-01}
                actions:
                  - code: N1.3
                    task_group: N1
                    title: Tăng thu
                    lead_unit: 20CF
                    targets: [MOF~estimate~revenue~20ZZ~2020H1~calendar]
                    states: [{day: 2020-05-01, state: done, sentence: Xong, by: 20CF}]
                """)
            try await workspace.importRecords([half])
            for period in ["2020H1", "2020"] {
                let period = Period(period)!
                let flagged = try await workspace.contradictions(in: period, asAt: day)
                for code in ["N1.1", "N1.2", "N1.3"] {
                    let account = try await workspace.action(code, in: period, asAt: day) {
                        try await workspace.standing(of: $0.rawValue, in: period, asAt: day)
                    }
                    #expect(account?.isContradicted == (flagged[code] != nil), "\(code) in \(period)")
                }
                #expect(flagged["N1.3"] != nil)
            }
            // A resolution of a later day is not in the plan yet.
            #expect(
                try await workspace.action("N1.1", in: Period("2020H1")!, asAt: Day("2020-01-01")!) {
                    try await workspace.standing(of: $0.rawValue, in: Period("2020H1")!, asAt: day)
                } == nil)
        }
    }
}
