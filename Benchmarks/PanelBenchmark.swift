import DuckDB
import Domain
import Formulas
import Foundation
import Packs
import Workspace

/// The whole panel, cold: forty indicators at every unit in every month, quarter, half and year of the records, in one query;
/// beside one query for each indicator and kind of period.
struct PanelBenchmark {
    let bench: Bench
    let workspace: TwofoldWorkspace
    let rows: Int

    private static let kinds: [Period.Kind] = [.month, .quarter, .half, .year]

    /// Every n-th indicator is asked in the peer's way.
    ///
    /// Above a million rows the peer would take an hour; its time is then that of every fifth indicator, times five.
    private var stride: Int { bench.isSmoke ? 8 : rows > 1_000_000 ? 5 : 1 }

    /// Forty indicators that read declarations alone, in the pack's order.
    static func indicators(of pack: Pack) -> [IndicatorID] {
        let ofDeclarations = pack.indicators.filter {
            $0.formula.datasets == [WorkspaceLake.declarations] && $0.formula.reported.isEmpty
        }
        return ofDeclarations.prefix(PanelIndicators.count).map(\.id)
    }

    func run() async throws -> [Measurement] {
        let lake = try await WorkspaceLake(of: workspace, with: bench.tools)
        let indicators = Self.indicators(of: workspace.pack)
        let years = RecordExtracts.firstYear...RecordExtracts.lastYear
        bench.say("whole panel over \(rows.grouped) rows")
        let watch = Stopwatch()
        let fused = try await lake.panel {
            try await $0.figures(indicators, Self.kinds.flatMap { $0.periods(in: years) })
        }
        let ours = watch.reading.seconds

        let sample = indicators.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
        bench.say("the same, one query for each indicator and kind of period (\(sample.count) of \(indicators.count))")
        let (single, one) = try await lake.panel { panel in
            let watch = Stopwatch()
            var figures: [Figure] = []
            for indicator in sample {
                for kind in Self.kinds { figures += try await panel.figures([indicator], kind.periods(in: years)) }
            }
            return (figures, watch.reading.seconds)
        }
        try compare(fused, single)
        let peer = one * Double(indicators.count) / Double(sample.count)
        let estimated =
            sample.count < indicators.count ? ", from \(sample.count) of the \(indicators.count) indicators" : ""
        return [
            Measurement(
                what: "whole panel, cold", size: "\(rows.grouped) rows", value: ours, unit: "s",
                bar: rows >= 1_000_000 ? "≤ 6 s, ≥ 10× faster" : "", ratio: peer / ours,
                note:
                    "\(indicators.count) indicators, \(fused.count.grouped) figures; the peer, a query for each indicator and "
                    + "kind of period, took \(peer.shown) s\(estimated)")
        ]
    }

    /// A fast answer that differs from the slow one is no answer.
    private func compare(_ fused: [Figure], _ single: [Figure]) throws {
        let values = Dictionary(fused.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        for figure in single where values[figure.reference] != figure {
            throw BenchmarkError.otherFigures(figure.reference.description)
        }
    }
}

extension Period.Kind {
    func periods(in years: ClosedRange<Int>) -> [Period] { years.flatMap { Period.all(self, in: $0) } }
}
