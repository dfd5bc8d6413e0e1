package import Domain
package import Formulas
package import SQLText

/// Which part of a figure's records is wanted.
package struct TraceRequest: Hashable, Sendable {
    package let figure: FigureReference
    /// The slot the figure was computed for; `nil` for its period in its calendar.
    package let slot: PanelSlot?
    package let perimeterDay: Day?
    /// Records listed for each atom, and how many to pass over.
    package let limit: Int
    package let offset: Int
    /// `nil`: by key.
    package let order: RecordOrder?
    /// The record whose key columns have these values, in their order; `nil` for all.
    package let key: [String]?

    package init(
        figure: FigureReference, slot: PanelSlot? = nil, perimeterDay: Day? = nil, limit: Int = 100, offset: Int = 0,
        order: RecordOrder? = nil, key: [String]? = nil
    ) {
        precondition(limit >= 0 && offset >= 0, "a page has a size and a place")
        self.figure = figure
        self.slot = slot
        self.perimeterDay = perimeterDay
        self.limit = limit
        self.offset = offset
        self.order = order
        self.key = key
    }
}

/// By which column records are listed; equal ones, and those without a value at the end, by key.
package struct RecordOrder: Hashable, Sendable {
    /// A column of the dataset, `_contribution`, `_unit` or `_load`.
    package let column: String
    package let isDescending: Bool

    package init(_ column: String, isDescending: Bool = false) {
        self.column = column
        self.isDescending = isDescending
    }
}

/// The records behind one atom of a figure, as two queries.
package struct AtomTrace: Sendable {
    package enum Role: String, Hashable, Sendable { case whole, numerator, denominator }

    package let atom: Atom
    package let role: Role
    /// Every column of the record, events as they had happened, with `_contribution` (what it adds to the atom, or its value)
    /// and `_is_value` (the record whose value a quantile, minimum or maximum is). In order of key.
    ///
    /// Of parties, the first record of each contributes 1 and its others 0.
    package let records: SQLFragment
    /// One row: `records`, how many there are in all, and `total`, what the atom comes to; `NULL` over no records.
    package let totals: SQLFragment
}
