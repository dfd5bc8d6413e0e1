import SQLText

/// Runs `body` with a DuckDB of its own, whose child has ended when this returns or throws.
///
/// - Throws: What ``DuckDBSession/open(tools:settings:)`` and `body` throw.
@discardableResult
package func withDuckDB<T: Sendable>(
    _ tools: DuckDBTools, _ settings: DuckDBSettings = DuckDBSettings(),
    isolation: isolated (any Actor)? = #isolation,
    _ body: (DuckDBSession) async throws -> T
) async throws -> T {
    let session = try await DuckDBSession.open(tools: tools, settings: settings)
    do {
        let result = try await body(session)
        await session.close()
        return result
    } catch {
        await session.close()
        throw error
    }
}

extension DuckDBSession {
    /// `BEGIN`, `body`, `COMMIT`; `ROLLBACK` when `body` or the commit throws, also when the task is cancelled.
    ///
    /// Only for a session with one caller: another caller's statements would join the transaction. Where even the rollback
    /// fails, the session is closed, which undoes the transaction too.
    @discardableResult
    package func transaction<T: Sendable>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async throws -> T {
        precondition(settings.whenChildEnds == .stop, "a restarted child would commit the second half of a transaction")
        try await run("BEGIN TRANSACTION")
        do {
            let result = try await body()
            try await run("COMMIT")
            return result
        } catch {
            // A cancelled task cannot run statements; this one must run all the same.
            let undo = Task { try await run("ROLLBACK", timeout: .seconds(30)) }
            do {
                try await undo.value
            } catch DuckDBError.sql {
                // A failed commit has rolled back already.
            } catch {
                await close()
            }
            throw error
        }
    }
}
