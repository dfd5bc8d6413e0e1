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
            #expect(sheet.rows[5] == ["revision", String(try bench.workspace.latest)])
            #expect(sheet.rows.count == 8 + 6 * 5)
            #expect(
                sheet.rows[9] == [
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
            #expect(xml.contains("<sheetProtection") && xml.contains("sqref=\"H9\""))
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
                try faults(["H9": "không", "H10": "1,5", "H11": "2.5"]) == [
                    "phong_dich!H11", "phong_dich!H12", "phong_dich!H13",
                ])
            #expect(
                try faults(["A9": "99XX", "C10": "drivers", "A15": "20ZZ"]) == [
                    "phong_dich!A11", "phong_dich!C12", "phong_dich!A17",
                ])
            #expect(try faults(["C10": "staff_infected"]) == ["phong_dich!H12"])
            #expect(try faults(["B4": "khac"]) == ["phong_dich!B6"])
            #expect(try faults(["B5": "2020H1"]) == ["phong_dich!B7"])
            #expect(try faults(["A4": "mẫu"]).count == 1)
            // Another unit than the reader's own.
            #expect(try faults(["H9": "1"], for: ["20BB"]) == (14...18).map { "phong_dich!A\($0 + 2)" })
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
                cells["H\(9 + offset)"] = value
                cells["H\(14 + offset)"] = value
            }
            var wrong = cells
            wrong["H17"] = "51"
            wrong["H18"] = ""
            let bad = try Self.typed(template.data, in: folder, wrong)
            let preview = try bench.workspace.readReports(bad, for: nil, day: ReportBench.day)
            #expect(
                preview.faults.isEmpty
                    && preview.reports.map(\.open).map { $0.map(\.address) } == [
                        [], ["phong_dich!H19", "phong_dich!H20"],
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
            cells["H10"] = "1"
            let late = try Self.typed(template.data, in: folder, cells)
            let read = try bench.workspace.readReports(late, for: nil, day: ReportBench.day)
            #expect(
                read.faults.map(\.address) == ["phong_dich!H12"]
                    && read.faults[0].message[.english].contains("waits for approval"))
        }
    }

    @Test func `does not overwrite what was entered after it was written, and names the cells`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.workspace.saveReport(
                ReportBench.draft(["drivers_tested": "9000", "consultations": "2"]))
            let template = try bench.workspace.reportTemplate(
                of: "phong_dich", for: ["20BB"], in: Self.period, language: .vietnamese)
            try bench.acting(as: "khac").saveReport(
                ReportBench.draft(["drivers_tested": "12345"], notes: ["drivers_tested": "Mở lại cửa khẩu"]))
            let before = try bench.workspace.latest
            // One cell has the value from before, one is filled in, and one was changed by both to the same.
            let old = try Self.typed(template.data, in: folder, ["H11": "8100"])
            let read = try bench.workspace.readReports(old, for: nil, day: ReportBench.day)
            #expect(read.faults.map(\.address) == ["phong_dich!H12", "phong_dich!I12"])
            #expect(read.faults[0].message[.vietnamese].contains("12.345"))
            #expect(
                problems { try bench.workspace.takeReports(old, for: nil, day: ReportBench.day, submitting: false) }?
                    .count == 2)
            #expect(try bench.workspace.latest == before)
            // With what is kept now typed in, the rest of the file is taken.
            let mended = try Self.typed(
                template.data, in: folder, ["H11": "8100", "H10": "12345", "I10": "Mở lại cửa khẩu"])
            try bench.workspace.takeReports(mended, for: nil, day: ReportBench.day, submitting: false)
            #expect(try bench.workspace.report(ReportBench.july).values.map(\.now) == [nil, 12345, 8100, nil, 2])
            #expect(try bench.workspace.report(ReportBench.july).values[1].note == "Mở lại cửa khẩu")
            // What they typed themselves they may change with the same file.
            let own = try Self.typed(
                template.data, in: folder, ["H11": "8200", "H10": "12345", "I10": "Mở lại cửa khẩu"])
            #expect(try bench.workspace.readReports(own, for: nil, day: ReportBench.day).faults.isEmpty)
            #expect(
                try bench.acting(as: "khac").readReports(own, for: nil, day: ReportBench.day).faults.map(\.address)
                    == ["phong_dich!H13"])
            // Neither is what a file brought overwritten.
            try await bench.workspace.importRecords([
                try folder.file(
                    "nhap.yaml",
                    """
                    reported:
                      - {field: consultations, unit: 20BB, period: 202007, value: 5, status: draft, day: 2020-08-03, by: tep}

                    """)
            ])
            #expect(
                try bench.workspace.readReports(mended, for: nil, day: ReportBench.day).faults.map(\.address)
                    == ["phong_dich!H15"])
            let foreign = try Self.typed(template.data, in: folder, ["B6": "99999"])
            #expect(
                try bench.workspace.readReports(foreign, for: nil, day: ReportBench.day).faults.map(\.address)
                    == ["phong_dich!B8"])
        }
    }

    @Test func `is refused where another sheet has the same value, and handed in all at once`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func sheet(_ name: String, _ unit: String, _ fields: [String]) -> Sheet {
                let rows =
                    [["form", "phong_dich"], ["period", "202007"], ["Mã đơn vị"]]
                    + fields.map { [unit, "", $0, "", "", "", "", ReportBench.whole[$0] ?? "", ""] }
                let table = Table(
                    columns: (0..<9).map { _ in .init() }, header: [(0..<9).map { .init("Cột \($0)") }],
                    rows: rows.map { row in
                        Table.Row((row + Array(repeating: "", count: 9 - row.count)).map { .text($0) })
                    })
                return Sheet(name: name, content: .table(table))
            }
            func file(_ sheets: [Sheet]) throws -> URL {
                let file = folder.appending(path: "hai-trang.xlsx")
                try XLSXWriter().write(Workbook(title: "Mẫu", language: .vietnamese, sheets: sheets), to: file)
                return file
            }
            let fields = ReportBench.whole.keys.sorted()
            let before = try bench.workspace.latest
            let twice = try file([sheet("Một", "20BB", fields), sheet("Hai", "20BB", [fields[0]])])
            let read = try bench.workspace.readReports(twice, for: nil, day: ReportBench.day)
            #expect(read.faults.count == 1 && read.faults[0].address.hasPrefix("Hai!H"))
            #expect(read.faults[0].message[.english].contains("Một!H"))
            #expect(
                problems { try bench.workspace.takeReports(twice, for: nil, day: ReportBench.day, submitting: true) }?
                    .count == 1)
            #expect(try bench.workspace.latest == before)
            // A report over two sheets, and another one: one revision has them all.
            let split = try file([
                sheet("Một", "20BB", Array(fields.prefix(2))), sheet("Hai", "20BB", Array(fields.dropFirst(2))),
                sheet("Ba", "20CF", fields),
            ])
            let taken = try bench.workspace.takeReports(split, for: nil, day: ReportBench.day, submitting: true)
            #expect(taken.map(\.unit) == ["20BB", "20CF"])
            let reports = try taken.map { try bench.workspace.report($0) }
            #expect(reports.allSatisfy { $0.state == .submitted(level: 1) })
            #expect(Set(reports.flatMap(\.steps).map(\.revision)).count == 1)
            #expect(
                try bench.workspace.registry.revisions().last?.summary
                    == "phong_dich/20BB/202007 and 1 more: submitted")
        }
    }

    @Test func `cannot change a note of a report that waits or is locked`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            try bench.workspace.submitReport(ReportBench.draft(notes: ["drivers_tested": "Đã kiểm tra"]))
            func faults() throws -> [ReportWorkbook.Fault] {
                let template = try bench.workspace.reportTemplate(
                    of: "phong_dich", for: ["20BB"], in: Self.period, language: .vietnamese)
                let file = try Self.typed(template.data, in: folder, ["I10": "Khác"])
                return try bench.workspace.readReports(file, for: nil, day: ReportBench.day).faults
            }
            #expect(try faults().map(\.address) == ["phong_dich!I12"])
            try bench.approve(as: "chi.cuc.truong")
            try bench.approve(as: "phong.nghiep.vu")
            let locked = try faults()
            #expect(locked.map(\.address) == ["phong_dich!I12"] && locked[0].message[.english].contains("locked"))
        }
    }
}
