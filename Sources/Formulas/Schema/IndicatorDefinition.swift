package import Diagnostics

/// An indicator's formula as its pack writes it, for those that refer to it.
package struct IndicatorDefinition: Hashable, Sendable {
    package let formula: String
    package let origin: SourceOrigin
    package let options: FormulaOptions

    package init(formula: String, origin: SourceOrigin, options: FormulaOptions = FormulaOptions()) {
        self.formula = formula
        self.origin = origin
        self.options = options
    }
}
