import Domain
import Foundation
import Hummingbird
import NIOCore
import Workspace

extension WebServer {
    func bindFigures(_ book: RouteBook) {
        book.on(.figure) { visit in
            switch try visit.reference {
            case .figure(let reference):
                let account = try await visit.live.account(of: reference)
                let page = try await FigurePage(account, visit)
                return try await visit.answer(
                    Page("figure", title: page.heading, menu: .indicators, showsChoice: false, model: page))
            case .livingRecords(let reference):
                let trace = try await visit.workspace.livingRecords(behind: reference)
                if visit.may(.seeNames), trace.tellsNames {
                    try visit.workspace.audit(
                        "names.shown", subject: trace.reference, detail: ["rows": String(trace.rows.count)],
                        by: visit.identity.account)
                }
                let page = LivingRecordPage(trace, visit)
                return try await visit.answer(
                    Page("living-record", title: page.heading, showsChoice: false, model: page))
            }
        }
        book.on(.figureRecord) { visit in
            let page = try await RecordPage(visit)
            return try await visit.answer(
                Page("figure-record", title: page.heading, menu: .indicators, showsChoice: false, model: page))
        }
        book.on(.figureRecordsFile) { visit in
            try visit.demand(.viewFigures)
            try visit.demand(.viewRecords)
            guard case .figure(let reference) = try visit.reference else { throw WebError.notFound }
            return try await RecordsFile(reference, visit).response
        }
    }
}

extension Visit {
    /// - Throws: `WorkspaceError` for what is no reference.
    var reference: WrittenReference {
        get throws {
            guard let text = query["ref"] else { throw WebError.notFound }
            return try workspace.reference(written: text)
        }
    }
}

/// Every record behind one part of a figure as CSV, read page by page while it is sent.
struct RecordsFile {
    private static let pageSize = 20_000

    let response: Response

    init(_ reference: FigureReference, _ visit: Visit) async throws {
        let account = try await visit.live.account(of: reference)
        let index = visit.query["part"].flatMap { Int($0) } ?? 0
        guard account.parts.indices.contains(index) else { throw WebError.notFound }
        let choice = try RecordChoice(visit, part: index)
        let showsNames = visit.may(.seeNames)
        let workspace = visit.workspace
        // What cannot be answered is said before the file begins.
        let first = try await workspace.records(
            behind: reference, choice.query(showsNames: showsNames, limit: Self.pageSize, offset: 0))
        try workspace.audit(
            "export.records", subject: reference.description,
            detail: [
                "part": String(index), "records": String(account.parts[index].trace.count),
                "names": showsNames ? "shown" : "hidden",
            ], by: visit.identity.account)
        let header = first.columns.map(\.name)
        let body = ResponseBody { writer in
            var page = first
            var offset = 0
            var text = "\u{FEFF}" + CSV.lines([header])
            while true {
                text += CSV.lines(page.rows.map { $0.map { CSV.harmless($0 ?? "") } })
                try await writer.write(ByteBuffer(string: text))
                guard page.rows.count == Self.pageSize else { break }
                offset += Self.pageSize
                page = try await workspace.records(
                    behind: reference,
                    choice.query(showsNames: showsNames, limit: Self.pageSize, offset: offset))
                text = ""
            }
            try await writer.finish(nil)
        }
        let name = "\(reference.indicator)-\(reference.unit)-\(reference.period)-r\(reference.revision).csv"
        response = .file(name, type: FileType.csv, body: body)
    }
}
