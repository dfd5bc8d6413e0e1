import Diagnostics
import Documents
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `Targets as a workbook` {
    private static let hour = "clearance_time_mean"

    /// The demo's targets, and some that a workbook could lose: a path by hand, a file, a note, a correction, odd numbers.
    private static func withTargets(_ body: (TwofoldWorkspace) async throws -> Void) async throws {
        try await DemoWorkspace.withCopy { workspace in
            let planner = TargetAuthor(language: .vietnamese, units: nil)
            var draft = TargetDraft()
            draft.assigner = "PROVINCE"
            draft.kind = "stretch"
            draft.indicator = "revenue"
            draft.unit = "20CF"
            draft.period = "2020"
            draft.value = "6.000,1234567 tỷ đồng"
            draft.validFrom = "2020-01-01"
            draft.document.number = "5/KH"
            draft.trajectory = "by_hand"
            draft.points = [
                TargetDraft.Point(day: "2020-03-31", cumulative: "1.500,5 tỷ"),
                TargetDraft.Point(day: "2020-12-31", cumulative: "6.000.123.456.700 đồng"),
            ]
            draft.note = "Ghi chú; có dấu chấm phẩy"
            let file = workspace.folder.appending(path: "ke-hoach.pdf")
            try Data("%PDF".utf8).write(to: file)
            _ = try await workspace.setTarget(draft, by: planner, document: .file(file), confirming: .all)
            draft.value = "6.000.123.456.789 đồng"
            draft.validFrom = "2020-07-01"
            draft.trajectory = "linear"
            _ = try await workspace.setTarget(draft, by: planner, confirming: .all)
            try await body(workspace)
        }
    }

    private static func exported(
        _ workspace: TwofoldWorkspace, _ language: Language = .vietnamese, change: (inout Table) -> Void = { _ in }
    ) throws -> URL {
        var workbook = try workspace.targetWorkbook(in: language)
        for index in workbook.sheets.indices {
            guard case .table(var table) = workbook.sheets[index].content else { continue }
            change(&table)
            workbook.sheets[index].content = .table(table)
        }
        let file = workspace.folder.appending(path: "chi-tieu.xlsx")
        try workbook.data().write(to: file)
        return file
    }

    private static func replace(_ old: String, with new: String, in table: inout Table) -> Int {
        var count = 0
        for row in table.rows.indices {
            for (cell, value) in table.rows[row].cells.enumerated() where value == .text(old) {
                table.rows[row].cells[cell] = .text(new)
                count += 1
            }
        }
        return count
    }

    /// Takes a column out.
    private static func drop(_ header: String, from table: inout Table) -> Bool {
        guard let place = table.header[0].firstIndex(where: { "\($0)".contains(header) }) else { return false }
        table.header[0].remove(at: place)
        table.columns.remove(at: place)
        for row in table.rows.indices { table.rows[row].cells.remove(at: place) }
        return true
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `sent back as it is changes nothing, and asks nothing new`(language: Language) async throws {
        try await Self.withTargets { workspace in
            let file = try Self.exported(workspace, language)
            let answer = try await workspace.previewImport([file])
            #expect(answer.text == "0 new, 0 changed, 0 withdrawn, 12 the same")
        }
    }

    @Test func `has values in the unit people read, to the last đồng`() async throws {
        try await Self.withTargets { workspace in
            var texts: [Table.Cell] = []
            _ = try Self.exported(workspace) { table in texts = table.rows.flatMap(\.cells) }
            #expect(texts.contains(.text("11500 tỷ đồng")) && texts.contains(.text("6000.1234567 tỷ đồng")))
            #expect(texts.contains(.text("6000.123456789 tỷ đồng")))
            #expect(texts.contains(.text("2020-03-31 = 1500.5 tỷ đồng; 2020-12-31 = 6000.1234567 tỷ đồng")))
            #expect(texts.contains(.text("10.5 giờ")))
        }
    }

    @Test func `a changed cell is exactly that difference, and a cell that is wrong is refused by its address`()
        async throws
    {
        try await Self.withTargets { workspace in
            let changed = try Self.exported(workspace) { table in
                #expect(Self.replace("11500 tỷ đồng", with: "11.600 tỷ đồng", in: &table) == 1)
            }
            let answer = try await workspace.previewImport([changed])
            #expect(
                answer.text == """
                    changed target PROVINCE target: revenue of 20ZZ in 2020, 11600000000000 from 2020-10-15
                        value: 11500000000000 → 11600000000000
                    0 new, 1 changed, 0 withdrawn, 11 the same
                    """)
            let wrong = try Self.exported(workspace) { table in
                #expect(Self.replace("11500 tỷ đồng", with: "11.600 giờ", in: &table) == 1)
                #expect(Self.replace("stretch", with: "phấn đấu hơn", in: &table) == 2)
            }
            let error = await #expect(throws: InvalidSource.self) { try await workspace.previewImport([wrong]) }
            let places = (error?.diagnostics ?? []).map { diagnostic in
                "\(diagnostic.place?.description.split(separator: ":").last ?? "") \(diagnostic.code)"
            }
            #expect(places.count == 3)
            #expect(places.allSatisfy { $0.hasPrefix("Chỉ tiêu giao!") })
            #expect(places.filter { $0.contains("!B") && $0.hasSuffix("unknown-code") }.count == 2)
            #expect(places.filter { $0.contains("!G") && $0.hasSuffix("unknown-scale") }.count == 1)
        }
    }

    @Test func `a value that its path by hand does not end at is refused in its cell`() async throws {
        try await Self.withTargets { workspace in
            let changed = try Self.exported(workspace) { table in
                #expect(Self.replace("6000.1234567 tỷ đồng", with: "6.500 tỷ đồng", in: &table) == 1)
            }
            let error = await #expect(throws: InvalidSource.self) { try await workspace.previewImport([changed]) }
            #expect(error?.diagnostics.map(\.code) == ["path-ends-elsewhere"])
            #expect(error?.diagnostics.first?.place?.description.contains("Chỉ tiêu giao!") == true)
            // Without the column of paths the path that is there stays, and has to fit all the same.
            let column = try Self.exported(workspace) { table in
                #expect(Self.replace("6000.1234567 tỷ đồng", with: "6.500 tỷ đồng", in: &table) == 1)
                #expect(Self.drop("Kịch bản", from: &table))
            }
            let kept = await #expect(throws: InvalidSource.self) { try await workspace.previewImport([column]) }
            #expect(kept?.diagnostics.map(\.code) == ["path-ends-elsewhere"])
        }
    }

    @Test func `what is asked of a target that is typed is asked of one that is imported, at its cell`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            func asked(_ rows: String...) async throws -> [String] {
                let text = (["assigner;kind;indicator;unit;period;value;valid_from;trajectory"] + rows)
                    .joined(separator: "\n")
                let file = workspace.folder.appending(path: "giao.csv")
                try Data(text.utf8).write(to: file)
                let plan = try workspace.importPlan([(file, "giao.csv")])
                return try await workspace.questions(about: plan).map {
                    "\($0.place?.description ?? "") \($0.code)"
                }
            }
            // 28 times what it reached in 2019, and more than the whole.
            let much = try await asked("DEPARTMENT;target;revenue;20CG;2020;80.000 tỷ;2020-12-01;")
            #expect(
                much.contains { $0.hasSuffix(" ten-times-another") }
                    && much.contains { $0.hasSuffix(" more-than-the-whole") })
            #expect(much.allSatisfy { $0.contains("giao.csv") && $0.contains("F2") }, "\(much)")
            #expect(
                try await asked("PROVINCE;stretch;revenue;20ZZ;2020;9500;2020-12-01;").contains {
                    $0.hasSuffix(" another-unit")
                })
            // Versions of one file are held against each other.
            let versions = try await asked(
                "MOF;stretch;revenue;20PC;2020;950 tỷ;2020-01-01;", "MOF;stretch;revenue;20PC;2020;95 tỷ;2020-07-01;")
            #expect(versions.contains { $0.contains("F3") && $0.hasSuffix(" ten-times-another") }, "\(versions)")
            let path = try await asked(
                "PROVINCE;stretch;revenue;20ZZ;2020;11.500 tỷ;2020-12-01;31/03/2020 = 3.000 tỷ; 30/06/2020 = 2.000 tỷ; 31/12/2020 = 11.500 tỷ"
                    .replacing(";2020-12-01;", with: ";2020-12-01;\"") + "\"")
            #expect(path.contains { $0.contains("H2") && $0.hasSuffix(" falling-path") }, "\(path)")
            #expect(try await asked("DEPARTMENT;target;revenue;20BD;2020;189 tỷ;2020-12-01;").isEmpty)
        }
    }

    @Test func `of a branch holds its own targets only`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let workbook = try workspace.targetWorkbook(of: "20BB", in: .vietnamese)
        guard case .table(let table)? = workbook.sheets.first?.content else {
            Issue.record("a workbook has a sheet")
            return
        }
        #expect(table.rows.count == 1)
        #expect(table.rows.allSatisfy { $0.cells.contains(.text("20BB")) })
    }
}
