package import Domain
import Lake
import Packs
import Panel

/// For which days the records of each dataset are declared complete, unit by unit.
package struct CoverageCalendar: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let dataset: DatasetID
        package let unit: OrgUnit.ID
        /// In order; they neither touch nor overlap.
        package let covered: [DaySpan]
        /// Days not covered while the unit existed, from the first to the last covered day of the dataset.
        package let gaps: [DaySpan]
        /// The days the unit existed between the first and the last covered day of the dataset; `nil` for none.
        package let asked: DaySpan?
    }

    /// A month of one line.
    package enum Month: Sendable, Hashable {
        case covered
        case partly(days: Int, of: Int)
        case missing
        /// The unit did not exist, or the month is outside of all records.
        case outside
    }

    /// By dataset and unit, in the pack's order.
    package let lines: [Line]

    package func lines(of dataset: DatasetID) -> [Line] { lines.filter { $0.dataset == dataset } }
    package func line(of dataset: DatasetID, at unit: OrgUnit.ID) -> Line? {
        lines.first { $0.dataset == dataset && $0.unit == unit }
    }
}

extension CoverageCalendar.Line {
    /// The years with covered days, and those between them.
    package var years: [Int] { asked.map { Array($0.from.year...$0.to.year) } ?? [] }

    /// - Parameter number: 1…12.
    package func month(_ number: Int, of year: Int) -> CoverageCalendar.Month {
        guard let asked, let first = Day(year: year, month: number, day: 1),
            let last = Day(year: year, month: number, day: Day.length(ofMonth: number, in: year)),
            let month = DaySpan(from: first, to: last), month.intersection(asked) != nil
        else { return .outside }
        let days = month.daysCovered(by: covered)
        if days == month.days { return .covered }
        return days == 0 ? .missing : .partly(days: days, of: month.days)
    }
}

extension TwofoldWorkspace {
    /// The calendar of every dataset at some units.
    ///
    /// - Parameter revision: `nil` for the latest.
    package func coverage(at units: [OrgUnit.ID], known revision: Int? = nil) async throws -> CoverageCalendar {
        let known = try known(revision)
        let pack = known.pack
        let declared = try await reading { session in
            try await LakeReader(session: session, lake: lake).coverage(at: known.snapshot)
        }
        let coverage = RecordCoverage(declared)
        let perimeter = UnitPerimeter(pack.units)
        var lines: [CoverageCalendar.Line] = []
        for dataset in pack.datasets {
            let all = (declared[dataset.id] ?? [:]).values.flatMap(\.self)
            let whole = all.map(\.from).min().flatMap { first in
                all.map(\.to).max().flatMap { DaySpan(from: first, to: $0) }
            }
            for unit in units {
                let asked = whole.flatMap { pack.units[unit]?.days(in: $0) }
                let covered = asked.map {
                    coverage.covered(dataset.id, unit, in: perimeter).intersection(SpanSet([$0])).spans
                }
                lines.append(
                    CoverageCalendar.Line(
                        dataset: dataset.id, unit: unit, covered: covered ?? [],
                        gaps: asked.map { $0.gaps(between: covered ?? []) } ?? [], asked: asked))
            }
        }
        return CoverageCalendar(lines: lines)
    }
}

extension OrgUnit {
    /// The days of a span on which it existed; `nil` for none.
    fileprivate func days(in span: DaySpan) -> DaySpan? {
        DaySpan(from: max(span.from, from ?? span.from), to: min(span.to, to ?? span.to))
    }
}

extension DaySpan {
    /// The days of this span that none of `spans` has; they come in order and do not overlap.
    fileprivate func gaps(between spans: [DaySpan]) -> [DaySpan] {
        var gaps: [DaySpan] = []
        var next = from
        for span in spans.compactMap({ $0.intersection(self) }) {
            if let gap = DaySpan(from: next, to: span.from.adding(days: -1)) { gaps.append(gap) }
            next = span.to.adding(days: 1)
        }
        if let gap = DaySpan(from: next, to: to) { gaps.append(gap) }
        return gaps
    }
}
