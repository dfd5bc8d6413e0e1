import DuckDB
import Foundation
import SQLText
import Testing

/// The DuckDB of this machine, looked for once.
enum Machine {
    static let search = Task { try await DuckDBTools.locate() }

    static func tools() async throws -> DuckDBTools { try await search.value }

    /// Says why when there is none.
    static func hasDuckDB() async -> Bool {
        do {
            _ = try await search.value
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

/// A session of the test's own.
@discardableResult
func withSession<T: Sendable>(
    _ settings: DuckDBSettings = DuckDBSettings(), _ body: (DuckDBSession) async throws -> T
) async throws -> T {
    try await withDuckDB(try await Machine.tools(), settings, body)
}

/// A new folder, removed afterwards.
@discardableResult
func withTemporaryFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("twofold-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}

/// Runs for minutes unless it is stopped.
let endless: SQLFragment =
    "SELECT count(*) AS n FROM range(1000000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11"

extension DuckDBError {
    var isCancelled: Bool { if case .cancelled = self { true } else { false } }
    var isTimedOut: Bool { if case .timedOut = self { true } else { false } }
    var isChildEnded: Bool { if case .childEnded = self { true } else { false } }
    var isClosed: Bool { if case .closed = self { true } else { false } }
    var sqlMessage: String? { if case .sql(let message, _) = self { message } else { nil } }
}

/// Waits until the child works on a statement: the only sign from outside is the processor time it uses.
func waitUntilBusy(_ processID: Int32) async throws {
    func ticks() -> Int {
        guard let line = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8) else { return 0 }
        let words = line.drop(while: { $0 != ")" }).split(separator: " ")
        return words.count > 13 ? (Int(words[12]) ?? 0) + (Int(words[13]) ?? 0) : 0
    }
    let start = ticks()
    while ticks() < start + 5 { try await Task.sleep(for: .milliseconds(10)) }
}
