package import Domain
import Foundation
package import Packs

/// What is wrong with a whole report, and what is asked about it, in the order of its fields.
struct ReportValidation {
    let form: ReportForm
    let values: [String: Decimal]
    /// What the period before reported; a field without a value is compared with nothing.
    let last: [String: Decimal]

    var problems: [ReportProblem] {
        form.fields.flatMap { field in
            [missing(field), outOfRange(field), jump(field)].compactMap { $0 }
                + form.checks.filter { $0.fields.first == field.code && $0.holds(values) == false }
                .map { ReportProblem("check-fails", at: field.code, isQuestion: $0.isQuestion, $0.message) }
        }
    }

    private func missing(_ field: ReportForm.Field) -> ReportProblem? {
        guard field.isRequired, values[field.code] == nil else { return nil }
        return ReportProblem(
            "missing", at: field.code, vi: "Chưa có số liệu; không phát sinh thì ghi 0.",
            en: "No value; write 0 where there was none.")
    }

    private func outOfRange(_ field: ReportForm.Field) -> ReportProblem? {
        guard let value = values[field.code] else { return nil }
        let isBelow = field.minimum.map { value < $0 } ?? false
        let isAbove = field.maximum.map { value > $0 } ?? false
        guard isBelow || isAbove, let range = field.range else { return nil }
        let shown = field.shown(value)
        return ReportProblem(
            "out-of-range", at: field.code,
            vi: "\(shown[.vietnamese]) nằm ngoài giới hạn \(range[.vietnamese]); kiểm tra lại số liệu.",
            en: "\(shown[.english]) is outside \(range[.english]); look at the number again.")
    }

    private func jump(_ field: ReportForm.Field) -> ReportProblem? {
        guard let jump = field.jump, let value = values[field.code], let before = last[field.code] else { return nil }
        let change = abs(value - before)
        // In whole hundredths of the last value, without dividing: a change from nothing is more than any percentage.
        guard change > jump.andMoreThan, change * 100 > jump.moreThanPercent * abs(before) else { return nil }
        let (old, new) = (field.shown(before), field.shown(value))
        let percent = PeopleFormat(.vietnamese).percent(jump.moreThanPercent)
        return ReportProblem(
            "against-last", at: field.code, isQuestion: true,
            vi: "Kỳ trước \(old[.vietnamese]), kỳ này \(new[.vietnamese]): chênh lệch hơn \(percent). Vì sao?",
            en: "\(old[.english]) last time, \(new[.english]) now: more than \(percent) apart. Why?")
    }
}

extension ReportForm.Field {
    func shown(_ value: Decimal) -> LocalizedText {
        LocalizedText(
            vi: PeopleFormat(.vietnamese).number(value, decimals: scale),
            en: PeopleFormat(.english).number(value, decimals: scale))
    }

    /// `0–500`, `≥ 0`; `nil` for any number.
    package var range: LocalizedText? {
        switch (minimum.map(shown), maximum.map(shown)) {
        case (let low?, let high?):
            LocalizedText(
                vi: "\(low[.vietnamese])–\(high[.vietnamese])", en: "\(low[.english])–\(high[.english])")
        case (let low?, nil): LocalizedText(vi: "≥ \(low[.vietnamese])", en: "≥ \(low[.english])")
        case (nil, let high?): LocalizedText(vi: "≤ \(high[.vietnamese])", en: "≤ \(high[.english])")
        case (nil, nil): nil
        }
    }
}

extension ReportProblem {
    static func notNumber(_ text: String, _ field: ReportForm.Field) -> ReportProblem {
        ReportProblem(
            "not-a-number", at: field.code, vi: "'\(text)' không phải là số; chỉ ghi chữ số, ví dụ 1250.",
            en: "'\(text)' is not a number; write digits only, such as 1250.")
    }

    static func tooManyDecimals(_ text: String, _ field: ReportForm.Field) -> ReportProblem {
        field.scale == 0
            ? ReportProblem(
                "too-many-decimals", at: field.code, vi: "'\(text)' phải là số nguyên.",
                en: "'\(text)' must be a whole number.")
            : ReportProblem(
                "too-many-decimals", at: field.code,
                vi: "'\(text)' có quá \(field.scale) chữ số thập phân; hãy làm tròn.",
                en: "'\(text)' has more than \(field.scale) decimals; round it.")
    }

    static func noteTooLong(_ field: String, limit: Int) -> ReportProblem {
        ReportProblem(
            "note-too-long", at: field, vi: "Giải trình dài quá \(limit) ký tự.",
            en: "The note has more than \(limit) characters.")
    }
}
