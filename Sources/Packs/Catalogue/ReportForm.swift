package import Domain
package import Foundation

/// A form by which units hand in figures no system holds.
package struct ReportForm: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package enum Sort: String, Sendable, Hashable { case flow, stock }
        package enum RollUp: String, Sendable, Hashable { case sum, last, none }
        /// A change against the last period that is asked about.
        package struct Jump: Sendable, Hashable {
            /// In percent of the last period's value, up or down.
            package let moreThanPercent: Decimal
            /// A change that is no larger than this is never asked about, in the field's unit.
            package let andMoreThan: Decimal
            package init(moreThanPercent: Decimal, andMoreThan: Decimal = 0) {
                self.moreThanPercent = moreThanPercent
                self.andMoreThan = andMoreThan
            }
        }
        /// As `reported(CODE)` names it; one spelling across all forms of the pack.
        package let code: String
        package let names: LocalizedText
        package let sort: Sort
        /// How periods make a longer one: flows add up, a stock takes the last.
        package let rollUp: RollUp
        package let unitOfMeasure: String
        /// What people call its unit: `người`.
        package let unitNames: LocalizedText
        /// Decimals accepted.
        package let scale: Int
        /// The smallest value taken; `nil` for any.
        package let minimum: Decimal?
        /// The largest value taken; `nil` for any.
        package let maximum: Decimal?
        /// Whether a report without it is handed in.
        package let isRequired: Bool
        /// What belongs in it, for whoever fills it in; `nil` where the name says enough.
        package let help: LocalizedText?
        package let jump: Jump?

        package init(
            code: String, names: LocalizedText, sort: Sort, rollUp: RollUp, unitOfMeasure: String,
            unitNames: LocalizedText? = nil, scale: Int, minimum: Decimal? = nil, maximum: Decimal? = nil,
            isRequired: Bool = true, help: LocalizedText? = nil,
            jump: Jump? = nil
        ) {
            self.code = code
            self.names = names
            self.sort = sort
            self.rollUp = rollUp
            self.unitOfMeasure = unitOfMeasure
            self.unitNames = unitNames ?? LocalizedText(unitOfMeasure, in: .english)
            self.scale = scale
            self.minimum = minimum
            self.maximum = maximum
            self.isRequired = isRequired
            self.help = help
            self.jump = jump
        }
    }

    /// Where the right to approve is asked for, level by level.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        /// At the unit that hands in.
        case unit
        /// At the unit above it.
        case parent
        /// At the root of the tree.
        case root
    }

    package let code: String
    package let names: LocalizedText
    /// One report per unit and period of this kind.
    package let periodKind: Period.Kind
    package let calendar: CalendarID
    /// Units of this kind hand it in.
    package let unitKind: String
    /// Days after the period's last one within which it is in time.
    package let dueDays: Int
    /// Periods that begin on this day or later are asked for; `nil` for those from the year in which somebody first filled it in.
    package let since: Day?
    /// Periods that begin after this day are not asked for any more; `nil` while there is no end.
    package let until: Day?
    /// From the first that decides to the last; never empty.
    package let approval: [Level]
    package let fields: [Field]
    package let checks: [ReportCheck]

    package init(
        code: String, names: LocalizedText, periodKind: Period.Kind, calendar: CalendarID, unitKind: String,
        dueDays: Int = 0, since: Day? = nil, until: Day? = nil, approval: [Level] = [.unit], fields: [Field],
        checks: [ReportCheck] = []
    ) {
        self.code = code
        self.names = names
        self.periodKind = periodKind
        self.calendar = calendar
        self.unitKind = unitKind
        self.dueDays = dueDays
        self.since = since
        self.until = until
        self.approval = approval
        self.fields = fields
        self.checks = checks
    }

    package func field(_ code: String) -> Field? { fields.first { $0.code == code } }
}

extension ReportForm.Level {
    /// The unit at which somebody must be allowed to approve.
    package func place(of unit: OrgUnit.ID, in tree: OrgUnitTree) -> OrgUnit.ID {
        switch self {
        case .unit: unit
        case .parent: tree[unit]?.parent ?? unit
        case .root: tree.root
        }
    }
}
