package import Domain

/// Everything a formula may name. A pack builds it from its YAML; this room knows no YAML.
package struct FormulaSchema: Hashable, Sendable {
    package let datasets: [DatasetID: DatasetSchema]
    package let indicators: [IndicatorID: IndicatorDefinition]
    /// The figures units report, by code, with their units of measure.
    package let reported: [String: UnitOfMeasure]

    package init(
        datasets: [DatasetSchema], indicators: [IndicatorID: IndicatorDefinition] = [:],
        reported: [String: UnitOfMeasure] = [:]
    ) {
        self.datasets = Dictionary(datasets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.indicators = indicators
        self.reported = reported
    }
}
