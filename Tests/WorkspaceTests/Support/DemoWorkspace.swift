import Demo
import Domain
import Foundation

@testable import Workspace

/// The demo, made once for every test that only reads it, and removed when the test program ends.
actor DemoWorkspace {
    static let shared = DemoWorkspace()
    /// The workspace all readers share.
    static let folder = home.appending(path: "shared")
    /// As it was made, and opened by nobody: a copy of a folder somebody writes to may be torn.
    private static let pristine = home.appending(path: "pristine")
    private static let home = FileManager.default.temporaryDirectory.appending(path: "twofold-demo-\(getpid())")

    private var making: Task<TwofoldWorkspace, any Error>?

    /// The workspace of seed 1, without its documents.
    var workspace: TwofoldWorkspace {
        get async throws {
            if let making { return try await making.value }
            let task = Task {
                atexit { try? FileManager.default.removeItem(at: DemoWorkspace.home) }
                try FileManager.default.createDirectory(at: Self.home, withIntermediateDirectories: true)
                _ = try await TwofoldWorkspace.demo(in: Self.pristine, seed: 1, formats: [])
                try FileManager.default.copyItem(at: Self.pristine, to: Self.folder)
                return try await TwofoldWorkspace.open(Self.folder)
            }
            making = task
            return try await task.value
        }
    }

    /// A copy for a test that changes it, used by somebody else than who made it.
    static func withCopy(
        actor: String = "kehoach", _ body: (TwofoldWorkspace) async throws -> Void
    ) async throws {
        _ = try await shared.workspace
        let copy = FileManager.default.temporaryDirectory.appending(path: "twofold-copy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: pristine, to: copy)
        try await body(try await TwofoldWorkspace.open(copy, actor: actor))
    }

    /// One of the record files it was made of: `nop-thue-2020H1.csv`.
    static func records(_ name: String) -> URL { folder.appending(path: "records/\(name)") }
}
