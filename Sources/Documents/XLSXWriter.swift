import CXLSXWriter
import Domain
package import Foundation

/// Writes a `Workbook` as an Excel file: numbers, dates and percentages as such, charts as Excel's own, figures with a note
/// that says where they come from.
package struct XLSXWriter: Sendable {
    /// Above this many figures a sheet has hidden columns with the references instead of notes, which are slow to open.
    package var mostNotes: Int

    package init(mostNotes: Int = 1000) { self.mostNotes = mostNotes }

    /// Replaces what is at `file`.
    ///
    /// - Throws: ``DocumentError/cannotWrite(_:why:)``, also for a text longer than a cell can hold: none is left out.
    package func write(_ workbook: Workbook, to file: URL) throws {
        try checkTexts(of: workbook, for: file)
        // Written beside the target and moved there when whole.
        let draft = file.deletingLastPathComponent().appending(path: ".\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: draft) }
        guard let book = workbook_new(draft.path) else { throw DocumentError.cannotWrite(file, why: "out of memory") }
        setProperties(of: workbook, in: book)
        let formats = CellFormats(of: book)
        let names = SheetNames.make(workbook.sheets.isEmpty ? [workbook.title] : workbook.sheets.map(\.name))
        let words = OfficialWords(layout: .state, language: workbook.language)
        for (index, name) in names.enumerated() {
            guard let page = workbook_add_worksheet(book, name) else {
                workbook_close(book)
                throw DocumentError.cannotWrite(file, why: "Excel refuses the sheet name '\(name)'")
            }
            let sink = SheetSink(book: book, page: page, name: name, formats: formats, words: words)
            guard workbook.sheets.indices.contains(index) else {
                sink.text(workbook.title, row: 0, column: 0, CellFormat(role: .title))
                continue
            }
            let sheet = workbook.sheets[index]
            switch sheet.content {
            case .table(let table): TableSheet(table: table, sheet: sheet, mostNotes: mostNotes).write(to: sink)
            case .chart(let chart): ChartSheet(chart: chart, sheet: sheet).write(to: sink)
            }
        }
        let result = workbook_close(book)
        guard result == LXW_NO_ERROR else {
            throw DocumentError.cannotWrite(file, why: lxw_strerror(result).map { String(cString: $0) } ?? "")
        }
        do {
            var archive = try ZipArchive(reading: draft)
            ChartGaps.clear(&archive, charts: workbook.sheets.compactMap(\.chart))
            try archive.write(to: draft, first: "[Content_Types].xml")
            try Data(contentsOf: draft).write(to: file, options: .atomic)
        } catch let error as DocumentError {
            throw error
        } catch { throw DocumentError.cannotWrite(file, why: error.localizedDescription) }
    }

    /// The characters a cell can hold.
    private static let longestText = 32_767

    private func checkTexts(of workbook: Workbook, for file: URL) throws {
        for sheet in workbook.sheets {
            guard case .table(let table) = sheet.content else { continue }
            for row in table.rows {
                for case .text(let runs) in row.cells where runs.plainText.unicodeScalars.count > Self.longestText {
                    throw DocumentError.cannotWrite(
                        file,
                        why: "a text of '\(sheet.name)' is longer than the \(Self.longestText) characters of a cell: "
                            + "\(runs.plainText.prefix(60))…")
                }
            }
        }
    }

    private func setProperties(of workbook: Workbook, in book: UnsafeMutablePointer<lxw_workbook>) {
        var properties = lxw_doc_properties()
        properties.title = strdup(XML.cleaned(String(workbook.title.prefix(255))))
        properties.author = strdup(XML.cleaned(String(workbook.author.prefix(255))))
        defer {
            free(properties.title)
            free(properties.author)
        }
        let first = Day(year: 1980, month: 1, day: 1)
        properties.created = (workbook.date ?? first).map { time_t($0.ordinal) * 86_400 } ?? 1
        workbook_set_properties(book, &properties)
    }
}
