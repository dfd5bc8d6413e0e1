import Diagnostics
import Domain
import Foundation
import Packs
import Testing

/// The guide's examples are files of two packs: a code block headed ```` ```yaml small/units.yaml ```` is one of them.
struct PackGuideTests {
    private static func examples(of pack: String) throws -> [String: [UInt8]] {
        let guide = try String(contentsOf: repository.appendingPathComponent("docs/pack-guide.md"), encoding: .utf8)
        var files: [String: [UInt8]] = [:]
        var path: String?
        for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = path {
                if line == "```" { path = nil } else { files[open, default: []] += Array("\(line)\n".utf8) }
            } else if line.hasPrefix("```yaml ") {
                path = String(line.dropFirst("```yaml ".count))
            }
        }
        return Dictionary(
            uniqueKeysWithValues: files.filter { $0.key.hasPrefix("\(pack)/") }
                .map { (String($0.key.dropFirst(pack.count + 1)), $0.value) })
    }

    @Test func `the pack from nothing loads as the guide prints it`() throws {
        let files = try Self.examples(of: "small")
        #expect(files.count == 5)
        let pack = try Pack.read(files: PackFiles(files, shownIn: "docs/pack-guide.md"))
        #expect(pack.id == "payments")
        #expect(pack.indicator("revenue")?.displayNames[.vietnamese] == "đồng")
    }

    @Test func `the example of every key loads as the guide prints it`() throws {
        let files = try Self.examples(of: "full")
        let pack = try Pack.read(files: PackFiles(files, shownIn: "docs/pack-guide.md"))
        #expect(files.count == 14)
        #expect(pack.watchRules.first?.unitKinds == ["branch"] && pack.reminders == .standard)
        #expect(pack.goals.first?.members.count == 3)
        #expect(pack.workingTimes["gate"]?.holidays.count == 1)
        #expect(pack.indicator("clearance_time")?.displayNames[.english] == "working hours")
        #expect(pack.name(ofValue: "red", of: "channel", in: "declaration", language: .vietnamese) == "đỏ")
        #expect(pack.name(ofReported: "drivers_tested", in: .english) == "drivers tested")
    }
}
