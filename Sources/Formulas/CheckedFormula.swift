package import Diagnostics
package import Domain
package import Foundation

/// A formula whose names, types and units are right, as arithmetic over atoms.
package struct CheckedFormula: Hashable, Sendable {
    /// The formula as written; its `description` is the canonical text.
    package let syntax: FormulaSyntax
    package let unitOfMeasure: UnitOfMeasure
    /// In order of first use, each once; ``arithmetic`` counts from 0.
    package let atoms: [Atom]
    package let arithmetic: Arithmetic
    /// The codes of the reported figures it uses, those of indicators it refers to among them.
    package let reported: Set<String>
    /// The indicators it names itself; their own are written into ``atoms``.
    package let indicators: Set<IndicatorID>
    /// `dataset.column` of every dated event it reads, for saying "has not happened" instead of "is missing".
    let events: Set<String>

    /// The datasets its atoms read, in order of name.
    package var datasets: [DatasetID] { Set(atoms.map(\.dataset)).sorted() }
    /// What the last step divides: revenue of revenue per declaration, the sum of a mean, the count a share holds for; else the whole.
    package var numerator: Arithmetic { arithmetic.numerator }
    /// What the last step divides by; `nil` for a formula that does not end in a division.
    package var denominator: Arithmetic? { arithmetic.denominator }

    /// Checks a formula that stands alone.
    ///
    /// - Parameter origin: Where its text begins, for the places of problems.
    /// - Throws: Every problem of the formula and of the indicators it refers to, in source order.
    package init(
        parsing text: String, at origin: SourceOrigin, schema: FormulaSchema, options: FormulaOptions = FormulaOptions()
    ) throws(InvalidSource) {
        var references = IndicatorReferences()
        let result = Self.check(text, at: origin, options: options, schema: schema, references: &references)
        let others = InvalidSource(joining: references.problems.values)
        switch result {
        case .success(let formula): self = formula
        case .failure(let problems): throw problems.adding(others)
        }
    }

    private init(syntax: FormulaSyntax, value: FormulaValue, checker: FormulaChecker) {
        self.syntax = syntax
        unitOfMeasure = value.unit
        atoms = checker.atoms
        arithmetic = value.arithmetic
        reported = checker.reported
        indicators = checker.indicators
        events = Set(
            checker.atoms.flatMap { atom in atom.columns.filter(\.isEvent).map { "\(atom.dataset).\($0.name)" } })
    }

    static func check(
        _ text: String, at origin: SourceOrigin, options: FormulaOptions, schema: FormulaSchema,
        references: inout IndicatorReferences
    ) -> Result<CheckedFormula, InvalidSource> {
        let syntax: FormulaSyntax
        do {
            syntax = try FormulaSyntax(parsing: text, at: origin)
        } catch {
            return .failure(error)
        }
        var checker = FormulaChecker(text, at: origin, options: options, schema: schema, references: references)
        let value = checker.value(syntax)
        checker.checkOptionsUsed()
        references = checker.references
        guard let value, checker.diagnostics.isEmpty else {
            return .failure(InvalidSource(checker.diagnostics, sources: [origin.source(of: text)]))
        }
        return .success(CheckedFormula(syntax: syntax, value: value, checker: checker))
    }
}

extension CheckedFormula {
    /// The value for the atoms' values in order; `nil` where a part is missing or a divisor is zero.
    package func evaluate(values: [Decimal?], reported: (_ code: String) -> Decimal? = { _ in nil }) -> Decimal? {
        arithmetic.evaluate(values: values, reported: reported)
    }
}

extension CheckedFormula: CustomStringConvertible {
    /// The atoms, one a line, and what is done with them:
    ///
    /// ```
    /// #0 payment: sum amount on posted_on
    /// #1 declaration: count on registered_at
    /// #0 / #1 in VND/declaration
    /// ```
    package var description: String {
        (atoms.enumerated().map { "#\($0) \($1)" } + ["\(arithmetic) in \(unitOfMeasure)"]).joined(separator: "\n")
    }
}
