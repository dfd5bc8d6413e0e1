import DuckDB
import Lake

/// A few DuckDB sessions that see the lake, kept open and lent to one use case at a time.
///
/// A use case asks several questions in a row, so it has a session for itself; more askers than sessions wait in line. Sessions
/// are opened when first needed, and closed when nobody has needed them for a while: a process at rest holds tens of MiB, and a new one
/// stands in a tenth of a second.
package actor ReaderPool {
    private let tools: DuckDBTools
    private let settings: DuckDBSettings
    private let width: Int
    private struct Idle {
        let session: DuckDBSession
        let since: ContinuousClock.Instant
    }
    private let idleLimit: Duration
    private var idle: [Idle] = []
    private var closer: Task<Void, Never>?
    private var open = 0
    private var line: [CheckedContinuation<DuckDBSession?, Never>] = []

    /// - Parameters:
    ///   - width: Sessions at most, each a process of some 90 MiB; 1 or more.
    ///   - idleLimit: How long a session waits to be lent again before it is closed.
    init(tools: DuckDBTools, settings: DuckDBSettings, width: Int, idleLimit: Duration = .seconds(20)) {
        precondition(width >= 1, "somebody must answer")
        self.tools = tools
        self.settings = settings
        self.width = width
        self.idleLimit = idleLimit
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
        if let last = idle.popLast() { return last.session }
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
        guard line.isEmpty else { return line.removeFirst().resume(returning: session) }
        idle.append(Idle(session: session, since: .now))
        scheduleClosing()
    }

    private func scheduleClosing() {
        guard closer == nil, let first = idle.first else { return }
        let moment = first.since + idleLimit
        closer = Task { [weak self] in
            do { try await Task.sleep(until: moment) } catch { return }
            await self?.closeLongIdle()
        }
    }

    /// The longest idle stands first: the last one given back is the first lent again.
    private func closeLongIdle() async {
        closer = nil
        let now = ContinuousClock.now
        let ending = idle.prefix { $0.since + idleLimit <= now }
        idle.removeFirst(ending.count)
        open -= ending.count
        scheduleClosing()
        for ended in ending { await ended.session.close() }
    }

    /// Sessions that are open, lent or not.
    var openCount: Int { open }

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
        closer?.cancel()
        closer = nil
        let ending = idle
        idle = []
        open -= ending.count
        for ended in ending { await ended.session.close() }
    }
}
