import Domain
import DuckDB
import Lake
import SQLText
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A pool of readers` {
    @Test func `closes what nobody needed for a while, and opens it again for the next asker`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let pool = ReaderPool(
                tools: workspace.tools, settings: workspace.lake.folder.readerSettings, width: 2,
                idleLimit: .milliseconds(20))
            func ask() async throws { try await pool.lend { _ = try await $0.rows("SELECT 1 AS one") } }
            try await ask()
            while await pool.openCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
            async let first: Void = ask()
            async let second: Void = ask()
            async let third: Void = ask()
            _ = try await (first, second, third)
            #expect(await pool.openCount <= 2)
            await pool.close()
            #expect(await pool.openCount == 0)
        }
    }
}
