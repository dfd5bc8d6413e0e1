package import Domain

/// Why the lake as a whole cannot do what was asked. What is wrong with one file is an ``UnusableFile``.
package enum LakeError: Error, Hashable, Sendable {
    case missing(folder: String)
    case exists(folder: String)
    /// The pack gives a column another type than the lake keeps.
    case typeChanged(dataset: DatasetID, column: String, kept: String, wanted: String)
    /// The lake keeps a column the pack no longer has.
    case columnDropped(dataset: DatasetID, column: String)
    case unknownDataset(DatasetID)
    case unknownUnit(OrgUnit.ID)
    case unknownLoad(Int)
    case alreadyTakenBack(Int)
    /// A counted row went into no class or two: the load is not committed.
    case receiptDoesNotAddUp(String)
    /// The staged rows are not in the order of the file: the load is not committed.
    case orderLost(file: String)
}

extension LakeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let folder): "there is no lake in \(folder); create the workspace first"
        case .exists(let folder): "there is a lake in \(folder) already; open it instead"
        case .typeChanged(let dataset, let column, let kept, let wanted):
            "column '\(column)' of dataset '\(dataset)' is kept as \(kept), but the pack now says \(wanted); "
                + "give the new meaning a new column name, or keep the old type"
        case .columnDropped(let dataset, let column):
            "dataset '\(dataset)' keeps a column '\(column)' that the pack no longer has; put it back into the pack, "
                + "where it need not be required"
        case .unknownDataset(let dataset): "the pack has no dataset '\(dataset)'"
        case .unknownUnit(let unit): "the pack has no unit '\(unit)'"
        case .unknownLoad(let load): "there is no load \(load)"
        case .alreadyTakenBack(let load): "load \(load) has been taken back already"
        case .orderLost(let file): "the rows of \(file) came out of order while they were read; nothing was written"
        case .receiptDoesNotAddUp(let counts): "the receipt does not add up (\(counts)); nothing was written"
        }
    }
}
