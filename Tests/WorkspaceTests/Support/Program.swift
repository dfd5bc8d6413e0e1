import Foundation

/// What a program printed and how it ended.
struct ProgramOutcome: Sendable {
    let code: Int32
    let output: String
    let errors: String
}

/// Runs a program to its end; its streams go through files, so that no full pipe can stop it.
///
/// - Parameter limit: After which it is killed, as nothing here takes that long.
func run(
    _ program: URL, _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    limit: Duration = .seconds(120)
) async throws -> ProgramOutcome {
    let streams = FileManager.default.temporaryDirectory.appending(path: "twofold-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let output = try streams.file("output", "")
    let errors = try streams.file("errors", "")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let deadline = ContinuousClock.now + limit
    while process.isRunning {
        if ContinuousClock.now > deadline { process.terminate() }
        try await Task.sleep(for: .milliseconds(20))
    }
    return ProgramOutcome(
        code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
        errors: try String(contentsOf: errors, encoding: .utf8))
}

/// The `twofold` program with the product's own files found in the project.
func twofold(_ arguments: String..., limit: Duration = .seconds(120)) async throws -> ProgramOutcome {
    guard let program = Machine.twofold else { throw CocoaError(.fileNoSuchFile) }
    return try await run(
        program, arguments, environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_USER": "thử"], limit: limit)
}

/// What one of poppler's programs prints.
func printed(by name: String, _ arguments: [String]) async throws -> String {
    guard let program = Machine.program(name) else { throw CocoaError(.fileNoSuchFile) }
    return try await run(program, arguments).output
}
