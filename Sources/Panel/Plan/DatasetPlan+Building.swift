import Domain
import Formulas
import Foundation
import Packs
import SQLText

extension DatasetPlan {
    /// - Parameter formulas: The indicators that read the dataset.
    init(
        _ dataset: DatasetID, formulas: [(id: IndicatorID, formula: CheckedFormula)], dimension: String?,
        workingTimes: [String: WorkingTime]
    ) throws(PanelError) {
        var builder = DatasetPlanBuilder()
        var recordColumns: [IndicatorID: [String]] = [:]
        var openColumns: [IndicatorID: [String]] = [:]
        for (id, formula) in formulas {
            let own = formula.atoms.filter { $0.dataset == dataset }
            for atom in own {
                if let expression = atom.input, expression.decimals > 38 {
                    throw .tooManyDecimals(dataset, expression: "\(expression)")
                }
                builder.add(atom)
            }
            recordColumns[id] = builder.countRecords(own)
            openColumns[id] = builder.countOpen(own)
        }
        self.dataset = dataset
        self.dimension = dimension
        self.workingTimes = workingTimes
        atoms = builder.atoms
        columns = builder.columns
        historyColumns = builder.historyColumns
        self.recordColumns = recordColumns
        self.openColumns = openColumns
        daily = builder.daily
        quantiles = builder.quantiles
        parties = builder.parties
        needed = .needed(by: builder.atoms)
    }
}

/// Collects the columns of the answer; two atoms that come to the same SQL share one.
private struct DatasetPlanBuilder {
    private(set) var atoms: [Atom] = []
    private(set) var columns: [Atom: String] = [:]
    private(set) var historyColumns: [Atom: String] = [:]
    private(set) var daily: [DatasetPlan.Column] = []
    private(set) var quantiles: [DatasetPlan.Quantile] = []
    private(set) var parties: [DatasetPlan.Parties] = []
    private var shared: [SharedKey: String] = [:]
    private var count = 0

    private struct SharedKey: Hashable {
        let timeColumn: RowColumn
        let aggregate: SQLFragment
    }

    mutating func add(_ atom: Atom) {
        guard columns[atom] == nil else { return }
        atoms.append(atom)
        let row = RowRenderer(atom)
        let filter = filtered(by: atom.filter.map(row.sql))
        switch atom.aggregate {
        case .count:
            columns[atom] = additive("count(*)\(filtered(by: row.counted(atom)))", on: atom.timeColumn)
        case .sum:
            guard let input = atom.input else { preconditionFailure("a sum has an input") }
            columns[atom] = additive("sum(\(row.addend(input)))\(filter)", on: atom.timeColumn)
        case .minimum:
            guard let input = atom.input else { preconditionFailure("a minimum has an input") }
            columns[atom] = additive("min(\(row.sql(input)))\(filter)", on: atom.timeColumn, .minimum)
        case .maximum:
            guard let input = atom.input else { preconditionFailure("a maximum has an input") }
            columns[atom] = additive("max(\(row.sql(input)))\(filter)", on: atom.timeColumn, .maximum)
        case .quantile(let percent):
            let name = nextName()
            let aggregate: SQLFragment = "quantile_disc(\(row.binned(atom)), \(fraction(percent)))\(filter)"
            quantiles.append(DatasetPlan.Quantile(name: name, timeColumn: atom.timeColumn, aggregate: aggregate))
            columns[atom] = name
        case .distinct: addParties(atom, row, nil)
        case .cohort(let cohort): addParties(atom, row, cohort)
        }
    }

    /// One column for each time column, over the records any of the atoms counts.
    mutating func countRecords(_ atoms: [Atom]) -> [String] {
        byTimeColumn(atoms).map { time, atoms in
            let counted = atoms.map { RowRenderer($0).counted($0) }
            return additive("count(*)\(filtered(by: union(counted)))", on: time)
        }
    }

    mutating func countOpen(_ atoms: [Atom]) -> [String] {
        byTimeColumn(atoms).compactMap { time, atoms in
            let open = atoms.compactMap { RowRenderer($0).open($0) }
            return open.isEmpty ? nil : additive("count(*)\(filtered(by: union(open)))", on: time)
        }
    }

    private mutating func addParties(_ atom: Atom, _ row: RowRenderer, _ cohort: Atom.Cohort?) {
        guard let input = atom.input, let counted = row.counted(atom) else {
            preconditionFailure("parties are counted by a column")
        }
        let party = row.sql(input)
        let index = parties.firstIndex { same in
            same.timeColumn == atom.timeColumn && same.party == party && same.counted == counted
        }
        var group =
            index.map { parties[$0] }
            ?? DatasetPlan.Parties(timeColumn: atom.timeColumn, party: party, counted: counted, cohorts: [:])
        let name = nextName()
        group.cohorts[cohort] = name
        if cohort == .new || cohort == .returning {
            group.history = group.history ?? nextName()
            historyColumns[atom] = group.history
        }
        if let index { parties[index] = group } else { parties.append(group) }
        columns[atom] = name
    }

    private mutating func additive(
        _ aggregate: SQLFragment, on timeColumn: RowColumn, _ combination: DatasetPlan.Column.Combination = .sum
    ) -> String {
        let key = SharedKey(timeColumn: timeColumn, aggregate: aggregate)
        if let name = shared[key] { return name }
        let name = nextName()
        shared[key] = name
        daily.append(
            DatasetPlan.Column(name: name, timeColumn: timeColumn, aggregate: aggregate, combination: combination))
        return name
    }

    private mutating func nextName() -> String {
        count += 1
        return "c\(count)"
    }

    private func byTimeColumn(_ atoms: [Atom]) -> [(RowColumn, [Atom])] {
        Dictionary(grouping: atoms, by: \.timeColumn).sorted { $0.key.name < $1.key.name }.map { ($0.key, $0.value) }
    }

    private func filtered(by condition: SQLFragment?) -> SQLFragment {
        condition.map { " FILTER (WHERE \($0))" } ?? ""
    }

    /// Records any of the conditions holds for; `nil` where one is no condition.
    private func union(_ conditions: [SQLFragment?]) -> SQLFragment? {
        let parts = conditions.compactMap(\.self)
        guard parts.count == conditions.count else { return nil }
        var once: [SQLFragment] = []
        for part in parts where !once.contains(part) { once.append(part) }
        return once.count == 1 ? once[0] : once.map { "(\($0))" as SQLFragment }.joined(separator: " OR ")
    }

    /// As a decimal, for which DuckDB finds the rank ⌈q·n⌉ in whole numbers.
    private func fraction(_ percent: Int) -> SQLFragment { "\(Decimal(percent) / 100)" }
}
