import SQLText

/// One file to write: its columns as text, headed by a title that says the data are synthetic, then the labels.
struct RecordFile {
    let name: String
    let source: String
    let labels: [String]
    /// Selects as many text columns as there are labels, in order, from one of the generated tables.
    let rows: SQLFragment

    static let title = "DỮ LIỆU MÔ PHỎNG, KHÔNG PHẢI SỐ LIỆU THẬT (synthetic data)"

    func copy(to path: String) -> SQLFragment {
        let columns = labels.indices.map { "c\($0)" }
        let title: [String?] = [RecordFile.title] + Array(repeating: nil, count: labels.count - 1)
        let blank: [String?] = Array(repeating: nil, count: labels.count)
        let heading = [title, blank, labels.map(Optional.some)].enumerated().map { place, cells -> SQLFragment in
            let values = cells.map { cell -> SQLFragment in "\(cell)::VARCHAR" }.joined(separator: ", ")
            return "SELECT \(place) AS part, \(values)"
        }
        let names = columns.map { name -> SQLFragment in "\(name: name)" }.joined(separator: ", ")
        let format: SQLFragment = path.hasSuffix(".xlsx") ? "FORMAT xlsx, HEADER false" : "FORMAT csv, HEADER false"
        return """
            COPY (
                WITH line(part, \(names)) AS (
                    \(heading.joined(separator: " UNION ALL "))
                    UNION ALL
                    SELECT 3, * FROM (\(rows))
                )
                SELECT \(names) FROM line ORDER BY part, c0
            ) TO \(path) (\(format))
            """
    }
}

extension DemoGenerator {
    /// Declarations and payments a year each, the half-year's amendments apart, the last half-year's inspections as a workbook.
    var recordFiles: [RecordFile] {
        let periods = [
            (name: "2017", first: "2017-01-01", end: "2018-01-01"),
            (name: "2018", first: "2018-01-01", end: "2019-01-01"),
            (name: "2019", first: "2019-01-01", end: "2020-01-01"),
            (name: "2020H1", first: "2020-01-01", end: "2020-07-01"),
        ]
        var files: [RecordFile] = []
        for period in periods {
            files.append(
                declarationFile(
                    named: "to-khai-\(period.name).csv", amendment: 0, end: period.end,
                    from: """
                        FROM declaration
                        WHERE registered_at >= \(date: period.first) AND registered_at < \(date: period.end)
                        """))
        }
        files.append(
            declarationFile(
                named: "to-khai-bo-sung-2020H1.csv", amendment: 1, end: "2020-07-01", from: "FROM amendment"))
        for period in periods { files.append(paymentFile(period.name, first: period.first, end: period.end)) }
        for period in periods {
            files.append(
                inspectionFile(
                    period.name, first: period.first, end: period.end, isWorkbook: period.name == periods.last?.name))
        }
        return files
    }

    /// What happened after the extract was made is not in it.
    private func declarationFile(named name: String, amendment: Int, end: String, from: SQLFragment) -> RecordFile {
        func event(_ column: SQLFragment) -> SQLFragment {
            "CASE WHEN \(column) < \(date: end) THEN strftime(\(column), '%d/%m/%Y %H:%M:%S') END"
        }
        return RecordFile(
            name: name, source: "to-khai",
            labels: [
                "Số TK", "Mã HQ", "Ngày ĐK", "Mã loại hình", "Nhập/Xuất", "Mã phân loại KT", "Mã DN",
                "Cư dân biên giới",
                "Nước đối tác", "Tổng trị giá (USD)", "Ngày hoàn thành KT", "Ngày giải phóng hàng", "Ngày thông quan",
                "Ngày hủy",
            ],
            rows: """
                SELECT number || \(String(amendment)), unit, strftime(registered_at, '%d/%m/%Y %H:%M:%S'), type_code,
                    CASE WHEN is_import THEN 'N' ELSE 'X' END,
                    CASE channel WHEN 'green' THEN '1' WHEN 'yellow' THEN '2' ELSE '3' END,
                    trader, CASE WHEN border_resident THEN 'C' ELSE 'K' END, country,
                    format('{:t.}', floor(turnover)::BIGINT) || ','
                        || lpad(((turnover - floor(turnover)) * 100)::BIGINT::VARCHAR, 2, '0'),
                    \(event("checked_at")), \(event("released_at")), \(event("cleared_at")), \(event("cancelled_at"))
                \(from)
                """)
    }

    private func paymentFile(_ period: String, first: String, end: String) -> RecordFile {
        RecordFile(
            name: "nop-thue-\(period).csv", source: "nop-thue",
            labels: [
                "Số chứng từ", "Mã HQ", "Ngày hạch toán", "Số TK", "Mã DN", "Sắc thuế", "Nhóm hàng", "Số tiền (đồng)",
            ],
            rows: """
                SELECT receipt, unit, strftime(posted_on, '%d/%m/%Y'), number || '0', trader, tax_kind, commodity,
                    format('{:t.}', amount)
                FROM payment WHERE posted_on >= \(date: first) AND posted_on < \(date: end)
                """)
    }

    private func inspectionFile(_ period: String, first: String, end: String, isWorkbook: Bool) -> RecordFile {
        RecordFile(
            name: "kiem-tra-\(period).\(isWorkbook ? "xlsx" : "csv")", source: "kiem-tra",
            labels: [
                "Số biên bản", "Mã HQ", "Ngày kiểm tra", "Số TK", "Hình thức KT", "Luồng", "Vi phạm",
                "Số tiền truy thu (đồng)",
            ],
            rows: """
                SELECT report, unit, strftime(inspected_on, '%d/%m/%Y'), number || '0', kind,
                    CASE channel WHEN 'green' THEN '1' WHEN 'yellow' THEN '2' ELSE '3' END,
                    CASE WHEN violation THEN 'C' ELSE 'K' END, format('{:t.}', recovered)
                FROM inspection WHERE inspected_on >= \(date: first) AND inspected_on < \(date: end)
                """)
    }
}
