import Diagnostics
import Domain

extension FormulaFunction {
    /// Written into the formula with its own options, so that its parts are added first and divided last.
    static let indicator = FormulaFunction(
        name: "indicator", signature: "indicator(code)",
        vietnamese: "Giá trị của một chỉ tiêu khác, tính lại từ hồ sơ.",
        english: "The value of another indicator, computed from its records.",
        example: "indicator(revenue) / indicator(declarations)",
        takesFilter: false,
        phrase: ("chỉ tiêu “{x}”", "indicator “{x}”"),
        behaviour: .formula { call, checker in checker.indicator(call) })
}

extension FormulaChecker {
    fileprivate mutating func indicator(_ call: FormulaSyntax.Call) -> FormulaValue? {
        guard let name = code(call) else { return nil }
        let id = IndicatorID(name.text)
        guard let definition = schema.indicators[id] else {
            report(.unknownIndicator(name.text, in: schema, at: place(name)))
            return nil
        }
        if let start = references.open.firstIndex(of: id) {
            report(.circle(references.open[start...] + [id], at: place(name)))
            return nil
        }
        guard references.open.count < Self.longestChain else {
            report(.tooLarge(at: place(name)))
            return nil
        }
        guard let formula = references.formula(of: id, as: definition, in: schema) else {
            report(.brokenIndicator(name.text, at: place(name)))
            return nil
        }
        indicators.insert(id)
        reported.formUnion(formula.reported)
        let places = formula.atoms.map { index(of: $0) }
        return FormulaValue(arithmetic: formula.arithmetic.renumbered(places), unit: formula.unitOfMeasure)
    }

    /// The code between the parentheses of `indicator(…)` and `reported(…)`.
    mutating func code(_ call: FormulaSyntax.Call) -> FormulaSyntax.Name? {
        if case .column(nil, let name) = call.arguments[0].kind { return name }
        report(.codeNeeded(call.function.text, at: place(call.arguments[0].span)))
        return nil
    }
}

extension Diagnostic.Code {
    static let brokenIndicator: Diagnostic.Code = "broken-indicator"
}

extension Diagnostic {
    fileprivate static func unknownIndicator(_ name: String, in schema: FormulaSchema, at place: SourceRange) -> Self {
        let near = didYouMean(name, among: schema.indicators.keys.map(\.rawValue))
        return Diagnostic(
            code: "unknown-indicator", message: "'\(name)' is not an indicator of this pack", place: place,
            help: near.map { "did you mean '\($0)'?" } ?? "add it under 'indicators/', or correct the name")
    }

    fileprivate static func circle(_ ids: some Collection<IndicatorID>, at place: SourceRange) -> Self {
        Diagnostic(
            code: "circular-indicators",
            message: "this goes round in a circle: \(ids.map(\.rawValue).joined(separator: " → "))", place: place,
            help: "write one of them from records instead")
    }

    fileprivate static func brokenIndicator(_ name: String, at place: SourceRange) -> Self {
        Diagnostic(
            severity: .note, code: .brokenIndicator, message: "'\(name)' has problems of its own", place: place,
            help: "correct them first")
    }

    fileprivate static func codeNeeded(_ function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "code-needed", message: "'\(function)' takes one code", place: place, help: "write \(function)(code)")
    }
}
