import Documents
import Domain
import Foundation
import Lake
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A template of a form` {
    private static let period = Period("202007")!

    /// The template as it would be after somebody typed into it: the same sheet with some cells changed.
    private static func typed(_ data: Data, in folder: URL, _ cells: [String: String], name: String = "phong_dich")
        throws -> URL
    {
        let sheet = try #require(try TableFile.read(try folder.file("goc.xlsx", data)).sheets.first)
        var rows = sheet.rows
        for (address, text) in cells {
            let column = Int(try #require(address.unicodeScalars.first).value) - 65
            let row = try #require(Int(address.dropFirst())) - 1
            while rows.count <= row { rows.append([]) }
            while rows[row].count <= column { rows[row].append("") }
            rows[row][column] = text
        }
        let width = rows.map(\.count).max() ?? 0
        let filled = EntrySheet(
            name: name, titleLines: [], marks: [],
            columns: (0..<width).map { .init($0 < rows[0].count ? rows[0][$0] : "", width: 10) },
            rows: rows.map { row in row.map { .text($0) } })
        return try folder.file("da-nhap.xlsx", try filled.data(language: .vietnamese))
    }

    @Test func `comes back without losing anything, drafts, notes and empty cells among it`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.approved(
                ReportBench.whole.merging(["drivers_tested": "100"]) { $1 }.merging(["vehicles_disinfected": "90"]) {
                    $1
                }, key: ReportKey(form: "phong_dich", unit: "20BB", period: Period("202006")!))
            try bench.workspace.saveReport(
                ReportBench.draft(
                    ["drivers_tested": "9120", "epidemic_posts": "7"],
                    notes: ["drivers_tested": "Mở lại cửa khẩu; \"=1+1\""]))
            let template = try bench.workspace.reportTemplate(
                of: "phong_dich", for: try bench.workspace.reporters(of: "phong_dich", in: Self.period),
                in: Self.period, language: .vietnamese)
            #expect(template.name == "phong_dich-202007.xlsx")
            let file = try folder.file("mau.xlsx", template.data)
            let sheet = try #require(try TableFile.read(file).sheets.first)
            #expect(
                sheet.name == "phong_dich" && sheet.rows[3] == ["form", "phong_dich"]
                    && sheet.rows[4] == ["period", "202007"])
            #expect(sheet.rows.count == 7 + 6 * 5)
            #expect(
                sheet.rows[8] == [
                    "20BB", "Móng Cái", "drivers_tested", "Lái xe được kiểm tra y tế", "người", "0–100.000", "100",
                    "9120",
                    "Mở lại cửa khẩu; \"=1+1\"",
                ])
            let back = try bench.workspace.readReports(file, for: nil, day: ReportBench.day)
            #expect(back.faults.isEmpty && back.reports.count == 6 && back.reports.allSatisfy(\.isUnchanged))
            let before = try bench.workspace.latest
            #expect(try bench.workspace.takeReports(file, for: nil, day: ReportBench.day, submitting: false) == [])
            #expect(try bench.workspace.latest == before)
        }
    }

    @Test func `locks all but the cells to be typed, and says what they take`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let template = try bench.workspace.reportTemplate(
                of: "phong_dich", for: ["20BB"], in: Self.period, language: .english)
            #expect(template.name == "phong_dich-202007-20BB.xlsx")
            let file = try folder.file("mau.xlsx", template.data)
            let unzip = try #require(Machine.program("unzip"))
            let xml = try await run(unzip, ["-p", file.path, "xl/worksheets/sheet1.xml"]).output
            #expect(xml.contains("<sheetProtection") && xml.contains("sqref=\"H8\""))
            #expect(xml.contains("type=\"whole\"") && xml.contains("<formula2>500</formula2>"))
            #expect(xml.components(separatedBy: "<dataValidation ").count == 1 + 5)
        }
    }

    @Test func `is refused with the address of each wrong cell, and nothing of it is kept`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let template = try bench.workspace.reportTemplate(
                of: "phong_dich", for: ["20BB", "20CF"], in: Self.period, language: .vietnamese)
            let before = try bench.workspace.latest
            // The copy has a heading of its own above, so every cell is two rows lower.
            func faults(_ cells: [String: String], for units: Set<OrgUnit.ID>? = nil) throws -> [String] {
                let file = try Self.typed(template.data, in: folder, cells)
                let read = try bench.workspace.readReports(file, for: units, day: ReportBench.day)
                #expect(
                    refusal {
                        try bench.workspace.takeReports(file, for: units, day: ReportBench.day, submitting: false)
                    } != nil)
                return read.faults.map(\.address)
            }
            #expect(
                try faults(["H8": "không", "H9": "1,5", "H10": "2.5"]) == [
                    "phong_dich!H10", "phong_dich!H11", "phong_dich!H12",
                ])
            #expect(
                try faults(["A8": "99XX", "C9": "drivers", "A14": "20ZZ"]) == [
                    "phong_dich!A10", "phong_dich!C11", "phong_dich!A16",
                ])
            #expect(try faults(["C9": "staff_infected"]) == ["phong_dich!H11"])
            #expect(try faults(["B4": "khac"]) == ["phong_dich!B6"])
            #expect(try faults(["B5": "2020H1"]) == ["phong_dich!B7"])
            #expect(try faults(["A4": "mẫu"]).count == 1)
            // Another unit than the reader's own.
            #expect(try faults(["H8": "1"], for: ["20BB"]) == (13...17).map { "phong_dich!A\($0 + 2)" })
            #expect(try bench.workspace.latest == before)
        }
    }

    @Test func `is kept as drafts or handed in, all of it or nothing`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let template = try bench.workspace.reportTemplate(
                of: "phong_dich", for: ["20BB", "20CF"], in: Self.period, language: .vietnamese)
            var cells: [String: String] = [:]
            for (offset, value) in ["0", "9000", "8100", "7", "2"].enumerated() {
                cells["H\(8 + offset)"] = value
                cells["H\(13 + offset)"] = value
            }
            var wrong = cells
            wrong["H16"] = "51"
            wrong["H17"] = ""
            let bad = try Self.typed(template.data, in: folder, wrong)
            let preview = try bench.workspace.readReports(bad, for: nil, day: ReportBench.day)
            #expect(
                preview.faults.isEmpty
                    && preview.reports.map(\.open).map { $0.map(\.address) } == [
                        [], ["phong_dich!H18", "phong_dich!H19"],
                    ])
            #expect(
                problems { try bench.workspace.takeReports(bad, for: nil, day: ReportBench.day, submitting: true) }?
                    .count == 2)
            #expect(try bench.workspace.report(ReportBench.july).state == .none)
            #expect(try bench.workspace.takeReports(bad, for: nil, day: ReportBench.day, submitting: false).count == 2)
            #expect(try bench.workspace.report(ReportBench.july).state == .draft)
            let good = try Self.typed(template.data, in: folder, cells)
            #expect(
                try bench.workspace.takeReports(good, for: nil, day: ReportBench.day, submitting: true).map(\.unit) == [
                    "20BB", "20CF",
                ])
            #expect(try bench.workspace.report(ReportBench.july).values.map(\.now) == [0, 9000, 8100, 7, 2])
            // What waits for approval is not changed by a file.
            cells["H9"] = "1"
            let late = try Self.typed(template.data, in: folder, cells)
            let read = try bench.workspace.readReports(late, for: nil, day: ReportBench.day)
            #expect(
                read.faults.map(\.address) == ["phong_dich!H11"]
                    && read.faults[0].message[.english].contains("waits for approval"))
        }
    }
}
