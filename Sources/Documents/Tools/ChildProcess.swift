import Foundation
import Subprocess
import SystemPackage

/// One run of another program: its whole input given, its whole output taken, its time limited.
struct ChildProcess: Sendable {
    /// How errors name it.
    var name: String
    var executable: URL
    var arguments: [String]
    /// Beside `PATH` and `LANG`, all the child gets.
    var environment: [String: String] = [:]
    var input = Data()
    var limit: Duration
    var largestOutputBytes = 64 << 20

    private enum Outcome: Sendable {
        case ended(TerminationStatus, output: [UInt8], errors: [UInt8])
        case tookTooLong
    }

    /// - Returns: What it wrote to standard output.
    /// - Throws: ``DocumentError/toolFailed(_:output:)`` when it ends with an error;
    ///   ``DocumentError/tookTooLong(_:limit:)``; `CancellationError` when the caller is cancelled. In each case the
    ///   child and what it started have ended.
    func run() async throws -> Data {
        let outcome = try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask { try await start() }
            group.addTask {
                try await Task.sleep(for: limit)
                return .tookTooLong
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
        try Task.checkCancellation()
        switch outcome {
        case .tookTooLong: throw DocumentError.tookTooLong(name, limit: limit)
        case .ended(let status, let output, let errors):
            guard status.isSuccess else {
                let said = String(decoding: errors.isEmpty ? output : errors, as: UTF8.self)
                throw DocumentError.toolFailed(name, output: String(said.suffix(2000)))
            }
            return Data(output)
        }
    }

    private func start() async throws -> Outcome {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
        ]
        var variables: [Environment.Key: String] = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
        ]
        for (key, value) in environment { variables[Environment.Key(stringLiteral: key)] = value }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable.path)), arguments: Arguments(arguments), environment: .custom(variables),
                platformOptions: options, input: .array(Array(input)), output: .bytes(limit: largestOutputBytes),
                error: .bytes(limit: 1 << 20))
            return .ended(result.terminationStatus, output: result.standardOutput, errors: result.standardError)
        } catch let error as SubprocessError where !Task.isCancelled {
            // Not started at all, or said more than anyone would read.
            throw DocumentError.toolFailed("\(name) (\(executable.path))", output: error.description)
        }
    }
}
