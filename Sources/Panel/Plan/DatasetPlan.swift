package import Domain
package import Formulas
import Packs
import SQLText

/// Everything one dataset is asked for, answered by one query over one scan of its records.
package struct DatasetPlan: Sendable {
    /// One aggregate of the daily table, which is added up (or narrowed) over days and units.
    struct Column: Hashable, Sendable {
        enum Combination: Hashable, Sendable { case sum, minimum, maximum }
        let name: String
        let timeColumn: RowColumn
        /// Over `records`.
        let aggregate: SQLFragment
        let combination: Combination
    }
    /// Quantiles of records counted on one column.
    struct Quantile: Hashable, Sendable {
        let name: String
        let timeColumn: RowColumn
        let aggregate: SQLFragment
    }
    /// Sets of parties whose activity one filter defines.
    struct Parties: Hashable, Sendable {
        let timeColumn: RowColumn
        let party: SQLFragment
        /// Which records are activity.
        let counted: SQLFragment
        /// Columns by what they count; distinct is `nil`.
        var cohorts: [Atom.Cohort?: String]
        /// Column of the first day of history; there when a cohort speaks of first activity.
        var history: String?
    }

    package let dataset: DatasetID
    /// Each once, in order of first use.
    package let atoms: [Atom]
    package let dimension: String?
    /// The column of the answer that holds an atom's value, by atom.
    package let columns: [Atom: String]
    /// The columns that count an indicator's records: one for each time column its atoms use.
    let recordColumns: [IndicatorID: [String]]
    /// The columns that count an indicator's open records: cohort members whose last event has not happened.
    let openColumns: [IndicatorID: [String]]
    /// The column of the first day of history, by atom.
    let historyColumns: [Atom: String]

    let daily: [Column]
    let quantiles: [Quantile]
    let parties: [Parties]
    let needed: [RecordColumn]
    let workingTimes: [String: WorkingTime]

    /// The columns of time that records are counted on, in order of name.
    package var timeColumns: [RowColumn] { Set(atoms.map(\.timeColumn)).sorted { $0.name < $1.name } }
    /// The working times its atoms use, by code.
    package var calendars: [String] { needed.workingCalendars.map(\.rawValue) }
    /// Whether any atom compares with the prior span.
    var usesPriorSpan: Bool { atoms.contains { if case .cohort = $0.aggregate { true } else { false } } }
    /// Whether first activity matters, so that every record up to the as-at day is read.
    var usesHistory: Bool { parties.contains { $0.history != nil } }
}
