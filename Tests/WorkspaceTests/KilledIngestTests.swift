import Domain
import DuckDB
import Foundation
import Glibc
import Lake
import Registry
import SQLText
import Testing

@testable import Workspace

/// `kill -9` in the middle of a load: it is in whole or not at all, and the next load works.
@Suite(.serialized, .needsDuckDB, .needsTwofold) struct KilledIngestTests {
    private static let rows = 60_000

    @Test(arguments: [true, false])
    func `a load that is killed at any moment is whole or absent`(withItsChildren: Bool) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.load(
                try folder.file("nop-thue-2020H1-dau.csv", Sample.payments([Sample.payment("A1", "7")])))
            let file = try await Self.manyPayments(in: folder)
            // The sum of 1...rows.
            let whole = Decimal(Self.rows * (Self.rows + 1) / 2)
            var expected = Decimal(7)
            var killed = 0
            let moments = [
                ("opening", 0), ("reading", 0), ("reading", 120), ("comparing", 40), ("writing", 0), ("committing", 15),
            ]
            for (round, (moment, delay)) in moments.enumerated() {
                let wasRunning = try await Self.ingest(
                    file, in: workspace.folder, killedAfter: moment, delay: .milliseconds(delay),
                    withItsChildren: withItsChildren)
                if wasRunning { killed += 1 }
                let reopened = try await TwofoldWorkspace.open(workspace.folder, actor: "thử")
                // An orphan may still finish its statement: whichever way, a reader sees all or nothing.
                let seen = try await reopened.figure("revenue", asAt: "2020-06-30").value ?? .nan
                #expect([expected, expected + whole].contains(seen), "killed at \(moment): \(seen)")
                // The next load waits for the orphan.
                let next = Sample.payments([Sample.payment("B\(round)", "1")])
                let receipt = try await reopened.load(try folder.file("nop-thue-2020H1-\(round).csv", next))
                #expect(receipt.counts == [1, 1, 0, 0, 0, 0, 0])
                expected += 1
                let loads = try await reopened.lake.loads().filter {
                    $0.receipt.file == file.lastPathComponent && $0.isInForce
                }
                #expect(loads.count <= 1)
                let settled = try await reopened.figure("revenue", asAt: "2020-06-30")
                #expect(settled.value == expected + (loads.isEmpty ? 0 : whole), "killed at \(moment)")
                #expect(settled.records == round + 2 + (loads.isEmpty ? 0 : Self.rows), "killed at \(moment)")
                // Every commit of the lake is a revision.
                let known = try reopened.registry.latestRevision()?.lakeSnapshot
                let committed = try await reopened.lake.snapshot()
                #expect(known == committed)
                for load in loads { _ = try await reopened.takeBack(load.number) }
            }
            #expect(killed >= 4, "\(killed) of \(moments.count) were killed before they ended")
            let final = try await workspace.load(file)
            #expect(final.counts == [Self.rows, Self.rows, 0, 0, 0, 0, 0])
            #expect(try await workspace.figure("revenue", asAt: "2020-06-30").value == expected + whole)
        }
    }

    /// Payments of 1, 2, 3 … đồng.
    private static func manyPayments(in folder: URL) async throws -> URL {
        let file = folder.appending(path: "nop-thue-nhieu.csv")
        try await withDuckDB(try await Machine.duckDB()) { session in
            try await session.run(
                """
                COPY (SELECT 'CT' || i AS "Số chứng từ", '20CF' AS "Mã HQ", '15/06/2020' AS "Ngày hạch toán", 'x' AS "Số TK",
                    '57' || i % 900 AS "Mã DN", 'NK' AS "Sắc thuế", 'KHAC' AS "Nhóm hàng", i::VARCHAR AS "Số tiền"
                    FROM range(1, \(rows + 1)) t(i)) TO \(file.path) (FORMAT csv, HEADER true)
                """)
        }
        return file
    }

    /// Starts `twofold ingest` and kills it some time after it says that it has come to a phase.
    ///
    /// - Returns: Whether it had not ended by itself.
    private static func ingest(
        _ file: URL, in workspace: URL, killedAfter moment: String, delay: Duration, withItsChildren: Bool
    ) async throws -> Bool {
        let errors = try workspace.file("errors-\(UUID().uuidString)", "")
        defer { try? FileManager.default.removeItem(at: errors) }
        let process = Process()
        process.executableURL = Machine.twofold
        process.arguments = ["ingest", workspace.path, file.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        while process.isRunning {
            if try String(contentsOf: errors, encoding: .utf8).contains(": \(moment)") { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        if delay > .zero { try await Task.sleep(for: delay) }
        let id = process.processIdentifier
        let children = withItsChildren ? Self.children(of: id) : []
        for victim in [id] + children { kill(victim, SIGKILL) }
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// The processes a process started and has not reaped.
    private static func children(of parent: Int32) -> [Int32] {
        let text = (try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)) ?? ""
        let others = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []).map {
            task in
            (try? String(contentsOfFile: "/proc/\(parent)/task/\(task)/children", encoding: .utf8)) ?? ""
        }
        return Set(([text] + others).flatMap { $0.split(separator: " ") }.compactMap { Int32($0) }).sorted()
    }
}
