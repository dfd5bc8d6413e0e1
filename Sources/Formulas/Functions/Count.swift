import Diagnostics
import Domain

extension FormulaFunction {
    /// Records, in the dataset's record unit. A covered span without any has the count 0.
    static let count = FormulaFunction(
        name: "count", signature: "count(dataset where condition)",
        vietnamese: "Số hồ sơ; count(dataset.column) chỉ đếm hồ sơ có giá trị ở cột đó.",
        english: "The number of records; count(dataset.column) counts those where the column is present.",
        example: "count(declaration where channel == \"red\")",
        phrase: ("số {x}{where}", "number of {x}{where}"),
        behaviour: .formula { call, checker in checker.count(call) })
}

extension FormulaChecker {
    fileprivate mutating func count(_ call: FormulaSyntax.Call) -> FormulaValue? {
        let dataset: DatasetSchema?
        var input: RowExpression?
        switch call.arguments[0].kind {
        case .column(nil, let name):
            dataset = schema.datasets[DatasetID(name.text)]
            if dataset == nil { report(.unknownDataset(name.text, in: schema, at: place(name))) }
            if let dataset,
                let other = (call.filter?.datasetNames ?? []).first(where: { $0.text != dataset.id.rawValue })
            {
                report(.otherDataset(other.text, dataset.id, at: place(other)))
                return nil
            }
        case .column(.some, let name):
            dataset = self.dataset(of: call)
            guard let dataset, let column = column(name, of: dataset) else { return nil }
            input = .column(RowColumn(column))
        case .number, .text, .day, .call, .negative, .arithmetic, .comparison, .oneOf, .missing, .present, .not, .and,
            .or:
            report(.datasetNeeded(at: place(call.arguments[0].span)))
            return nil
        }
        guard let dataset, let filter = filter(of: call, dataset),
            let atom = atom(.count, of: dataset, input: input, filter: filter, at: call.function.span)
        else { return nil }
        return FormulaValue(arithmetic: atom, unit: dataset.recordUnit)
    }
}

extension Diagnostic {
    fileprivate static func datasetNeeded(at place: SourceRange) -> Self {
        Diagnostic(
            code: "dataset-needed", message: "'count' counts the records of a dataset", place: place,
            help: "write count(dataset where …)")
    }

    fileprivate static func otherDataset(_ name: String, _ dataset: DatasetID, at place: SourceRange) -> Self {
        Diagnostic(
            code: "two-datasets", message: "the records counted are of '\(dataset)', and this names '\(name)'",
            place: place,
            help: "compare columns of '\(dataset)' only")
    }
}
