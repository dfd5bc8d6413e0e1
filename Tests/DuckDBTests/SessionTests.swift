import DuckDB
import Foundation
import Glibc
import SQLText
import Testing

@Suite(.needsDuckDB) struct SessionTests {
    @Test func `an SQL error says what DuckDB said, and the session lives on`() async throws {
        try await withSession { session in
            let error = await #expect(throws: DuckDBError.self) { try await session.rows("SELECT a FROM nowhere") }
            #expect(error?.sqlMessage?.contains("nowhere does not exist") == true)
            #expect(error?.description.contains("Statement: SELECT a FROM nowhere") == true)
            let late = await #expect(throws: DuckDBError.self) {
                try await session.rows(
                    "SELECT CASE WHEN range > 9000 THEN error('late') ELSE 'x' END AS a FROM range(10000)")
            }
            #expect(late?.sqlMessage?.contains("late") == true)
            let next = try await session.rows("SELECT 1 AS a")
            #expect(next.count == 1)
        }
    }

    @Test(
        arguments: [
            "SELECT 'open", ".shell echo hi", "SELECT 1\n.shell echo hi", "SELECT 1; SELECT 2",
            "CREATE TABLE t (a INTEGER)",
            "SELECT 1') --", "SELECT /* open", "", "SELECT $$ open",
        ] as [SQLFragment])
    func `rows accepts one SELECT and nothing else, and never hangs`(fragment: SQLFragment) async throws {
        try await withSession { session in
            let error = await #expect(throws: DuckDBError.self) {
                try await session.rows(fragment, timeout: .seconds(20))
            }
            #expect(error?.sqlMessage != nil)
            let next = try await session.rows("SELECT 1 AS a")
            #expect(try next[0].int("a") == 1)
        }
    }

    @Test(arguments: ["SELECT 'open", ".quit", "SELECT 1; SELECT 2", "#", "SELECT \("\0")"] as [SQLFragment])
    func `run refuses what would lead the command line astray`(fragment: SQLFragment) async throws {
        try await withSession { session in
            let error = await #expect(throws: DuckDBError.self) { try await session.run(fragment) }
            guard case .unsendable = error else { return #expect(Bool(false), "\(String(describing: error))") }
            let next = try await session.rows("SELECT 1 AS a")
            #expect(try next[0].int("a") == 1)
        }
    }

    @Test func `a cancelled caller gets cancelled and the next one its answer`() async throws {
        try await withSession { session in
            let child = try #require(await session.childProcessID)
            let caller = Task { try await session.rows(endless) }
            try await waitUntilBusy(child)
            let waiting = Task { try await session.rows("SELECT 2 AS a") }
            caller.cancel()
            let error = await #expect(throws: DuckDBError.self) { try await caller.value }
            #expect(error?.isCancelled == true)
            #expect(try await waiting.value[0].int("a") == 2)
            #expect(await session.childProcessID == child)
        }
    }

    @Test func `a caller cancelled in the queue does not wait for its turn`() async throws {
        try await withSession { session in
            let child = try #require(await session.childProcessID)
            let busy = Task { try await session.rows(endless) }
            try await waitUntilBusy(child)
            let queued = Task { try await session.rows("SELECT 1 AS a") }
            queued.cancel()
            let error = await #expect(throws: DuckDBError.self) { try await queued.value }
            #expect(error?.isCancelled == true)
            busy.cancel()
            _ = try? await busy.value
        }
    }

    @Test func `cancelling at any moment neither kills the child nor mixes up answers`() async throws {
        try await withSession { session in
            let child = try #require(await session.childProcessID)
            for round in 0..<150 {
                let caller = Task { try await session.rows("SELECT sum(range) AS a FROM range(200000)") }
                for _ in 0..<(round % 30) { await Task.yield() }
                if round % 3 == 0 { try await Task.sleep(for: .microseconds(round * 10)) }
                caller.cancel()
                let check = try await session.rows("SELECT \(round) AS a")
                #expect(try check[0].int("a") == round)
                if let rows = try? await caller.value { #expect(try rows[0].int("a") == 19_999_900_000) }
            }
            #expect(await session.childProcessID == child)
        }
    }

    @Test func `a statement that takes too long times out and is interrupted`() async throws {
        try await withSession { session in
            let child = await session.childProcessID
            let error = await #expect(throws: DuckDBError.self) {
                try await session.rows(endless, timeout: .milliseconds(200))
            }
            #expect(error?.isTimedOut == true)
            let other = await #expect(throws: DuckDBError.self) {
                try await session.run("CREATE TABLE t AS \(endless)", timeout: .milliseconds(200))
            }
            #expect(other?.isTimedOut == true)
            let next = try await session.rows("SELECT 1 AS a")
            #expect(next.count == 1)
            #expect(await session.childProcessID == child)
        }
    }

    @Test func `a child that does not react to the interrupt is killed`() async throws {
        var settings = DuckDBSettings(whenChildEnds: .restart)
        settings.interruptGrace = .milliseconds(200)
        try await withSession(settings) { session in
            let child = try #require(await session.childProcessID)
            kill(child, SIGSTOP)
            let error = await #expect(throws: DuckDBError.self) {
                try await session.rows("SELECT 1 AS a", timeout: .milliseconds(100))
            }
            #expect(error?.isTimedOut == true)
            let next = try await session.rows("SELECT 2 AS a")
            #expect(try next[0].int("a") == 2)
            #expect(await session.childProcessID != child)
        }
    }

    @Test func `an answer past the limit is an error and the session lives on`() async throws {
        var settings = DuckDBSettings()
        settings.answerLimitBytes = 100_000
        try await withSession(settings) { session in
            let error = await #expect(throws: DuckDBError.self) {
                try await session.rows("SELECT range AS a FROM range(100000000)")
            }
            guard case .answerTooLarge(limitBytes: 100_000) = error else { return #expect(Bool(false)) }
            let next = try await session.rows("SELECT 1 AS a")
            #expect(next.count == 1)
        }
    }

    @Test func `many callers share one child and each gets its own answer`() async throws {
        try await withSession { session in
            try await withThrowingTaskGroup(of: (Int, Int).self) { group in
                for i in 0..<300 {
                    group.addTask { (i, try await session.rows("SELECT \(i) AS a")[0].int("a")) }
                }
                for try await (asked, answered) in group { #expect(asked == answered) }
            }
        }
    }

    @Test func `setup runs in every child, and a refused setup is an error of opening`() async throws {
        let settings = DuckDBSettings(setup: ["CREATE TABLE seed AS SELECT 42 AS a"], whenChildEnds: .restart)
        try await withSession(settings) { session in
            let next = try await session.rows("SELECT a FROM seed")
            #expect(try next[0].int("a") == 42)
            kill(try #require(await session.childProcessID), SIGKILL)
            let again = try await session.rows("SELECT a FROM seed")
            #expect(try again[0].int("a") == 42)
        }
        let error = await #expect(throws: DuckDBError.self) {
            try await withSession(DuckDBSettings(setup: ["SELECT nonsense"])) { _ in }
        }
        #expect(error?.sqlMessage?.contains("nonsense") == true)
    }

    @Test func `leaves no trace in the user's history`() async throws {
        let mark = UUID().uuidString
        try await withSession { session in try await session.run("CREATE TABLE t AS SELECT \(mark) AS a") }
        for folder in [FileManager.default.homeDirectoryForCurrentUser.path, "", "/dev/null/none"] {
            let text = (try? String(contentsOfFile: "\(folder)/.duckdb_history", encoding: .utf8)) ?? ""
            #expect(!text.contains(mark))
        }
    }

    @Test func `loads the lake's extensions`() async throws {
        try await withTemporaryFolder { folder in
            let attach: SQLFragment =
                "ATTACH \("ducklake:sqlite:\(folder)/cat.sqlite") AS lake (DATA_PATH \("\(folder)/data/"))"
            let settings = DuckDBSettings(extensions: ["ducklake", "sqlite_scanner", "excel"], setup: [attach])
            try await withSession(settings) { session in
                try await session.run("CREATE TABLE lake.t AS SELECT range AS a FROM range(1000)")
                #expect(try await session.rows("SELECT sum(a) AS s FROM lake.t")[0].int("s") == 499_500)
            }
        }
    }

    @Test func `a transaction is undone when its body throws or is cancelled`() async throws {
        try await withSession { session in
            try await session.run("CREATE TABLE t (a INTEGER)")
            try await session.transaction { try await session.run("INSERT INTO t VALUES (1)") }
            await #expect(throws: DuckDBError.self) {
                try await session.transaction {
                    try await session.run("INSERT INTO t VALUES (2)")
                    try await session.run("INSERT INTO nowhere VALUES (2)")
                }
            }
            let child = try #require(await session.childProcessID)
            let cancelled = Task {
                try await session.transaction {
                    try await session.run("INSERT INTO t VALUES (3)")
                    _ = try await session.rows(endless)
                }
            }
            try await waitUntilBusy(child)
            cancelled.cancel()
            await #expect(throws: DuckDBError.self) { try await cancelled.value }
            #expect(try await session.rows("SELECT a FROM t").map { try $0.int("a") } == [1])
        }
    }
}

