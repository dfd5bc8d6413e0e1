import Domain

extension FormulaFunction {
    /// Needs both spans covered.
    static let returning = FormulaFunction(
        name: "returning", signature: "returning(dataset.party where condition)",
        vietnamese: "Số chủ thể trở lại: có hồ sơ trong kỳ và trước đó, nhưng không có trong kỳ so sánh.",
        english: "Parties that came back: records in the span and before it, but none in the compared span.",
        example: "returning(declaration.trader)",
        phrase: ("số {x} trở lại hoạt động{where}", "number of returning {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.cohort(.returning), call, ofParty: true) })
}
