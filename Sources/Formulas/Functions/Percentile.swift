import Domain

extension FormulaFunction {
    /// The smallest value whose cumulative count reaches ⌈NN·n/100⌉; of durations, the lower end of its bin.
    static let percentile = FormulaFunction(
        name: "pNN", signature: "p90(x where condition)",
        vietnamese: "Phân vị (p1 đến p99): giá trị nhỏ nhất mà ít nhất NN % số giá trị không vượt quá.",
        english: "A percentile (p1 to p99): the smallest value that at least NN % of the values do not exceed.",
        example: "p90(working_hours(declaration.registered_at, declaration.cleared_at))",
        phrase: ("phân vị {n} % của {x}{where}", "{n}th percentile of {x}{where}"),
        behaviour: .formula { call, checker in
            guard let percent = percent(of: call.function.text) else { return nil }
            return checker.linear(.quantile(percent: percent), call)
        })
}
