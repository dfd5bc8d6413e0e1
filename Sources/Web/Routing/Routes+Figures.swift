import Domain
import HTTPTypes

extension Route {
    static let indicators = Route("indicators", .get, "/indicators", .at(.viewFigures, .chosenUnit))
    static let indicator = Route("indicator", .get, "/indicators/:indicator", .at(.viewFigures, .chosenUnit))
    static let indicatorFile = Route(
        "indicator-file", .get, "/indicators/:indicator/:file", .at(.export, .chosenUnit))

    static let ofIndicators = [indicators, indicator, indicatorFile]

    /// `ref=` is a figure's reference, a living record's, or the name of a review's bookmark.
    static let figure = Route("figure", .get, "/figure", .at(.viewFigures, .figure))
    static let figureRecord = Route("figure-record", .get, "/figure/record", .at(.viewRecords, .figure))
    static let figureRecordsFile = Route("figure-records-file", .get, "/figure/records.csv", .at(.export, .figure))

    static let ofFigures = [figure, figureRecord, figureRecordsFile]

    static let units = Route("units", .get, "/units", .at(.viewFigures, .chosenUnit))
    static let unitComparison = Route("unit-comparison", .get, "/units/compare", .at(.viewFigures, .chosenUnit))
    static let unit = Route("unit", .get, "/units/:unit", .at(.viewFigures, .path("unit")))

    static let ofUnits = [units, unitComparison, unit]
}
