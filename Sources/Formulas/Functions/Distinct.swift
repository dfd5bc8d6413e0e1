import Diagnostics
import Domain

extension FormulaFunction {
    /// Different values present, in the unit of the column (`trader`). Never added over days or units.
    static let distinct = FormulaFunction(
        name: "distinct", signature: "distinct(dataset.column where condition)",
        vietnamese: "Số giá trị khác nhau của cột, ví dụ số doanh nghiệp.",
        english: "The number of different values of a column, such as traders.",
        example: "distinct(declaration.trader where channel == \"red\")",
        phrase: ("số {x} khác nhau{where}", "number of different {x}{where}"),
        behaviour: .formula { call, checker in checker.distinct(.distinct, call, ofParty: false) })
}

extension FormulaChecker {
    /// What `distinct` and the cohorts share: a column, named plainly, of things that can be told apart.
    mutating func distinct(_ aggregate: Atom.Aggregate, _ call: FormulaSyntax.Call, ofParty: Bool) -> FormulaValue? {
        guard let dataset = dataset(of: call) else { return nil }
        let argument = call.arguments[0]
        guard case .column(_, let name) = argument.kind else {
            report(.columnNeeded(call.function.text, at: place(argument.span)))
            return nil
        }
        let column = column(name, of: dataset)
        let filter = filter(of: call, dataset)
        guard let column, let filter else { return nil }
        switch column.type {
        case .text, .code, .integer, .day: break
        case .decimal, .money, .timestamp, .boolean:
            report(.notCountable(column.name, column.type.words, at: place(argument.span)))
            return nil
        }
        if ofParty, column.role != .party {
            report(.partyNeeded(call.function.text, column.name, in: dataset, at: place(argument.span)))
            return nil
        }
        let input = RowExpression.column(RowColumn(column))
        guard let atom = atom(aggregate, of: dataset, input: input, filter: filter, at: call.function.span) else {
            return nil
        }
        let unit = column.unitOfMeasure ?? UnitOfMeasure(base: UnitOfMeasure.Base(rawValue: column.name))
        return FormulaValue(arithmetic: atom, unit: unit)
    }
}

extension Diagnostic {
    fileprivate static func columnNeeded(_ function: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "column-needed", message: "'\(function)' takes one column", place: place,
            help: "write \(function)(dataset.column where …)")
    }

    fileprivate static func notCountable(_ column: String, _ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-countable", message: "'\(column)' is \(words); its different values tell nothing apart",
            place: place,
            help: "name a column of parties, codes or text")
    }

    fileprivate static func partyNeeded(
        _ function: String, _ column: String, in dataset: DatasetSchema, at place: SourceRange
    ) -> Self {
        let parties = dataset.columns.filter { $0.role == .party }.map(\.name)
        return Diagnostic(
            code: "party-needed", message: "'\(function)' follows a party, and '\(column)' is none", place: place,
            help: parties.isEmpty
                ? "give the column the role 'party' in the dataset" : "use \(parties.joined(separator: " or "))")
    }
}
