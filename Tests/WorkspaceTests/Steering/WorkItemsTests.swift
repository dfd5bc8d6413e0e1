import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `What waits for a unit` {
    @Test func `is each open action and milestone, what is due first first, and nothing finished`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            func action(_ code: String, _ unit: OrgUnit.ID, _ deadline: String?) -> Action {
                Action(
                    code: code, taskGroup: "N1", title: LocalizedText(code, in: .vietnamese), leadUnit: unit,
                    deadline: deadline.flatMap { Day($0) })
            }
            let day = try #require(Day("2020-03-01"))
            try workspace.record(
                [
                    Resolution(
                        code: "NQ", number: "1-NQ", issuer: "Đảng ủy", day: try #require(Day("2020-01-15")),
                        title: LocalizedText("Nghị quyết", in: .vietnamese)),
                    TaskGroup(code: "N1", resolution: "NQ", title: LocalizedText("Thu", in: .vietnamese), order: 1),
                    action("N1.1", "20CF", "2020-06-20"), action("N1.2", "20BB", nil),
                    action("N1.3", "20BB", "2020-05-01"),
                    ActionState(action: "N1.3", day: day, state: .done, by: "20BB"),
                    Milestone(
                        code: "DH", title: LocalizedText("Đại hội", in: .vietnamese), units: ["20BB", "20CF"],
                        due: try #require(Day("2020-05-31"))),
                    MilestoneEvent(milestone: "DH", unit: "20BB", day: try #require(Day("2020-04-10"))),
                ], cause: .plan)
            func ids(_ units: Set<OrgUnit.ID>?, _ day: String) throws -> [String] {
                try workspace.workItems(of: units, asAt: try #require(Day(day))).map(\.id)
            }
            #expect(try ids(nil, "2020-06-25") == ["milestone/DH/20CF", "action/N1.1/20CF", "action/N1.2/20BB"])
            #expect(try ids(["20BB"], "2020-06-25") == ["action/N1.2/20BB"])
            // Before they were finished, they waited.
            #expect(
                try ids(["20BB"], "2020-02-01") == ["action/N1.3/20BB", "milestone/DH/20BB", "action/N1.2/20BB"])
            // What is not issued yet waits for nobody.
            #expect(try ids(nil, "2020-01-14") == ["milestone/DH/20BB", "milestone/DH/20CF"])
            let late = try workspace.workItems(asAt: try #require(Day("2020-06-25"))).filter {
                $0.isLate(on: Day("2020-06-21")!)
            }
            #expect(late.map(\.id) == ["milestone/DH/20CF", "action/N1.1/20CF"])
        }
    }
}
