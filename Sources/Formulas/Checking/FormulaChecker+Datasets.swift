import Diagnostics
import Domain

extension FormulaChecker {
    /// The one dataset a call reads: that of its columns. Every problem with dataset names is reported here, once.
    mutating func dataset(of call: FormulaSyntax.Call) -> DatasetSchema? {
        let written = (call.arguments + [call.filter].compactMap { $0 }).flatMap(\.datasetNames)
        var found: DatasetSchema?
        var failed = false
        for name in written {
            guard let dataset = schema.datasets[DatasetID(name.text)] else {
                if !failed { report(.unknownDataset(name.text, in: schema, at: place(name))) }
                failed = true
                continue
            }
            if let first = found, first.id != dataset.id {
                if !failed { report(.twoDatasets(first.id, dataset.id, at: place(name))) }
                failed = true
            }
            found = found ?? dataset
        }
        if failed { return nil }
        if found == nil {
            let columns = call.arguments.flatMap(\.bareColumns)
            report(.datasetNotSaid(columns.first, in: schema, at: place(columns.first?.span ?? call.function.span)))
        }
        return found
    }

    /// A column of the dataset; an unknown one is reported.
    mutating func column(_ name: FormulaSyntax.Name, of dataset: DatasetSchema) -> ColumnSchema? {
        if let column = dataset[column: name.text] { return column }
        report(.unknownColumn(name.text, of: dataset, at: place(name)))
        return nil
    }
}

extension FormulaSyntax {
    /// The datasets its columns are written with, in source order.
    var datasetNames: [Name] {
        switch kind {
        case .number, .text, .day: []
        case .column(let dataset, _): dataset.map { [$0] } ?? []
        case .call(let call): (call.arguments + [call.filter].compactMap { $0 }).flatMap(\.datasetNames)
        case .negative(let a), .missing(let a), .present(let a), .not(let a): a.datasetNames
        case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
            a.datasetNames + b.datasetNames
        case .oneOf(let value, let list): ([value] + list).flatMap(\.datasetNames)
        }
    }

    /// The columns written without a dataset, in source order.
    var bareColumns: [Name] {
        switch kind {
        case .number, .text, .day: []
        case .column(let dataset, let name): dataset == nil ? [name] : []
        case .call(let call): call.arguments.flatMap(\.bareColumns)
        case .negative(let a), .missing(let a), .present(let a), .not(let a): a.bareColumns
        case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
            a.bareColumns + b.bareColumns
        case .oneOf(let value, let list): ([value] + list).flatMap(\.bareColumns)
        }
    }
}

extension Diagnostic {
    static func unknownDataset(_ name: String, in schema: FormulaSchema, at place: SourceRange) -> Self {
        let near = didYouMean(name, among: schema.datasets.keys.map(\.rawValue))
        return Diagnostic(
            code: "unknown-dataset", message: "'\(name)' is not a dataset of this pack", place: place,
            help: near.map { "did you mean '\($0)'?" } ?? "add it under 'datasets/', or correct the name")
    }

    fileprivate static func twoDatasets(_ a: DatasetID, _ b: DatasetID, at place: SourceRange) -> Self {
        Diagnostic(
            code: "two-datasets", message: "one function reads one dataset, not both '\(a)' and '\(b)'", place: place,
            help: "use a function for each, and join their values")
    }

    fileprivate static func datasetNotSaid(
        _ column: FormulaSyntax.Name?, in schema: FormulaSchema, at place: SourceRange
    ) -> Self {
        let holders = schema.datasets.values.filter { dataset in column.map { dataset[column: $0.text] != nil } ?? false
        }
        let example = holders.map(\.id).min().flatMap { id in column.map { "write \(id).\($0.text)" } }
        return Diagnostic(
            code: "dataset-not-said",
            message: column.map { "which dataset is '\($0.text)' of?" } ?? "no dataset is named here",
            place: place, help: example ?? "write a column with its dataset, such as payment.amount")
    }

    fileprivate static func unknownColumn(_ name: String, of dataset: DatasetSchema, at place: SourceRange) -> Self {
        let near = didYouMean(name, among: dataset.columns.map(\.name))
        return Diagnostic(
            code: "unknown-column", message: "'\(name)' is not a column of '\(dataset.id)'", place: place,
            help: near.map { "did you mean '\($0)'?" }
                ?? "its columns are \(dataset.columns.map(\.name).joined(separator: ", "))")
    }
}
