import Domain
import Foundation
import Hummingbird
import HTTPTypes
import NIOCore
import Packs
import Workspace

extension WebServer {
    func bindIndicators(_ book: RouteBook) {
        book.on(.indicators) { visit in
            try await visit.answer(
                Page(
                    "indicators", title: visit.words["menu_indicators"], menu: .indicators, model: IndicatorsPage(visit)
                ))
        }
        book.onRemembered(.indicator) { visit in
            let page = try await IndicatorPage(visit)
            return Page("indicator", title: page.heading, menu: .indicators, model: page)
        }
        book.on(.indicatorFile) { visit in
            try visit.demand(.viewFigures)
            let kind = visit.path("file")
            guard ["data.csv", "data.xlsx"].contains(kind),
                let indicator = visit.pack.indicator(IndicatorID(visit.path("indicator")))
            else { throw WebError.notFound }
            let choice = visit.choice
            let series = try await visit.live.series(
                of: indicator.id, at: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
            let name = "\(indicator.id)-\(visit.unit)-\(choice.period.year)-r\(series.revision)"
            try visit.workspace.audit(
                "export.figures", subject: "\(indicator.id)/\(visit.unit)/\(choice.period.year)",
                detail: ["format": kind == "data.csv" ? "csv" : "xlsx", "revision": String(series.revision)],
                by: visit.identity.account)
            if kind == "data.csv" { return .file(name + ".csv", csv: series.csv) }
            let workbook = series.workbook(visit.pack, in: visit.language, said: visit.words.period)
            return .file(
                name + ".xlsx", type: FileType.xlsx,
                body: ResponseBody(byteBuffer: try ByteBuffer(bytes: workbook.data())))
        }
    }
}

enum FileType {
    static let csv = "text/csv; charset=utf-8"
    static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

extension Response {
    /// A file to keep. Its name is ours: letters, digits, `.`, `-` and `_`.
    static func file(_ name: String, type: String, body: ResponseBody) -> Response {
        let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(safe)\"", .cacheControl: "no-store",
            ], body: body)
    }

    /// With the mark by which spreadsheets know UTF-8.
    static func file(_ name: String, csv: String) -> Response {
        file(name, type: FileType.csv, body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + csv)))
    }
}
