import Domain

extension FormulaFunction {
    /// The smallest value present; missing where there is none.
    static let minimum = FormulaFunction(
        name: "min", signature: "min(x where condition)",
        vietnamese: "Giá trị nhỏ nhất.",
        english: "The smallest value.",
        example: "min(hours(declaration.registered_at, declaration.cleared_at))",
        phrase: ("giá trị nhỏ nhất của {x}{where}", "smallest {x}{where}"),
        behaviour: .formula { call, checker in checker.linear(.minimum, call) })
}
