import Diagnostics
import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

/// What forms ask of a record is asked of one from a file.
@Suite(.serialized, .needsDuckDB) struct `Records of a file, held to what forms ask` {
    private static func planned(in folder: URL) async throws -> TwofoldWorkspace {
        let workspace = try await Sample.quangNinh(in: folder)
        let file = try folder.file(
            "ke-hoach.yaml",
            """
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
                      - {code: N1.1, title: Tăng thu, lead_unit: 20BB, supporting_units: [20CF], deadline: 2020-05-31}
            """)
        try await workspace.importRecords([file])
        return workspace
    }

    /// The cells and codes of what is refused.
    private static func refused(_ text: String, _ workspace: TwofoldWorkspace, in folder: URL) async throws -> [String]
    {
        let file = try folder.file("a.csv", text)
        do {
            _ = try await workspace.previewImport([file])
            return []
        } catch let error as InvalidSource {
            return error.diagnostics.map {
                "\($0.place?.description.split(separator: "!").last ?? "") \($0.code)"
            }
        }
    }

    @Test func `a state takes a sentence, a reason, a day that has come and somebody with a part in it`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let header = "action,day,state,sentence,reason,by\n"
            func states(_ lines: String...) async throws -> [String] {
                try await Self.refused(header + lines.joined(separator: "\n") + "\n", workspace, in: folder)
            }
            #expect(
                try await states(
                    "N1.1,2999-01-01,on_track,Đang làm,x,20BB", "N1.1,2020-03-01,at_risk,,,20BB",
                    "N1.1,2020-06-02,on_track,Đang làm,,20BB", "N1.1,2020-03-02,on_track,Đang làm,,20CG")
                    == [
                        "B2 day-to-come", "D3 missing-field", "E3 missing-field", "E4 missing-field",
                        "F5 no-part-in-it",
                    ])
            // The unit that leads it, one that supports it, one above them, and who is no unit.
            #expect(
                try await states(
                    "N1.1,2020-03-01,on_track,Đang làm,,20BB", "N1.1,2020-03-02,on_track,Đang làm,,20CF",
                    "N1.1,2020-03-03,on_track,Đang làm,,20ZZ", "N1.1,2020-06-02,at_risk,Chậm,Dịch,Phòng Nghiệp vụ"
                ).isEmpty)
            // A deadline that the same file moves is the one that counts.
            let moved = try folder.file(
                "moved.yaml",
                """
                actions:
                  - code: N1.1
                    task_group: N1
                    title: Tăng thu
                    lead_unit: 20BB
                    deadline: 2020-07-31
                    states: [{day: 2020-06-02, state: on_track, sentence: Đang làm, by: 20BB}]
                """)
            #expect(try await workspace.previewImport([moved]).text.contains("1 new, 1 changed"))
        }
    }

    @Test func `what was recorded before stays as it is`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            try workspace.record(
                [
                    ActionState(action: "N1.1", day: Day("2020-06-20")!, state: .onTrack, by: "20CG"),
                    Milestone(
                        code: "Đại hội/1", title: LocalizedText("Đại hội", in: .vietnamese), units: ["20BB"],
                        due: Day("2020-05-31")!),
                    MilestoneEvent(milestone: "Đại hội/1", unit: "20BB", day: Day("2999-01-01")!),
                ], cause: .import)
            let file = try folder.file(
                "old.yaml",
                """
                action_states: [{action: N1.1, day: 2020-06-20, state: on_track, by: 20CG}]
                milestones: [{code: Đại hội/1, title: Đại hội, units: [20BB], due: 2020-06-01}]
                milestone_events: [{milestone: Đại hội/1, unit: 20BB, day: 2999-01-01}]
                """)
            #expect(
                try await workspace.previewImport([file]).text.hasSuffix("0 new, 1 changed, 0 withdrawn, 2 the same"))
        }
    }

    @Test func `days to come, codes, long texts and closed units are refused at their cells`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let gone = try #require(workspace.pack.units.units.first { $0.to != nil })
            let long = String(repeating: "x", count: 1_001)
            let milestones = """
                code,title,units,due
                G C/7?,Mốc,20BB,2020-05-31
                M2,\(long),20BB,2020-05-31
                M3,Mốc,20BB; \(gone.id),2020-05-31

                """
            #expect(
                try await Self.refused(milestones, workspace, in: folder)
                    == ["A2 not-a-code", "B3 text-too-long", "C4 unit-not-there"])
            try workspace.setMilestone(
                MilestoneDraft(code: "M", title: [.vietnamese: "Mốc"], units: ["20BB"], due: "2020-05-31"))
            #expect(
                try await Self.refused(
                    "milestone,unit,day,evidence\nM,20BB,2999-01-01,x\n", workspace, in: folder) == ["C2 day-to-come"])
            #expect(
                try await Self.refused(
                    "code,number,issuer,day,title,units\nCV,1,Cục,2999-01-01,x,20BB\n", workspace, in: folder)
                    == ["D2 day-to-come"])
        }
    }

    @Test func `forms refuse a unit that is not there, and say who does its work`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.planned(in: folder)
            let gone = try #require(workspace.pack.units.units.first { $0.to != nil && $0.successor != nil })
            var fields = try #require(try workspace.planFields(of: .action, "N1.1"))
            fields["lead_unit"] = gone.id.rawValue
            let invalid = #expect(throws: InvalidFields.self) {
                try workspace.savePlan(.action, fields, isNew: false)
            }
            #expect(invalid?.message(of: "lead_unit")?[.vietnamese].contains("'\(gone.successor!)'") == true)
            fields["lead_unit"] = "20BB"
            fields["theme"] = String(repeating: "x", count: 1_001)
            let long = #expect(throws: InvalidFields.self) { try workspace.savePlan(.action, fields, isNew: false) }
            #expect(long?.problems.map(\.field) == ["theme"])
            let refused = #expect(throws: RefusedDraft.self) {
                try workspace.issueDirective(
                    DirectiveDraft(
                        number: "1-CV", issuer: "Cục", day: "2020-03-02", title: [.vietnamese: "x"],
                        units: [gone.id.rawValue]))
            }
            #expect(refused?.problems.map(\.field) == ["units"])
        }
    }
}
