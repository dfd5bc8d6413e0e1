import Domain

extension FormulaFunction {
    /// Counts from the first record of the lake; the figure says since when history starts.
    static let new = FormulaFunction(
        name: "new", signature: "new(dataset.party where condition)",
        vietnamese: "Số chủ thể có hồ sơ đầu tiên trong kỳ, tính từ khi bắt đầu có dữ liệu.",
        english: "Parties whose first record since history starts is in the span.",
        example: "new(declaration.trader)",
        phrase: ("số {x} mới{where}", "number of new {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.cohort(.new), call, ofParty: true) })
}
