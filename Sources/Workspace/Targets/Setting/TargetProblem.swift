package import Domain
import Formulas
package import Foundation
package import Packs
package import Registry

/// Why what was typed is no target.
package struct TargetProblem: Sendable, Hashable {
    package enum Field: Sendable, Hashable {
        case assigner, kind, indicator, unit, period, value, validFrom, documentNumber, documentDay
        case trajectory
        /// The point of the path at this place of the draft, from 0.
        case point(Int)
        /// The value of one unit of a hand-down.
        case row(OrgUnit.ID)
    }
    package enum Reason: Sendable, Hashable {
        case missing
        case unknown(String, near: String?)
        case notADay(String)
        case notAPeriod(String)
        case amount(TypedAmount.Problem)
        case notPositive
        /// Only planners of this unit set targets in its name.
        case spokenForBy(OrgUnit.ID)
        case unitNotThere(Period)
        case documentWithoutNumber
        case noPath
        case pathWithoutPoints
        case pointOutside(Day, DaySpan)
        case pointsOutOfOrder(Day)
        /// The last point is not the target on the period's last day.
        case endsElsewhere(Day, reached: Decimal?, wanted: Decimal)
        /// A unit that has a target was left without a value.
        case leftBlank(Decimal)
    }
    package let field: Field
    package let reason: Reason

    init(_ field: Field, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }
}

/// Everything that is wrong with a draft, in the order of its fields.
package struct InvalidTarget: Error, Sendable {
    package let problems: [TargetProblem]
    /// What its numbers are of; `nil` where that is not known.
    package let indicator: Indicator?
}

extension InvalidTarget: CustomStringConvertible {
    /// A line for each, for a terminal.
    package var description: String {
        problems.map { "\($0.field.option): \($0.text(in: .english, of: indicator))" }.joined(separator: "\n")
    }
}

extension TargetProblem.Field {
    /// As the command line calls it.
    var option: String {
        switch self {
        case .assigner: "--assigner"
        case .kind: "--kind"
        case .indicator: "--indicator"
        case .unit: "--unit"
        case .period: "--period"
        case .value: "--value"
        case .validFrom: "--valid-from"
        case .documentNumber: "--document"
        case .documentDay: "--document-day"
        case .trajectory: "--trajectory"
        case .point(let place): "--point \(place + 1)"
        case .row(let unit): "--value \(unit)"
        }
    }
}

