import Diagnostics
import Domain
import Foundation

/// Checks one formula's names, types and units, and brings it to arithmetic over atoms. Problems are collected; a part that
/// has one answers `nil`, and what needs that part stays silent.
struct FormulaChecker {
    let text: [Character]
    let origin: SourceOrigin
    let options: FormulaOptions
    let schema: FormulaSchema
    /// The formulas this one refers to, checked on demand.
    var references: IndicatorReferences
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var atoms: [Atom] = []
    private var indexOfAtom: [Atom: Int] = [:]
    var reported: Set<String> = []
    var indicators: Set<IndicatorID> = []
    /// Whether the indicator's `on` and `follow_up` found a use.
    var usedTimeColumn = false
    var usedFollowUp = false
    /// The greatest number of parts a formula may have once those it refers to are written into it.
    private static let greatestSize = 20_000
    /// How deep those parts may nest, and how long a chain of references may be; deeper ones could exhaust the stack.
    private static let greatestDepth = 1000
    static let longestChain = 100

    init(
        _ text: String, at origin: SourceOrigin, options: FormulaOptions, schema: FormulaSchema,
        references: IndicatorReferences
    ) {
        self.text = Array(text)
        self.origin = origin
        self.options = options
        self.schema = schema
        self.references = references
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    func place(_ span: Range<Int>) -> SourceRange { origin.place(of: span, in: text) }
    func place(_ name: FormulaSyntax.Name) -> SourceRange { place(name.span) }

    /// The index of the atom among the formula's, new or already there.
    mutating func index(of atom: Atom) -> Int {
        if let index = indexOfAtom[atom] { return index }
        atoms.append(atom)
        indexOfAtom[atom] = atoms.count - 1
        return atoms.count - 1
    }
}

extension FormulaChecker {
    /// A value outside aggregates.
    mutating func value(_ syntax: FormulaSyntax) -> FormulaValue? {
        switch syntax.kind {
        case .number(let number):
            return FormulaValue(arithmetic: .constant(number), unit: .ratio)
        case .call(let call):
            return value(of: call)
        case .negative(let inner):
            guard let value = value(inner) else { return nil }
            return FormulaValue(arithmetic: .subtract(.constant(0), value.arithmetic), unit: value.unit)
        case .arithmetic(let sign, let left, let right):
            let a = value(left)
            let b = value(right)
            guard let a, let b else { return nil }
            return join(a, b, by: sign, of: syntax, divisor: right)
        case .column(let dataset, let name):
            reportColumnOutside(dataset, name, at: syntax.span)
        case .text, .day:
            report(.notANumber(at: place(syntax.span)))
        case .comparison, .oneOf, .missing, .present, .not, .and, .or:
            report(.conditionAsValue(at: place(syntax.span)))
        }
        return nil
    }

    private mutating func value(of call: FormulaSyntax.Call) -> FormulaValue? {
        guard let function = FormulaFunction.named(call.function.text) else {
            report(.unknownFunction(call.function.text, at: place(call.function)))
            return nil
        }
        guard function.accepts(call, &self) else { return nil }
        switch function.behaviour {
        case .formula(let check):
            guard let value = check(call, &self) else { return nil }
            let extent = value.arithmetic.extent
            guard extent.size <= Self.greatestSize, extent.depth <= Self.greatestDepth else {
                report(.tooLarge(at: place(call.function)))
                return nil
            }
            return value
        case .duration:
            report(.rowFunctionOutside(call, at: place(call.function)))
            return nil
        }
    }

    private mutating func join(
        _ a: FormulaValue, _ b: FormulaValue, by sign: ArithmeticOperator, of syntax: FormulaSyntax,
        divisor: FormulaSyntax
    ) -> FormulaValue? {
        switch sign {
        case .add, .subtract:
            // Nothing is nothing in every unit: `0 - sum(payment.amount)`.
            guard a.unit == b.unit || a.arithmetic == .constant(0) || b.arithmetic == .constant(0) else {
                report(.unlikeUnits(sign, a.unit, b.unit, at: place(syntax.span)))
                return nil
            }
            let sum: Arithmetic =
                sign == .add ? .add(a.arithmetic, b.arithmetic) : .subtract(a.arithmetic, b.arithmetic)
            return FormulaValue(arithmetic: sum, unit: a.arithmetic == .constant(0) ? b.unit : a.unit)
        case .multiply:
            return FormulaValue(arithmetic: .multiply(a.arithmetic, b.arithmetic), unit: a.unit * b.unit)
        case .divide:
            if b.arithmetic == .constant(0) {
                report(.divisionByZero(at: place(divisor.span)))
                return nil
            }
            return FormulaValue(arithmetic: .divide(a.arithmetic, b.arithmetic), unit: a.unit / b.unit)
        }
    }

    private mutating func reportColumnOutside(
        _ dataset: FormulaSyntax.Name?, _ name: FormulaSyntax.Name, at span: Range<Int>
    ) {
        guard dataset == nil else { return report(.columnOutside(at: place(span))) }
        if schema.datasets[DatasetID(name.text)] != nil {
            report(.datasetAsValue(name.text, at: place(span)))
        } else if schema.indicators[IndicatorID(name.text)] != nil {
            report(.bareName(name.text, function: "indicator", at: place(span)))
        } else if schema.reported[name.text] != nil {
            report(.bareName(name.text, function: "reported", at: place(span)))
        } else {
            report(.columnOutside(at: place(span)))
        }
    }
}
