import Domain

extension FormulaFunction {
    /// The greatest value present; missing where there is none.
    static let maximum = FormulaFunction(
        name: "max", signature: "max(x where condition)",
        vietnamese: "Giá trị lớn nhất.",
        english: "The greatest value.",
        example: "max(payment.amount)",
        phrase: ("giá trị lớn nhất của {x}{where}", "greatest {x}{where}"),
        behaviour: .formula { call, checker in checker.linear(.maximum, call) })
}
