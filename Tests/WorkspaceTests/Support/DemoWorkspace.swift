import Demo
import Domain
import Foundation

@testable import Workspace

/// The demo, made once for every test that only reads it, and removed when the test program ends.
actor DemoWorkspace {
    static let shared = DemoWorkspace()
    static let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-demo-\(getpid())")

    private var making: Task<TwofoldWorkspace, any Error>?

    /// The workspace of seed 1, without its documents.
    var workspace: TwofoldWorkspace {
        get async throws {
            if let making { return try await making.value }
            let task = Task {
                atexit { try? FileManager.default.removeItem(at: DemoWorkspace.folder) }
                return try await TwofoldWorkspace.demo(in: DemoWorkspace.folder, seed: 1, formats: []).workspace
            }
            making = task
            return try await task.value
        }
    }

    /// One of the record files it was made of: `nop-thue-2020H1.csv`.
    static func records(_ name: String) -> URL { folder.appending(path: "records/\(name)") }
}