@Suite(.needsDuckDB) struct ChildEndTests {
    @Test func `a writer whose child is killed in flight fails everyone, then and later`() async throws {
        try await withSession { session in
            let child = try #require(await session.childProcessID)
            let caller = Task { try await session.rows(endless) }
            try await waitUntilBusy(child)
            let queued = Task { try await session.rows("SELECT 1 AS a") }
            kill(child, SIGKILL)
            for task in [caller, queued] {
                let error = await #expect(throws: DuckDBError.self) { try await task.value }
                #expect(error?.isChildEnded == true)
            }
            let later = await #expect(throws: DuckDBError.self) { try await session.run("BEGIN") }
            #expect(later?.isChildEnded == true)
        }
    }

    @Test func `a writer whose child is killed while idle fails`() async throws {
        try await withSession { session in
            kill(try #require(await session.childProcessID), SIGKILL)
            let error = await #expect(throws: DuckDBError.self) { try await session.run("CREATE TABLE t (a INTEGER)") }
            #expect(error?.isChildEnded == true)
        }
    }

    @Test func `a reader whose child is killed, idle or in flight, answers from a new one`() async throws {
        try await withSession(DuckDBSettings(whenChildEnds: .restart)) { session in
            let first = try #require(await session.childProcessID)
            kill(first, SIGKILL)
            let next = try await session.rows("SELECT 1 AS a")
            #expect(try next[0].int("a") == 1)
            let second = try #require(await session.childProcessID)
            #expect(second != first)
            let caller = Task { try await session.rows("SELECT count(*) AS a FROM range(30000000000)") }
            try await waitUntilBusy(second)
            let queued = Task { try await session.rows("SELECT 3 AS a") }
            kill(second, SIGKILL)
            #expect(try await queued.value[0].int("a") == 3)
            caller.cancel()
            _ = try? await caller.value
        }
    }

    @Test func `a child that dies again and again ends the session`() async throws {
        let suicidal = try await Machine.tools()
        try await withTemporaryFolder { folder in
            // Sets itself up like DuckDB, then leaves at the first question.
            let script = "\(folder)/duckdb"
            let text = """
                #!/bin/sh
                while read -r line; do
                    case "$line" in
                        FROM*) exit 1 ;;
                        .print*) echo "${line#.print }" ;;
                    esac
                done
                """
            // Copied by another process: one of ours that still had it open for writing could not start it.
            try text.write(toFile: script + ".txt", atomically: true, encoding: .utf8)
            #expect(system("cp '\(script).txt' '\(script)' && chmod 755 '\(script)'") == 0)
            let tools = DuckDBTools(binary: script, extensionFolder: suicidal.extensionFolder)
            try await withDuckDB(tools, DuckDBSettings(whenChildEnds: .restart)) { session in
                for _ in 0..<3 {
                    let error = await #expect(throws: DuckDBError.self) { try await session.rows("SELECT 1 AS a") }
                    #expect(error?.isChildEnded == true)
                }
            }
        }
    }

    @Test func `closing fails whoever waits and ends the child`() async throws {
        let session = try await DuckDBSession.open(tools: try await Machine.tools(), settings: DuckDBSettings())
        let child = try #require(await session.childProcessID)
        let caller = Task { try await session.rows(endless) }
        try await waitUntilBusy(child)
        let queued = Task { try await session.rows("SELECT 1 AS a") }
        await session.close()
        for task in [caller, queued] {
            let error = await #expect(throws: DuckDBError.self) { try await task.value }
            #expect(error?.isClosed == true)
        }
        #expect(kill(child, 0) != 0)
        let later = await #expect(throws: DuckDBError.self) { try await session.rows("SELECT 1 AS a") }
        #expect(later?.isClosed == true)
        await session.close()
    }

    @Test func `a program that cannot be started is an error of opening`() async throws {
        let tools = DuckDBTools(binary: "/dev/null/none/duckdb", extensionFolder: "/dev/null/none")
        await #expect(throws: DuckDBError.self) { try await withDuckDB(tools) { _ in } }
    }
}
