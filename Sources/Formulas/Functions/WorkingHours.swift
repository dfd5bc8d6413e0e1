import Domain

extension FormulaFunction {
    /// Whole seconds within the working times of the calendar, shown in hours.
    static let workingHours = FormulaFunction(
        name: "working_hours", signature: "working_hours(from, to)",
        vietnamese: "Số giờ làm việc giữa hai thời điểm, theo lịch làm việc của chỉ tiêu.",
        english: "Working hours between two moments, in the working calendar of the indicator.",
        example: "mean(working_hours(declaration.registered_at, declaration.cleared_at))",
        arguments: 2, takesFilter: false,
        phrase: ("số giờ làm việc từ {x} đến {y}", "working hours from {x} to {y}"),
        behaviour: .duration(.workingHours))
}
