package import Domain

/// One reason why a row is refused. A row may have several.
package struct RowProblem: Hashable, Sendable, Codable {
    /// Stable names, as the manual lists them.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        case missing, unmapped
        case notANumber = "not-a-number"
        case tooManyDecimals = "too-many-decimals"
        case outOfRange = "out-of-range"
        case notADate = "not-a-date"
        case notYesOrNo = "not-yes-or-no"
        case notInList = "not-in-list"
        case negative
        case unknownUnit = "unknown-unit"
        case unitNotFounded = "unit-not-founded"
        case unitClosed = "unit-closed"
        case tooEarly = "too-early"
        case belowRange = "below-range"
        case aboveRange = "above-range"
        case tooFewCells = "too-few-cells"
        case tooManyCells = "too-many-cells"
    }

    package let code: Code
    /// The dataset's column; `nil` when it is about the row as a whole.
    package let column: String?
    /// The label of the file's column.
    package let label: String?
    /// The cell's text after cutting; `nil` where there is none.
    package let value: String?
    /// What the value was held against: the other column, the bound.
    package let other: String?

    package init(code: Code, column: String?, label: String?, value: String?, other: String?) {
        self.code = code
        self.column = column
        self.label = label
        self.value = value
        self.other = other
    }

    /// What is wrong, in Vietnamese or else in English.
    package func message(in language: Language) -> String {
        let value = "'\(value ?? "")'"
        let other = other ?? ""
        let isVietnamese = language == .vietnamese
        return switch code {
        case .missing: isVietnamese ? "thiếu giá trị bắt buộc" : "a required value is missing"
        case .unmapped:
            isVietnamese ? "nguồn không ánh xạ giá trị \(value)" : "the source does not map the value \(value)"
        case .notANumber: isVietnamese ? "\(value) không phải là số" : "\(value) is not a number"
        case .tooManyDecimals:
            isVietnamese
                ? "\(value) có nhiều chữ số thập phân hơn cột cho phép"
                : "\(value) has more decimals than the column keeps"
        case .outOfRange: isVietnamese ? "\(value) quá lớn" : "\(value) is too large"
        case .notADate: isVietnamese ? "\(value) không phải là ngày giờ" : "\(value) is not a date"
        case .notYesOrNo: isVietnamese ? "\(value) không phải là có hay không" : "\(value) is neither yes nor no"
        case .notInList:
            isVietnamese ? "\(value) không có trong danh mục" : "\(value) is not in the list of codes"
        case .negative: isVietnamese ? "\(value) là số âm" : "\(value) is negative"
        case .unknownUnit: isVietnamese ? "không có đơn vị \(value)" : "there is no unit \(value)"
        case .unitNotFounded:
            isVietnamese
                ? "đơn vị \(value) chưa thành lập vào ngày \(other)" : "unit \(value) was not yet founded on \(other)"
        case .unitClosed:
            isVietnamese
                ? "đơn vị \(value) đã giải thể trước ngày \(other), không có đơn vị kế thừa"
                : "unit \(value) was closed before \(other) and has no successor"
        case .tooEarly: isVietnamese ? "\(value) trước \(other)" : "\(value) is before \(other)"
        case .belowRange: isVietnamese ? "\(value) nhỏ hơn \(other)" : "\(value) is less than \(other)"
        case .aboveRange: isVietnamese ? "\(value) lớn hơn \(other)" : "\(value) is more than \(other)"
        case .tooFewCells:
            isVietnamese ? "dòng có ít ô hơn dòng tiêu đề" : "the row has fewer cells than the header"
        case .tooManyCells:
            isVietnamese ? "dòng có nhiều ô hơn dòng tiêu đề" : "the row has more cells than the header"
        }
    }
}
