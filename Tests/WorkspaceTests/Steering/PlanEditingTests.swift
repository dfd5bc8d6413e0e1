import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

private func typed(_ fields: KeyValuePairs<String, String>) -> TypedFields {
    var typed = TypedFields()
    for (name, value) in fields { typed.set(name, typed.all(name) + [value]) }
    return typed
}

/// The fields that were refused.
private func refused(_ body: () throws -> Void) -> Set<String> {
    do {
        try body()
        return []
    } catch let error as InvalidFields {
        return Set(error.problems.map(\.field))
    } catch {
        Issue.record(error)
        return []
    }
}

@Suite(.serialized, .needsDuckDB) struct `The plan, typed` {
    private static func planned(in folder: URL) async throws -> TwofoldWorkspace {
        let workspace = try await Sample.quangNinh(in: folder)
        try workspace.savePlan(
            .resolution,
            typed([
                "code": "NQ20", "number": "1-NQ", "issuer": "Đảng ủy", "day": "2020-01-02", "title.vi": "Nghị quyết",
                "title.en": "Resolution",
            ]), isNew: true)
        try workspace.savePlan(
            .group, typed(["code": "N1", "resolution": "NQ20", "title.vi": "Thu"]), isNew: true)
        for code in ["N1.1", "N1.2"] {
            try workspace.savePlan(
                .action,
                typed([
                    "code": code, "task_group": "N1", "title.vi": "Việc \(code)", "lead_unit": "20BB",
                    "supporting_units": "20CF", "supporting_units": "20CG", "deadline": "2020-02-29",
                    "indicators": "revenue",
                ]), isNew: true)
        }
        return workspace
    }

