package import Domain

/// A set of days, kept as spans in order that neither touch nor overlap.
package struct SpanSet: Hashable, Sendable {
    package let spans: [DaySpan]

    package static let empty = SpanSet([])
    /// Every day a record may have.
    static let always = SpanSet([DaySpan.always])

    package init(_ spans: [DaySpan]) {
        var merged: [DaySpan] = []
        for span in spans.sorted(by: { $0.from < $1.from }) {
            if let last = merged.last, span.from <= last.to.adding(days: 1) {
                merged[merged.count - 1] = DaySpan(from: last.from, to: max(last.to, span.to)) ?? last
            } else {
                merged.append(span)
            }
        }
        self.spans = merged
    }

    package func union(_ other: SpanSet) -> SpanSet { SpanSet(spans + other.spans) }

    package func intersection(_ other: SpanSet) -> SpanSet {
        var common: [DaySpan] = []
        var (mine, theirs) = (0, 0)
        while mine < spans.count, theirs < other.spans.count {
            if let both = spans[mine].intersection(other.spans[theirs]) { common.append(both) }
            if spans[mine].to < other.spans[theirs].to { mine += 1 } else { theirs += 1 }
        }
        return SpanSet(common)
    }

    package func days(in span: DaySpan) -> Int { span.daysCovered(by: spans) }
    package func contains(_ span: DaySpan) -> Bool { days(in: span) == span.days }
}

extension DaySpan {
    /// From the first to the last day that SQL and people write with four digits.
    static let always: DaySpan = {
        guard let from = Day(year: 1, month: 1, day: 1), let to = Day(year: 9999, month: 12, day: 31),
            let span = DaySpan(from: from, to: to)
        else { preconditionFailure("both days exist") }
        return span
    }()
}
