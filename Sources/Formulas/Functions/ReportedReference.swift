import Diagnostics
import Domain

extension FormulaFunction {
    /// Unknown where a unit below has not reported.
    static let reported = FormulaFunction(
        name: "reported", signature: "reported(code)",
        vietnamese: "Số liệu do đơn vị báo cáo, chỉ tính giá trị đã duyệt.",
        english: "A figure units report; approved values only.",
        example: "reported(drivers_tested)",
        takesFilter: false,
        phrase: ("số báo cáo “{x}”", "reported “{x}”"),
        behaviour: .formula { call, checker in checker.reported(call) })
}

extension FormulaChecker {
    fileprivate mutating func reported(_ call: FormulaSyntax.Call) -> FormulaValue? {
        guard let name = code(call) else { return nil }
        guard let unit = schema.reported[name.text] else {
            report(.unknownReported(name.text, in: schema, at: place(name)))
            return nil
        }
        reported.insert(name.text)
        return FormulaValue(arithmetic: .reported(name.text), unit: unit)
    }
}

extension Diagnostic {
    fileprivate static func unknownReported(_ name: String, in schema: FormulaSchema, at place: SourceRange) -> Self {
        let near = didYouMean(name, among: schema.reported.keys)
        return Diagnostic(
            code: "unknown-reported", message: "'\(name)' is not a reported figure of this pack", place: place,
            help: near.map { "did you mean '\($0)'?" } ?? "add it to a form under 'forms/', or correct the name")
    }
}
