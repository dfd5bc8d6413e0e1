import Domain

extension FormulaFunction {
    /// Between two moments whole seconds ÷ 86,400; between two days the days on the calendar.
    static let days = FormulaFunction(
        name: "days", signature: "days(from, to)",
        vietnamese: "Số ngày giữa hai thời điểm, hoặc giữa hai ngày, của một hồ sơ.",
        english: "Days between two moments, or two days, of one record.",
        example: "mean(days(declaration.registered_at, declaration.cleared_at))",
        arguments: 2, takesFilter: false,
        phrase: ("số ngày từ {x} đến {y}", "days from {x} to {y}"),
        behaviour: .duration(.days))
}
