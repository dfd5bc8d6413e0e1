import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `Themes and priorities that are typed` {
    private static let half = Period("2020H2")!

    private func texts(_ workspace: TwofoldWorkspace, known: Int? = nil) throws -> [String] {
        try workspace.priorities(for: Self.half, known: known).lines.map { "\($0.order) \($0.text[.vietnamese])" }
    }

    private func withPriorities(_ body: (TwofoldWorkspace) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.setPriorities(
                ["một", "hai", "ba"].map { PriorityDraft(text: [.vietnamese: $0]) }, for: Self.half)
            try await body(workspace)
        }
    }

    @Test func `themes are set, named by their codes and taken back`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let year = ThemeDraft(sort: "year", text: [.vietnamese: "Cán bộ", .english: "Cadres"], code: "can-bo")
            try workspace.setThemes([year, ThemeDraft(sort: "emulation", text: [.vietnamese: "Kỷ cương"])], of: 2020)
            let before = try workspace.latest
            #expect(try workspace.themeNames()["can-bo"]?[.english] == "Cadres")
            #expect(try workspace.themeLines().map(\.sort) == ["year", "emulation"])
            // One that is not among those set stays.
            try workspace.setThemes([ThemeDraft(sort: "year")], of: 2020)
            #expect(try workspace.themeLines().map(\.sort) == ["emulation"])
            #expect(try workspace.themeNames(known: before).count == 1)
            let refused = #expect(throws: RefusedDraft.self) {
                try workspace.setThemes(
                    [ThemeDraft(sort: "year", code: "cán bộ"), ThemeDraft(sort: "month")], of: 20)
            }
            #expect(refused?.problems.map(\.field) == ["year", "year.text", "year.code", "kind"])
        }
    }

    @Test func `a later year's theme names a code that an earlier year used`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            for (year, text) in [(2020, "sau"), (2019, "trước")] {
                try workspace.setThemes(
                    [ThemeDraft(sort: "year", text: [.vietnamese: text], code: "cd")], of: year)
            }
            #expect(try workspace.themeNames()["cd"]?[.vietnamese] == "sau")
        }
    }

    @Test func `priorities are moved up, moved down, added, taken off and numbered again`() async throws {
        try await withPriorities { workspace in
            #expect(try texts(workspace) == ["1 một", "2 hai", "3 ba"])
            try workspace.changePriority(3, of: Self.half) { $0.place = "1" }
            #expect(try texts(workspace) == ["1 ba", "2 một", "3 hai"])
            try workspace.changePriority(1, of: Self.half) { $0.place = "3" }
            #expect(try texts(workspace) == ["1 một", "2 hai", "3 ba"])
            let before = try workspace.latest
            try workspace.changePriority(2, of: Self.half) { $0.text = [:] }
            #expect(try texts(workspace) == ["1 một", "2 ba"])
            try workspace.setPriorities(
                try workspace.priorityDrafts(for: Self.half)
                    + [PriorityDraft(place: "1", text: [.vietnamese: "mới"])],
                for: Self.half)
            #expect(try texts(workspace) == ["1 mới", "2 một", "3 ba"])
            #expect(try texts(workspace, known: before) == ["1 một", "2 hai", "3 ba"])
            #expect(try workspace.priorities(for: Period("2020H1")!).lines.isEmpty)
        }
    }

    @Test func `an action follows the priority it came from`() async throws {
        try await withPriorities { workspace in
            let day = try #require(Day("2020-07-01"))
            func action(_ code: String, from priority: String) -> Action {
                Action(
                    code: code, taskGroup: "N1", title: LocalizedText(code, in: .vietnamese), leadUnit: "20CF",
                    deadline: day, priority: priority)
            }
            try workspace.record(
                [
                    Resolution(
                        code: "NQ", number: "1-NQ", issuer: "Đảng ủy", day: day,
                        title: LocalizedText("Nghị quyết", in: .vietnamese)),
                    TaskGroup(code: "N1", resolution: "NQ", title: LocalizedText("Thu", in: .vietnamese), order: 1),
                    action("N1.1", from: "2020H2/3"), action("N1.2", from: "2020H2/2"),
                ], cause: .plan)
            #expect(
                try workspace.priorities(for: Self.half).lines.map { $0.actions.map(\.code) } == [
                    [], ["N1.2"], ["N1.1"],
                ])
            try workspace.changePriority(3, of: Self.half) { $0.place = "1" }
            #expect(try workspace.priority(of: "N1.1")?.key == "2020H2/1")
            #expect(try workspace.priority(of: "N1.1")?.text[.vietnamese] == "ba")
            #expect(try workspace.priority(of: "N1.2")?.text[.vietnamese] == "hai")
            // Its priority goes; it stays.
            try workspace.changePriority(1, of: Self.half) { $0.text = [:] }
            #expect(try workspace.priority(of: "N1.1") == nil)
            #expect(try workspace.registry.plan().actions.count == 2)
            #expect(try workspace.priority(of: "N1.2")?.key == "2020H2/2")
            #expect(throws: (any Error).self) { try workspace.record([action("N1.3", from: "2020H2/9")], cause: .plan) }
        }
    }

    @Test func `a list that somebody else changed meanwhile is refused, with what else is wrong`() async throws {
        try await withPriorities { workspace in
            let read = try workspace.latest
            var drafts = try workspace.priorityDrafts(for: Self.half)
            try workspace.changePriority(3, of: Self.half) { $0.text = [:] }
            drafts[0].place = "x"
            drafts.append(drafts[1])
            let refused = #expect(throws: RefusedDraft.self) {
                try workspace.setPriorities(drafts, for: Self.half, readAt: read)
            }
            #expect(refused?.problems.map(\.field) == ["list", "1.place", "3.place", "4.place"])
            #expect(try texts(workspace) == ["1 một", "2 hai"])
        }
    }

    @Test(arguments: [
        ("2020", "2021"), ("2020H1", "2020H2"), ("2020H2", "2021H1"), ("2020M9", "2020Q4"), ("2020Q4", "2021Q1"),
        ("202012", "202101"), ("202005", "202006"),
    ])
    func `the next period is what follows`(period: String, next: String) throws {
        #expect(try #require(Period(period)).next == Period(next))
    }
}
