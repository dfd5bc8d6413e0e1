import Domain
import Foundation
import Workspace

/// One day's file into records that are there already, and then the figures of the day's month, quarter, half and year.
struct RefreshBenchmark {
    let bench: Bench
    let workspace: TwofoldWorkspace
    let extracts: RecordExtracts

    func run() async throws -> [Measurement] {
        let size = "\(extracts.dayRows.grouped) into \(extracts.rows.grouped)"
        bench.say("loading a day's file, \(size)")
        let load = Stopwatch()
        let outcomes = try await workspace.ingest(IngestRequest(files: [extracts.day], source: "to-khai"))
        let loaded = load.reading.seconds
        if let refused = outcomes.first(where: \.isRefused) { throw BenchmarkError.refused(refused.text(in: "en")) }

        let lake = try await WorkspaceLake(of: workspace, with: bench.tools)
        let periods = ["202007", "2020Q3", "2020H2", "2020"].compactMap { Period($0) }
        bench.say("figures after it")
        let ask = Stopwatch()
        let figures = try await lake.panel {
            try await $0.figures(PanelBenchmark.indicators(of: workspace.pack), periods)
        }
        let answered = ask.reading.seconds
        return [
            Measurement(what: "refresh: day's file committed", size: size, value: loaded, unit: "s"),
            Measurement(
                what: "refresh: figures after it", size: size, value: answered, unit: "s",
                note: "\(figures.count.grouped) figures of the day's month, quarter, half and year"),
            Measurement(
                what: "refresh", size: size, value: loaded + answered, unit: "s",
                bar: extracts.rows >= 10_000_000 ? "≤ 2 s" : "", note: "both of them"),
        ]
    }
}
