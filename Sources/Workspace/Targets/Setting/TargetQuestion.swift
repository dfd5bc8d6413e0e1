import Crypto
package import Domain
package import Foundation
package import Packs

/// Something about a target that is worth a second look. It is asked, and never refuses.
package struct TargetQuestion: Sendable, Hashable {
    /// What a value is held against.
    package enum Other: Sendable, Hashable {
        /// An earlier version of the same target.
        case version(validFrom: Day)
        /// The same assigner's target of the year before.
        case targetOf(Period)
        /// What was reached in the year before.
        case figureOf(Period)
    }
    package enum Reason: Sendable, Hashable {
        /// Hundreds of times another value, or of its parts: tỷ against đồng.
        case anotherUnit(Decimal, other: Decimal, Other)
        case tenTimes(Decimal, other: Decimal, Other)
        /// Less than a million of a currency.
        case small(Decimal)
        case falls(from: Decimal, to: Decimal, on: Day)
        /// What is handed down adds up to more than the whole.
        case exceedsWhole(sum: Decimal, whole: Decimal)
        case belowReached(Decimal, reached: Decimal, asAt: Day)
        /// No past year is complete: a seasonal path cannot be drawn.
        case noSeason(until: Period)
        /// What is handed down is no longer what the unit's path by hand ends at: the path becomes an even one.
        case pathGivenUp(endedAt: Decimal, Decimal)
        case afterPeriod(validFrom: Day, end: Day)
    }
    package let unit: OrgUnit.ID
    package let reason: Reason

    init(_ unit: OrgUnit.ID, _ reason: Reason) {
        self.unit = unit
        self.reason = reason
    }

    /// Short, and another for other questions: what was looked at is known again by it.
    static func code(of questions: [Self]) -> String {
        let text = questions.map { String(describing: $0) }.sorted().joined(separator: "\n")
        return SHA256.hash(data: Data(text.utf8)).prefix(8).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension TargetQuestion {
    /// The question with its reason and numbers.
    package func text(in language: Language, of indicator: Indicator) -> String {
        let vi = language == .vietnamese
        func amount(_ value: Decimal) -> String { PeopleFormat(language).exact(value, of: indicator) }
        func day(_ day: Day) -> String { vi ? "\(day.day)/\(day.month)/\(day.year)" : day.description }
        func times(_ value: Decimal, _ other: Decimal) -> String {
            let ratio = max(value, other).divided(by: min(value, other))
            return NumberFormat(language: language, maximumFractionDigits: ratio < 100 ? 1 : 0).text(ratio)
        }
        switch reason {
        case .anotherUnit(let value, let other, let what):
            return vi
                ? "Mức giao là \(amount(value)), trong khi \(what.text(in: language)) là \(amount(other)), "
                    + "lệch khoảng \(times(value, other)) lần. Có nhầm đơn vị tính (tỷ, triệu, đồng) không?"
                : "The target is \(amount(value)); \(what.text(in: language)) is \(amount(other)), about "
                    + "\(times(value, other)) times apart. Was it typed in another unit (billions, millions)?"
        case .tenTimes(let value, let other, let what):
            return vi
                ? "Mức giao là \(amount(value)), trong khi \(what.text(in: language)) là \(amount(other)), "
                    + "lệch khoảng \(times(value, other)) lần. Có thừa hoặc thiếu chữ số không?"
                : "The target is \(amount(value)); \(what.text(in: language)) is \(amount(other)), about "
                    + "\(times(value, other)) times apart. Is there a digit too many or too few?"
        case .small(let value):
            return vi
                ? "Mức giao chỉ là \(amount(value)). Có thiếu đơn vị tính (triệu, tỷ) không?"
                : "The target is no more than \(amount(value)). Is its unit (millions, billions) missing?"
        case .falls(let from, let to, let on):
            return vi
                ? "Kịch bản lũy kế giảm từ \(amount(from)) xuống \(amount(to)) vào ngày \(day(on)). Có đúng là số lũy kế không?"
                : "The cumulative path falls from \(amount(from)) to \(amount(to)) on \(on). Are these cumulative values?"
        case .exceedsWhole(let sum, let whole):
            return vi
                ? "Tổng mức giao cho các đơn vị là \(amount(sum)), vượt \(amount(sum - whole)) so với mức chung \(amount(whole)). Có đúng ý không?"
                : "The units' targets add up to \(amount(sum)), \(amount(sum - whole)) more than the whole of "
                    + "\(amount(whole)). Is that meant?"
        case .belowReached(let value, let reached, let asAt):
            return vi
                ? "Mức giao \(amount(value)) thấp hơn số đã thực hiện đến ngày \(day(asAt)) là \(amount(reached)). Có đúng không?"
                : "The target of \(amount(value)) is below what was reached by \(asAt): \(amount(reached)). Is that right?"
        case .noSeason(let period):
            return vi
                ? "Chưa có năm nào trước \(period) đủ số liệu từng tháng nên chưa vẽ được kịch bản theo mùa vụ. Vẫn chọn cách này?"
                : "No year before \(period) has every month, so a seasonal path cannot be drawn yet. Keep it all the same?"
        case .pathGivenUp(let ended, let value):
            return vi
                ? "Kịch bản tự lập của đơn vị kết thúc ở \(amount(ended)), không khớp mức mới \(amount(value)). Chuyển sang kịch bản "
                    + "đều theo ngày? (Muốn giữ kịch bản tự lập thì điều chỉnh riêng chỉ tiêu của đơn vị này.)"
                : "The unit's path by hand ends at \(amount(ended)), not at the new \(amount(value)). Make it an even path? (To "
                    + "keep a path by hand, revise this unit's target by itself.)"
        case .afterPeriod(let validFrom, let end):
            return vi
                ? "Mức giao có hiệu lực từ \(day(validFrom)), sau khi kỳ kết thúc (\(day(end))). Có đúng ngày không?"
                : "It is valid from \(validFrom), after the period has ended (\(end)). Is the day right?"
        }
    }
}

extension TargetQuestion.Other {
    fileprivate func text(in language: Language) -> String {
        let vi = language == .vietnamese
        switch self {
        case .version(let from):
            return vi
                ? "mức áp dụng từ \(from.day)/\(from.month)/\(from.year)" : "the version valid from \(from)"
        case .targetOf(let period): return vi ? "mức giao của \(period)" : "the target of \(period)"
        case .figureOf(let period): return vi ? "số thực hiện của \(period)" : "what was reached in \(period)"
        }
    }
}
