import Diagnostics
import Domain

/// The indicators checked so far, and those being checked: a formula that refers to one of the latter goes round in a circle.
struct IndicatorReferences {
    /// `nil` inside: it has problems of its own, told in ``problems``.
    var checked: [IndicatorID: CheckedFormula?] = [:]
    /// From the first to the innermost.
    var open: [IndicatorID] = []
    var problems: [IndicatorID: InvalidSource] = [:]

    /// The checked formula of an indicator of the schema; `nil` when it, or one it refers to, has problems.
    mutating func formula(of id: IndicatorID, as definition: IndicatorDefinition, in schema: FormulaSchema)
        -> CheckedFormula?
    {
        if let known = checked[id] { return known }
        open.append(id)
        let result = CheckedFormula.check(
            definition.formula, at: definition.origin, options: definition.options, schema: schema, references: &self)
        open.removeLast()
        switch result {
        case .success(let formula): checked[id] = .some(formula)
        case .failure(let problems):
            checked[id] = .some(nil)
            self.problems[id] = problems
        }
        return checked[id] ?? nil
    }
}
