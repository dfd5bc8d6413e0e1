import ArgumentParser
import Foundation

/// Measures what a user waits for, and prints it beside the bars of the design and a peer measured in the same run.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measures what a user waits for, beside a peer in the same run.",
        discussion: """
            Names for --only: \(Name.allCases.map(\.rawValue).joined(separator: ", ")).
            Nothing is asserted about time: exit code 1 says that something could not be run, or gave other figures than its peer.
            """)

    enum Name: String, CaseIterable, ExpressibleByArgument { case ingest, panel, refresh, compile, check, review }

    @Flag(help: "Everything once, at 10,000 rows, to see that it still runs.")
    var smoke = false

    @Option(help: "Sizes of the record files, with commas between.")
    var rows = "10000,1000000,10000000"

    @Option(help: "One benchmark alone.")
    var only: Name?

    @Flag(help: "Only generate the record files of each size, and print where they are.")
    var extract = false

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    func validate() throws {
        guard !sizes.isEmpty, sizes.allSatisfy({ $0 >= 1_000 }) else {
            throw ValidationError("--rows takes whole numbers from 1000, such as 10000,1000000")
        }
    }

    /// A line a size: the file, and what it covers in the words of `ingest --covers`.
    private func printExtracts() async throws {
        let bench = try await Bench(isSmoke: smoke, folder: Bench.freshFolder())
        defer { try? FileManager.default.removeItem(at: bench.folder) }
        for size in sizes {
            let extracts = try await RecordExtracts(rows: size, bench: bench)
            print("\(extracts.declarations.path) \(RecordExtracts.covers)")
        }
    }

    private var sizes: [Int] {
        if smoke { return [10_000] }
        let parts = rows.split(separator: ",").map { Int($0) }
        return parts.contains(nil) ? [] : parts.compactMap(\.self)
    }

    func run() async throws {
        if extract { return try await printExtracts() }
        let chosen = only.map { [$0] } ?? Name.allCases
        let bench = try await Bench(isSmoke: smoke, folder: Bench.freshFolder())
        defer { try? FileManager.default.removeItem(at: bench.folder) }
        var measurements: [Measurement] = []
        if chosen.contains(.compile) { measurements += try CompileBenchmark(bench: bench).run() }
        if chosen.contains(.check) { measurements += try CheckBenchmark(bench: bench).run() }
        if chosen.contains(.review) { measurements += try await ReviewBenchmark(bench: bench).run() }
        let ofRecords = Set(chosen).intersection([.ingest, .panel, .refresh])
        for size in ofRecords.isEmpty ? [] : sizes {
            measurements += try await RecordBenchmarks(bench: bench, rows: size, chosen: ofRecords).run()
        }
        let report = Report(machine: Machine(), measurements: measurements)
        print(json ? try report.json : report.text)
    }
}
