import DuckDB
import Foundation
import Testing

/// What is on this machine, looked for once; a test that misses something is skipped and says why.
enum Machine {
    /// The package, found from this file.
    static let project = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }

    static func hasDuckDB() async -> Bool {
        do {
            _ = try await DuckDBTools.locate(projectFolder: project.path)
            return true
        } catch {
            print("skipped: \(error)")
            return false
        }
    }
}

extension Trait where Self == ConditionTrait {
    static var needsDuckDB: Self { .enabled("no usable DuckDB; run Scripts/setup.sh") { await Machine.hasDuckDB() } }
}
