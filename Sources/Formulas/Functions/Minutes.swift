import Domain

extension FormulaFunction {
    /// Whole seconds on the clock, shown in minutes.
    static let minutes = FormulaFunction(
        name: "minutes", signature: "minutes(from, to)",
        vietnamese: "Số phút giữa hai thời điểm của một hồ sơ.",
        english: "Minutes between two moments of one record.",
        example: "mean(minutes(declaration.registered_at, declaration.cleared_at))",
        arguments: 2, takesFilter: false,
        phrase: ("số phút từ {x} đến {y}", "minutes from {x} to {y}"),
        behaviour: .duration(.minutes))
}
