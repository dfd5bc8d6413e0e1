package import Domain

/// A form by which units hand in figures no system holds.
package struct ReportForm: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package enum Sort: String, Sendable, Hashable { case flow, stock }
        package enum RollUp: String, Sendable, Hashable { case sum, last, none }
        /// As `reported(CODE)` names it; one spelling across all forms of the pack.
        package let code: String
        package let names: LocalizedText
        package let sort: Sort
        /// How periods make a longer one: flows add up, a stock takes the last.
        package let rollUp: RollUp
        package let unitOfMeasure: String
        /// Decimals accepted.
        package let scale: Int
        package init(code: String, names: LocalizedText, sort: Sort, rollUp: RollUp, unitOfMeasure: String, scale: Int)
        {
            self.code = code
            self.names = names
            self.sort = sort
            self.rollUp = rollUp
            self.unitOfMeasure = unitOfMeasure
            self.scale = scale
        }
    }
    package let code: String
    package let names: LocalizedText
    /// One report per unit and period of this kind.
    package let periodKind: Period.Kind
    package let calendar: CalendarID
    /// Units of this kind hand it in.
    package let unitKind: String
    package let fields: [Field]

    package init(
        code: String, names: LocalizedText, periodKind: Period.Kind, calendar: CalendarID, unitKind: String,
        fields: [Field]
    ) {
        self.code = code
        self.names = names
        self.periodKind = periodKind
        self.calendar = calendar
        self.unitKind = unitKind
        self.fields = fields
    }
}
