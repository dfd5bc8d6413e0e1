import Domain

extension FormulaFunction {
    /// Whole seconds on the clock, shown in hours. Missing when an end is missing or has no time of day.
    static let hours = FormulaFunction(
        name: "hours", signature: "hours(from, to)",
        vietnamese: "Số giờ giữa hai thời điểm của một hồ sơ.",
        english: "Hours between two moments of one record.",
        example: "mean(hours(declaration.registered_at, declaration.cleared_at))",
        arguments: 2, takesFilter: false,
        phrase: ("số giờ từ {x} đến {y}", "hours from {x} to {y}"),
        behaviour: .duration(.hours))
}
