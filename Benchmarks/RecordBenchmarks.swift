import DuckDB
import Foundation
import Workspace

/// What is measured on one size of record file: loading it, the panel over it, and the day's file after it.
struct RecordBenchmarks {
    let bench: Bench
    let rows: Int
    let chosen: Set<Benchmarks.Name>

    private var size: String { "\(rows.grouped) rows" }

    func run() async throws -> [Measurement] {
        let extracts = try await RecordExtracts(rows: rows, bench: bench)
        let pack = try bench.pack(named: "pack-\(rows)", adding: ["indicators/benchmark.yaml": PanelIndicators.yaml])
        let ingest = IngestBenchmark(bench: bench, extracts: extracts, pack: pack)
        var measurements: [Measurement] = []
        let workspace: TwofoldWorkspace
        if chosen.contains(.ingest) {
            let times = bench.isSmoke || rows > 1_000_000 ? 1 : 3
            (workspace, measurements) = try await ingest.run(times: times)
        } else {
            bench.say("loading \(size)")
            workspace = try await ingest.load("panel").workspace
        }
        defer { try? FileManager.default.removeItem(at: workspace.folder) }
        if chosen.contains(.panel) {
            measurements += try await PanelBenchmark(bench: bench, workspace: workspace, rows: rows).run()
        }
        if chosen.contains(.refresh) {
            measurements += try await RefreshBenchmark(bench: bench, workspace: workspace, extracts: extracts).run()
        }
        return measurements
    }
}
