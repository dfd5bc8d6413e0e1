import Domain

extension FormulaFunction {
    /// Records where the condition holds ÷ records where all it looks at is present. Durations compare in seconds, not bins.
    static let share = FormulaFunction(
        name: "share", signature: "share(condition where condition)",
        vietnamese: "Tỷ lệ hồ sơ thỏa điều kiện trong số hồ sơ có đủ giá trị để xét.",
        english: "The share of records where the condition holds, among those where it can be told.",
        example: "share(hours(declaration.registered_at, declaration.cleared_at) <= 8)",
        phrase: ("tỷ lệ {dataset} có {x}{where}", "share of {dataset} with {x}{where}"),
        behaviour: .formula { call, checker in checker.share(call) })
}

extension FormulaChecker {
    fileprivate mutating func share(_ call: FormulaSyntax.Call) -> FormulaValue? {
        guard let dataset = dataset(of: call) else { return nil }
        let condition = condition(call.arguments[0], of: dataset)
        let filter = filter(of: call, dataset)
        guard let condition, let filter else { return nil }
        let told = condition.operands.map { RowCondition.present($0) }
        let events = condition.expressions
        let span = call.function.span
        // `a or b` can hold while b is missing: such a record is in neither part.
        let holding: [RowCondition?] = condition.impliesOperands ? [filter, condition] : [filter, condition] + told
        guard let above = atom(.count, of: dataset, filter: .conjunction(holding), events: events, at: span),
            let below = atom(.count, of: dataset, filter: .conjunction([filter] + told), events: events, at: span)
        else { return nil }
        return FormulaValue(arithmetic: .divide(above, below), unit: .ratio)
    }
}
