package import Domain
package import SQLText

/// Where the rows of the datasets are, at one snapshot: `declaration` → `lake.declaration AT (VERSION => 12)`.
package struct RecordRows: Sendable {
    private let sources: [DatasetID: SQLFragment]

    /// - Parameter sources: What stands after `FROM`, for each dataset that has rows.
    package init(_ sources: [DatasetID: SQLFragment]) { self.sources = sources }

    package subscript(dataset: DatasetID) -> SQLFragment? { sources[dataset] }
}
