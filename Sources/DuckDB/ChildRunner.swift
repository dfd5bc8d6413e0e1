import Foundation
import SQLText
import Subprocess
import SystemPackage

/// A running child, to signal it. Both calls are harmless once it has ended.
struct ChildHandle: Sendable {
    let processID: Int32
    let interrupt: @Sendable () -> Void
    let kill: @Sendable () -> Void
}

/// Keeps a session supplied with a child: starts it, sets it up, feeds it statements, and starts the next one.
struct ChildRunner: Sendable {
    let session: DuckDBSession
    let tools: DuckDBTools
    let settings: DuckDBSettings

    private enum Ending {
        case closed
        case setupFailed(DuckDBError)
        case died(output: String, answered: Int)
    }

    /// This many children in a row that answered nothing, and the session gives up.
    private static let mostBarrenChildren = 5

    func run() async {
        var barren = 0
        while true {
            let ending: Ending
            do {
                ending = try await oneChild()
            } catch {
                ending = .setupFailed(.childEnded(output: "\(tools.binary): \(error)"))
            }
            switch ending {
            case .closed: return await session.end(with: .closed)
            case .setupFailed(let error): return await session.end(with: error)
            case .died(let output, let answered):
                barren = answered > 0 ? 0 : barren + 1
                guard settings.whenChildEnds == .restart, barren < Self.mostBarrenChildren else {
                    return await session.end(with: .childEnded(output: output))
                }
                if barren > 0 { try? await Task.sleep(for: .milliseconds(100 << barren)) }
                if await session.isEnded { return }
            }
        }
    }

    private func oneChild() async throws -> Ending {
        if let lock = settings.writerLock {
            // swift-subprocess closes every descriptor but the three standard ones. So the lock travels as standard error,
            // and the shell moves it to 9 and joins errors to the output before it becomes DuckDB.
            let join = "exec 9>&2 2>&1; exec \"$@\""
            return try await Subprocess.run(
                .path("/bin/sh"), arguments: Arguments(["-c", join, "sh", tools.binary] + arguments),
                environment: environment, platformOptions: options, input: .inputWriter, output: .sequence,
                error: .fileDescriptor(try lock.descriptor(), closeAfterSpawningProcess: false)
            ) { child in
                lock.note(child: child.processIdentifier.value)
                return await converse(
                    Wire(
                        output: child.standardOutput.makeAsyncIterator(), input: child.standardInputWriter,
                        answerLimitBytes: settings.answerLimitBytes),
                    with: child)
            }.closureResult
        }
        return try await Subprocess.run(
            .path(FilePath(tools.binary)), arguments: Arguments(arguments), environment: environment,
            platformOptions: options, input: .inputWriter, output: .sequence, error: .combinedWithOutput
        ) { child in
            await converse(
                Wire(
                    output: child.standardOutput.makeAsyncIterator(), input: child.standardInputWriter,
                    answerLimitBytes: settings.answerLimitBytes),
                with: child)
        }.closureResult
    }

    /// `-interactive`: without it an interrupt ends DuckDB instead of the statement. `-unsigned`: the signatures of the
    /// extensions were checked when they were installed; checking 80 MB again takes a third of a second of every start.
    private var arguments: [String] {
        [
            "-interactive", "-unsigned", "-no-init", "-jsonlines",
            "-cmd", ".startup_text none", "-cmd", ".highlight_errors off",
            settings.database,
        ]
    }

    /// Answers must not depend on the user's locale or time zone.
    ///
    /// An interactive DuckDB writes every statement, data and all, into a history in its home folder and reads it at each
    /// start, in quadratic time. So it gets a home that cannot exist, as nothing lies below a file. Without `HOME` it would
    /// use `/`; and it may not be pointed at `/dev/null` with `DUCKDB_HISTORY`, because it takes everyone else's rights away
    /// from that file.
    private var environment: Environment {
        .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": "/dev/null/none"])
    }

    private var options: PlatformOptions {
        var options = PlatformOptions()
        // A terminal's Ctrl-C is for us; the child gets its interrupt from us.
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .milliseconds(500))]
        return options
    }

    private func converse<Errors>(
        _ fresh: Wire, with child: Execution<CustomWriteInput, SequenceOutput, Errors>
    ) async -> Ending {
        var wire = fresh
        let handle = ChildHandle(
            processID: child.processIdentifier.value,
            interrupt: { try? child.send(signal: .interrupt) }, kill: { try? child.send(signal: .kill) })
        if let failure = await setUp(&wire) { return .setupFailed(failure) }
        await session.childIsReady(handle)
        let ending = await serve(&wire)
        // Before the process id is given back to the system, and perhaps to another process.
        await session.childHasEnded()
        return ending
    }

    private func serve(_ wire: inout Wire) async -> Ending {
        var answered = 0
        while let statement = await session.nextStatement() {
            do throws(DuckDBError) {
                try await wire.send(statement)
                await session.statementIsSent(repeatMark: wire.repeatMark)
                let answer = try await wire.receive { await session.interruptStatement() }
                answered += 1
                await session.finishStatement(with: .success(answer))
            } catch {
                await session.finishStatement(with: .failure(error))
                if case .childEnded(let output) = error { return .died(output: output, answered: answered) }
            }
        }
        return .closed
    }

    private func setUp(_ wire: inout Wire) async -> DuckDBError? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("twofold-duckdb").path
        for fragment in settings.opening(tools: tools, defaultTemporaryFolder: folder) {
            do {
                let statement = try fragment.statement()
                try await wire.send(statement)
                if case .error(let message) = Answer(try await wire.receive {}) {
                    return .sql(message: message, statement: statement)
                }
            } catch let error as DuckDBError {
                return error
            } catch {
                return .unsendable(error as? SQLTextError ?? .emptyStatement, statement: fragment.text)
            }
        }
        return nil
    }
}
