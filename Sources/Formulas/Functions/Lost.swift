import Domain

extension FormulaFunction {
    /// Needs both spans covered.
    static let lost = FormulaFunction(
        name: "lost", signature: "lost(dataset.party where condition)",
        vietnamese: "Số chủ thể có hồ sơ trong kỳ so sánh mà không có trong kỳ.",
        english: "Parties with records in the compared span and none in the span.",
        example: "lost(declaration.trader)",
        phrase: ("số {x} ngừng hoạt động{where}", "number of lost {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.cohort(.lost), call, ofParty: true) })
}
