package import Domain
package import Foundation

/// The planned cumulative path of a target within its period (kịch bản), and where a cumulative value stands against it.
package struct Trajectory: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        /// The same every day.
        case linear
        /// By the period's months, in order; within a month the same every day.
        case seasonal(SeasonalShares)
        /// Cumulative points as the plan states them, the last one the target on the period's last day.
        /// Between two points the same every day.
        case byHand([CumulativePath.Point])
    }

    package enum Problem: Error, Hashable, Sendable {
        case path(CumulativePath.Problem)
        case targetNotPositive(Decimal)
        /// A path by hand must reach the target on the last day: a new version of the target needs a new path.
        case endsElsewhere(Day, Decimal, wanted: Decimal)
        case monthsDiffer(shares: Int, months: Int)
    }

    package let target: Decimal
    package let shape: Shape
    private let path: CumulativePath

    /// - Parameter period: The target's own period; its months are tabulated by `calendar`, so 29 February belongs to February's
    ///   share and no day is counted twice.
    package init(
        target: Decimal, period: Period, calendar: ReportingCalendar, shape: Shape
    ) throws(Problem) {
        guard target > 0 else { throw .targetNotPositive(target) }
        let span = calendar.days(of: period)
        let points =
            switch shape {
            case .linear: [CumulativePath.Point(span.to, target)]
            case .seasonal(let shares): try Self.points(of: shares, target: target, period: period, calendar: calendar)
            case .byHand(let points): points
            }
        do throws(CumulativePath.Problem) {
            path = try CumulativePath(points, in: span)
        } catch {
            throw .path(error)
        }
        guard let end = points.last, end.day == span.to, end.cumulative == target else {
            throw .endsElsewhere(points.last?.day ?? span.from, points.last?.cumulative ?? 0, wanted: target)
        }
        self.target = target
        self.shape = shape
    }

    private static func points(
        of shares: SeasonalShares, target: Decimal, period: Period, calendar: ReportingCalendar
    ) throws(Problem) -> [CumulativePath.Point] {
        let months = Period.all(.month, in: period.year).filter { period.months.contains($0.ordinal) }
        guard shares.weights.count == months.count else {
            throw .monthsDiffer(shares: shares.weights.count, months: months.count)
        }
        let whole = shares.weights.reduce(0, +)
        var sum: Decimal = 0
        return zip(months, shares.weights).enumerated().map { index, pair in
            sum += pair.1
            // The last point is the target itself: a share of many digits must not leave it a hair short.
            let cumulative = index == months.count - 1 ? target : min(target, (target * sum).divided(by: whole))
            return CumulativePath.Point(calendar.days(of: pair.0).to, cumulative)
        }
    }
}

extension Trajectory {
    package var span: DaySpan { path.span }

    /// The planned cumulative value at the end of `day`: 0 before the period, the target from its last day on.
    package func planned(on day: Day) -> Decimal { path.value(on: day) }

    /// Cumulative less planned at the end of `asAt`, in the indicator's unit; negative when behind. `nil` for a missing value.
    package func ahead(by cumulative: Decimal?, asAt: Day) -> Decimal? { cumulative.map { $0 - planned(on: asAt) } }

    /// *Đạt x % kịch bản*: the cumulative value against what was planned by then. `nil` while nothing is planned yet.
    package func attainment(of cumulative: Decimal?, asAt: Day) -> Attainment? {
        Attainment(cumulative: cumulative, target: planned(on: asAt))
    }

    /// What each remaining day must bring to reach the target.
    package func pace(cumulative: Decimal?, asAt: Day) -> Pace? {
        Pace(cumulative: cumulative, target: target, span: span, asAt: asAt)
    }
}
