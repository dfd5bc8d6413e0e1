package import Domain
package import Foundation

/// A cumulative value planned for certain days, and in between them on a straight line by days.
///
/// A point is the value at the **end** of its day. Before the span the path is 0; it leaves 0 at the end of the day before
/// the span, so the first day already has its part.
package struct CumulativePath: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package let day: Day
        package let cumulative: Decimal

        package init(_ day: Day, _ cumulative: Decimal) {
            self.day = day
            self.cumulative = cumulative
        }
    }

    package enum Problem: Error, Hashable, Sendable {
        case noPoints
        case outside(Day, DaySpan)
        /// A day is given twice, or after a later one.
        case outOfOrder(Day)
        /// Less than nothing cannot be planned.
        case negative(on: Day, Decimal)
    }

    package let span: DaySpan
    /// By day; at least one. None is below zero. One may be lower than the one before it (refunds that are planned); see ``falls``.
    package let points: [Point]

    package init(_ points: [Point], in span: DaySpan) throws(Problem) {
        guard !points.isEmpty else { throw .noPoints }
        var last = Point(span.from.adding(days: -1), 0)
        for point in points {
            guard span.contains(point.day) else { throw .outside(point.day, span) }
            guard point.day > last.day else { throw .outOfOrder(point.day) }
            guard point.cumulative >= 0 else { throw .negative(on: point.day, point.cumulative) }
            last = point
        }
        self.span = span
        self.points = points
    }

    /// The points that are lower than the one before them, each with that one: rarely meant, and worth a question.
    package var falls: [(before: Point, after: Point)] {
        zip(points, points.dropFirst()).filter { $0.cumulative > $1.cumulative }.map { (before: $0, after: $1) }
    }

    /// The value at the end of `day`: 0 before the span, the last point's value after it.
    package func value(on day: Day) -> Decimal {
        var before = Point(span.from.adding(days: -1), 0)
        guard day > before.day else { return 0 }
        for point in points {
            if day == point.day { return point.cumulative }
            if day < point.day {
                let part = Decimal(day.days(since: before.day))
                let whole = Decimal(point.day.days(since: before.day))
                return before.cumulative + ((point.cumulative - before.cumulative) * part).divided(by: whole)
            }
            before = point
        }
        return before.cumulative
    }
}
