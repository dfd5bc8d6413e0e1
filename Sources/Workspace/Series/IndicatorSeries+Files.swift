import Appraisal
package import Documents
package import Domain
package import Foundation
package import Packs

extension IndicatorSeries {
    /// A line a period: the figure's own columns, then last year's value and what changed.
    package var csv: String {
        CSV.text(
            header: Figure.csvHeader + ["prior_value", "prior_reference", "growth", "growth_in"],
            rows: periods.map { line in
                let growth = try? line.growth.get()
                return line.figure.csvCells + [
                    line.prior?.value?.description ?? "", line.prior?.reference.description ?? "",
                    growth.map { "\($0.change)" } ?? "", growth.map { $0.measure == .percent ? "%" : "points" } ?? "",
                ]
            })
    }

    /// The same as a workbook of one sheet, numbers in the unit people read.
    ///
    /// - Parameter said: How a period is said.
    package func workbook(_ pack: Pack, in language: Language, said: (Period) -> String) -> Workbook {
        guard let indicator = pack.indicator(indicator) else {
            return Workbook(title: self.indicator.rawValue, language: language, sheets: [])
        }
        let unit = pack.units[unit]?.names[language] ?? self.unit.rawValue
        let words = SheetWords(language, isRate: indicator.isPercentage)
        let number = NumberFormat(
            language: language, fractionDigits: indicator.decimals, maximumFractionDigits: max(indicator.decimals, 6))
        let whole = NumberFormat(language: language)
        func cell(_ value: Decimal?, _ format: NumberFormat) -> Table.Cell {
            value.map { .number($0, format: format) } ?? .missing()
        }
        let table = Table(
            unitLine: words.unit + indicator.displayNames[language],
            columns: words.heads.indices.map {
                Table.Column(alignment: $0 == 0 ? .left : .right, width: $0 == 0 ? 2 : 1)
            },
            header: [words.heads.map { Table.HeaderCell($0) }],
            rows: periods.map { line in
                Table.Row([
                    .text(said(line.figure.period)), .day(line.figure.span.from), .day(line.figure.span.to),
                    cell(line.figure.value?.divided(by: indicator.displayUnit), number),
                    cell(line.prior?.value?.divided(by: indicator.displayUnit), number),
                    cell(
                        (try? line.growth.get())?.change,
                        NumberFormat(language: language, fractionDigits: 1, maximumFractionDigits: 6)),
                    .number(Decimal(line.figure.coverage.coveredDays), format: whole),
                    .number(Decimal(line.figure.coverage.days), format: whole),
                ])
            },
            notes: [[.text(words.note(asAt: asAt, revision: revision))]])
        let name = indicator.names[language]
        return Workbook(
            title: "\(name), \(unit)", author: pack.names[language], language: language, date: asAt,
            sheets: [Sheet(name: indicator.id.rawValue, titleLines: [name, unit], content: .table(table))])
    }
}

private struct SheetWords {
    private let vi: Bool
    private let isRate: Bool

    init(_ language: Language, isRate: Bool) {
        vi = language == .vietnamese
        self.isRate = isRate
    }

    var unit: String { vi ? "Đơn vị tính: " : "Unit: " }
    var heads: [String] {
        vi
            ? ["Kỳ", "Từ ngày", "Đến ngày", "Thực hiện", "Cùng kỳ", "Tăng giảm", "Ngày có số liệu", "Số ngày"]
            : ["Period", "From", "To", "Actual", "Last year", "Change", "Days covered", "Days"]
    }

    func note(asAt: Day, revision: Int) -> String {
        vi
            ? "Tăng giảm tính bằng \(isRate ? "điểm %" : "%"); số liệu theo phiên bản \(revision), tính đến \(asAt)."
            : "Change in \(isRate ? "percentage points" : "%"); as known at revision \(revision), as at \(asAt)."
    }
}

extension Workbook {
    /// The bytes of the Excel file.
    package func data() throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "twofold-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try XLSXWriter().write(self, to: file)
        return try Data(contentsOf: file)
    }
}
