import Domain

extension FormulaFunction {
    /// The exact sum ÷ the count of values present: a missing value is neither in the one nor in the other. In the unit of `x`.
    static let mean = FormulaFunction(
        name: "mean", signature: "mean(x where condition)",
        vietnamese: "Trung bình: tổng chính xác chia cho số giá trị có mặt.",
        english: "The mean: the exact sum divided by the number of values present.",
        example: "mean(hours(declaration.registered_at, declaration.cleared_at))",
        phrase: ("trung bình của {x}{where}", "mean of {x}{where}"),
        behaviour: .formula { call, checker in
            guard let (dataset, input, filter) = checker.numberInput(call) else { return nil }
            let value = input.expression
            let span = call.function.span
            guard let sum = checker.atom(.sum, of: dataset, input: value, filter: filter, at: span),
                let count = checker.atom(.count, of: dataset, input: value, filter: filter, at: span)
            else { return nil }
            return FormulaValue(arithmetic: .divide(sum.divided(by: input.divisor), count), unit: input.unit ?? .ratio)
        })
}
