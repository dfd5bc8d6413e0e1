import Domain

extension FormulaFunction {
    /// The first day is not counted, the last is; 0 within one day.
    static let workingDays = FormulaFunction(
        name: "working_days", signature: "working_days(from, to)",
        vietnamese: "Số ngày làm việc sau ngày đầu, tính cả ngày cuối, theo lịch làm việc của chỉ tiêu.",
        english: "Working days after the first day, up to and with the last, in the working calendar of the indicator.",
        example: "mean(working_days(declaration.registered_at, declaration.cleared_at))",
        arguments: 2, takesFilter: false,
        phrase: ("số ngày làm việc từ {x} đến {y}", "working days from {x} to {y}"),
        behaviour: .duration(.workingDays))
}
