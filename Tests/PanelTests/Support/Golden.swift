import Foundation
import Testing

/// Compares with `Golden/NAME`; `RECORD_GOLDEN=1` rewrites it, and still fails.
func expectGolden(
    _ actual: String, _ name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try Data(actual.utf8).write(to: golden)
        Issue.record("recorded Golden/\(name); read the diff, then run without RECORD_GOLDEN", sourceLocation: location)
        return
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(actual == expected, "Golden/\(name)", sourceLocation: location)
}
