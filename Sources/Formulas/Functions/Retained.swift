import Domain

extension FormulaFunction {
    /// Needs both spans covered.
    static let retained = FormulaFunction(
        name: "retained", signature: "retained(dataset.party where condition)",
        vietnamese: "Số chủ thể có hồ sơ cả trong kỳ và trong kỳ so sánh.",
        english: "Parties with records in the span and in the one it is compared with.",
        example: "retained(declaration.trader)",
        phrase: ("số {x} duy trì hoạt động{where}", "number of retained {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.cohort(.retained), call, ofParty: true) })
}
