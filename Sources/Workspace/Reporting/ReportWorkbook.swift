package import Domain
package import Foundation
import Lake
package import Packs

/// A filled-in template as it was read: drafts by unit, and what is wrong, cell by cell.
package struct ReportWorkbook: Sendable {
    package struct Fault: Sendable, Hashable {
        /// `phong_dich!H9`; the sheet or file alone where no cell is at fault.
        package let address: String
        package let message: LocalizedText
    }
    /// One value that would be another.
    package struct Difference: Sendable, Hashable {
        package let address: String
        package let field: ReportForm.Field
        package let before: Decimal?
        package let after: Decimal?
    }
    /// What one unit's rows would do.
    package struct Report: Sendable {
        package let key: ReportKey
        package let state: ReportState
        package let differences: [Difference]
        /// What handing it in would be refused for, with the cell; a draft may have them.
        package let open: [Fault]
        /// A note is another than the one kept.
        package let changesNotes: Bool
        let draft: ReportDraft
        package var isUnchanged: Bool { differences.isEmpty && !changesNotes }
    }

    package let reports: [Report]
    /// Nothing is kept while there are any.
    package let faults: [Fault]
}

extension TwofoldWorkspace {
    /// Reads a filled-in template; keeps nothing.
    ///
    /// - Parameters:
    ///   - units: The units whose reports the reader may hand in; rows of others are faults. `nil` for all.
    ///   - day: The day it is handed in.
    /// - Throws: `UnusableFile` for what is no workbook.
    package func readReports(_ file: URL, for units: Set<OrgUnit.ID>?, day: Day) throws -> ReportWorkbook {
        guard FileManager.default.fileExists(atPath: file.path) else { throw WorkspaceError.noSuchFile(file.path) }
        var reading = ReportReading(workspace: self, book: try reportBook(), units: units, day: day)
        for sheet in try TableFile.read(file).sheets { try reading.take(sheet) }
        try reading.finish()
        if !reading.foundForm, reading.faults.isEmpty {
            reading.fault(
                file.lastPathComponent, vi: "Tệp không phải mẫu tải về từ hệ thống: thiếu dòng 'form' và 'period'.",
                en: "The file is no template of ours: the rows 'form' and 'period' are missing.")
        }
        return ReportWorkbook(reports: reading.reports, faults: reading.faults)
    }

    /// Keeps what a filled-in template says: every report of it, or none.
    ///
    /// - Parameter submitting: Hands them in; otherwise they are drafts.
    /// - Returns: What was kept; reports in which nothing is another are left as they are unless they are handed in.
    /// - Throws: ``ReportingError/invalid(_:)`` with every fault while there are any.
    @discardableResult
    package func takeReports(
        _ file: URL, for units: Set<OrgUnit.ID>?, day: Day, submitting: Bool
    ) throws -> [ReportKey] {
        let workbook = try readReports(file, for: units, day: day)
        let faults = workbook.faults + (submitting ? workbook.reports.flatMap(\.open) : [])
        guard faults.isEmpty else {
            throw ReportingError.invalid(
                faults.map { ReportProblem("cell", at: $0.address, $0.message) })
        }
        let wanted = workbook.reports.filter { submitting || !$0.isUnchanged }
        try takeReports(wanted.map(\.draft), submitting: submitting)
        return wanted.map(\.key)
    }
}

/// The rows of a template, taken one sheet at a time, and then the reports they make up.
private struct ReportReading {
    let workspace: TwofoldWorkspace
    let book: ReportBook
    let units: Set<OrgUnit.ID>?
    let day: Day
    private(set) var reports: [ReportWorkbook.Report] = []
    private(set) var faults: [ReportWorkbook.Fault] = []
    private(set) var foundForm = false
    private var entries: [ReportKey: Entry] = [:]
    /// In the order of the rows.
    private var keys: [ReportKey] = []
    /// What revisions knew whose values a sheet was filled with.
    private var earlier: [Int: ReportBook] = [:]

    init(workspace: TwofoldWorkspace, book: ReportBook, units: Set<OrgUnit.ID>?, day: Day) {
        self.workspace = workspace
        self.book = book
        self.units = units
        self.day = day
    }

    mutating func fault(_ address: String, vi: String, en: String) {
        faults.append(ReportWorkbook.Fault(address: address, message: LocalizedText(vi: vi, en: en)))
    }

    private struct Entry {
        var entries: [String: String] = [:]
        var notes: [String: String] = [:]
        /// Where the value and the note of each field stand: `H9`, `I9`.
        var places: [String: String] = [:]
        var notePlaces: [String: String] = [:]
        /// The revision its values were written with, by field; none where the sheet does not say.
        var revisions: [String: Int] = [:]
    }

