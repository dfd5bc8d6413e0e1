import Appraisal
import Domain
import Foundation
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct PlanBoardTests {
    private static let asAt = Day("2020-06-30")!
    private static let half = Period("2020H1")!

    private func board(_ filter: PlanFilter = PlanFilter()) async throws -> PlanBoard {
        try await DemoWorkspace.shared.workspace.planBoard(filter, asAt: Self.asAt)
    }

    @Test func `it has the groups, actions and states of the standing`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let standing = try await workspace.standing(in: Period("2020H1")!)
        let board = try await board()
        #expect(board.groups.count == 14 && board.plan.items.count == 40)
        #expect(board.summary == standing.plan.summary)
        #expect(board.plan.items.map(\.code) == standing.plan.items.map(\.code))
    }

    @Test(arguments: ["thu hoi no thue", "THU HỒI NỢ", "no thue qua han", "n03.3"])
    func `words are found without case and marks`(text: String) async throws {
        #expect(try await board(PlanFilter(text: text)).plan.items.map(\.code).contains("N03.3"))
    }

    @Test func `đ is d, and every word must stand there`() async throws {
        #expect("Đồng bộ đủ điều kiện".foldedForSearch == "dong bo du dieu kien")
        #expect(try await board(PlanFilter(text: "thu hoi khongco")).plan.items.isEmpty)
    }

    @Test func `a unit sees what it leads or supports, and what those below it do`() async throws {
        let all = try await board().plan.items
        let branch = try await board(PlanFilter(unit: "20CF")).plan.items
        #expect(
            branch.map(\.code)
                == all.filter { $0.leadUnit == "20CF" || $0.supportingUnits.contains("20CF") }.map(\.code))
        #expect(!branch.isEmpty && branch.count < all.count)
        #expect(try await board(PlanFilter(unit: "20ZZ")).plan.items.count == 40)
        let own = try await board(PlanFilter(unit: "20ZZ", involved: "20ZZ")).plan.items
        #expect(own.allSatisfy { $0.leadUnit == "20ZZ" || $0.supportingUnits.contains("20ZZ") } && own.count < 40)
    }

    @Test func `counts by state stand while one state is shown`() async throws {
        let late = try await board(PlanFilter(state: .late))
        #expect(late.plan.items.count == late.summary[.late] && late.summary.total == 40)
        #expect(late.plan.items.allSatisfy { $0.standing.state == .late })
        #expect(late.groups.allSatisfy { !$0.items.isEmpty })
    }

    @Test func `in one list what is late longest comes first`() async throws {
        let board = try await board()
        let list = board.latestFirst
        let late = board.summary[.late]
        #expect(list.count == 40 && late > 1)
        #expect(list.prefix(late).allSatisfy { $0.standing.state == .late })
        let days = list.prefix(late).map(\.standing.daysLate)
        #expect(days == days.sorted(by: >))
        #expect(list.dropFirst(late).allSatisfy { $0.standing.state != .late })
    }

    @Test func `an action reported done is contradicted by a target that is missed`() async throws {
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
                                lead_unit: 20ZZ
                                indicators: [revenue]
                                states:
                                  - {day: 2020-03-01, state: on_track, sentence: Đang làm, by: Phòng Nghiệp vụ}
                                  - {day: 2020-05-01, state: done, sentence: Xong, evidence: BC 5, by: Phòng Nghiệp vụ}
                    """)
            }
            func account(asAt: Day = Self.asAt) async throws -> ActionAccount {
                let found = try await workspace.action("N1.1", in: Self.half, asAt: asAt) { unit in
                    try await workspace.standing(of: unit.rawValue, in: Self.half, asAt: asAt)
                }
                return try #require(found)
            }
            // 1 tỷ by mid-year: of 100 tỷ, 49.7 were planned.
            try await workspace.importRecords([try records("100")])
            let missed = try await account()
            #expect(missed.isContradicted)
            #expect(missed.linked.first?.contradictions.map(\.assigner) == ["MOF"])
            #expect(missed.history.map(\.state) == [.onTrack, .done] && missed.history.last?.evidence == "BC 5")
            // Before it was said to be done there was nothing to contradict.
            #expect(try await !account(asAt: Day("2020-04-30")!).isContradicted)
            #expect(try await account(asAt: Day("2020-04-30")!).history.count == 1)
            // Of 1.5 tỷ, 0.75 was planned.
            try await workspace.importRecords([try records("1,5")])
            #expect(try await !account().isContradicted)
            // Who may not know where the lead unit stands is told nothing.
            let blind = try await workspace.action("N1.1", in: Self.half, asAt: Self.asAt, mayRead: { _ in false }) {
                try await workspace.standing(of: $0.rawValue, in: Self.half, asAt: Self.asAt)
            }
            #expect(blind?.isContradicted == false && blind?.linked.count == 1)
            #expect(blind?.linked.first?.standing == nil)
            let missing = try await workspace.action("N9.9", in: Self.half, asAt: Self.asAt) {
                try await workspace.standing(of: $0.rawValue, in: Self.half, asAt: Self.asAt)
            }
            #expect(missing == nil)
        }
    }
}
