import Documents
package import Domain
package import Foundation
import Packs

/// A form as a workbook to be filled in away from the application.
package struct ReportTemplate: Sendable {
    /// `phong_dich-202007.xlsx`
    package let name: String
    package let data: Data

    /// The columns of the table, from A on.
    enum Column: Int, CaseIterable {
        case unit, unitName, field, name, unitOfMeasure, range, last, value, note
    }
    static let formMark = "form"
    static let periodMark = "period"
    /// The revision whose values it was filled with: what is newer than that is not overwritten.
    static let revisionMark = "revision"
}

extension TwofoldWorkspace {
    /// The workbook of a form and period, with what is known of it filled in: a row a unit and field.
    ///
    /// - Throws: ``ReportingError`` where the form asks none of the units.
    package func reportTemplate(
        of form: String, for units: [OrgUnit.ID], in period: Period, language: Language
    ) throws -> ReportTemplate {
        let book = try reportBook()
        let reports = try units.map { unit in
            ReportAccount(try book.record(ReportKey(form: form, unit: unit, period: period)), book, [:])
        }
        let definition = try book.form(form)
        let words = TemplateWords(language)
        let sheet = EntrySheet(
            name: form,
            titleLines: [
                definition.names[language], words.period(period), words.howTo,
            ],
            marks: [
                (ReportTemplate.formMark, form), (ReportTemplate.periodMark, period.description),
                (ReportTemplate.revisionMark, String(book.known.sequence)),
            ],
            columns: ReportTemplate.Column.allCases.map { .init(words.title(of: $0), width: $0.width) },
            rows: reports.flatMap { report in
                report.values.map { row($0, of: report, book.known.pack, words, language) }
            })
        return ReportTemplate(
            name: "\(form)-\(period)\(units.count == 1 ? "-\(units[0])" : "").xlsx",
            data: try sheet.data(language: language))
    }

    private func row(
        _ value: ReportAccount.Value, of report: ReportAccount, _ pack: Pack, _ words: TemplateWords,
        _ language: Language
    ) -> [EntrySheet.Cell] {
        let field = value.field
        return ReportTemplate.Column.allCases.map { column in
            switch column {
            case .unit: .text(report.key.unit.rawValue)
            case .unitName: .text(pack.units[report.key.unit]?.shortNames[language] ?? "")
            case .field: .text(field.code)
            case .name: .text(field.names[language])
            case .unitOfMeasure: .text(field.unitNames[language])
            case .range: .text(field.range?[language] ?? "")
            case .last: .number(value.last, decimals: field.scale)
            case .value:
                .entry(
                    value.now, decimals: field.scale, minimum: field.minimum, maximum: field.maximum,
                    refusal: words.refusal(field, language))
            case .note: .words(value.note ?? "")
            }
        }
    }
}

extension ReportTemplate.Column {
    fileprivate var width: Double {
        switch self {
        case .unit: 9
        case .unitName, .field: 20
        case .name: 38
        case .unitOfMeasure, .range, .last, .value: 14
        case .note: 45
        }
    }
}

/// What the template says, in one language.
private struct TemplateWords {
    private let vi: Bool
    init(_ language: Language) { vi = language == .vietnamese }

    var howTo: String {
        vi
            ? "Chỉ nhập vào ô màu vàng; không phát sinh thì ghi 0. Ghi giải trình khi số liệu khác nhiều so với kỳ trước."
            : "Type into the yellow cells only; write 0 where there was none. Add a note where a value is far from the last one."
    }

    func period(_ period: Period) -> String { (vi ? "Kỳ báo cáo: " : "Period: ") + period.description }

    func title(of column: ReportTemplate.Column) -> String {
        switch column {
        case .unit: vi ? "Mã đơn vị" : "Unit"
        case .unitName: vi ? "Đơn vị" : "Name"
        case .field: vi ? "Mã số liệu" : "Field"
        case .name: vi ? "Số liệu" : "Figure"
        case .unitOfMeasure: vi ? "ĐVT" : "Measured in"
        case .range: vi ? "Giới hạn" : "Range"
        case .last: vi ? "Kỳ trước" : "Last period"
        case .value: vi ? "Kỳ này" : "This period"
        case .note: vi ? "Giải trình" : "Note"
        }
    }

    func refusal(_ field: ReportForm.Field, _ language: Language) -> String {
        let range = field.range.map { (vi ? " trong giới hạn " : " within ") + $0[language] } ?? ""
        if field.scale == 0 { return (vi ? "Nhập số nguyên" : "Type a whole number") + range + "." }
        return (vi ? "Nhập một số" : "Type a number") + range + "."
    }
}