    mutating func take(_ sheet: TableFile.Sheet) throws {
        func mark(_ name: String) -> (text: String, row: Int)? {
            guard let row = sheet.rows.firstIndex(where: { $0.first == name }) else { return nil }
            return (sheet.rows[row].count > 1 ? sheet.rows[row][1] : "", row + 1)
        }
        guard let code = mark(ReportTemplate.formMark), let written = mark(ReportTemplate.periodMark) else { return }
        foundForm = true
        guard let form = book.known.pack.forms.first(where: { $0.code == code.text }) else {
            return fault(
                "\(sheet.name)!B\(code.row)", vi: "Không có biểu mẫu '\(code.text)'.",
                en: "'\(code.text)' is not a form of this pack.")
        }
        guard let period = Period(written.text), period.kind == form.periodKind else {
            return fault(
                "\(sheet.name)!B\(written.row)", vi: "'\(written.text)' không phải là kỳ của biểu mẫu này.",
                en: "'\(written.text)' is not a period of this form.")
        }
        var revision: Int?
        if let known = mark(ReportTemplate.revisionMark) {
            guard let number = Int(known.text), (1...book.known.sequence).contains(number) else {
                return fault(
                    "\(sheet.name)!B\(known.row)", vi: "'\(known.text)' không phải là phiên bản của hệ thống này.",
                    en: "'\(known.text)' is not a revision of this workspace.")
            }
            revision = number
        }
        // The first row with anything in it below the marks is the heading.
        let marks = [code.row, written.row, mark(ReportTemplate.revisionMark)?.row ?? 0].max() ?? 0
        let below = sheet.rows.enumerated().filter { index, row in
            index >= marks && row.contains { !$0.isEmpty }
        }
        for (index, row) in below.dropFirst() {
            let unit = OrgUnit.ID(cell(.unit, of: row))
            guard let field = check(row, index + 1, unit, form, period, sheet.name) else { continue }
            let key = ReportKey(form: form.code, unit: unit, period: period)
            if entries[key] == nil { keys.append(key) }
            let place = address(.value, index + 1, sheet.name)
            if let first = entries[key]?.places[field.code] {
                fault(
                    place, vi: "Số liệu này đã có ở \(first).", en: "This value stands at \(first) already.")
                continue
            }
            var entry = entries[key] ?? Entry()
            entry.places[field.code] = place
            entry.notePlaces[field.code] = address(.note, index + 1, sheet.name)
            entry.entries[field.code] = cell(.value, of: row)
            entry.notes[field.code] = cell(.note, of: row)
            entry.revisions[field.code] = revision
            entries[key] = entry
        }
    }

    /// Makes the reports of all rows taken.
    mutating func finish() throws {
        for key in keys {
            if let entry = entries[key] { try take(entry, key) }
        }
    }

    private func cell(_ column: ReportTemplate.Column, of row: [String]) -> String {
        row.indices.contains(column.rawValue) ? row[column.rawValue] : ""
    }

    private func address(_ column: ReportTemplate.Column, _ row: Int, _ sheet: String) -> String {
        "\(sheet)!\(Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(column.rawValue))))\(row)"
    }

    /// The field of a row; `nil` where the row is refused.
    private mutating func check(
        _ row: [String], _ number: Int, _ unit: OrgUnit.ID, _ form: ReportForm, _ period: Period, _ sheet: String
    ) -> ReportForm.Field? {
        // What is not there and what may not be written answer alike.
        guard units?.contains(unit) ?? true, book.mayReport(unit, period, form) else {
            fault(
                address(.unit, number, sheet), vi: "Bạn không nộp được báo cáo này của đơn vị '\(unit)'.",
                en: "You cannot hand in this report for the unit '\(unit)'.")
            return nil
        }
        let code = cell(.field, of: row)
        guard let field = form.field(code) else {
            fault(
                address(.field, number, sheet), vi: "Biểu mẫu không có số liệu '\(code)'.",
                en: "'\(code)' is not a field of this form.")
            return nil
        }
        return field
    }

