import Domain
import DuckDB
import Formulas
import Foundation
import Packs

/// Where the parts of one indicator are found in the answers: worked out once, read for every figure.
struct IndicatorReading {
    struct Part {
        let dataset: DatasetID
        let aggregate: Atom.Aggregate
        let column: String
        /// `nil` where the atom does not speak of first activity.
        let historyColumn: String?
    }
    /// The columns that count records, and open ones, of one dataset.
    struct Counts {
        let dataset: DatasetID
        let records: [String]
        let open: [String]
    }

    let indicator: Indicator
    let datasets: [DatasetID]
    /// In the order of the formula's atoms.
    let parts: [Part]
    let counts: [Counts]
    let arithmetic: Arithmetic
    let numerator: Arithmetic?
    let denominator: Arithmetic?
    let unitOfMeasure: String
    /// The longest follow-up of its atoms, in days; 0 where nothing is followed.
    let followUpDays: Int

    init(_ indicator: Indicator, in plans: [DatasetID: DatasetPlan]) {
        let formula = indicator.formula
        self.indicator = indicator
        datasets = formula.datasets
        parts = formula.atoms.map { atom in
            guard let plan = plans[atom.dataset], let column = plan.columns[atom] else {
                preconditionFailure("every atom of a planned indicator has a column")
            }
            return Part(
                dataset: atom.dataset, aggregate: atom.aggregate, column: column,
                historyColumn: plan.historyColumns[atom])
        }
        counts = datasets.map { dataset in
            Counts(
                dataset: dataset, records: plans[dataset]?.recordColumns[indicator.id] ?? [],
                open: plans[dataset]?.openColumns[indicator.id] ?? [])
        }
        // Within the fraction, so that a hundred times a third is divided once.
        arithmetic =
            indicator.isPercentage ? Arithmetic.multiply(.constant(100), formula.arithmetic) : formula.arithmetic
        numerator = formula.denominator == nil ? nil : formula.numerator
        denominator = formula.denominator
        unitOfMeasure = indicator.isPercentage ? "%" : formula.unitOfMeasure.description
        followUpDays = formula.atoms.compactMap(\.followUpDays).max() ?? 0
    }
}
