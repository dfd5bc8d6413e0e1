import Diagnostics
import Domain
import Foundation
import Testing

@testable import Registry

@Suite struct `Planning an import` {
    private let themes = """
        themes:
          - {year: 2020, kind: year, text: {vi: Nâng cao chất lượng cán bộ, en: Raise the quality of cadres}}
          - {year: 2020, kind: emulation, text: Kỷ cương}
        """

    @Test func `the preview is what the import does, and a second time nothing`() throws {
        let workspace = try TemporaryRegistry()
        let plan = try workspace.importing(themes)
        #expect(
            plan.description == """
                new theme 2020 year: Nâng cao chất lượng cán bộ
                new theme 2020 emulation: Kỷ cương
                2 new, 0 changed, 0 withdrawn, 0 the same
                """)
        #expect(try workspace.registry.themes().map(\.key) == ["2020/emulation", "2020/year"])
        #expect(Set(try workspace.registry.themes().map(\.key)) == Set(plan.items.map(\.key)))
        let revisions = try workspace.registry.revisions().count
        #expect(try workspace.importing(themes).totals == "0 new, 0 changed, 0 withdrawn, 2 the same")
        #expect(try workspace.registry.revisions().count == revisions)
    }

    @Test func `shows what changes, column by column`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(themes)
        let plan = try workspace.importing(themes.replacing("text: Kỷ cương", with: "text: Đoàn kết"))
        #expect(
            plan.description == """
                changed theme 2020 emulation: Đoàn kết
                    text: {"vi":"Kỷ cương"} → {"vi":"Đoàn kết"}
                0 new, 1 changed, 0 withdrawn, 1 the same
                """)
    }

    @Test func `prints itself as JSON`() throws {
        let workspace = try TemporaryRegistry()
        let plan = try workspace.importing("themes: [{year: 2020, kind: emulation, text: Kỷ cương}]")
        #expect(
            canonicalJSON(plan) == """
                {"changed":0,"items":[{"change":"new","differences":[],"key":"2020/emulation","kind":"theme",\
                "place":"records.yaml:1:10","summary":"2020 emulation: Kỷ cương"}],"new":1,"revision":1,"same":0,\
                "warnings":[],"withdrawn":0}
                """)
    }

    @Test func `refuses a plan the workspace has moved past`() throws {
        let workspace = try TemporaryRegistry()
        let set = try RecordImport.read([.yaml(file: "t.yaml", text: themes)], known: .sample())
        let plan = try workspace.registry.importPlan(for: set)
        try workspace.registry.set("workspace.title", to: "x", by: "test")
        #expect(throws: RegistryError.planIsStale(plannedAt: 1, now: 2)) {
            try workspace.registry.apply(plan, by: "test")
        }
        #expect(try workspace.registry.themes().isEmpty)
    }

    private func problems(_ yaml: String, in workspace: TemporaryRegistry) throws -> [Diagnostic] {
        let set = try RecordImport.read([.yaml(file: "t.yaml", text: yaml)], known: .sample())
        let error = #expect(throws: InvalidSource.self) { try workspace.registry.importPlan(for: set) }
        return error?.diagnostics ?? []
    }

    @Test func `knows the records others refer to, here or in the registry`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing("milestones: [{code: congress, title: Đại hội, units: [20CD], due: 2020-06-30}]")
        try workspace.importing("milestone_events: [{milestone: congress, unit: 20CD, day: 2020-05-18}]")
        let found = try problems(
            """
            milestone_events: [{milestone: congres, unit: 20CD, day: 2020-05-18}, {milestone: congress, unit: 20CF, day: 2020-05-18}]
            actions: [{code: A, task_group: N, title: x, lead_unit: 20CD}]
            """, in: workspace)
        #expect(
            found.map { "\($0.place.map(\.description) ?? ""): \($0.message)" } == [
                "t.yaml:1:32: there is no milestone 'congres', neither here nor in the registry",
                "t.yaml:1:99: '20CF' is none of the units of 'congress'",
                "t.yaml:2:33: there is no task group 'N', neither here nor in the registry",
            ])
        #expect(found.first?.help == "did you mean 'congress'?")
    }

    private let plan = """
        resolutions:
          - code: NQ
            number: 1-NQ
            issuer: Đảng ủy
            day: 2020-01-02
            title: Nghị quyết
            task_groups:
              - code: N1
                title: Thu
                actions:
                  - {code: N1.1, title: {vi: Tăng thu, en: Collect more}, lead_unit: 20ZZ, supporting_units: [20CD], deadline: 2020-05-31, theme: thu}
                  - {code: N1.2, title: Chống thất thu, lead_unit: 20CF}
        """

    @Test func `does not withdraw what something in force stands under`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(plan)
        let group = "task_groups: [{code: N1, resolution: NQ, title: Thu, withdrawn: true}]"
        let found = try problems(group, in: workspace)
        #expect(found.map(\.code) == ["something-under-it"])
        #expect(found.first?.message == "the task group 'N1' has 2 of kind action under it: N1.1, N1.2")
        #expect(found.first?.place?.description == "t.yaml:1:65")
        let actions = """

            actions:
              - {code: N1.1, task_group: N1, title: Tăng thu, lead_unit: 20ZZ, withdrawn: true}
              - {code: N1.2, task_group: N1, title: Chống thất thu, lead_unit: 20CF, withdrawn: true}
            """
        #expect(try workspace.importing(group + actions).count(.withdrawn) == 3)
        // What was withdrawn before may stand in a file again.
        #expect(try workspace.importing(group).isEmpty)
    }

    @Test func `leaves what a table has no column for as it is, and empties an empty cell`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing(plan)
        func importing(_ rows: [[String?]]) throws -> ImportPlan {
            let sheet = TableSheet(file: "a.csv", name: "actions", rows: rows)
            let set = try RecordImport.read([.table(sheet)], known: .sample())
            return try workspace.registry.importPlan(for: set)
        }
        let plan = try importing([
            ["code", "task_group", "title", "lead_unit", "deadline"], ["N1.1", "N1", "Tăng thu", "20ZZ", "2020-06-15"],
        ])
        #expect(plan.items.map(\.change) == [.changed])
        #expect(plan.items[0].differences.map(\.field) == ["deadline"])
        let emptied = try importing([
            ["code", "task_group", "title", "lead_unit", "supporting_units"], ["N1.1", "N1", "Tăng thu", "20ZZ", nil],
        ])
        #expect(emptied.items[0].differences.map(\.field) == ["supporting_units"])
        #expect(emptied.items[0].differences[0].after == "[]")
    }

    @Test func `leaves of a proposal what no file can say`() throws {
        let workspace = try TemporaryRegistry()
        let proposal = Proposal(
            code: "DN-1", period: Period("2020H1")!, subjectKind: .collective, subject: "Đội 1", unit: "20CD",
            form: "GK",
            achievement: "Thu", rule: "thu_tang", proposedBy: "planner", proposedOn: Day("2020-06-29")!,
            votes: Proposal.Votes(inFavour: 3, against: 1, abstained: 0))
        try workspace.registry.apply(workspace.registry.importPlan(for: RecordSet([proposal])), by: "council")
        let sheet = TableSheet(
            file: "a.csv", name: "proposals",
            rows: [
                [
                    "code", "period", "subject_kind", "subject", "unit", "form", "achievement", "proposed_by",
                    "proposed_on",
                ],
                ["DN-1", "2020H1", "collective", "Đội 1", "20CD", "GK", "Thu vượt dự toán", "planner", "2020-06-29"],
            ])
        let set = try RecordImport.read([.table(sheet)], known: .sample())
        try workspace.registry.apply(workspace.registry.importPlan(for: set), by: "planner")
        let kept = try #require(workspace.registry.proposals().first)
        #expect(kept.achievement == "Thu vượt dự toán")
        #expect(kept.votes?.inFavour == 3 && kept.votes?.against == 1 && kept.rule == "thu_tang")
    }

    @Test func `keeps a directive's link to an action that was withdrawn since`() throws {
        let workspace = try TemporaryRegistry()
        let directive =
            "directives: [{code: CV, number: 1-CV, issuer: Cục, day: 2020-03-02, title: x, units: [20CD], actions: [N1.2]}]"
        try workspace.importing(plan + "\n" + directive)
        try workspace.importing("actions: [{code: N1.2, task_group: N1, title: x, lead_unit: 20CF, withdrawn: true}]")
        #expect(try workspace.importing(directive.replacing("title: x", with: "title: y")).count(.changed) == 1)
        #expect(try problems(directive.replacing("code: CV", with: "code: CW"), in: workspace).count == 1)
    }

    @Test func `a form is given once to a subject for an achievement`() throws {
        let workspace = try TemporaryRegistry()
        func commendation(_ code: String, _ achievement: String) -> String {
            """
              - {code: \(code), period: 2020H1, subject_kind: individual, subject: Cá nhân 07, unit: 20CD, form: GK,
                 decision: {number: 415/QĐ-HQQN}, achievement: \(achievement)}
            """
        }
        try workspace.importing("commendations:\n" + commendation("KT-1", "Chống dịch"))
        let found = try problems("commendations:\n" + commendation("KT-2", "chống  dịch"), in: workspace)
        #expect(found.map(\.code.rawValue) == ["commended-already"])
        #expect(found.first?.message == "'Cá nhân 07' already has GK for this achievement (register KT-1)")
        let twice = try problems(
            "commendations:\n" + commendation("KT-3", "Thu ngân sách") + "\n" + commendation("KT-4", "Thu ngân sách"),
            in: workspace)
        #expect(twice.map(\.message) == ["'Cá nhân 07' already has GK for this achievement (register KT-3)"])
        #expect(try workspace.importing("commendations:\n" + commendation("KT-2", "Thu ngân sách")).count(.new) == 1)
    }

    @Test func `withdraws only what is there`() throws {
        let workspace = try TemporaryRegistry()
        let found = try problems("themes: [{year: 2020, kind: year, text: x, withdrawn: true}]", in: workspace)
        #expect(found.map(\.code.rawValue) == ["nothing-to-withdraw"])
    }
}
