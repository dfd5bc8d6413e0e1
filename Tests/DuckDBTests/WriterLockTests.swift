import DuckDB
import Foundation
import Glibc
import SQLText
import Testing

@Suite struct WriterLockTests {
    @Test func `a second writer waits with a message, then says who holds the lock`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/lock"
            let first = try await WriterLock.acquire(path, command: "twofold ingest", waiting: .zero)
            var messages: [WriterLock.Holder?] = []
            let error = await #expect(throws: WriterLockError.self) {
                try await WriterLock.acquire(path, command: "b", waiting: .milliseconds(120)) { messages.append($0) }
            }
            let holder = WriterLock.Holder(processID: getpid(), childID: 0, command: "twofold ingest", isRunning: true)
            #expect(messages == [holder])
            #expect(error == .held(path: path, by: holder))
            #expect(error?.description.contains("process \(getpid()) (twofold ingest) is writing") == true)
            first.release()
            first.release()
            let second = try await WriterLock.acquire(path, command: "b", waiting: .zero)
            #expect(WriterLock.holder(of: path)?.command == "b")
            second.release()
        }
    }

    @Test func `the lock is taken when the other gives it up`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/lock"
            let first = try await WriterLock.acquire(path, command: "a", waiting: .zero)
            let second = try await WriterLock.acquire(path, command: "b", waiting: .seconds(20)) { _ in first.release()
            }
            second.release()
        }
    }

    @Test func `a folder that is not there is an error that names the file`() async throws {
        await #expect(throws: WriterLockError.self) {
            try await WriterLock.acquire("/dev/null/none/lock", command: "a", waiting: .zero)
        }
    }

    @Test(.needsDuckDB) func `the lock lives as long as the child that inherited it`() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/lock"
            let lock = try await WriterLock.acquire(path, command: "a", waiting: .zero)
            try await withSession(DuckDBSettings(writerLock: lock)) { session in
                // Errors still arrive, in order, through the shell's redirection.
                let error = await #expect(throws: DuckDBError.self) { try await session.rows("SELECT nowhere") }
                #expect(error?.sqlMessage?.contains("nowhere") == true)
                #expect(WriterLock.holder(of: path)?.childID == (await session.childProcessID))
                lock.release()
                await #expect(throws: WriterLockError.self) {
                    try await WriterLock.acquire(path, command: "b", waiting: .zero)
                }
            }
            let after = try await WriterLock.acquire(path, command: "b", waiting: .zero)
            after.release()
        }
    }

    @Test(.needsDuckDB) func `when we are killed the orphan holds the lock until it ends`() async throws {
        let path = Self.sharedPath(of: getpid())
        defer { try? FileManager.default.removeItem(atPath: path) }
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let lock = try await WriterLock.acquire(
                WriterLockTests.sharedPath(of: getppid()), command: "twofold ingest", waiting: .zero)
            try await withSession(DuckDBSettings(writerLock: lock)) { session in
                let child = try #require(await session.childProcessID)
                Task { try await session.run("CREATE TABLE t AS \(endless)") }
                try await waitUntilBusy(child)
                kill(getpid(), SIGKILL)
            }
        }
        let error = await #expect(throws: WriterLockError.self) {
            try await WriterLock.acquire(path, command: "b", waiting: .milliseconds(300))
        }
        guard case .held(_, by: let holder?) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(!holder.isRunning)
        #expect(error?.description.contains("left to finish") == true)
        #expect(kill(holder.childID, SIGKILL) == 0)
        let lock = try await WriterLock.acquire(path, command: "b", waiting: .seconds(20))
        lock.release()
    }

    private static func sharedPath(of processID: Int32) -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("twofold-lock-test-\(processID)").path
    }
}
