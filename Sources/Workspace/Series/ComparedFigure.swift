package import Appraisal
package import Domain

/// A figure with what it compares with: the same span a year before, on today's perimeter.
package struct ComparedFigure: Sendable {
    package let figure: Figure
    /// `nil` where last year has no such figure.
    package let prior: Figure?
    package let growth: Result<Growth, Growth.Unknown>
}

extension ComparedFigure {
    package init(_ standing: IndicatorStanding) {
        self.init(figure: standing.figure, prior: standing.prior, growth: standing.growth)
    }
}
