import Domain

extension FormulaFunction {
    /// The same atom as `distinct`, of a party only.
    static let active = FormulaFunction(
        name: "active", signature: "active(dataset.party where condition)",
        vietnamese: "Số chủ thể có hồ sơ trong kỳ.",
        english: "Parties with a record in the span.",
        example: "active(declaration.trader)",
        phrase: ("số {x} có hoạt động{where}", "number of active {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.distinct, call, ofParty: true) })
}
