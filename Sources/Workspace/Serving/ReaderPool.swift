import DuckDB
import Lake

/// A few DuckDB sessions that see the lake, kept open and lent to one use case at a time.
///
/// A use case asks several questions in a row, so it has a session for itself; more askers than sessions wait in line. Sessions
/// are opened when first needed, and closed by ``close()``.
package actor ReaderPool {
    private let tools: DuckDBTools
    private let settings: DuckDBSettings
    private let width: Int
    private var idle: [DuckDBSession] = []
    private var open = 0
    private var line: [CheckedContinuation<DuckDBSession?, Never>] = []

    /// - Parameter width: Sessions at most, each a process of some 50 MiB; 1 or more.
    init(tools: DuckDBTools, settings: DuckDBSettings, width: Int) {
        precondition(width >= 1, "somebody must answer")
        self.tools = tools
        self.settings = settings
        self.width = width
    }

    nonisolated func lend<Answer: Sendable>(_ body: (DuckDBSession) async throws -> Answer) async throws -> Answer {
        let session = try await take()
        do {
            let answer = try await body(session)
            await giveBack(session)
            return answer
        } catch let error as DuckDBError {
            await drop(session)
            throw error
        } catch {
            await giveBack(session)
            throw error
        }
    }

    private func take() async throws -> DuckDBSession {
        if let session = idle.popLast() { return session }
        if open < width {
            open += 1
            return try await opened()
        }
        let handed = await withCheckedContinuation { line.append($0) }
        if let handed { return handed }
        return try await opened()
    }

    /// In the place of one already counted.
    private func opened() async throws -> DuckDBSession {
        do {
            return try await DuckDBSession.open(tools: tools, settings: settings)
        } catch {
            passOn()
            throw error
        }
    }

    private func giveBack(_ session: DuckDBSession) {
        if line.isEmpty { idle.append(session) } else { line.removeFirst().resume(returning: session) }
    }

    /// A session that failed is not lent again.
    private func drop(_ session: DuckDBSession) async {
        await session.close()
        passOn()
    }

    /// Lets whoever waits longest open a session of their own.
    private func passOn() {
        if line.isEmpty { open -= 1 } else { line.removeFirst().resume(returning: nil) }
    }

    /// Ends the idle sessions; one still lent ends with its use case's process.
    package func close() async {
        let ending = idle
        idle = []
        open -= ending.count
        for session in ending { await session.close() }
    }
}
