import Domain
import Foundation
import Testing

@testable import Registry

/// The examples of docs/living-records.md are imported as they stand there.
@Suite struct `Documented examples` {
    private func blocks(_ language: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/living-records.md"), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    private func check(_ registry: RegistryStore) throws {
        #expect(try registry.targets().map(\.value) == [9_500_000_000_000, 11_000_000_000_000])
        #expect(try registry.targets().first?.trajectory == .seasonal)
        #expect(try registry.targets().first?.document?.number == "2503/QĐ-BTC")
        let plan = try registry.plan()
        #expect(plan.resolutions.map(\.resolution.number) == ["20-NQ/TU"])
        #expect(plan.resolutions.first?.resolution.title["en"] == "Directions and tasks of 2020")
        #expect(plan.actions.first?.action.supportingUnits == ["20CD", "20CF"])
        #expect(plan.actions.first?.states.last?.state == .done)
        #expect(try registry.milestones().map(\.units) == [["20CD", "20CF"]])
        #expect(try registry.milestoneEvents().first?.day == day("2020-05-18"))
        let directive = try #require(try registry.directives().first)
        #expect(directive.units == ["20CD", "20CF"] && directive.actions == ["G01"])
        #expect(directive.acknowledgeBy == (try day("2020-03-05")) && directive.number == "112/HQQN-GSQL")
        #expect(try registry.acknowledgements().map(\.unit) == ["20CD", "20CF"])
        #expect(try registry.acknowledgements().map(\.note) == ["Đã phổ biến", nil])
        #expect(try registry.themes().first?.text[.vietnamese] == "Kỷ cương, đoàn kết, sáng tạo, hiệu quả")
        #expect(try registry.priorities().first?.text[.vietnamese] == "Rút ngắn thời gian thông quan")
        #expect(try registry.reported().map(\.value) == [1250])
        #expect(try registry.commendations().map(\.form) == ["GK"])
        #expect(try registry.proposals().map(\.subject) == ["Tập thể 02"])
        let index = try #require(try registry.indexResults().first)
        #expect([index.score?.exactText, index.components["time"]?.exactText] == ["81.5", "8.1"])
        #expect(index.isOurs && index.rank == 1)
        let league = try #require(try registry.leagueTables().first)
        #expect(
            league.entries.first
                == .init(body: "20ZZ", isOurs: true, value: 6_718_000_000_000, target: 9_500_000_000_000))
        #expect(league.entries.dropFirst().first?.value == 4_150_000_000_000)
    }

    @Test func `in YAML hold every kind`() throws {
        let workspace = try TemporaryRegistry()
        let sources = try blocks("yaml").enumerated().map {
            RecordSource.yaml(file: "\($0.offset).yaml", text: $0.element)
        }
        let set = try RecordImport.read(sources, known: .sample())
        #expect(set.warnings.isEmpty)
        #expect(Set(set.records.map { type(of: $0).kind }) == Set(RecordLayout.all.map(\.kind)))
        try workspace.registry.apply(try workspace.registry.importPlan(for: set), by: "test")
        try check(workspace.registry)
    }

    @Test func `in tables hold every kind, and say the same as in YAML`() throws {
        let workspace = try TemporaryRegistry()
        let sources = try blocks("csv").enumerated().map { index, text in
            let rows = text.split(separator: "\n").map { line in
                line.split(separator: ";", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : String($0) }
            }
            return RecordSource.table(TableSheet(file: "\(index).csv", rows: rows))
        }
        let set = try RecordImport.read(sources, known: .sample())
        #expect(set.warnings.isEmpty)
        #expect(Set(set.records.map { type(of: $0).kind }) == Set(RecordLayout.all.map(\.kind)))
        try workspace.registry.apply(try workspace.registry.importPlan(for: set), by: "test")
        try check(workspace.registry)
    }
}
