import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `Milestones that are typed` {
    private static let draft = MilestoneDraft(
        code: "DH", title: [.vietnamese: "Đại hội chi bộ", .english: ""], kinds: ["branch"], due: "2020-05-31")

    @Test func `ask every unit of a kind that exists on the due day, and units one by one`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            #expect(try workspace.setMilestone(Self.draft) == "DH")
            // 20CD was merged away in 2019.
            #expect(
                try workspace.registry.milestones().map(\.units) == [["20BB", "20BC", "20BD", "20CE", "20CF", "20CG"]])
            var changed = try workspace.milestoneDraft("DH")
            #expect(changed.title == [.vietnamese: "Đại hội chi bộ"] && changed.due == "2020-05-31")
            changed.units = ["20CF", "20ZZ"]
            changed.due = "2020-06-30"
            let before = try workspace.latest
            try workspace.setMilestone(changed, replacing: "DH")
            #expect(try workspace.registry.milestones().map(\.units) == [["20ZZ", "20CF"]])
            // What was known before is known still.
            #expect(try workspace.registry.milestones(knownAt: before).map(\.due) == [Day("2020-05-31")])
            #expect(try workspace.registry.milestones(knownAt: before).first?.units.count == 6)
        }
    }

    @Test func `are not changed over what somebody else changed since they were read`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.setMilestone(Self.draft)
            let read = try workspace.latest
            var other = try workspace.milestoneDraft(code)
            var mine = other
            other.due = "2020-06-15"
            try workspace.setMilestone(other, replacing: code, readAt: read)
            mine.title[.vietnamese] = "Đại hội, tên mới"
            let moved = #expect(throws: RefusedDraft.self) {
                try workspace.setMilestone(mine, replacing: code, readAt: read)
            }
            #expect(moved?.problems.map(\.field) == ["due"])
            try workspace.setMilestone(mine, replacing: code, readAt: try workspace.latest)
        }
    }

    @Test func `are refused with everything that is wrong, in both languages`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.setMilestone(Self.draft)
            let before = try workspace.latest
            let wrong = MilestoneDraft(
                code: "DH", title: [.vietnamese: " "], units: ["20BX"], kinds: ["branches"], due: "31/5")
            let refused = #expect(throws: RefusedDraft.self) { try workspace.setMilestone(wrong) }
            #expect(refused?.problems.map(\.field) == ["code", "title", "due", "units", "units"])
            #expect(refused?.problems.allSatisfy { $0.text[.vietnamese] != $0.text[.english] } == true)
            #expect("\(refused!)".contains("Did you mean '20BB'?"))
            #expect(refused?.problems[0].text[.vietnamese] == "Mã 'DH' đã được dùng; hãy chọn mã khác.")
            for code in ["new", "a/b", "Đại", String(repeating: "x", count: 41), ""] {
                var draft = Self.draft
                draft.code = code
                #expect(throws: RefusedDraft.self, "\(code)") { try workspace.setMilestone(draft) }
            }
            #expect(throws: WorkspaceError.noSuchRecord(kind: "milestone", code: "DX", near: "DH")) {
                try workspace.setMilestone(Self.draft, replacing: "DX")
            }
            #expect(try workspace.latest == before)
        }
    }

    @Test func `are reached, corrected and taken back, and each revision keeps what it knew`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.setMilestone(Self.draft)
            func states(known: Int? = nil) async throws -> [MilestoneBoard.State] {
                let board = try await workspace.milestoneBoard(
                    of: "20BB", in: Period("2020")!, asAt: Day("2020-06-30"), known: known)
                return board.milestones.flatMap { $0.rows.map(\.state) }
            }
            #expect(try await states() == [.missed(days: 30)])
            try workspace.reachMilestone("DH", at: "20BB", MilestoneEventDraft(day: "2020-06-04", evidence: "BC-12"))
            let first = try workspace.latest
            #expect(try await states() == [.late(Day("2020-06-04")!, days: 4)])
            try workspace.reachMilestone("DH", at: "20BB", MilestoneEventDraft(day: "2020-05-12", evidence: "BC-12"))
            #expect(try await states() == [.inTime(Day("2020-05-12")!)])
            try workspace.withdrawReachedMilestone("DH", at: "20BB")
            #expect(try await states() == [.missed(days: 30)])
            #expect(try await states(known: first) == [.late(Day("2020-06-04")!, days: 4)])
            #expect(throws: WorkspaceError.self) { try workspace.withdrawReachedMilestone("DH", at: "20BB") }
            // Nothing is reached tomorrow, and nothing by a unit that is not asked.
            let refused = #expect(throws: RefusedDraft.self) {
                try workspace.reachMilestone("DH", at: "20BB", MilestoneEventDraft(day: "2999-01-01"))
            }
            #expect(refused?.problems.map(\.field) == ["day"])
            #expect(throws: WorkspaceError.self) {
                try workspace.reachMilestone("DH", at: "20PC", MilestoneEventDraft(day: "2020-05-12"))
            }
        }
    }

    @Test func `keep a file as evidence, until another is sent, and none that was refused`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.setMilestone(Self.draft)
            let file = try folder.file("bien-ban.txt", "Biên bản")
            try workspace.reachMilestone(
                "DH", at: "20BB", MilestoneEventDraft(day: "2020-05-12"), file: try workspace.upload(file))
            let kept = try #require(try workspace.registry.milestoneEvents().first?.evidence)
            #expect(kept.hasPrefix("file:"))
            let attachment = try #require(try workspace.attachment(String(kept.dropFirst(5))))
            #expect(attachment.unit == "20BB" && attachment.fileName == "bien-ban.txt")
            try workspace.reachMilestone("DH", at: "20BB", MilestoneEventDraft(day: "2020-05-13"))
            #expect(try workspace.registry.milestoneEvents().first?.evidence == kept)
            #expect(throws: RefusedDraft.self) {
                try workspace.reachMilestone(
                    "DH", at: "20BB", MilestoneEventDraft(day: "", evidence: "lời"), file: try workspace.upload(file))
            }
            #expect(throws: RefusedDraft.self) {
                try workspace.reachMilestone("DH", at: "20CF", MilestoneEventDraft(day: "2020-05-12", evidence: kept))
            }
            #expect(try workspace.uploads.all(for: .attachment).isEmpty)
        }
    }

    @Test func `go with everything recorded of them, and are there before`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.setMilestone(Self.draft)
            try workspace.reachMilestone("DH", at: "20BB", MilestoneEventDraft(day: "2020-05-12"))
            let before = try workspace.latest
            try workspace.withdrawMilestone("DH")
            #expect(try workspace.registry.milestones().isEmpty && workspace.registry.milestoneEvents().isEmpty)
            #expect(try workspace.registry.milestoneEvents(knownAt: before).count == 1)
            #expect(try workspace.workItems(asAt: Day("2020-06-30")!).isEmpty)
        }
    }

    @Test func `are counted by unit: in time, late, missed, open`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            for (code, due) in [("A", "2020-03-31"), ("B", "2020-05-31"), ("C", "2020-12-31")] {
                try workspace.setMilestone(
                    MilestoneDraft(
                        code: code, title: [.vietnamese: code], units: code == "C" ? ["20BB"] : ["20BB", "20CF"],
                        due: due))
            }
            try workspace.reachMilestone("A", at: "20BB", MilestoneEventDraft(day: "2020-03-31"))
            try workspace.reachMilestone("A", at: "20CF", MilestoneEventDraft(day: "2020-04-01"))
            let board = try await workspace.milestoneBoard(in: Period("2020")!, asAt: Day("2020-06-30"))
            // 20BB: A in time, B missed, C open; 20CF: A late, B missed.
            #expect(
                board.tallies == [
                    MilestoneBoard.Tally(unit: "20BB", asked: 3, inTime: 1, late: 0, missed: 1, open: 1),
                    MilestoneBoard.Tally(unit: "20CF", asked: 2, inTime: 0, late: 1, missed: 1, open: 0),
                ])
        }
    }
}
