import Diagnostics
import Domain

extension Diagnostic {
    static func unlikeUnits(
        _ sign: ArithmeticOperator, _ a: UnitOfMeasure, _ b: UnitOfMeasure, at place: SourceRange
    ) -> Self {
        let (verb, between) = sign == .add ? ("added", "and") : ("subtracted", "and")
        return Diagnostic(
            code: "unlike-units", message: "\(a.words) \(between) \(b.words) cannot be \(verb)", place: place,
            help: "use values of one unit on both sides")
    }

    static func divisionByZero(at place: SourceRange) -> Self {
        Diagnostic(
            code: "division-by-zero", message: "this divides by zero", place: place,
            help: "divide by a number other than 0")
    }

    static func notANumber(at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-a-number", message: "a formula is made of numbers, and this is none", place: place,
            help: "compare a column with it inside 'where'")
    }

    static func conditionAsValue(at place: SourceRange) -> Self {
        Diagnostic(
            code: "condition-as-value", message: "this is a condition, and a value is needed here", place: place,
            help: "count where it holds, count(… where …), or take its share, share(…)")
    }

    static func columnOutside(at place: SourceRange) -> Self {
        Diagnostic(
            code: "column-outside-aggregate",
            message: "a column has one value for each record; say how they become one",
            place: place, help: "put it into sum(…), mean(…), median(…), count(…) or another function")
    }

    static func datasetAsValue(_ name: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "column-outside-aggregate", message: "'\(name)' is a dataset, not a value", place: place,
            help: "count its records with count(\(name))")
    }

    static func bareName(_ name: String, function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "column-outside-aggregate", message: "'\(name)' alone is not a value", place: place,
            help: "write \(function)(\(name))")
    }

    static func rowFunctionOutside(_ call: FormulaSyntax.Call, at place: SourceRange) -> Self {
        Diagnostic(
            code: "row-function-outside-aggregate",
            message: "'\(call.function.text)' has one value for each record; say how they become one", place: place,
            help: "write mean(\(call)) or median(\(call))")
    }

    static func tooLarge(at place: SourceRange) -> Self {
        Diagnostic(
            code: "formula-too-large", message: "with the indicators it refers to, this formula is too large",
            place: place,
            help: "refer to each indicator fewer times")
    }
}

extension UnitOfMeasure {
    /// The unit in a sentence: a ratio is "a ratio".
    var words: String { isRatio ? "a ratio" : description }
}
