package import Domain

/// What the language knows of one column of a dataset.
package struct ColumnSchema: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable, CaseIterable, Codable {
        case key, version, unit, time, amount, party
    }

    /// ASCII, as written in formulas.
    package let name: String
    package let type: ColumnType
    /// `nil` for a plain column.
    package let role: Role?
    /// Of a number: its unit. Of a party or another column that `distinct` counts: what one of them is (`trader`).
    /// `nil`: money is in its currency, another number is pure, and a distinct value is named after the column.
    package let unitOfMeasure: UnitOfMeasure?
    /// A dated event that may not have happened yet (`cleared_at`): after the as-at day it counts as missing.
    package let isEvent: Bool
    /// The boolean column that is true where this timestamp came as a date only; a duration to or from it is then missing.
    package let dateOnlyFlag: String?

    package init(
        name: String, type: ColumnType, role: Role? = nil, unitOfMeasure: UnitOfMeasure? = nil, isEvent: Bool = false,
        dateOnlyFlag: String? = nil
    ) {
        self.name = name
        self.type = type
        self.role = role
        self.unitOfMeasure = unitOfMeasure
        self.isEvent = isEvent
        self.dateOnlyFlag = dateOnlyFlag
    }
}

/// The type of a column's values.
package enum ColumnType: Hashable, Sendable {
    case text
    /// One of a closed list, in the pack's order.
    case code(values: [String])
    case integer
    /// `scale` digits after the point.
    case decimal(scale: Int)
    /// An exact amount in the currency (`VND`), with `scale` digits after the point.
    case money(currency: String, scale: Int)
    case day
    case timestamp
    case boolean

    /// The type in the words of a diagnostic.
    package var words: String {
        switch self {
        case .text: "text"
        case .code: "a code"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .money(let currency, _): "an amount in \(currency)"
        case .day: "a day"
        case .timestamp: "a moment"
        case .boolean: "yes or no"
        }
    }
}
