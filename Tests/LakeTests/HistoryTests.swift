import Domain
import DuckDB
import Foundation
import Glibc
import Lake
import Packs
import SQLText
import Testing

/// What stays as it was: snapshots, coverage, tables that follow the pack, and a lake whose load was killed.
@Suite(.enabled(if: Bench.tools != nil), .serialized)
struct HistoryTests {
    private let header = "number,version,unit,registered_at,amount"

    @Test func `a snapshot reads the same after amendments`() async throws {
        try await Bench.run { bench in
            let first = try await bench.load("\(header)\nA,1,20CF,2020-01-05,100")
            try await bench.load("\(header)\nA,2,20CF,2020-01-05,150\nB,1,20CF,2020-01-05,1")
            try await bench.lake.takeBack(2)
            let then = LakeReader.relation(of: "declaration", at: first.snapshot + 1)
            #expect(try await bench.rows("SELECT number, amount FROM \(then) ORDER BY number") == ["A|150", "B|1"])
            let before = LakeReader.relation(of: "declaration", at: first.snapshot)
            #expect(try await bench.rows("SELECT number, amount FROM \(before) ORDER BY number") == ["A|100"])
            #expect(try await bench.records() == ["A|1|20CF|100"])
            #expect(try await bench.lake.snapshot() == first.snapshot + 2)
        }
    }

    @Test func `an old file sent again after its amendment is stale`() async throws {
        try await Bench.run { bench in
            let original = "\(header)\nA,0,20CF,2020-01-05,100"
            try await bench.load(original)
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,150")
            let again = try await bench.load(original)
            #expect(again.alreadyLoaded == 1)
            #expect(again.sum == "1=0+0+0+0+1+0")
            // The same row in another file is a load of its own, and as stale.
            let other = try await bench.load(original + "\n\n")
            #expect(other.load == 3)
            #expect(other.sum == "1=0+0+0+0+1+0")
            #expect(other.amounts == [AmountChange(column: "amount", change: 0)])
            #expect(try await bench.records() == ["A|1|20CF|150"])
        }
    }

    @Test func `coverage is declared, or inferred as the source says`() async throws {
        try await Bench.run { bench in
            let rows = "\(header)\nA,0,20CF,2020-01-05,1\nB,0,20CF,2020-02-10,1"
            let months = try await bench.load(rows, from: Source.plain.covering(.months(unit: "20ZZ")))
            #expect(months.coverage == [CoveredSpan("20ZZ:2020-01-01..2020-02-29")!])
            let days = try await bench.load(rows + "\n", from: Source.plain.covering(.days(unit: "20CF")))
            #expect(days.coverage == [CoveredSpan("20CF:2020-01-05..2020-02-10")!])
            let named = try await bench.load(
                "\(header)\n", named: "to-khai_2020Q2.csv", from: Source.plain.covering(.fileName(unit: "20ZZ")))
            #expect(named.sum == "0=0+0+0+0+0+0")
            #expect(named.coverage == [CoveredSpan("20ZZ:2020-04-01..2020-06-30")!])
            let march = CoveredSpan("20ZZ:2020-03-01..2020-03-31")!
            try await bench.load(rows + "\n\n\n", options: IngestOptions(covers: [march]))
            let covered = try await bench.lake.reading { try await $0.coverage()["declaration"] }
            #expect(
                covered == ["20ZZ": [DaySpan("2020-01-01..2020-06-30")!], "20CF": [DaySpan("2020-01-05..2020-02-10")!]])
            try await bench.lake.takeBack(3)
            let without = try await bench.lake.reading { try await $0.coverage()["declaration"] }
            #expect(without?["20ZZ"] == [DaySpan("2020-01-01..2020-03-31")!])
        }
    }

    @Test func `a column the pack gains is added, one it changes or drops is refused`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100")
            func pack(_ columns: [Column]) -> [Dataset] {
                let old = Dataset.declarations
                return [
                    Dataset(
                        id: old.id, names: old.names, recordNames: old.recordNames, columns: columns, checks: [],
                        allowsNegativeAmounts: false)
                ]
            }
            let columns = Dataset.declarations.columns
            let gained = try await RecordLake.open(
                bench.lake.folder, datasets: pack(columns + [.make("weight", .decimal(scale: 3))]), units: .branches,
                tools: bench.lake.tools)
            #expect(try await bench.rows("SELECT number, weight FROM lake.declaration") == ["A|"])
            #expect(gained.datasets[0].column("weight") != nil)
            await #expect(
                throws: LakeError.typeChanged(
                    dataset: "declaration", column: "trader", kept: "VARCHAR", wanted: "BIGINT")
            ) {
                try await RecordLake.open(
                    bench.lake.folder,
                    datasets: pack(columns.map { $0.name == "trader" ? .make("trader", .integer) : $0 }),
                    units: .branches, tools: bench.lake.tools)
            }
            await #expect(throws: LakeError.columnDropped(dataset: "declaration", column: "weight")) {
                try await RecordLake.open(
                    bench.lake.folder, datasets: [.declarations], units: .branches, tools: bench.lake.tools)
            }
        }
    }

    @Test func `a load whose DuckDB is killed leaves the old snapshot and no lock`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\nA,1,20CF,2020-01-05,100")
            let before = try await bench.lake.snapshot()
            let rows = (0..<200_000).map { "K\($0),0,20CF,2020-01-05,1\n" }.joined()
            let file = try bench.file("big.csv", "\(header)\n" + rows)
            for phase in [IngestProgress.Phase.reading, .comparing, .writing, .committing] {
                await #expect(throws: (any Error).self) {
                    try await bench.lake.ingest(
                        file, from: .plain,
                        progress: { progress in
                            guard progress.phase == phase,
                                let holder = WriterLock.holder(of: bench.lake.folder.lock)
                            else { return }
                            kill(holder.childID, SIGKILL)
                        })
                }
                #expect(try await bench.lake.snapshot() == before)
                #expect(try await bench.records() == ["A|1|20CF|100"])
            }
            let receipt = try await bench.lake.ingest(file, from: .plain)
            #expect(receipt.sum == "200000=200000+0+0+0+0+0")
        }
    }

    @Test func `a folder is moved with its lake`() async throws {
        try await Bench.run { bench in
            try await bench.load("\(header)\n" + (0..<500).map { "K\($0),0,20CF,2020-01-05,1\n" }.joined())
            let moved = bench.folder.appendingPathComponent("moved")
            try FileManager.default.moveItem(at: bench.lake.folder.url, to: moved)
            let lake = try await RecordLake.open(
                LakeFolder(moved), datasets: [.declarations], units: .branches, tools: bench.lake.tools)
            let count = try await lake.reading {
                try await $0.session.rows("SELECT count(*) AS n FROM lake.declaration WHERE amount = 1")[0].int("n")
            }
            #expect(count == 500)
        }
    }
}
