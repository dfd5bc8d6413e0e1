import Foundation
package import SQLText

/// One DuckDB child process that answers one statement at a time, to any number of callers in the order they come.
///
/// Two statements of one caller may have another caller's between them: a transaction belongs in a session of its own
/// (``withDuckDB(_:_:_:)``). ``close()`` ends the child; a session that is dropped without it keeps its child until our
/// process ends.
package actor DuckDBSession {
    let tools: DuckDBTools
    let settings: DuckDBSettings

    private struct Request {
        let id: Int
        let statement: String
        let reply: CheckedContinuation<[UInt8], any Error>
    }

    private enum Life {
        case starting
        case running
        case ended(DuckDBError)
    }

    private var life = Life.starting
    private var waiting: [Request] = []
    private var inFlight: InFlight?
    private var lastID = 0
    private var child: ChildHandle?
    /// The pump, asleep until there is something to send.
    private var pump: CheckedContinuation<Void, Never>?
    private var opener: CheckedContinuation<Void, any Error>?
    private var runner: Task<Void, Never>?

    /// The statement the child is working on.
    private struct InFlight {
        let id: Int
        let reply: CheckedContinuation<[UInt8], any Error>
        /// Why its answer is no longer wanted.
        var stopped: DuckDBError?
        /// An interrupt that arrives while DuckDB still reads the statement would be lost.
        var isSent: Bool { repeatMark != nil }
        /// Set when the statement has been sent: asks for the end of its answer once more.
        var repeatMark: (@Sendable () async -> Void)?
    }

    private init(tools: DuckDBTools, settings: DuckDBSettings) {
        self.tools = tools
        self.settings = settings
    }

    /// Starts the child and runs the setup.
    ///
    /// - Throws: ``DuckDBError/sql(message:statement:)`` for a setup statement DuckDB refuses;
    ///   ``DuckDBError/childEnded(output:)`` when it does not start.
    package static func open(tools: DuckDBTools, settings: DuckDBSettings) async throws -> DuckDBSession {
        ignoreBrokenPipes()
        let session = DuckDBSession(tools: tools, settings: settings)
        try await session.start()
        return session
    }

    private func start() async throws {
        let runner = Task { await ChildRunner(session: self, tools: tools, settings: settings).run() }
        self.runner = runner
        let limit = settings.openTimeout
        let timer = Task {
            try await Task.sleep(for: limit)
            end(with: .timedOut(limit))
            runner.cancel()
        }
        defer { timer.cancel() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (opener: CheckedContinuation<Void, any Error>) in
                switch life {
                case .starting: self.opener = opener
                case .running: opener.resume()
                case .ended(let reason): opener.resume(throwing: reason)
                }
            }
        } onCancel: {
            runner.cancel()
            Task { await end(with: .cancelled) }
        }
    }

    /// The child's process id; `nil` while there is none.
    package var childProcessID: Int32? { child?.processID }

    /// Fails whoever still waits and returns when the child has ended; a statement in flight is interrupted first.
    package func close() async {
        end(with: .closed)
        if let inFlight { stop(inFlight.id, because: .closed) }
        pump?.resume()
        pump = nil
        await runner?.value
    }
}

// MARK: - Asking

extension DuckDBSession {
    /// Runs one fixed statement of ours; the rows it may answer are dropped.
    ///
    /// - Parameter timeout: From the call on, the time spent waiting for other callers included. `nil`: as long as it takes.
    /// - Throws: ``DuckDBError``. After `cancelled` and `timedOut` the statement has been interrupted.
    package func run(_ statement: SQLFragment, timeout: Duration? = nil) async throws {
        let text: String
        do { text = try statement.statement() } catch { throw DuckDBError.unsendable(error, statement: statement.text) }
        _ = try await answer(to: text, timeout: timeout)
    }

    /// The rows of one SELECT, in its order; `[]` when there are none.
    ///
    /// DuckDB itself refuses anything but one SELECT, whatever the text holds.
    ///
    /// - Throws: ``DuckDBError``.
    package func rows(_ select: SQLFragment, timeout: Duration? = .seconds(300)) async throws -> [Row] {
        let text: String
        do { text = try select.checked() } catch { throw DuckDBError.unsendable(error, statement: select.text) }
        let wrapped: SQLFragment = "FROM query(\(text))"
        do {
            do {
                return try RowScanner.rows(in: try await answer(to: wrapped.text, timeout: timeout))
            } catch DuckDBError.childEnded where settings.whenChildEnds == .restart {
                return try RowScanner.rows(in: try await answer(to: wrapped.text, timeout: timeout))
            }
        } catch DuckDBError.sql(let message, _) {
            throw DuckDBError.sql(message: message, statement: text)
        }
    }