extension TargetProblem {
    /// The sentence a reader gets, with what to do next.
    package func text(in language: Language, of indicator: Indicator?) -> String {
        let vi = language == .vietnamese
        func amount(_ value: Decimal) -> String { PeopleFormat(language).exact(value, of: indicator) }
        func day(_ day: Day) -> String { vi ? "\(day.day)/\(day.month)/\(day.year)" : day.description }
        switch reason {
        case .missing: return vi ? "Chưa nhập." : "It is missing."
        case .unknown(let text, let near):
            let hint = near.map { vi ? " Có phải là '\($0)'?" : " Did you mean '\($0)'?" } ?? ""
            return (vi ? "Gói cấu hình không có '\(text)'." : "The pack has no '\(text)'.") + hint
        case .notADay(let text):
            return vi
                ? "'\(text)' không phải là ngày; viết như 30/6/2020 hoặc 2020-06-30."
                : "'\(text)' is not a day; write 2020-06-30 or 30/6/2020."
        case .notAPeriod(let text):
            return vi
                ? "'\(text)' không phải là kỳ; viết như 2020, 2020H1, 2020Q2 hoặc 202006."
                : "'\(text)' is not a period; write 2020, 2020H1, 2020Q2 or 202006."
        case .amount(let problem): return problem.text(in: language, of: indicator)
        case .notPositive:
            return vi
                ? "Chỉ tiêu càng cao càng tốt phải lớn hơn 0; chỉ tiêu khác không được âm."
                : "A target to be reached must be above zero, and no target may be below it."
        case .spokenForBy(let unit):
            return vi
                ? "Chỉ người lập kế hoạch của đơn vị \(unit) được nhập chỉ tiêu do cấp này giao."
                : "Only planners of the unit \(unit) set what this assigner assigns."
        case .unitNotThere(let period):
            return vi ? "Đơn vị không tồn tại trong kỳ \(period)." : "The unit does not exist in \(period)."
        case .documentWithoutNumber:
            return vi
                ? "Nhập số văn bản, hoặc bỏ trống cả cơ quan ban hành, ngày và tệp."
                : "Give the document's number, or leave issuer, date and file empty."
        case .noPath:
            return vi
                ? "Chỉ tiêu này không cộng dồn được nên không có kịch bản lũy kế; chọn 'đều theo ngày'."
                : "Its values do not add up, so there is no cumulative path; choose 'even by day'."
        case .pathWithoutPoints:
            return vi ? "Kịch bản tự lập chưa có mốc nào." : "A path by hand needs at least one point."
        case .pointOutside(let point, let span):
            return vi
                ? "Ngày \(day(point)) nằm ngoài kỳ \(day(span.from)) – \(day(span.to))."
                : "\(point) lies outside the period \(span)."
        case .pointsOutOfOrder(let point):
            return vi
                ? "Ngày \(day(point)) không sau mốc trước đó; nhập theo thứ tự ngày, mỗi ngày một lần."
                : "\(point) does not come after the point before it; give each day once, in order."
        case .endsElsewhere(let last, let reached, let wanted):
            return vi
                ? "Mốc cuối kỳ (\(day(last))) phải bằng mức giao \(amount(wanted))"
                    + (reached.map { ", đang là \(amount($0))." } ?? ", đang bỏ trống.")
                : "The point on the last day (\(last)) must be the target, \(amount(wanted))"
                    + (reached.map { "; it is \(amount($0))." } ?? "; it is empty.")
        case .leftBlank(let value):
            return vi
                ? "Đơn vị đang có mức \(amount(value)); nhập mức mới hoặc giữ nguyên, không bỏ trống."
                : "The unit has a target of \(amount(value)): give its new value or keep it; it cannot be blank."
        }
    }
}

extension TypedAmount.Problem {
    fileprivate func text(in language: Language, of indicator: Indicator?) -> String {
        let vi = language == .vietnamese
        let unit = indicator.map { PeopleFormat(language).unit(of: $0) } ?? ""
        switch self {
        case .notANumber(let text):
            return vi
                ? "'\(text)' không phải là số; viết như 11.500 \(unit) hoặc 70,7."
                : "'\(text)' is not a number; write 11,500 \(unit) or 70.7."
        case .unknownUnit(let text):
            return vi
                ? "'\(text)' không phải là đơn vị tính của chỉ tiêu này; viết số kèm '\(unit)'."
                : "'\(text)' is no unit of this indicator; write the number in '\(unit)'."
        case .unitDoesNotFit(let text):
            return vi
                ? "Chỉ tiêu này không tính bằng '\(text)' mà bằng '\(unit)'."
                : "This indicator is not counted in '\(text)' but in '\(unit)'."
        }
    }
}

extension PeopleFormat {
    /// An amount with every digit it has, in the unit people read, or in the base unit where it is too small for that:
    /// `11.500 tỷ đồng`, `9.500 đồng`.
    package func exact(_ value: Decimal, of indicator: Indicator?, signed: Bool = false) -> String {
        func digits(_ value: Decimal) -> String {
            NumberFormat(language: language, maximumFractionDigits: 12, showsPlus: signed).text(value)
        }
        guard let indicator else { return digits(value) }
        let shown = value.divided(by: indicator.displayUnit)
        if value.isZero || indicator.displayUnit == 1
            || abs(shown) >= Decimal(sign: .plus, exponent: -3, significand: 1)
        {
            return "\(digits(shown)) \(unit(of: indicator))"
        }
        let base = indicator.formula.unitOfMeasure.description
        return "\(digits(value)) \(base == "VND" ? "đồng" : base)"
    }
}
