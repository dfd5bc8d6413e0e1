package import Domain
package import Packs
import Registry

extension TraceAnswer {
    /// The same for who may not see names: what a filled cell says of a person or an enterprise is hidden.
    ///
    /// - Parameter pack: Says which columns of records are personal.
    package func withoutNames(in pack: Pack) -> TraceAnswer {
        switch self {
        case .figure(let trace): .figure(trace.withoutNames(in: pack))
        case .livingRecords(let trace): .livingRecords(trace.withoutNames)
        }
    }
}

/// What stands for a name that is not shown. Not a code of the name: the few digits of a tax number could be guessed from one.
package let hiddenName = "•••"

extension FigureTrace {
    /// Personal columns of records, columns with the role of a party, and who handed a report in are hidden; totals and counts
    /// stay.
    package func withoutNames(in pack: Pack) -> FigureTrace {
        FigureTrace(figure: figure, parts: parts.map { $0.hiding(pack.personalColumns(of: $0.dataset)) })
    }
}

extension FigureTrace.Part {
    func hiding(_ names: Set<String>) -> Self {
        let isHidden = columns.map(names.contains)
        return Self(
            role: role, atom: atom, dataset: dataset, total: total, count: count, columns: columns,
            rows: rows.map { row in
                zip(row, isHidden).map { cell, hides in hides && cell?.isEmpty == false ? hiddenName : cell }
            })
    }
}

extension LivingRecordTrace {
    /// Whether it says who was commended.
    package var tellsNames: Bool {
        guard let kind = columns.firstIndex(of: "subject_kind") else { return false }
        return rows.contains { $0[kind] == Commendation.SubjectKind.individual.rawValue }
    }

    /// Who was commended, where it was a person.
    package var withoutNames: LivingRecordTrace {
        guard let subject = columns.firstIndex(of: "subject"), let kind = columns.firstIndex(of: "subject_kind") else {
            return self
        }
        var trace = self
        trace.rows = rows.map { row in
            var row = row
            if row[kind] == Commendation.SubjectKind.individual.rawValue { row[subject] = hiddenName }
            return row
        }
        return trace
    }
}

extension Pack {
    /// Columns of a dataset, or of the reports of a form, that name somebody.
    package func personalColumns(of dataset: DatasetID) -> Set<String> {
        guard let records = self.dataset(dataset) else { return ["by"] }
        return Set(records.columns.filter { $0.isPersonal || $0.role == .party }.map(\.name))
    }
}
