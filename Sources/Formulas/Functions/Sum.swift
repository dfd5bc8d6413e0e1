import Domain

extension FormulaFunction {
    /// The exact total. Missing values add nothing; a covered span without any has the total 0.
    static let sum = FormulaFunction(
        name: "sum", signature: "sum(x where condition)",
        vietnamese: "Tổng các giá trị có mặt; không có hồ sơ nào thì bằng 0.",
        english: "The total of the values present; 0 where there is none.",
        example: "sum(payment.amount where kind == \"duty\")",
        phrase: ("tổng {x}{where}", "total {x}{where}"),
        behaviour: .formula { call, checker in checker.linear(.sum, call) })
}
