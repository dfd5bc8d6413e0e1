package import Domain

/// A table of records: its columns and what each is for.
package struct Dataset: Sendable, Hashable {
    package let id: DatasetID
    package let names: LocalizedText
    /// What one record is called, in the singular: `tờ khai`, `declaration`.
    package let recordNames: LocalizedText
    package let columns: [Column]
    package let checks: [RowCheck]
    /// Whether negative amounts are legal (refunds).
    package let allowsNegativeAmounts: Bool

    package init(
        id: DatasetID, names: LocalizedText, recordNames: LocalizedText, columns: [Column], checks: [RowCheck],
        allowsNegativeAmounts: Bool
    ) {
        self.id = id
        self.names = names
        self.recordNames = recordNames
        self.columns = columns
        self.checks = checks
        self.allowsNegativeAmounts = allowsNegativeAmounts
    }

    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }
    /// The columns that together identify a record. At least one.
    package var key: [Column] { columns.filter { $0.role == .key } }
    /// The amendment digit or change date; `nil` where the files have none.
    package var version: Column? { columns.first { $0.role == .version } }
    package var unit: Column { columns.first { $0.role == .unit }! }
    package var time: Column { columns.first { $0.role == .time }! }
    package var amounts: [Column] { columns.filter { $0.role == .amount } }
    package var party: Column? { columns.first { $0.role == .party } }
    package var dimensions: [Column] { columns.filter(\.isDimension) }
}

/// A rule a row must meet, or it is refused.
package enum RowCheck: Sendable, Hashable {
    /// `later` must not be before `earlier`; a missing one passes.
    case notBefore(later: String, earlier: String)
    /// `column` must be within the bounds; a missing one passes.
    case range(column: String, from: String?, to: String?)
}
