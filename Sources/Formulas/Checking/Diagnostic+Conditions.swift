import Diagnostics

extension Diagnostic {
    static func conditionNeeded(_ syntax: FormulaSyntax, _ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "condition-needed", message: "a condition is needed here, and '\(syntax)' is \(words)", place: place,
            help: "compare it: \(syntax) == …, or ask: \(syntax) is present")
    }

    static func neverMissing(at place: SourceRange) -> Self {
        Diagnostic(
            code: "constant-condition", message: "a written value is never missing", place: place,
            help: "ask it of a column")
    }

    static func constantCondition(at place: SourceRange) -> Self {
        Diagnostic(
            code: "constant-condition", message: "this looks at no column, so it is the same for every record",
            place: place,
            help: "compare a column")
    }

    static func noOrder(_ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "no-order", message: "\(words) has no order", place: place,
            help: "compare with == or !=, or use in (…)")
    }

    static func unlikeComparison(_ a: String, _ b: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "unlike-comparison", message: "\(a) cannot be compared with \(b)", place: place,
            help: "compare values of one kind and unit")
    }

    static func quotedDay(at place: SourceRange) -> Self {
        Diagnostic(
            code: "unlike-comparison", message: "a day is not text", place: place,
            help: "write a day without quotes, as 2020-06-30")
    }

    static func booleanCompared(at place: SourceRange) -> Self {
        Diagnostic(
            code: "unlike-comparison", message: "a yes-or-no column is a condition by itself", place: place,
            help: "write the column alone, or 'not' before it")
    }

    static func unknownValue(_ value: String, of column: String, values: [String], at place: SourceRange) -> Self {
        let near = didYouMean(value, among: values)
        return Diagnostic(
            code: "unknown-value", message: "'\(value)' is not a value of '\(column)'", place: place,
            help: near.map { "did you mean \"\($0)\"?" } ?? "its values are \(values.joined(separator: ", "))")
    }

    static func literalNeeded(at place: SourceRange) -> Self {
        Diagnostic(
            code: "literal-needed", message: "the values after 'in' are written out", place: place,
            help: "compare columns with == and 'or'")
    }
}
