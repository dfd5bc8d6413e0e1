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
        for report in wanted {
            if submitting { try submitReport(report.draft) } else { try saveReport(report.draft) }
        }
        return wanted.map(\.key)
    }
}

/// The rows of a template, taken one sheet at a time.
private struct ReportReading {
    let workspace: TwofoldWorkspace
    let book: ReportBook
    let units: Set<OrgUnit.ID>?
    let day: Day
    private(set) var reports: [ReportWorkbook.Report] = []
    private(set) var faults: [ReportWorkbook.Fault] = []
    private(set) var foundForm = false

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
        /// Where each field stands: `H9`.
        var places: [String: String] = [:]
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
        var entries: [OrgUnit.ID: Entry] = [:]
        var order: [OrgUnit.ID] = []
        // The first row with anything in it below the marks is the heading.
        let below = sheet.rows.enumerated().filter { index, row in
            index >= max(code.row, written.row) && row.contains { !$0.isEmpty }
        }
        for (index, row) in below.dropFirst() {
            let unit = OrgUnit.ID(cell(.unit, of: row))
            guard let field = check(row, index + 1, unit, form, period, sheet.name) else { continue }
            if entries[unit] == nil { order.append(unit) }
            let place = address(.value, index + 1, sheet.name)
            if let first = entries[unit]?.places[field.code] {
                fault(
                    place, vi: "Số liệu này đã có ở \(first).", en: "This value stands at \(first) already.")
                continue
            }
            entries[unit, default: Entry()].places[field.code] = place
            entries[unit, default: Entry()].entries[field.code] = cell(.value, of: row)
            entries[unit, default: Entry()].notes[field.code] = cell(.note, of: row)
        }
        for unit in order {
            if let entry = entries[unit] { try take(entry, ReportKey(form: form.code, unit: unit, period: period)) }
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
        let draft = ReportDraft(key, entries: entry.entries, notes: entry.notes, day: day)
        let (numbers, unreadable) = try draft.values(over: record)
        for problem in unreadable {
            faults.append(
                ReportWorkbook.Fault(
                    address: problem.field.flatMap { entry.places[$0] } ?? key.description, message: problem.message))
        }
        let changed = record.form.fields.filter {
            entry.entries[$0.code] != nil && numbers[$0.code] != record.numbers[$0.code]
        }
        switch record.state {
        case .none, .draft, .returned: break
        case .submitted, .approved:
            // What says the same is no change, and needs none.
            guard let first = changed.first else { return }
            let error: ReportingError = record.state == .approved ? .locked(key) : .waiting(key)
            faults.append(
                ReportWorkbook.Fault(address: entry.places[first.code] ?? key.description, message: error.message))
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
                }, changesNotes: draft.notes != record.answers.filter { entry.entries[$0.key] != nil }, draft: draft))
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
