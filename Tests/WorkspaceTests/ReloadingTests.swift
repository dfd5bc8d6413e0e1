import Demo
import Domain
import Foundation
import Lake
import Registry
import Testing

@testable import Workspace

/// Loading again, amending, taking back.
@Suite(.serialized, .needsDuckDB) struct ReloadingTests {
    @Test func `files that were loaded before change nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let files = try await Sample.generated(in: folder)
            for file in files { try await workspace.load(file.url, source: file.source) }
            let before = try await workspace.everyFigure(in: ["2019", "2020H1"], asAt: "2020-06-30")
            let revision = try workspace.latest
            for file in files {
                let again = try await workspace.load(file.url, source: file.source)
                #expect(again.new == 0 && again.changed == 0 && again.load == nil && again.addsUp, "\(again.file)")
                #expect(again.unchanged + again.stale == again.read)
            }
            #expect(try workspace.latest == revision)
            let after = try await workspace.everyFigure(in: ["2019", "2020H1"], asAt: "2020-06-30")
            #expect(after == before)
            // The same rows under another name and with other line ends are another file, and are the same records.
            let payments = try #require(files.first { $0.url.lastPathComponent == "nop-thue-2020H1.csv" })
            let text = try String(contentsOf: payments.url, encoding: .utf8).replacing("\r\n", with: "\n")
            let copy = try folder.file("nop-thue-2020H1-lan-2.csv", text.replacing("\n", with: "\r\n"))
            let receipt = try await workspace.load(copy)
            #expect(receipt.new == 0 && receipt.changed == 0 && receipt.unchanged == receipt.read && receipt.read > 0)
        }
    }

    @Test func `the original sent again after its amendment is stale and changes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let original = (1...5).map { Sample.declaration("1000000000\($0)", amendment: 0, turnover: "100,00") }
            let amended = Sample.declaration("10000000003", amendment: 1, turnover: "70,00")
            try await workspace.load(try folder.file("to-khai-2020-06.csv", Sample.declarations(original)))
            let amendment = try await workspace.load(try folder.file("to-khai-bs.csv", Sample.declarations([amended])))
            #expect(amendment.counts == [1, 0, 1, 0, 0, 0, 0])
            #expect(amendment.amounts.map(\.change) == [-30])
            // Another file with the same rows, so that it is not known by its bytes.
            let again = try folder.file("to-khai-lai.csv", Sample.declarations(original.reversed()))
            let receipt = try await workspace.load(again)
            #expect(receipt.counts == [5, 0, 0, 4, 0, 1, 0])
            #expect(receipt.amounts.map(\.change) == [0])
            #expect(try await workspace.figure("turnover", in: "202006").value == 470)
        }
    }

    @Test func `an amended file changes its rows alone, and what was known before stays to the digit`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            var lines = (1...200).map { Sample.payment("CT\($0)", "\($0 * 1_000)") }
            try await workspace.load(try folder.file("nop-thue-2020-06.csv", Sample.payments(lines)))
            let known = try workspace.latest
            let before = try await workspace.everyFigure(in: ["2020H1", "202006"], asAt: "2020-06-30")
            lines[9] = Sample.payment("CT10", "10.001")
            lines[19] = Sample.payment("CT20", "19.000", unit: "20CG")
            lines[29] = Sample.payment("CT30", "30.000", on: "16/06/2020")
            lines.append(Sample.payment("CT201", "-500"))
            let file = try folder.file("nop-thue-sua.csv", Sample.payments(lines))
            let receipt = try await workspace.load(file)
            #expect(receipt.counts == [201, 1, 3, 197, 0, 0, 0])
            #expect(receipt.amounts.map(\.change) == [1 - 1_000 - 500])
            let after = try await workspace.figure("revenue")
            #expect(after.value == 20_098_501)
            #expect(try await workspace.figure("revenue", at: "20CG").value == 19_000)
            let then = try await workspace.everyFigure(in: ["2020H1", "202006"], asAt: "2020-06-30", known: known)
            #expect(then == before)
            #expect(try await workspace.figure("revenue", known: known).value == 20_100_000)
        }
    }

    @Test func `a load taken back restores every figure at every unit`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let files = try await Sample.generated(in: folder, seed: 5)
            let others = try await Sample.generated(in: folder, seed: 6)
            for file in files where !file.url.lastPathComponent.contains("bo-sung") {
                try await workspace.load(file.url, source: file.source)
            }
            let periods = ["2019", "2020H1", "2020Q2", "202003"]
            let before = try await workspace.everyFigure(in: periods, asAt: "2020-06-30")
            let known = try workspace.latest
            // Amendments; another seed's payments, which share receipt numbers; inspections from a workbook.
            let later = [
                files.first { $0.url.lastPathComponent.contains("bo-sung") },
                others.first { $0.url.lastPathComponent == "nop-thue-2020H1.csv" },
                others.first { $0.url.lastPathComponent == "kiem-tra-2020H1.xlsx" },
            ].compactMap(\.self)
            var loads: [Int] = []
            for file in later {
                let receipt = try await workspace.load(file.url, source: file.source)
                #expect(receipt.changed > 0 && receipt.addsUp)
                loads.append(try #require(receipt.load))
            }
            let between = try await workspace.everyFigure(in: periods, asAt: "2020-06-30")
            #expect(between != before)
            // Not in the order they came.
            for load in [loads[1], loads[0], loads[2]] { _ = try await workspace.takeBack(load) }
            let after = try await workspace.everyFigure(in: periods, asAt: "2020-06-30")
            #expect(after == before)
            let then = try await workspace.everyFigure(in: periods, asAt: "2020-06-30", known: known)
            #expect(then == before)
            await #expect(throws: LakeError.alreadyTakenBack(loads[0])) { _ = try await workspace.takeBack(loads[0]) }
            // What was taken back can be loaded again.
            let again = try await workspace.load(later[1].url, source: later[1].source)
            #expect(again.load != nil && again.changed > 0)
        }
    }
    @Test func `a load that replaces a span removes what it does not have, and gives it back when taken back`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let may = Sample.payment("M1", "5.000", on: "20/05/2020")
            let june = (1...4).map { Sample.payment("J\($0)", "1.000", on: "1\($0)/06/2020") }
            try await workspace.load(try folder.file("nop-thue-2020Q2.csv", Sample.payments([may] + june)))
            let before = try await workspace.everyFigure(in: ["2020Q2", "202006"], asAt: "2020-06-30")
            let again = try folder.file(
                "nop-thue-2020-06.csv", Sample.payments([june[0], Sample.payment("J2", "1.500")]))
            let request = IngestRequest(files: [again], replaces: DaySpan("2020-06-01..2020-06-30"))
            let receipt = try await workspace.ingest(request)[0].result.get()
            #expect(receipt.counts == [2, 0, 1, 1, 0, 0, 0] && receipt.removed == 2)
            #expect(receipt.amounts.map(\.change) == [500 - 2_000])
            #expect(try await workspace.figure("revenue", in: "2020Q2", asAt: "2020-06-30").value == 7_500)
            _ = try await workspace.takeBack(try #require(receipt.load))
            let after = try await workspace.everyFigure(in: ["2020Q2", "202006"], asAt: "2020-06-30")
            #expect(after == before)
        }
    }

    @Test func `several writers and a reader at once see whole loads only`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let size = 2_000
            let files = try (0..<4).map { part in
                let lines = (0..<size).map { Sample.payment("P\(part)-\($0)", "1") }
                return try folder.file("nop-thue-2020H1-\(part).csv", Sample.payments(lines))
            }
            let seen = try await withThrowingTaskGroup(of: Int?.self) { group in
                for file in files {
                    group.addTask {
                        let receipt = try await workspace.load(file)
                        return receipt.new == size ? nil : -1
                    }
                }
                group.addTask {
                    var last = 0
                    for _ in 0..<6 {
                        let found = try await workspace.figure("payments", asAt: "2020-06-30").records
                        if found % size != 0 || found < last { return -1 }
                        last = found
                    }
                    return nil
                }
                var faults: [Int] = []
                for try await fault in group { if let fault { faults.append(fault) } }
                return faults
            }
            #expect(seen.isEmpty)
            #expect(try await workspace.figure("revenue", asAt: "2020-06-30").value == 8_000)
            #expect(try await workspace.lake.loads().map(\.number) == [1, 2, 3, 4])
            let causes = try workspace.registry.revisions().map(\.cause.rawValue)
            #expect(causes == ["init", "definitions", "ingest", "ingest", "ingest", "ingest"])
        }
    }
}
