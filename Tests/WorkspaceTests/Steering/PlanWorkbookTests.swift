import Diagnostics
import Documents
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `The plan as a workbook` {
    private static let planner = Identity(
        account: "thử", displayName: "Thử", grants: [Grant(.planner, at: "20ZZ")])

    /// A plan with everything a plan can hold.
    private static func recorded(in folder: URL) async throws -> TwofoldWorkspace {
        let workspace = try await Sample.quangNinh(in: folder)
        let file = try folder.file(
            "ke-hoach.yaml",
            """
            resolutions:
              - code: NQ
                number: 1-NQ
                issuer: Đảng ủy
                day: 2020-01-02
                title: {vi: "Nghị quyết, nhiệm vụ", en: Resolution}
                theme: cải cách
                is_illustrative: true
                task_groups:
                  - code: N1
                    title: {vi: Thu, en: Revenue}
                    actions:
                      - code: N1.1
                        title: {vi: "Tăng thu; chống thất thu", en: Collect more}
                        lead_unit: 20ZZ
                        supporting_units: [20BB, 20CF]
                        deadline: 2020-05-31
                        expected_result: {vi: "Vượt 5 %", en: "5 % more"}
                        indicators: [revenue, declarations]
                        theme: thu
                        states:
                          - {day: 2020-03-01, state: on_track, sentence: "Đang làm\\nHai dòng", by: 20ZZ}
                          - {day: 2020-05-01, state: at_risk, sentence: "Chậm", reason: "Dịch bệnh", evidence: "BC 5", by: 20ZZ}
                      - code: N1.2
                        title: {en: Only English}
                        lead_unit: 20CF
                      - code: N1.10
                        title: Rút lại
                        lead_unit: 20CF
                  - code: N2
                    title: Nhóm không có giải pháp
            """)
        try await workspace.importRecords([file])
        let withdrawn = try folder.file(
            "rut.yaml",
            "actions:\n  - {code: N1.10, task_group: N1, title: Rút lại, lead_unit: 20CF, withdrawn: true}")
        try await workspace.importRecords([withdrawn])
        return workspace
    }

    private static func exported(
        _ workspace: TwofoldWorkspace, _ language: Language = .vietnamese, in folder: URL,
        change: (inout Table) -> Void = { _ in }
    ) throws -> URL {
        var workbook = try workspace.planWorkbook(in: language)
        for index in workbook.sheets.indices {
            guard case .table(var table) = workbook.sheets[index].content else { continue }
            change(&table)
            workbook.sheets[index].content = .table(table)
        }
        let file = folder.appending(path: "ke-hoach.xlsx")
        try workbook.data().write(to: file)
        return file
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `sent back as it is changes nothing`(language: Language) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let file = try Self.exported(workspace, language, in: folder)
            let answer = try await workspace.previewImport([file])
            #expect(answer.text == "0 new, 0 changed, 0 withdrawn, 8 the same")
        }
    }

    @Test func `enters an empty workspace as the same plan`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let file = try Self.exported(workspace, in: folder) { table in
                // A new workspace has nothing to withdraw.
                table.rows.removeAll { $0.cells.last == .text("có") }
            }
            let other = try await TwofoldWorkspace.create(
                in: folder.appending(path: "other"), pack: Machine.quangNinh, actor: "thử")
            try await other.importRecords([file])
            #expect(try other.registry.plan() == workspace.registry.plan())
            #expect(try other.registry.plan().actions.map(\.action.code) == ["N1.1", "N1.2"])
        }
    }

    @Test func `gives exactly the differences of the cells that were changed`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let file = try Self.exported(workspace, in: folder) { table in
                for row in table.rows.indices {
                    for (cell, value) in table.rows[row].cells.enumerated() where value == .text("20BB; 20CF") {
                        table.rows[row].cells[cell] = .text("20BB, 20CG")
                    }
                    for (cell, value) in table.rows[row].cells.enumerated()
                    where value == .day(Day("2020-05-31")!) {
                        table.rows[row].cells[cell] = .text("15/06/2020")
                    }
                }
            }
            let answer = try await workspace.previewImport([file])
            #expect(
                answer.text == """
                    changed action N1.1: Tăng thu; chống thất thu, 20ZZ by 2020-06-15
                        supporting_units: ["20BB","20CF"] → ["20BB","20CG"]
                        deadline: 2020-05-31 → 2020-06-15
                    0 new, 1 changed, 0 withdrawn, 7 the same
                    """)
        }
    }

    @Test func `keeps a sentence that looks like a list, and leaves no text out for its length`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let day = Day("2020-04-01")!
            try workspace.record(
                [
                    Registry.ActionState(
                        action: "N1.1", day: day, state: .onTrack, sentence: #"["a","b"]"#, by: "20ZZ")
                ], cause: .plan)
            let file = try Self.exported(workspace, in: folder)
            #expect(try await workspace.previewImport([file]).text == "0 new, 0 changed, 0 withdrawn, 9 the same")
            try workspace.record(
                [
                    Registry.ActionState(
                        action: "N1.1", day: day, state: .onTrack, sentence: String(repeating: "x", count: 40_000),
                        by: "20ZZ")
                ], cause: .plan)
            #expect(throws: DocumentError.self) { try Self.exported(workspace, in: folder) }
        }
    }

    @Test func `is refused with the sheet and cell of what is wrong`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let file = try Self.exported(workspace, in: folder) { table in
                for row in table.rows.indices {
                    for (cell, value) in table.rows[row].cells.enumerated() {
                        if value == .text("20BB; 20CF") { table.rows[row].cells[cell] = .text("20BB; 99XX") }
                        if value == .text("at_risk") { table.rows[row].cells[cell] = .text("chậm") }
                    }
                }
            }
            let error = await #expect(throws: InvalidSource.self) { try await workspace.previewImport([file]) }
            let places = (error?.diagnostics ?? []).map { diagnostic in
                "\(diagnostic.place?.description.split(separator: ":").last ?? "") \(diagnostic.code)"
            }
            #expect(places == ["Giải pháp!F2 unknown-code", "Tiến độ!C3 late-is-computed"])
            #expect(try workspace.revisions().latest == 4)
        }
    }

    @Test func `says in words what a sent file would change, and writes what was looked at`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Self.recorded(in: folder)
            let file = try Self.exported(workspace, in: folder) { table in
                for row in table.rows.indices {
                    for (cell, value) in table.rows[row].cells.enumerated() where value == .text("20BB; 20CF") {
                        table.rows[row].cells[cell] = .text("20BB")
                    }
                }
            }
            func sent() throws -> Upload {
                var receiver = try workspace.uploads.receive("Kế hoạch.xlsx", by: "thử", for: .livingRecords)
                try receiver.write(Data(contentsOf: file))
                return try receiver.finish()
            }
            let upload = try sent()
            let preview = try await workspace.recordPreview(of: upload, by: Self.planner)
            #expect(preview.items.count == 1 && preview.sameCount == 7)
            let item = try #require(preview.items.first)
            #expect(item.kind[.vietnamese] == "giải pháp" && item.key == [.text("N1.1")])
            #expect(item.place == "Giải pháp!A2" && item.title?[.english] == "Collect more")
            #expect(item.fields.map(\.name[.vietnamese]) == ["đơn vị phối hợp"])
            #expect(item.fields.first?.before == .list([.unit("20BB"), .unit("20CF")]))
            #expect(item.fields.first?.after == .list([.unit("20BB")]))
            let receipt = try workspace.applyRecords(of: upload, previewedAt: preview.revision, by: Self.planner)
            #expect(receipt == RecordReceipt(revision: preview.revision + 1, new: 0, changed: 1, withdrawn: 0))
            #expect(workspace.uploads[upload.id] == nil)

            // What was looked at before something else changed is not written.
            let again = try sent()
            #expect(
                throws: WorkspaceError.previewIsStale(previewedAt: preview.revision, now: preview.revision + 1)
            ) {
                try workspace.applyRecords(of: again, previewedAt: preview.revision, by: Self.planner)
            }
            #expect(workspace.uploads[again.id] != nil)
        }
    }
}
