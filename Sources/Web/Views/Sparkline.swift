import Domain
import Foundation

/// A small line drawn by the server: this year in ink, last year behind it. Months without a value leave a gap.
struct Sparkline: Sendable {
    let viewBox: String
    /// Paths of the stretches with values, each for a `<path d>`.
    let now: [String]
    let before: [String]
    /// Where this year's line ends; `nil` where it has no value.
    let end: Point?
    /// What it shows, for those who cannot see it.
    let title: String

    struct Point: Sendable {
        let x: String
        let y: String
    }

    private static let width = 120.0
    private static let height = 32.0

    /// - Parameters: One value a month, oldest first; both lists as long as each other.
    /// - Returns: `nil` where there are fewer than two values to draw.
    init?(now: [Decimal?], before: [Decimal?], title: String) {
        let all = (now + before).compactMap { $0 }
        guard now.compactMap({ $0 }).count >= 2, let least = all.min(), let most = all.max() else { return nil }
        let base = min(0, (least as NSDecimalNumber).doubleValue)
        let range = max((most as NSDecimalNumber).doubleValue - base, .leastNonzeroMagnitude)
        let step = Self.width / Double(max(1, now.count - 1))
        func point(_ index: Int, _ value: Decimal) -> Point {
            let part = ((value as NSDecimalNumber).doubleValue - base) / range
            return Point(x: Self.text(Double(index) * step), y: Self.text(Self.height - part * Self.height))
        }
        func paths(_ values: [Decimal?]) -> [String] {
            values.enumerated().split { $0.element == nil }.map { run in
                "M"
                    + run.map {
                        let at = point($0.offset, $0.element!); return "\(at.x) \(at.y)"
                    }.joined(separator: "L")
            }
        }
        viewBox = "-3 -3 \(Int(Self.width) + 6) \(Int(Self.height) + 6)"
        self.now = paths(now)
        self.before = paths(before)
        end = now.lastIndex { $0 != nil }.map { point($0, now[$0]!) }
        self.title = title
    }

    private static func text(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
