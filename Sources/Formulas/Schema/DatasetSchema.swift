package import Domain

/// What the language knows of one dataset.
package struct DatasetSchema: Hashable, Sendable {
    package let id: DatasetID
    /// What one record is: the unit of `count`.
    package let recordUnit: UnitOfMeasure
    /// In the pack's order.
    package let columns: [ColumnSchema]
    private let byName: [String: Int]

    /// - Parameter recordUnit: `nil` for one named after the dataset.
    package init(id: DatasetID, recordUnit: UnitOfMeasure? = nil, columns: [ColumnSchema]) {
        self.id = id
        self.recordUnit = recordUnit ?? UnitOfMeasure(base: UnitOfMeasure.Base(rawValue: id.rawValue))
        self.columns = columns
        byName = Dictionary(columns.indices.map { (columns[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(column name: String) -> ColumnSchema? { byName[name].map { columns[$0] } }
    /// The column a record is counted on unless an indicator says otherwise.
    package var timeColumn: ColumnSchema? { columns.first { $0.role == .time } }
}
