import Demo
import Domain
import DuckDB
import Foundation
import Lake
import Packs
import Testing

@testable import Workspace

/// Workspaces and the few records most tests need.
enum Sample {
    static let header = "Số chứng từ,Mã HQ,Ngày hạch toán,Số TK,Mã DN,Sắc thuế,Nhóm hàng,Số tiền (đồng)"
    static let declarationHeader =
        "Số TK,Mã HQ,Ngày ĐK,Mã loại hình,Nhập/Xuất,Mã phân loại KT,Mã DN,Cư dân biên giới,Nước đối tác,"
        + "Tổng trị giá (USD),Ngày hoàn thành KT,Ngày giải phóng hàng,Ngày thông quan,Ngày hủy"

    /// A payment as the source `nop-thue` writes it.
    static func payment(
        _ receipt: String, _ amount: String, on day: String = "15/06/2020", unit: String = "20CF", tax: String = "NK"
    ) -> String {
        "\(receipt),\(unit),\(day),10000000000\(receipt.count % 10),5700000001,\(tax),KHAC,\(amount)"
    }

    static func payments(_ lines: [String], separator: String = "\n") -> String {
        ([header] + lines).joined(separator: separator) + separator
    }

    /// A declaration as the source `to-khai` writes it; the twelfth character of its number counts amendments.
    static func declaration(
        _ number: String, amendment: Int, turnover: String, on day: String = "10/06/2020", unit: String = "20CF"
    ) -> String {
        "\(number)\(amendment),\(unit),\(day) 08:00:00,A11,N,1,5700000001,K,CN,\"\(turnover)\","
            + "\(day) 09:00:00,\(day) 10:00:00,\(day) 11:00:00,"
    }

    static func declarations(_ lines: [String]) -> String {
        ([declarationHeader] + lines).joined(separator: "\n") + "\n"
    }

    static func quangNinh(in folder: URL) async throws -> TwofoldWorkspace {
        try await TwofoldWorkspace.create(in: folder.appending(path: "ws"), pack: Machine.quangNinh, actor: "thử")
    }

    /// The records of a Quảng Ninh with few declarations; the payments add up to the published sums all the same.
    static func generated(
        in folder: URL, seed: Int = 5, perYear: Int = 1_500
    ) async throws -> [DemoGenerator.File] {
        try await DemoGenerator(seed: seed, declarationsPerYear: perYear)
            .write(to: folder.appending(path: "records-\(seed)"), with: try await Machine.duckDB())
    }
}

extension TwofoldWorkspace {
    /// Loads one file and hands over its receipt; a refused file is an error.
    @discardableResult
    func load(_ file: URL, source: String? = nil) async throws -> Receipt {
        try await ingest(IngestRequest(files: [file], source: source))[0].result.get()
    }

    func figure(
        _ indicator: String, at unit: String = "20ZZ", in period: String = "2020H1", asAt: String? = nil,
        known: Int? = nil
    ) async throws -> Figure {
        let query = FigureQuery(
            indicators: [indicator], units: .named([unit]), periods: [try #require(Period(period))],
            asAt: asAt.flatMap { Day($0) }, known: known)
        return try #require(try await figures(query).first)
    }

    /// Every indicator at every unit in some periods, as JSON without the number of the revision.
    func everyFigure(in periods: [String], asAt: String, known: Int? = nil) async throws -> String {
        let query = FigureQuery(
            indicators: pack.indicators.map(\.id.rawValue), units: .all, periods: periods.compactMap { Period($0) },
            asAt: Day(asAt), known: known)
        return try JSON.array(try await figures(query).map(\.withoutRevision)).text
    }

    /// The latest revision.
    var latest: Int { get throws { try revisions().latest } }
}

extension Figure {
    fileprivate var withoutRevision: JSON {
        guard case .object(var object) = json else { return .null }
        object["revision"] = nil
        object["reference"] = nil
        return .object(object)
    }
}

extension Receipt {
    /// read, new, changed, unchanged, superseded, stale, refused
    var counts: [Int] { [read, new, changed, unchanged, superseded, stale, refused] }
}