    /// The rows of one SELECT as a `Decodable` type; see ``Row/decoded(as:)``.
    package func rows<T: Decodable & Sendable>(
        _ select: SQLFragment, as type: T.Type, timeout: Duration? = .seconds(300)
    ) async throws -> [T] {
        try await rows(select, timeout: timeout).map { try $0.decoded(as: type) }
    }

    private func answer(to statement: String, timeout: Duration?) async throws -> [UInt8] {
        lastID += 1
        let id = lastID
        let timer = timeout.map { limit in
            Task {
                try await Task.sleep(for: limit)
                stop(id, because: .timedOut(limit))
            }
        }
        defer { timer?.cancel() }
        let bytes = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (reply: CheckedContinuation<[UInt8], any Error>) in
                if case .ended(let reason) = life { return reply.resume(throwing: reason) }
                waiting.append(Request(id: id, statement: statement, reply: reply))
                // A cancellation before this point found nothing to stop.
                if Task.isCancelled { return stop(id, because: .cancelled) }
                pump?.resume()
                pump = nil
            }
        } onCancel: {
            Task { await stop(id, because: .cancelled) }
        }
        switch Answer(bytes) {
        case .rows(let rows): return rows
        case .error(let message): throw DuckDBError.sql(message: message, statement: statement)
        }
    }

    /// Takes a statement back: out of the queue, or out of the child by an interrupt.
    private func stop(_ id: Int, because reason: DuckDBError) {
        if let place = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: place).reply.resume(throwing: reason)
        } else if inFlight?.id == id, inFlight?.stopped == nil {
            inFlight?.stopped = reason
            if inFlight?.isSent == true { child?.interrupt() }
            Task { await insistOnStopping(id) }
        }
    }

    /// An interrupt can be missed between two phases of a statement, and one that comes just after it can swallow the mark that
    /// ends its answer. So both are sent once more, and then comes the end. Never a third interrupt: three in a row end DuckDB's
    /// command line.
    private func insistOnStopping(_ id: Int) async {
        try? await Task.sleep(for: settings.interruptGrace / 4)
        guard let late = inFlight, late.id == id else { return }
        if let repeatMark = late.repeatMark {
            child?.interrupt()
            // On its own: a child that reads nothing must not hold up its end.
            Task { await repeatMark() }
        }
        try? await Task.sleep(for: settings.interruptGrace * 3 / 4)
        guard inFlight?.id == id else { return }
        child?.kill()
    }
}

// MARK: - The child's side

extension DuckDBSession {
    /// The child is set up and takes statements.
    func childIsReady(_ handle: ChildHandle) {
        guard !isEnded else { return }
        child = handle
        life = .running
        opener?.resume()
        opener = nil
    }

    /// The next statement to send; waits for one.
    ///
    /// - Returns: `nil` when the session is closed.
    func nextStatement() async -> String? {
        while !isEnded, waiting.isEmpty {
            await withCheckedContinuation { pump = $0 }
        }
        guard !isEnded else { return nil }
        let request = waiting.removeFirst()
        inFlight = InFlight(id: request.id, reply: request.reply)
        return request.statement
    }

    /// The statement in flight has been written to the child completely.
    func statementIsSent(repeatMark: @escaping @Sendable () async -> Void) {
        inFlight?.repeatMark = repeatMark
        if inFlight?.stopped != nil { child?.interrupt() }
    }

    func interruptStatement() { child?.interrupt() }

    func finishStatement(with result: Result<[UInt8], DuckDBError>) {
        guard let done = inFlight else { return }
        inFlight = nil
        // An interrupted statement says nothing, which looks like an empty success.
        if let reason = done.stopped { return done.reply.resume(throwing: reason) }
        done.reply.resume(with: result.mapError { $0 as any Error })
    }

    func childHasEnded() { child = nil }

    var isEnded: Bool { if case .ended = life { true } else { false } }

    /// No child will come any more: everyone who waits, and everyone who still comes, is told why.
    func end(with reason: DuckDBError) {
        if !isEnded { life = .ended(reason) }
        opener?.resume(throwing: reason)
        opener = nil
        for request in waiting { request.reply.resume(throwing: reason) }
        waiting = []
    }
}
