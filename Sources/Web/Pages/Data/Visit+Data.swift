import Domain
import Foundation
import HTTPTypes
import Lake
import Packs
import Workspace

/// What the pages of the data area write alike.
extension Visit {
    /// `12,4 MiB`
    func size(_ bytes: Int) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var value = Decimal(bytes)
        var unit = 0
        while value >= 1024, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return "\(people.number(value, decimals: unit == 0 ? 0 : 1)) \(units[unit])"
    }

    func name(ofDataset id: String) -> String {
        pack.datasets.first { $0.id.rawValue == id }?.names[language] ?? id
    }
    func name(ofSource name: String) -> String { pack.source(name)?.names[language] ?? name }
    func name(ofColumn column: String, in dataset: String) -> String {
        pack.datasets.first { $0.id.rawValue == dataset }?.column(column)?.names[language] ?? column
    }

    func text(of covered: CoveredSpan) -> String { "\(shortName(of: covered.unit)): \(words.span(covered.span))" }

    /// Where a list begins, from 0; what is no place in any list is its beginning.
    func place(_ name: String) -> Int {
        guard let place = query[name].flatMap({ Int($0) }), (0...1_000_000_000).contains(place) else { return 0 }
        return place
    }

    /// An upload of the path.
    ///
    /// - Throws: ``WebError/uploadGone``.
    func upload() throws -> Upload {
        guard let upload = workspace.uploads[path("upload")] else { throw WebError.uploadGone }
        return upload
    }
}

extension WebError {
    static let uploadGone = WebError(
        .notFound, "upload-gone", vi: "Tệp này đã được nạp hoặc đã bỏ. Xem danh sách lần nạp ở trang Dữ liệu.",
        en: "This file has been loaded or discarded. The Data page lists the loads.")
    static let jobGone = WebError(
        .notFound, "job-gone",
        vi:
            "Không còn thông tin về việc nạp này (máy chủ đã khởi động lại). Tệp chưa nạp xong vẫn chờ ở trang Dữ liệu.",
        en:
            "Nothing is known of this job any more (the server was restarted). A file not loaded yet waits on the Data page."
    )
    static let noSuchLoad = WebError(
        .notFound, "no-such-load", vi: "Không có lần nạp này.", en: "There is no such load.")
}

/// A receipt as a table of what became of the rows.
struct ReceiptView: Sendable {
    struct Line: Sendable {
        let name: String
        let count: String
        let meaning: String
        let href: String?
    }
    struct Fact: Sendable {
        let name: String
        let values: [String]
    }

    let read: String
    let lines: [Line]
    let sum: String
    let facts: [Fact]
    let warnings: [String]

    init(_ receipt: Receipt, _ visit: Visit) {
        let words = visit.words
        let counts = [
            ("new", receipt.new), ("changed", receipt.changed), ("unchanged", receipt.unchanged),
            ("superseded", receipt.superseded), ("stale", receipt.stale), ("refused", receipt.refused),
        ]
        read = visit.count(receipt.read)
        lines = counts.map { key, count in
            let isOpen = key == "refused" && count > 0
            return Line(
                name: words["data_" + key], count: visit.count(count), meaning: words["data_\(key)_means"],
                href: isOpen ? receipt.load.map { "/data/quarantine?load=\($0)" } : nil)
        }
        sum = visit.count(receipt.read) + " = " + counts.map { visit.count($0.1) }.joined(separator: " + ")
        var facts = receipt.amounts.map { amount in
            Fact(
                name: words.sentence(
                    "data_amount_change", ["column": visit.name(ofColumn: amount.column, in: receipt.dataset)]),
                values: [visit.change(amount, in: receipt.dataset)])
        }
        if receipt.removed > 0 {
            facts.append(Fact(name: words["data_removed"], values: [visit.count(receipt.removed)]))
        }
        let nothing = receipt.corrects == nil ? words["data_covers_nothing"] : words["data_correction_covers_nothing"]
        facts.append(
            Fact(
                name: words["data_covers"],
                values: receipt.coverage.isEmpty ? [nothing] : receipt.coverage.map(visit.text(of:))))
        if let replaces = receipt.replaces {
            facts.append(Fact(name: words["data_replaces"], values: [words.span(replaces)]))
        }
        if let corrects = receipt.corrects {
            let loads = Set(corrects.map(\.load)).sorted().map(String.init).joined(separator: ", ")
            facts.append(
                Fact(
                    name: words["data_corrects"],
                    values: [words.sentence("data_corrects_rows", ["n": visit.count(corrects.count), "loads": loads])]))
        }
        self.facts = facts
        warnings = receipt.warnings.map { warning in
            switch warning.code {
            case .closedUnit:
                words.sentence(
                    "data_warning_closed_unit",
                    ["n": visit.count(warning.rows), "unit": warning.value, "successor": warning.other])
            }
        }
    }
}

extension Visit {
    /// `+1.234.000 đồng`
    fileprivate func change(_ amount: AmountChange, in dataset: String) -> String {
        let column = pack.datasets.first { $0.id.rawValue == dataset }?.column(amount.column)
        let number = NumberFormat(language: language, maximumFractionDigits: 6, showsPlus: true).text(amount.change)
        return [number, column?.unitOfMeasure ?? pack.currency.names[language]].joined(separator: " ")
    }
}
