package import Domain

/// Why figures that were asked for cannot be planned.
package enum PanelError: Error, Hashable, Sendable {
    case unknownIndicator(IndicatorID)
    case unknownUnit(OrgUnit.ID)
    case unknownCalendar(CalendarID)
    case unknownDataset(DatasetID)
    case unknownWorkingTime(String)
    /// A formula reports a field that no form has.
    case unknownField(String)
    /// The indicator does not declare the breakdown, or a dataset of it has no such column.
    case notBrokenDown(IndicatorID, by: String)
    /// No rows are known for a dataset.
    case noRows(DatasetID)
    /// A formula multiplies more decimals than an exact number of 38 digits holds.
    case tooManyDecimals(DatasetID, expression: String)
    /// The figure's period is not over its first day at the as-at day.
    case nothingToTrace(FigureReference)
}

extension PanelError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownIndicator(let id): "'\(id)' is not an indicator of this pack; see 'twofold indicators'"
        case .unknownUnit(let id): "'\(id)' is not a unit of this pack; see 'units.yaml'"
        case .unknownCalendar(let id): "'\(id)' is not a calendar of this pack; see 'calendars' in 'pack.yaml'"
        case .unknownDataset(let id): "'\(id)' is not a dataset of this pack; see 'datasets/'"
        case .unknownWorkingTime(let code):
            "'\(code)' is not a working time of this pack; see 'working_times' in 'pack.yaml'"
        case .unknownField(let code): "no form of this pack has the field '\(code)'; see 'forms/'"
        case .notBrokenDown(let id, let by):
            "'\(id)' is not broken down by '\(by)'; declare it under 'by' of the indicator, as a dimension of its dataset"
        case .noRows(let id): "there are no rows to read for the dataset '\(id)'; load a file into it first"
        case .tooManyDecimals(let id, let expression):
            "'\(expression)' over '\(id)' has more than 38 decimals; declare smaller scales for its columns"
        case .nothingToTrace(let reference): "\(reference) begins after its as-at day; there is nothing to trace"
        }
    }
}
