package import Domain

/// What a template quotes, known before there are data: the use case asks the panel once for all of it.
package struct ReviewNeeds: Sendable, Hashable {
    /// Figures of the reviewed period beyond the standing of the reviewed unit.
    package struct FigureNeed: Sendable, Hashable {
        package let indicator: IndicatorID
        package let unit: OrgUnit.ID
        /// Every member of this dimension; `nil` for the whole.
        package let dimension: String?

        package init(indicator: IndicatorID, unit: OrgUnit.ID, dimension: String?) {
            self.indicator = indicator
            self.unit = unit
            self.dimension = dimension
        }
    }

    /// Indicators quoted from the standing of the reviewed unit.
    package var standing: Set<IndicatorID> = []
    /// Each with the prior year's, its growth and, where `dimension` is `nil`, the unit's own targets.
    package var figures: Set<FigureNeed> = []
    /// Indicators drawn month by month for the reviewed unit.
    package var series: Set<IndicatorID> = []
    /// Whether single commendations are listed, not only counted.
    package var listsCommendations = false

    package init() {}
}
