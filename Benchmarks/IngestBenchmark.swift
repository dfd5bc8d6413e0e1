import Domain
import DuckDB
import Foundation
import SQLText
import Workspace

/// CSV to a committed snapshot, validated and merged; beside DuckDB's own `COPY` of the same file to Parquet.
struct IngestBenchmark {
    let bench: Bench
    let extracts: RecordExtracts
    /// The pack's folder.
    let pack: URL

    private var size: String { "\(extracts.rows.grouped) rows" }

    struct Load: Sendable {
        let workspace: TwofoldWorkspace
        let time: Stopwatch.Reading
        let peakBytes: Int?
    }

    /// Loads and copies in turn, and answers the fastest of each.
    ///
    /// - Returns: The workspace of the last load too.
    func run(times: Int) async throws -> (TwofoldWorkspace, [Measurement]) {
        var loads: [Load] = []
        var copies: [Stopwatch.Reading] = []
        for turn in 0..<max(times, 1) {
            if let before = loads.last { try FileManager.default.removeItem(at: before.workspace.folder) }
            bench.say("loading \(size)")
            loads.append(try await load("ingest-\(turn)"))
            bench.say("copying \(size) to Parquet")
            copies.append(try await copy())
        }
        let ours = loads.map(\.time.seconds).min()!
        let ourWork = loads.map(\.time.processorSeconds).min()!
        let peersWork = copies.map(\.processorSeconds).min()!
        let peer = copies.map(\.seconds).min()!
        var found = [
            Measurement(
                what: "ingest", size: size, value: Double(extracts.rows) / ours, unit: "rows/s",
                bar: extracts.rows >= 1_000_000 ? "≥ 500,000 rows/s, ≤ 2×" : "", ratio: ours / peer,
                note:
                    "\(ours.shown) s to \(peer.shown) s for COPY csv TO parquet; processor time \(ourWork.shown) s to "
                    + "\(peersWork.shown) s, \((ourWork / peersWork).shown)×")
        ]
        if let peak = loads.compactMap(\.peakBytes).max() {
            found.append(
                Measurement(
                    what: "ingest, peak memory", size: size, value: Double(peak) / 1_048_576, unit: "MiB",
                    bar: extracts.rows == 10_000_000 ? "≤ 2,048 MiB" : "",
                    note: "high-water marks of our process and its child, added"))
        }
        return (loads.last!.workspace, found)
    }

    /// Loads the file into a new workspace.
    ///
    /// - Throws: ``BenchmarkError/refused(_:)`` when not every row became a record.
    func load(_ name: String) async throws -> Load {
        let folder = bench.folder.appending(path: "\(name)-\(extracts.rows)")
        let workspace = try await TwofoldWorkspace.create(in: folder, pack: pack, actor: "benchmarks")
        let covers = IngestRequest.Cover(RecordExtracts.covers).map { [$0] } ?? []
        let request = IngestRequest(files: [extracts.declarations], source: "to-khai", covers: covers)
        let watch = Stopwatch()
        let (outcomes, peak) = try await PeakMemory.during { try await workspace.ingest(request) }
        let time = watch.reading
        try await checkLoaded(workspace, outcomes, records: extracts.rows)
        return Load(workspace: workspace, time: time, peakBytes: peak)
    }

    private func checkLoaded(_ workspace: TwofoldWorkspace, _ outcomes: [IngestOutcome], records: Int) async throws {
        let loaded = try await WorkspaceLake(of: workspace, with: bench.tools).records()
        guard loaded == records else {
            throw BenchmarkError.refused(outcomes.map { $0.text(in: "en") }.joined(separator: "\n"))
        }
    }

    /// DuckDB's own way, with its types guessed as they are in ours, the same program and as many threads.
    private func copy() async throws -> Stopwatch.Reading {
        let target = bench.folder.appending(path: "copy-\(extracts.rows).parquet")
        defer { try? FileManager.default.removeItem(at: target) }
        let watch = Stopwatch()
        try await withDuckDB(bench.tools) { session in
            try await session.run(
                """
                COPY (
                    FROM read_csv(\(extracts.declarations.path), header = true, decimal_separator = ',', thousands = '.')
                ) TO \(target.path) (FORMAT parquet)
                """)
        }
        return watch.reading
    }
}
