package import Diagnostics
package import Domain

/// Every indicator of a pack, checked.
package struct CheckedIndicators: Hashable, Sendable {
    package let formulas: [IndicatorID: CheckedFormula]

    /// - Throws: Every problem of every formula, in source order; a circle of references is told once.
    package init(checking schema: FormulaSchema) throws(InvalidSource) {
        var references = IndicatorReferences()
        var formulas: [IndicatorID: CheckedFormula] = [:]
        for (id, definition) in schema.indicators.sorted(by: { $0.key < $1.key }) {
            formulas[id] = references.formula(of: id, as: definition, in: schema)
        }
        let problems = InvalidSource(joining: references.problems.values)
        guard problems.diagnostics.isEmpty else {
            // That a formula refers to a broken one says nothing new beside the other's own problems.
            throw InvalidSource(problems.diagnostics.filter { $0.code != .brokenIndicator }, sources: problems.sources)
        }
        self.formulas = formulas
    }

    package subscript(id: IndicatorID) -> CheckedFormula? { formulas[id] }
    /// Every atom once, in order of text, so that the same pack always gives the same plan.
    package var atoms: [Atom] {
        Set(formulas.values.flatMap(\.atoms)).map { ($0, $0.description) }.sorted { $0.1 < $1.1 }.map(\.0)
    }
}
