import Domain
import DuckDB
import Foundation
import Lake
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A queue of loads` {
    private func upload(_ text: String, _ name: String, to workspace: TwofoldWorkspace) throws -> Upload {
        var receiver = try workspace.uploads.receive(name, by: "thử")
        try receiver.write(Data(text.utf8))
        return try receiver.finish()
    }

    private func end(of job: LoadJob, in jobs: LoadJobs) async -> LoadJob? {
        var last: LoadJob?
        for await job in await jobs.changes(of: job.id) { last = job }
        return last
    }

    @Test func `waits for another writer and says who it is; ended while it waits it has done nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let upload = try upload(
                Sample.payments([Sample.payment("CT1", "1.000")]), "nop-thue-2020-06.csv", to: workspace)
            let lock = try await WriterLock.acquire(
                workspace.lake.folder.lock, command: "đêm nạp", waiting: .seconds(5))
            let jobs = LoadJobs()
            let job = await jobs.ask(.load(upload, LoadOrder(source: "nop-thue")), in: workspace)
            let same = await jobs.ask(.load(upload, LoadOrder(source: "nop-thue")), in: workspace)
            #expect(same.id == job.id)
            for await step in await jobs.changes(of: job.id) {
                guard case .running(let progress) = step.state, progress.phase == .waiting else { continue }
                #expect(progress.holder?.contains("đêm nạp") == true)
                break
            }
            await jobs.close()
            guard case .failed(_, isOurs: false) = await jobs[job.id]?.state else {
                Issue.record("\(String(describing: await jobs[job.id]?.state))")
                return
            }
            lock.release()
            #expect(try await workspace.loadBook().isEmpty)
            #expect(try workspace.uploads.all() == [upload])

            let next = LoadJobs()
            let again = await next.ask(.load(upload, LoadOrder(source: "nop-thue")), in: workspace)
            guard case .loaded(let receipt) = await end(of: again, in: next)?.state else {
                Issue.record("the job did not load")
                return
            }
            #expect(receipt.counts == [1, 1, 0, 0, 0, 0, 0] && receipt.coverage.map(\.unit) == ["20ZZ"])
            #expect(try workspace.uploads.all().isEmpty)
        }
    }

    @Test(arguments: [IngestProgress.Phase.reading, .comparing, .writing, .committing])
    func `ended in the middle of a load leaves all of it or nothing`(phase: IngestProgress.Phase) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let lines = (1...20_000).map { Sample.payment("CT\($0)", "1.000") }
            let upload = try upload(Sample.payments(lines), "nop-thue-2020-06.csv", to: workspace)
            let jobs = LoadJobs()
            let job = await jobs.ask(.load(upload, LoadOrder(source: "nop-thue")), in: workspace)
            for await step in await jobs.changes(of: job.id) {
                if case .running(let progress) = step.state, progress.phase == phase { break }
            }
            await jobs.close()
            let opened = try await TwofoldWorkspace.open(workspace.folder)
            let loads = try await opened.loadBook()
            #expect(loads.count <= 1)
            if loads.isEmpty {
                #expect(try opened.uploads.all() == [upload])
                try await opened.load(opened.uploads.file(of: upload))
            }
            #expect(try await opened.figure("revenue").value == 20_000_000)
        }
    }

    @Test func `a preview says what a load would do and stores nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let rows = [Sample.payment("CT1", "1.000"), Sample.payment("CT2", "x"), Sample.payment("CT3", "3.000")]
            let file = try folder.file("khong-ten.csv", "BÁO CÁO\n\n" + Sample.payments(rows))
            let revision = try workspace.latest
            let preview = try await workspace.preview(file)
            #expect(preview.source == "nop-thue")
            #expect(preview.fits.map(\.canRead) == [true, false, false])
            #expect(preview.fits.allSatisfy { $0.canRead == ($0.refusal == nil) && !$0.fitsName })
            let found = try preview.result.get()
            #expect([found.judged, found.refused, found.headerLine] == [3, 1, 3])
            #expect(found.rows.map(\.line) == [4, 5, 6] && found.refusedRows.map(\.line) == [5])
            #expect(found.rows[0].cells.last == "1.000" && found.rows[0].values["amount"] == "1000")
            #expect(found.rows[1].values["amount"] == nil && found.rows[1].problems.map(\.code) == [.notANumber])
            #expect(found.columns.first { $0.column == "amount" }?.label == "Số tiền (đồng)")
            #expect(found.coverage.isEmpty && found.isWhole && found.encoding == .utf8)
            #expect(try workspace.latest == revision)
            #expect(try await workspace.loadBook().isEmpty)
            let json = try preview.json.text
            #expect(json.contains("\"judged\"") && preview.text(in: .english).contains("3 rows, 1 would be refused"))
            let wrong = try await workspace.preview(file, source: "to-khai")
            #expect(wrong.isRefused && wrong.text(in: .vietnamese).contains("no-header"))
        }
    }
}

@Suite struct `A sent file name` {
    @Test(arguments: [
        ("../../etc/passwd", "passwd"), (#"C:\thu\tháng 6.csv"#, "tháng 6.csv"), ("..", "tep"), ("", "tep"),
        (".ẩn.csv", "ẩn.csv"), ("a\u{0}b\nc.csv", "abc.csv"), ("x/y/", "y"), ("<b>\"?.xlsx", "b.xlsx"),
        ("thu\u{301}.csv", "thú.csv"), ("/\u{200D}../\u{200D}../\u{200D}registry.sqlite", "registry.sqlite"),
        ("a/\u{301}b.csv", "\u{301}b.csv"), (".\u{200D}.", "tep"), ("\\\u{200C}..\\\u{200C}x", "x"),
    ])
    func `is made safe`(sent: String, safe: String) { #expect(SafeFileName(sent).text == safe) }

    @Test func `is cut, keeping its ending`() {
        let name = SafeFileName(String(repeating: "ộ", count: 300) + ".parquet").text
        #expect(name.utf8.count <= 200 && name.hasSuffix("ộ.parquet"))
    }
}
