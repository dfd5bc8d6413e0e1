import Diagnostics
package import Domain
import Foundation

/// One function of the language: what it is called with, what it says, and how it is checked. Each has its own file.
package struct FormulaFunction: Sendable {
    enum Behaviour: Sendable {
        /// Makes one value of many records, or refers to one.
        case formula(@Sendable (FormulaSyntax.Call, inout FormulaChecker) -> FormulaValue?)
        /// Has a value for each record.
        case duration(DurationUnit)
    }

    /// `pNN` for the percentiles.
    package let name: String
    /// `sum(x where condition)`.
    package let signature: String
    /// One line for the manual.
    package let summary: LocalizedText
    /// A formula that uses it.
    package let example: String
    let arguments: Int
    let takesFilter: Bool
    /// The function in words: `{x}`, `{y}` stand for arguments, `{where}` for the filter, `{dataset}` for the records, `{n}` for NN.
    let phrase: LocalizedText
    let behaviour: Behaviour

    init(
        name: String, signature: String, vietnamese: String, english: String, example: String, arguments: Int = 1,
        takesFilter: Bool = true, phrase: (vietnamese: String, english: String), behaviour: Behaviour
    ) {
        self.name = name
        self.signature = signature
        summary = LocalizedText(vietnamese: vietnamese, english: english)
        self.example = example
        self.arguments = arguments
        self.takesFilter = takesFilter
        self.phrase = LocalizedText(vietnamese: phrase.vietnamese, english: phrase.english)
        self.behaviour = behaviour
    }
}

extension LocalizedText {
    fileprivate init(vietnamese: String, english: String) {
        guard let text = LocalizedText([.vietnamese: vietnamese, .english: english]) else {
            preconditionFailure("two texts are not none")
        }
        self = text
    }
}

extension FormulaFunction {
    /// Every function, in the manual's order.
    package static let all: [FormulaFunction] = [
        .count, .sum, .mean, .median, .percentile, .minimum, .maximum, .share,
        .distinct, .active, .new, .retained, .returning, .lost,
        .hours, .minutes, .days, .workingHours, .workingDays,
        .indicator, .reported,
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The function of that name; `p1` to `p99` are all the percentile.
    package static func named(_ name: String) -> FormulaFunction? {
        if percent(of: name) != nil { return .percentile }
        return name == percentile.name ? nil : byName[name]
    }

    /// 90 for `p90`; `nil` for what is no percentile from 1 to 99.
    static func percent(of name: String) -> Int? {
        guard name.first == "p", let percent = Int(name.dropFirst()), (1...99).contains(percent), name == "p\(percent)"
        else {
            return nil
        }
        return percent
    }

    /// Whether a call has the arguments the function takes; what is wrong is reported.
    func accepts(_ call: FormulaSyntax.Call, _ checker: inout FormulaChecker) -> Bool {
        guard call.arguments.count == arguments else {
            checker.report(.wrongArguments(self, call, at: checker.place(call.function)))
            return false
        }
        if let filter = call.filter, !takesFilter {
            checker.report(.filterNotTaken(call.function.text, at: checker.place(filter.span)))
            return false
        }
        return true
    }
}

extension FormulaChecker {
    /// The filter of a call; `nil` outside means that it has problems, inside that there is none.
    mutating func filter(of call: FormulaSyntax.Call, _ dataset: DatasetSchema) -> RowCondition?? {
        guard let filter = call.filter else { return .some(nil) }
        guard let condition = condition(filter, of: dataset) else { return nil }
        return .some(condition)
    }

    /// The dataset, the number inside and the filter of `sum(x where …)` and its like.
    mutating func numberInput(_ call: FormulaSyntax.Call) -> (DatasetSchema, RowValue, RowCondition?)? {
        guard let dataset = dataset(of: call) else { return nil }
        let input = number(call.arguments[0], of: dataset)
        let filter = filter(of: call, dataset)
        guard let input, let filter else { return nil }
        guard !input.expression.columns.isEmpty else {
            report(.constantInput(at: place(call.arguments[0].span)))
            return nil
        }
        return (dataset, input, filter)
    }

    /// An aggregate that keeps its input's unit and lets a divisor pass: sum, min, max and quantiles.
    mutating func linear(_ aggregate: Atom.Aggregate, _ call: FormulaSyntax.Call) -> FormulaValue? {
        guard let (dataset, input, filter) = numberInput(call),
            let atom = atom(aggregate, of: dataset, input: input.expression, filter: filter, at: call.function.span)
        else { return nil }
        return FormulaValue(arithmetic: atom.divided(by: input.divisor), unit: input.unit ?? .ratio)
    }
}

extension Arithmetic {
    /// The same in the unit of which `divisor` make one.
    func divided(by divisor: Decimal) -> Arithmetic { divisor == 1 ? self : .divide(self, .constant(divisor)) }
}

extension Diagnostic {
    static func unknownFunction(_ name: String, at place: SourceRange) -> Self {
        let near = didYouMean(name, among: FormulaFunction.all.map { $0.name == "pNN" ? "p90" : $0.name })
        return Diagnostic(
            code: "unknown-function", message: "'\(name)' is not a function", place: place,
            help: near.map { "did you mean '\($0)'?" }
                ?? "the functions are \(FormulaFunction.all.map(\.name).joined(separator: ", "))")
    }

    fileprivate static func wrongArguments(
        _ function: FormulaFunction, _ call: FormulaSyntax.Call, at place: SourceRange
    ) -> Self {
        Diagnostic(
            code: "wrong-arguments",
            message: "'\(call.function.text)' takes \(function.arguments == 1 ? "one value" : "two values"), "
                + "and \(call.arguments.count) are written",
            place: place, help: "write \(function.signature)")
    }

    fileprivate static func filterNotTaken(_ function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "filter-not-taken", message: "'\(function)' takes no 'where'", place: place,
            help: "put the condition into the function around it")
    }

    fileprivate static func constantInput(at place: SourceRange) -> Self {
        Diagnostic(
            code: "constant-condition", message: "this is the same for every record", place: place,
            help: "name a column")
    }
}
