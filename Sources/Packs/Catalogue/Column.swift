package import Domain

/// A column of a dataset.
package struct Column: Sendable, Hashable {
    package enum ColumnType: Sendable, Hashable {
        case text
        /// A code of a closed list.
        case code([CodeValue])
        case integer
        case decimal(scale: Int)
        /// An amount in the pack's currency, with the currency's scale unless it gives its own.
        case money(scale: Int)
        case day
        /// A local time to the second. The lake keeps `NAME_date_only` beside it: true where the source gave only a date.
        case timestamp
        case boolean
    }
    package enum Role: String, Sendable, Hashable, CaseIterable { case key, version, unit, time, amount, party }
    package struct CodeValue: Sendable, Hashable {
        package let code: String
        package let names: LocalizedText
        package init(code: String, names: LocalizedText) {
            self.code = code
            self.names = names
        }
    }
    /// A column computed from another while loading: the first characters of a text.
    package struct Derivation: Sendable, Hashable {
        package let column: String
        package let first: Int
        package init(column: String, first: Int) {
            self.column = column
            self.first = first
        }
    }

    /// ASCII, lower case, as in formulas and SQL.
    package let name: String
    package let names: LocalizedText
    package let type: ColumnType
    package let role: Role?
    package let isRequired: Bool
    /// A happening with a date of its own: after the as-at day it has not yet happened.
    package let isEvent: Bool
    /// Whether figures may be broken down by it.
    package let isDimension: Bool
    /// Names a person or an enterprise; shown only to those who need it.
    package let isPersonal: Bool
    /// `kg`, `USD`; `nil` for money (the currency) and for plain numbers.
    package let unitOfMeasure: String?
    package let derivation: Derivation?

    package init(
        name: String, names: LocalizedText, type: ColumnType, role: Role?, isRequired: Bool, isEvent: Bool,
        isDimension: Bool, isPersonal: Bool, unitOfMeasure: String?, derivation: Derivation?
    ) {
        self.name = name
        self.names = names
        self.type = type
        self.role = role
        self.isRequired = isRequired
        self.isEvent = isEvent
        self.isDimension = isDimension
        self.isPersonal = isPersonal
        self.unitOfMeasure = unitOfMeasure
        self.derivation = derivation
    }
}
