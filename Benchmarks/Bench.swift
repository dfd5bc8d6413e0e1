import DuckDB
import Foundation
import Packs
import Workspace

/// What every benchmark needs: where to work, the product's own files, DuckDB.
struct Bench: Sendable {
    let isSmoke: Bool
    /// Removed at the end.
    let folder: URL
    let home: URL
    let tools: DuckDBTools

    init(isSmoke: Bool, folder: URL) async throws {
        guard let home = ProjectFiles.folder else { throw WorkspaceError.noProductFiles }
        self.isSmoke = isSmoke
        self.folder = folder
        self.home = home
        tools = try await DuckDBTools.locate(projectFolder: home.path)
    }

    /// What is dear to make and the same in every run.
    static var cache: URL { FileManager.default.temporaryDirectory.appending(path: "twofold-benchmarks") }

    static func freshFolder() throws -> URL {
        let folder = cache.appending(path: "run-\(ProcessInfo.processInfo.processIdentifier)")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    var packFolder: URL { home.appending(path: "packs/quang-ninh") }

    /// Copies the Quảng Ninh pack with files added, and returns the copy's folder.
    func pack(named name: String, adding files: [String: String] = [:]) throws -> URL {
        let target = folder.appending(path: name)
        var bytes = try PackFiles(readingFolder: packFolder).bytes
        for (path, text) in files { bytes[path] = Array(text.utf8) }
        try PackFiles(bytes).write(to: target)
        return target
    }

    /// What is being done, for whoever waits. Results alone go to standard output.
    func say(_ text: String) { FileHandle.standardError.write(Data("• \(text)\n".utf8)) }
}

/// Runs `body` some times and answers the shortest time: what disturbs a run only makes it longer.
func fastest(of times: Int, _ body: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    return try (0..<max(times, 1)).map { _ in try clock.measure(body) }.min()!
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
}
