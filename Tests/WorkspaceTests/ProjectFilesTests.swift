import Foundation
import Testing

@testable import Workspace

@Suite struct `The product's own files` {
    @Test func `are found by any pack`() async throws {
        try await withTemporaryFolder { folder in
            let start = folder.appending(path: "nha/bin/debug")
            for path in ["nha/bin/debug", "nha/packs/khac", "nha/bin/packs/chua-xong"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: path), withIntermediateDirectories: true)
            }
            try Data("pack: khac\n".utf8).write(to: folder.appending(path: "nha/packs/khac/pack.yaml"))
            #expect(ProjectFiles.upwards(from: start)?.lastPathComponent == "nha")
        }
    }
}
