import Diagnostics
import Domain
import Foundation
import Testing

@testable import Registry

@Suite struct `Versions in time` {
    private func target(_ value: String, from day: String) -> String {
        """
        targets:
          - {assigner: PROVINCE, kind: stretch, indicator: revenue, unit: 20ZZ, period: 2020, value: \(value), valid_from: \(day)}
        """
    }

    @Test func `11,000 in July is 11,500 in November, and July still says 11,000`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(target("11.000 tỷ", from: "2020-01-01"))
        let july = try #require(try workspace.registry.latestRevision()).sequence
        try workspace.importing(target("11.500 tỷ", from: "2020-11-01"))

        #expect(try workspace.registry.targets(knownAt: july).map(\.value) == [11_000_000_000_000])
        #expect(try workspace.registry.targets().map(\.value) == [11_000_000_000_000, 11_500_000_000_000])
        let inForce = { (text: String) in try workspace.registry.targets(inForceOn: day(text)).map(\.value) }
        #expect(try inForce("2020-10-31") == [11_000_000_000_000])
        #expect(try inForce("2020-11-01") == [11_500_000_000_000])
        #expect(try inForce("2019-12-31") == [])
    }

    @Test func `a corrected value is a new version of the same target`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(target("11.000 tỷ", from: "2020-01-01"))
        let before = try #require(try workspace.registry.latestRevision()).sequence
        let plan = try workspace.importing(target("11.200 tỷ", from: "2020-01-01"))

        #expect(plan.items.map(\.change) == [.changed])
        #expect(plan.items.first?.differences.map(\.field) == ["value"])
        #expect(try workspace.registry.targets().map(\.value) == [11_200_000_000_000])
        #expect(try workspace.registry.targets(knownAt: before).map(\.value) == [11_000_000_000_000])
        #expect(try workspace.registry.targetHistory().map(\.knownSince) == [before, before + 1])
    }

    @Test func `a withdrawn record is gone now and there before`() throws {
        let workspace = try TemporaryRegistry()
        let themes = "themes: [{year: 2020, kind: year, text: Nâng cao chất lượng cán bộ}]"
        try workspace.importing(themes)
        let before = try #require(try workspace.registry.latestRevision()).sequence
        let plan = try workspace.importing(themes.replacing("}]", with: ", withdrawn: true}]"))

        #expect(plan.totals == "0 new, 0 changed, 1 withdrawn, 0 the same")
        #expect(try workspace.registry.themes().isEmpty)
        #expect(try workspace.registry.themes(knownAt: before).count == 1)
    }

    @Test func `only approved values count, and a newer draft does not unseat one`() throws {
        let workspace = try TemporaryRegistry()
        func report(_ value: String, _ status: String) throws {
            try workspace.importing(
                """
                reported:
                  - {field: drivers_tested, unit: 20CD, period: 202006, value: \(value), status: \(status), day: 2020-07-02, by: Đội 1}
                """)
        }
        try report("1200", "submitted")
        #expect(try workspace.registry.reported().isEmpty)
        try report("1200", "approved")
        let approved = try #require(try workspace.registry.latestRevision()).sequence
        try report("1300", "draft")
        #expect(try workspace.registry.reported().map(\.value) == [1200])
        #expect(try workspace.registry.reportStates().map(\.status) == [.draft])
        try report("1300", "approved")
        #expect(try workspace.registry.reported().map(\.value) == [1300])
        #expect(try workspace.registry.reported(knownAt: approved).map(\.value) == [1200])
    }

    @Test func `a value that is absent stays absent`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(
            """
            reported:
              - {field: drivers_tested, unit: 20CD, period: 202006, value: ~, status: approved, day: 2020-07-02, by: Đội 1}
            """)
        #expect(try workspace.registry.reported().map(\.value) == [nil])
    }

    @Test func `nothing is written that could not be read again`() throws {
        let store = try TemporaryRegistry()
        let resolution = Resolution(
            code: "NQ", number: "1-NQ", issuer: "Đảng ủy", day: Day(ordinal: 3_000_000), title: vi("Nghị quyết"),
            theme: nil, isIllustrative: false, document: nil)
        let plan = try store.registry.importPlan(for: RecordSet([resolution]))
        #expect(throws: RegistryError.unreadable(table: "resolution", column: "day")) {
            try store.registry.apply(plan, by: "test")
        }
        #expect(try store.registry.plan().resolutions.isEmpty)
    }

    @Test func `places are no larger than anybody counts`() throws {
        let store = try TemporaryRegistry()
        #expect(throws: InvalidSource.self) {
            try store.importing(
                """
                resolutions:
                  - {code: NQ, number: 1-NQ, issuer: Đảng ủy, day: 2020-01-02, title: {vi: Nghị quyết}}
                task_groups:
                  - {code: N1, resolution: NQ, title: {vi: Thu}, order: 9223372036854775807}
                """)
        }
    }

    @Test func `actions keep the history of their states, and groups their order`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(
            """
            resolutions:
              - code: NQ20
                number: 20-NQ/TU
                issuer: Tỉnh ủy
                day: 2019-11-25
                title: Nhiệm vụ năm 2020
                task_groups:
                  - {code: B, title: Nhóm một, actions: [{code: A10, title: x, lead_unit: 20CD}, {code: A2, title: y, lead_unit: 20CF}]}
                  - {code: A, title: Nhóm hai}
            action_states:
              - {action: A2, day: 2020-03-31, state: at_risk, reason: thiếu máy soi, by: Đội 1}
              - {action: A2, day: 2020-06-30, state: done, by: Đội 1}
            """)
        let plan = try workspace.registry.plan()
        #expect(plan.groups.map(\.group.code) == ["B", "A"])
        #expect(plan.actions.map(\.action.code) == ["A2", "A10"])
        let action = try #require(plan.actions.first)
        #expect(action.state(asAt: try day("2020-03-30")) == nil)
        #expect(action.state(asAt: try day("2020-05-01"))?.reason == "thiếu máy soi")
        #expect(action.state(asAt: try day("2020-06-30"))?.state == .done)
    }
}
