import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Lake
import NIOCore
import Packs
import Workspace

/// Refused rows, each a form with the file's own cells, to be corrected and sent again.
struct QuarantinePage: Sendable {
    struct Cell: Sendable {
        let name: String
        let id: String
        let label: String
        let value: String
        let problem: String?
    }
    struct Row: Sendable {
        let heading: String
        let id: String
        let action: String
        let problems: [String]
        let cells: [Cell]
        let correctedHref: String?
        let corrected: String?
        let isOpen: Bool
    }
    struct Filter: Sendable {
        let text: String
        let href: String
        let isCurrent: Bool
    }

    let sentence: String
    let filters: [Filter]
    let rows: [Row]
    let newer: String?
    let older: String?
    let export: String?
}

extension WebServer {
    func bindQuarantine(_ book: RouteBook) {
        book.on(.quarantine) { visit in
            try await visit.answer(
                Page(
                    "quarantine", title: visit.words["data_quarantine"], menu: .data, showsChoice: false,
                    model: QuarantinePage(visit)))
        }
        book.on(.correction) { visit in
            guard let load = Int(visit.path("load")), let line = Int(visit.path("line")) else {
                throw WebError.noSuchLoad
            }
            let cells = visit.form.names.compactMap { name -> (Int, String)? in
                guard name.first == "c", let position = Int(name.dropFirst()) else { return nil }
                return (position, visit.form.verbatim(name) ?? "")
            }
            guard
                let upload = try await visit.workspace.correction(
                    of: load, line: line, cells: Dictionary(cells) { first, _ in first })
            else { throw WebError.rowGone }
            let order = LoadOrder(source: upload.source ?? "", infersCoverage: false)
            let job = await jobs.ask(.load(upload, order), in: visit.workspace)
            return visit.redirect(to: "/data/jobs/\(job.id)")
        }
        book.on(.quarantineExport) { visit in
            try visit.demand(.loadRecords, at: visit.tree.root)
            let load = visit.query["load"].flatMap { Int($0) }
            let file = FileManager.default.temporaryDirectory.appending(path: "quarantine-\(UploadFolder.newID()).csv")
            defer { try? FileManager.default.removeItem(at: file) }
            let rows = try await visit.workspace.exportQuarantine(of: load, to: file, in: visit.language)
            try visit.workspace.audit(
                "export.quarantine", subject: load.map { "load \($0)" } ?? "quarantine",
                detail: ["rows": String(rows)], by: visit.identity.account)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"tu-choi\(load.map { "-lo-\($0)" } ?? "").csv\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Data(contentsOf: file))))
        }
    }
}

extension WebError {
    static let rowGone = WebError(
        .conflict, "row-gone",
        vi:
            "Dòng này đã được sửa và gửi lại, hoặc lần nạp của nó đã được thu hồi. Tải lại trang để xem các dòng còn mở.",
        en:
            "This row has been corrected and sent again, or its load was taken back. Load the page again to see the open rows."
    )
}

extension QuarantinePage {
    private static let size = 20

    fileprivate init(_ visit: Visit) async throws {
        let words = visit.words
        let load = visit.query["load"].flatMap { Int($0) }
        let first = visit.place("from")
        let counts = try await visit.workspace.refusedCounts()
        let open = load.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
        let query = QuarantineQuery(load: load, onlyOpen: true, offset: first, limit: Self.size)
        let loads = try await visit.workspace.loadBook()
        let headers = Dictionary(loads.map { ($0.number, $0) }) { first, _ in first }
        rows = try await visit.workspace.refusedRows(query).compactMap { row in
            headers[row.load].map { Row(row, $0, visit) }
        }
        sentence =
            open == 0
            ? words["data_no_open_rows"]
            : words.sentence(
                "data_open_rows", ["n": visit.count(open), "loads": String(load == nil ? counts.count : 1)])
        filters =
            [Filter(text: words["data_all_loads"], href: "/data/quarantine", isCurrent: load == nil)]
            + counts.keys.sorted().map { number in
                Filter(
                    text: words.sentence(
                        "data_load_with_open",
                        [
                            "n": String(number), "file": headers[number]?.receipt.file ?? "",
                            "open": visit.count(counts[number] ?? 0),
                        ]),
                    href: "/data/quarantine?load=\(number)", isCurrent: number == load)
            }
        let path = "/data/quarantine?" + (load.map { "load=\($0)&" } ?? "")
        newer = first > 0 ? path + "from=\(max(0, first - Self.size))" : nil
        older = first + Self.size < open ? path + "from=\(first + Self.size)" : nil
        let isExported = open > 0 && load != nil && visit.may(.export, at: visit.tree.root)
        export = isExported ? load.map { "/data/quarantine.csv?load=\($0)" } : nil
    }
}

extension QuarantinePage.Row {
    fileprivate init(_ row: QuarantinedRow, _ load: Load, _ visit: Visit) {
        let words = visit.words
        heading = words.sentence(
            "data_row_heading", ["line": String(row.line), "file": load.receipt.file, "n": String(row.load)])
        id = "row-\(row.load)-\(row.line)"
        action = "/data/quarantine/\(row.load)/\(row.line)"
        problems = row.problems.map { problem in
            [
                problem.label ?? problem.column.map { visit.name(ofColumn: $0, in: row.dataset) },
                problem.message(in: visit.language),
            ]
            .compactMap { $0 }.joined(separator: ": ")
        }
        let written = visit.pack.source(row.source).map { row.written(for: $0, under: load.header) } ?? row.cells
        cells = load.header.enumerated().filter { !$0.element.isEmpty && !$0.element.hasPrefix("_") }.map {
            place, label in
            QuarantinePage.Cell(
                name: "c\(place)", id: "c-\(row.load)-\(row.line)-\(place)", label: label,
                value: written.indices.contains(place) ? written[place] : "",
                problem: row.problems.first { $0.label == label }?.message(in: visit.language))
        }
        corrected = row.correctedBy.map { words.sentence("data_corrected_by", ["n": String($0)]) }
        correctedHref = row.correctedBy.map { "/data/loads/\($0)" }
        isOpen = row.isOpen
    }
}
