package import Domain

/// A chart as data: drawn as a picture in a DOCX, as a native chart over its own cells in a workbook.
package struct Chart: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case line, bar, stackedBar }

    package enum Stroke: String, Hashable, Sendable { case solid, dashed }

    package struct Axis: Hashable, Sendable {
        package var title: String?
        /// Printed after the title, in brackets: `tỷ đồng`.
        package var unit: String?
        /// Places, of which 1 is the best: whole numbers, the best on top.
        package var isRank: Bool

        package init(title: String? = nil, unit: String? = nil, isRank: Bool = false) {
            self.title = title
            self.unit = unit
            self.isRank = isRank
        }

        /// `Số thu (tỷ đồng)`; `nil` when there is neither title nor unit.
        var label: String? {
            switch (title, unit) {
            case (let title?, let unit?): "\(title) (\(unit))"
            case (let title?, nil): title
            case (nil, let unit?): unit
            case (nil, nil): nil
            }
        }
    }

    /// One line or set of bars. Marker and pattern come from its place in the chart, so that no series is told by colour alone.
    package struct Series: Hashable, Sendable {
        package var name: String
        /// One a category; `nil` leaves a gap, never a zero.
        package var values: [Double?]
        /// Dashed for what is planned or estimated.
        package var stroke: Stroke

        package init(name: String, values: [Double?], stroke: Stroke = .solid) {
            self.name = name
            self.values = values
            self.stroke = stroke
        }
    }

    package var kind: Kind
    package var title: String
    package var categoryAxis: Axis
    package var valueAxis: Axis
    package var categories: [String]
    package var series: [Series]
    /// How the value axis and labels print numbers.
    package var format: NumberFormat
    /// Whether each bar carries its value.
    package var showsValues: Bool
    /// What the chart shows, in a sentence or two, for those who cannot see it. Never empty.
    package var alternativeText: String
    /// Height ÷ width of the picture.
    package var aspect: Double

    /// - Precondition: Every series has one value a category; there is an alternative text.
    package init(
        kind: Kind, title: String, categoryAxis: Axis = Axis(), valueAxis: Axis = Axis(), categories: [String],
        series: [Series], format: NumberFormat, showsValues: Bool = false, alternativeText: String, aspect: Double = 0.5
    ) {
        precondition(series.allSatisfy { $0.values.count == categories.count }, "a series has one value a category")
        precondition(!alternativeText.isEmpty, "a chart says what it shows")
        precondition((0.2...1.5).contains(aspect), "a chart is neither a strip nor a tower")
        self.kind = kind
        self.title = title
        self.categoryAxis = categoryAxis
        self.valueAxis = valueAxis
        self.categories = categories
        self.series = series
        self.format = format
        self.showsValues = showsValues
        self.alternativeText = alternativeText
        self.aspect = aspect
    }
}