    @Test func `becomes resolution, group and actions, each in one revision`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let plan = try workspace.registry.plan()
            #expect(plan.resolutions.first?.resolution.title[.english] == "Resolution")
            #expect(plan.groups.map(\.group.order) == [1])
            let action = try #require(plan.action("N1.1"))
            #expect(action.supportingUnits == ["20CF", "20CG"] && action.deadline == Day("2020-02-29"))
            #expect(try workspace.planFields(of: .action, "N1.1")?.all("supporting_units") == ["20CF", "20CG"])
            // What is saved as it is makes no revision.
            let fields = try #require(try workspace.planFields(of: .action, "N1.1"))
            #expect(try workspace.savePlan(.action, fields, isNew: false) == nil)
        }
    }

    @Test func `is refused with every problem at once, and nothing is written`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let before = try workspace.latest
            #expect(
                refused { try workspace.savePlan(.resolution, typed(["code": "N Q", "day": "31/02"]), isNew: true) }
                    == ["code", "number", "issuer", "day", "title.vi"])
            #expect(
                refused {
                    try workspace.savePlan(
                        .action,
                        typed([
                            "code": "N1.1", "task_group": "N9", "title.vi": "x", "lead_unit": "20BB",
                            "supporting_units": "20BB", "deadline": "mai", "indicators": "khong",
                            "targets": "MOF~estimate~revenue~20ZZ~2020~calendar",
                        ]), isNew: true)
                } == ["code", "task_group", "supporting_units", "deadline", "indicators", "targets"])
            #expect(
                refused { try workspace.savePlan(.group, typed(["code": "N7", "title.vi": "x"]), isNew: false) }
                    == ["code", "resolution"])
            #expect(try workspace.latest == before)
        }
    }

    @Test func `changes several actions at once, and says what cannot be`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let before = try workspace.latest
            #expect(refused { try workspace.changeActions(typed([:])) } == ["action", "change"])
            #expect(
                refused {
                    try workspace.changeActions(
                        typed(["action": "N1.1", "lead_unit": "20CF", "deadline": "2020-09-30", "all_year": "yes"]))
                } == ["lead_unit", "deadline"])
            let revision = try workspace.changeActions(
                typed(["action": "N1.1", "action": "N1.2", "deadline": "2020-09-30", "theme": "thu"]))
            #expect(revision == before + 1)
            let actions = try workspace.registry.plan().actions.map(\.action)
            #expect(actions.map(\.deadline) == [Day("2020-09-30"), Day("2020-09-30")])
            #expect(actions.allSatisfy { $0.theme == "thu" && $0.leadUnit == "20BB" })
            #expect(try workspace.registry.plan(knownAt: before).action("N1.1")?.deadline == Day("2020-02-29"))
            try workspace.changeActions(typed(["action": "N1.2", "all_year": "yes"]))
            #expect(try workspace.registry.plan().action("N1.2")?.deadline == nil)
        }
    }

    @Test func `is copied to a new year: deadlines a year later, nothing said of it`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            try workspace.reportState(
                of: "N1.1", typed(["day": "2020-01-20", "state": "done", "sentence": "Xong"]))
            let fields = typed([
                "code": "NQ21", "number": "2-NQ", "issuer": "Đảng ủy", "day": "2021-01-04", "title.vi": "Năm 2021",
                "suffix": "-2021",
            ])
            let copy = try #require(try workspace.copyResolution("NQ20", fields))
            #expect(copy.groups == 1 && copy.actions == 2)
            let plan = try workspace.registry.plan()
            let copied = try #require(plan.resolutions.first { $0.resolution.code == "NQ21" })
            let action = try #require(copied.groups.first?.actions.first)
            #expect(copied.groups.map(\.group.code) == ["N1-2021"] && action.action.code == "N1.1-2021")
            // There was no 29 February in 2021.
            #expect(action.action.deadline == Day("2021-02-28") && action.states.isEmpty)
            #expect(plan.action("N1.1")?.deadline == Day("2020-02-29"))
            #expect(refused { _ = try workspace.copyResolution("NQ20", fields) } == ["code", "suffix"])
            // A slip of the hand, which would put every deadline where nothing reads it.
            var far = fields
            far["code"] = "NQ99"
            far["suffix"] = "-9999"
            for years in ["7980", "51", "0"] {
                far["years"] = years
                #expect(refused { _ = try workspace.copyResolution("NQ20", far) } == ["years"])
            }
            var late = try #require(try workspace.planFields(of: .action, "N1.1"))
            late["deadline"] = "9999-12-31"
            #expect(refused { try workspace.savePlan(.action, late, isNew: false) } == ["deadline"])
            // The ending of the year before gives way.
            var next = fields
            next["code"] = "NQ22"
            next["suffix"] = "-2022"
            _ = try workspace.copyResolution("NQ21", next)
            #expect(try workspace.registry.plan().action("N1.1-2022")?.deadline == Day("2022-02-28"))
        }
    }

    @Test func `is not copied to codes that would meet or cannot be codes`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            try workspace.savePlan(
                .action,
                typed(["code": "N1.1-2020", "task_group": "N1", "title.vi": "Việc", "lead_unit": "20BB"]), isNew: true)
            var fields = typed([
                "code": "NQ21", "number": "2-NQ", "issuer": "Đảng ủy", "day": "2021-01-04", "title.vi": "Năm 2021",
                "suffix": "-2021",
            ])
            // N1.1 and N1.1-2020 would both become N1.1-2021.
            #expect(refused { _ = try workspace.copyResolution("NQ20", fields) } == ["suffix"])
            #expect(refused { try workspace.checkCopy(of: "NQ20", fields) } == ["suffix"])
            try workspace.withdrawPlan(.action, "N1.1-2020")
            fields["suffix"] = " a b%"
            #expect(refused { _ = try workspace.copyResolution("NQ20", fields) } == ["suffix"])
        }
    }

    @Test func `does not overwrite what somebody else changed since the form was read, and says what is there`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            var first = try #require(try workspace.planFields(of: .action, "N1.1"))
            first["read_at"] = String(try workspace.latest)
            var second = first
            first["deadline"] = "2020-09-30"
            try workspace.savePlan(.action, first, isNew: false)
            second["theme"] = "thu"
            let moved = #expect(throws: InvalidFields.self) {
                try workspace.savePlan(.action, second, isNew: false)
            }
            #expect(moved?.problems.map(\.field) == ["deadline"])
            #expect(moved?.message(of: "deadline")?[.vietnamese].contains("2020-09-30") == true)
            // Who read it anew means what they send.
            second["read_at"] = String(try workspace.latest)
            try workspace.savePlan(.action, second, isNew: false)
            #expect(try workspace.registry.plan().action("N1.1")?.theme == "thu")
        }
    }

    @Test func `does not show another record's file as evidence`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let said = typed([
                "day": "2020-01-20", "state": "done", "sentence": "Xong", "evidence": "file:0123456789abcdef",
            ])
            #expect(refused { try workspace.reportState(of: "N1.1", said) } == ["evidence"])
        }
    }

    @Test func `is withdrawn with all that stands under it, and stays at earlier revisions`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            try workspace.reportState(
                of: "N1.1", typed(["day": "2020-01-20", "state": "on_track", "sentence": "Đang làm"]))
            let before = try workspace.latest
            let withdrawal = try #require(try workspace.planWithdrawal(of: .group, "N1"))
            #expect(withdrawal.actions == 2 && withdrawal.states == 1 && withdrawal.groups == 1)
            #expect(try workspace.withdrawPlan(.group, "N1") == before + 1)
            #expect(try workspace.registry.plan().actions.isEmpty)
            #expect(try workspace.registry.plan(knownAt: before).actions.count == 2)
            #expect(refused { try workspace.withdrawPlan(.action, "N1.1") } == ["code"])
            // Nothing is left over that the workbook could not bring back.
            let file = folder.appending(path: "ke-hoach.xlsx")
            try workspace.planWorkbook(in: .vietnamese).data().write(to: file)
            #expect(try await workspace.previewImport([file]).text.hasSuffix("5 the same"))
        }
    }

    @Test(
        arguments: [
            ("2020-02-01", "on_track", nil, [] as Set<String>), ("2020-02-01", "at_risk", nil, ["reason"]),
            ("2020-02-01", "cancelled", nil, ["reason"]), ("2020-02-29", "on_track", nil, []),
            // Its deadline is 29 February.
            ("2020-03-01", "on_track", nil, ["reason"]), ("2020-03-01", "done", nil, ["reason"]),
            ("2020-03-01", "done", "Dịch bệnh", []), ("2020-03-01", "late", "x", ["state"]),
            ("2020-02-30", "done", "x", ["day"]), ("2999-01-01", "done", "x", ["day"]),
        ] as [(String, String, String?, Set<String>)])
    func `a state is taken with what it needs`(
        day: String, state: String, reason: String?, problems: Set<String>
    ) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            var fields = typed(["day": day, "state": state, "sentence": "Đã làm"])
            fields["reason"] = reason
            #expect(refused { try workspace.reportState(of: "N1.1", fields) } == problems)
            fields["sentence"] = nil
            #expect(refused { try workspace.reportState(of: "N1.1", fields) }.contains("sentence"))
        }
    }

    @Test func `a state keeps its evidence and who said it, and changes no earlier answer`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let file = try folder.file("bien-ban.txt", "Biên bản")
            let first = try #require(
                try workspace.reportState(
                    of: "N1.1", typed(["day": "2020-01-20", "state": "on_track", "sentence": "Đang làm"]),
                    file: .url(file)))
            let said = try #require(try workspace.registry.plan().actions.first?.states.first)
            #expect(said.by == "thử" && said.evidence?.hasPrefix("file:") == true)
            guard case .file(let id) = Evidence(said.evidence ?? "") else { return }
            #expect(try workspace.attachment(id)?.unit == "20BB")
            // A correction of the same day is another version.
            try workspace.reportState(
                of: "N1.1", typed(["day": "2020-01-20", "state": "at_risk", "sentence": "Chậm hàng", "reason": "Dịch"]))
            #expect(try workspace.registry.plan().actions.first?.states.map(\.state) == [.atRisk])
            #expect(try workspace.registry.plan(knownAt: first).actions.first?.states.map(\.state) == [.onTrack])
            #expect(
                refused {
                    try workspace.reportState(
                        of: "N1.1",
                        typed(["day": "2020-01-21", "state": "done", "sentence": "x", "evidence": "BC 5"]),
                        file: .url(file))
                } == ["evidence"])
        }
    }
}
