import Domain

extension FormulaFunction {
    /// The same atom as `p50`.
    static let median = FormulaFunction(
        name: "median", signature: "median(x where condition)",
        vietnamese: "Trung vị: giá trị nhỏ nhất mà ít nhất một nửa số giá trị không vượt quá.",
        english: "The median: the smallest value that at least half of the values do not exceed.",
        example: "median(hours(declaration.registered_at, declaration.cleared_at))",
        phrase: ("trung vị của {x}{where}", "median of {x}{where}"),
        behaviour: .formula { call, checker in checker.linear(.quantile(percent: 50), call) })
}
