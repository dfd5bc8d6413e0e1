/// The days from `from` to `to`, both counted. Never empty.
package struct DaySpan: Hashable, Sendable {
    package let from: Day
    package let to: Day

    /// - Returns: `nil` when `to` is before `from`.
    package init?(from: Day, to: Day) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }

    package var days: Int { to.days(since: from) + 1 }
    package func contains(_ day: Day) -> Bool { from <= day && day <= to }
    package func contains(_ other: DaySpan) -> Bool { from <= other.from && other.to <= to }

    package func intersection(_ other: DaySpan) -> DaySpan? {
        DaySpan(from: max(from, other.from), to: min(to, other.to))
    }

    /// The part of this span up to `last`; `nil` when it begins later.
    package func clipped(to last: Day) -> DaySpan? { DaySpan(from: from, to: min(to, last)) }
}

extension DaySpan: CustomStringConvertible {
    /// `2020-01-01..2020-06-30`.
    package var description: String { "\(from)..\(to)" }

    /// Reads `2020-01-01..2020-06-30`.
    package init?(_ text: String) {
        guard let dots = text.firstRange(of: ".."), let from = Day(String(text[..<dots.lowerBound])),
            let to = Day(String(text[dots.upperBound...]))
        else { return nil }
        self.init(from: from, to: to)
    }
}

extension DaySpan {
    /// How many days of this span the union of `spans` covers.
    package func daysCovered(by spans: [DaySpan]) -> Int {
        var covered = 0
        var next = from
        for span in spans.compactMap({ $0.intersection(self) }).sorted(by: { $0.from < $1.from }) where span.to >= next
        {
            covered += span.to.days(since: max(span.from, next)) + 1
            next = span.to.adding(days: 1)
        }
        return covered
    }
}

extension DaySpan: Codable {
    private enum CodingKeys: String, CodingKey { case from, to }

    /// Refuses a span that ends before it begins, as `init(from:to:)` does.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let from = try container.decode(Day.self, forKey: .from)
        let to = try container.decode(Day.self, forKey: .to)
        guard let span = DaySpan(from: from, to: to) else {
            throw DecodingError.dataCorruptedError(
                forKey: .to, in: container, debugDescription: "the span \(from)..\(to) ends before it begins")
        }
        self = span
    }
}