    private mutating func take(_ entry: Entry, _ key: ReportKey) throws {
        let record = try book.record(key)
        let draft = ReportDraft(
            key, entries: entry.entries, notes: entry.notes, day: day, seen: record.lastNumber)
        let (numbers, unreadable) = try draft.values(over: record)
        for problem in unreadable {
            faults.append(
                ReportWorkbook.Fault(
                    address: problem.field.flatMap { entry.places[$0] } ?? key.description, message: problem.message))
        }
        let changed = record.form.fields.filter {
            entry.entries[$0.code] != nil && numbers[$0.code] != record.numbers[$0.code]
        }
        let noted = record.form.fields.filter {
            entry.entries[$0.code] != nil && draft.notes[$0.code] != record.answers[$0.code]
        }
        switch record.state {
        case .none, .draft, .returned: try checkNewer(changed, noted, entry, draft, record)
        case .submitted, .approved:
            // What says the same is no change, and needs none.
            let first =
                changed.first.flatMap { entry.places[$0.code] } ?? noted.first.flatMap { entry.notePlaces[$0.code] }
            guard let first else { return }
            let error: ReportingError = record.state == .approved ? .locked(key) : .waiting(key)
            faults.append(ReportWorkbook.Fault(address: first, message: error.message))
        }
        let open = try workspace.reportProblems(draft).filter { problem in !unreadable.contains(problem) }
        reports.append(
            ReportWorkbook.Report(
                key: key, state: record.state,
                differences: changed.map { field in
                    ReportWorkbook.Difference(
                        address: entry.places[field.code] ?? "", field: field, before: record.numbers[field.code],
                        after: numbers[field.code])
                },
                open: open.map { problem in
                    ReportWorkbook.Fault(
                        address: problem.field.flatMap { entry.places[$0] } ?? key.description,
                        message: problem.message)
                }, changesNotes: !noted.isEmpty, draft: draft))
    }

    /// What somebody else typed since the sheet was written is not overwritten by what it has from before.
    private mutating func checkNewer(
        _ changed: [ReportForm.Field], _ noted: [ReportForm.Field], _ entry: Entry, _ draft: ReportDraft,
        _ record: ReportRecord
    ) throws {
        for field in changed {
            guard let before = try earlier(record, entry.revisions[field.code]) else { continue }
            let now = record.numbers[field.code]
            guard now != before.numbers[field.code], record.typist(of: field.code) != workspace.actor else { continue }
            let shown = [Language.vietnamese, .english].map { language in
                now.map { PeopleFormat(language).number($0, decimals: field.scale) } ?? PeopleFormat.unknown
            }
            fault(
                entry.places[field.code] ?? record.key.description,
                vi:
                    "Số liệu này đã được người khác đổi thành \(shown[0]) sau khi tải mẫu. Ghi số đó, hoặc tải mẫu mới rồi nhập lại.",
                en:
                    "Somebody else changed this value to \(shown[1]) after the template was written. Type that, or fill in a new template."
            )
        }
        for field in noted {
            guard let before = try earlier(record, entry.revisions[field.code]),
                record.answers[field.code] != before.answers[field.code],
                record.answerer(of: field.code) != workspace.actor
            else { continue }
            fault(
                entry.notePlaces[field.code] ?? record.key.description,
                vi: "Giải trình này đã được người khác sửa sau khi tải mẫu. Tải mẫu mới rồi nhập lại.",
                en: "Somebody else changed this note after the template was written. Fill in a new template.")
        }
    }

    /// The report as the revision knew it that the sheet was written with; `nil` where the sheet does not say.
    private mutating func earlier(_ record: ReportRecord, _ revision: Int?) throws -> ReportRecord? {
        guard let revision else { return nil }
        let book = try earlier[revision] ?? book.asKnown(at: revision, in: workspace.registry)
        earlier[revision] = book
        return book[record.key, record.form]
    }
}

extension ReportWorkbook {
    /// What it would do, and what is wrong.
    package var text: String {
        var lines: [String] = []
        for report in reports {
            lines.append("\(report.key): \(report.differences.count) values change")
            lines += report.differences.map {
                "  \($0.address): \($0.field.code) \($0.before.map { "\($0)" } ?? "–") → \($0.after.map { "\($0)" } ?? "–")"
            }
            lines += report.open.map { "  before it is handed in, \($0.address): \($0.message[.english])" }
        }
        lines += faults.map { "error: \($0.address): \($0.message[.english])" }
        return lines.isEmpty ? "nothing changes" : lines.joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "reports": .array(
                reports.map { report in
                    .object([
                        "form": .text(report.key.form), "unit": .text(report.key.unit.rawValue),
                        "period": .text(report.key.period.description), "state": .text(report.state.name),
                        "differences": .array(
                            report.differences.map {
                                .object([
                                    "cell": .text($0.address), "field": .text($0.field.code),
                                    "before": .optional($0.before), "after": .optional($0.after),
                                ])
                            }),
                        "open": .array(report.open.map(\.json)),
                    ])
                }), "faults": .array(faults.map(\.json)),
        ])
    }
}

extension ReportWorkbook.Fault {
    fileprivate var json: JSON { .object(["cell": .text(address), "message": .text(message[.english])]) }
}
