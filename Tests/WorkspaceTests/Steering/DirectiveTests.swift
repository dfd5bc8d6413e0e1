import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A directive` {
    private static let draft = DirectiveDraft(
        number: "112/HQQN-ĐT", issuer: "Cục Hải quan tỉnh Quảng Ninh", day: "2020-03-02",
        title: [.vietnamese: "Tăng cường phòng dịch"], units: ["20BB", "20CF"], acknowledgeBy: "2020-03-05")
    private static let year = Period("2020")!

    private func states(
        _ workspace: TwofoldWorkspace, asAt: String, known: Int? = nil
    ) throws -> [DirectiveAccount.State] {
        let board = try workspace.directiveBoard(in: Self.year, asAt: Day(asAt), known: known)
        return board.directives.flatMap { $0.rows.map(\.state) }
    }

    @Test func `is issued, acknowledged in time, late or not at all, and taken back`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.issueDirective(Self.draft)
            #expect(code == "112-HQQN-DT")
            #expect(try states(workspace, asAt: "2020-03-05") == [.open, .open])
            #expect(try states(workspace, asAt: "2020-03-01").isEmpty)
            try workspace.acknowledgeDirective(
                code, at: "20BB", AcknowledgementDraft(day: "2020-03-05", note: " "), by: "Văn thư")
            let first = try workspace.latest
            try workspace.acknowledgeDirective(
                code, at: "20CF", AcknowledgementDraft(day: "2020-03-09", note: "muộn"), by: "Văn thư")
            #expect(
                try states(workspace, asAt: "2020-03-31")
                    == [.inTime(Day("2020-03-05")!), .late(Day("2020-03-09")!, days: 4)])
            // As it was on a day, and as it was known.
            #expect(
                try states(workspace, asAt: "2020-03-08") == [.inTime(Day("2020-03-05")!), .missed(days: 3)])
            #expect(
                try states(workspace, asAt: "2020-03-31", known: first)
                    == [.inTime(Day("2020-03-05")!), .missed(days: 26)])
            try workspace.withdrawAcknowledgement(code, at: "20BB")
            #expect(try states(workspace, asAt: "2020-03-31").first == .missed(days: 26))
            try workspace.withdrawDirective(code)
            #expect(try states(workspace, asAt: "2020-03-31").isEmpty)
            #expect(try states(workspace, asAt: "2020-03-31", known: first).count == 2)
            #expect(throws: WorkspaceError.self) { try workspace.withdrawDirective(code) }
        }
    }

    @Test func `is not changed over what somebody else changed since it was read`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.issueDirective(Self.draft)
            let read = try workspace.latest
            var other = try workspace.directiveDraft(code)
            let mine = other
            other.acknowledgeBy = "2020-03-20"
            other.units = ["20BB"]
            try workspace.issueDirective(other, replacing: code, readAt: read)
            let moved = #expect(throws: RefusedDraft.self) {
                try workspace.issueDirective(mine, replacing: code, readAt: read)
            }
            #expect(moved?.problems.map(\.field) == ["acknowledge_by", "units"])
        }
    }

    @Test func `is refused with everything that is wrong, and nothing of it stays`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let before = try workspace.latest
            let wrong = DirectiveDraft(
                number: "", issuer: "", day: "2020-03-02", document: "tủ số 3", acknowledgeBy: "2020-03-01",
                actions: "N99, N98")
            let file = try workspace.upload(try folder.file("cv.txt", "x"))
            let refused = #expect(throws: RefusedDraft.self) { try workspace.issueDirective(wrong, file: file) }
            #expect(
                refused?.problems.map(\.field) == [
                    "number", "code", "issuer", "title", "document", "units", "acknowledge_by", "actions", "actions",
                ])
            #expect(refused?.problems.allSatisfy { $0.text[.vietnamese] != $0.text[.english] } == true)
            #expect(try workspace.uploads.all(for: .attachment).isEmpty && workspace.latest == before)
            let code = try workspace.issueDirective(Self.draft)
            for (day, unit) in [("2020-03-01", "20BB"), ("2999-01-01", "20BB"), ("", "20BB")] {
                #expect(throws: RefusedDraft.self, "\(day)") {
                    try workspace.acknowledgeDirective(
                        code, at: OrgUnit.ID(unit), AcknowledgementDraft(day: day), by: "x")
                }
            }
            #expect(throws: WorkspaceError.self) {
                try workspace.acknowledgeDirective(
                    code, at: "20BC", AcknowledgementDraft(day: "2020-03-03"), by: "x")
            }
        }
    }

    @Test func `waits for the units that have not acknowledged it, and is a duty when its day is over`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.issueDirective(Self.draft)
            var draft = Self.draft
            draft.number = "113"
            draft.acknowledgeBy = ""
            try workspace.issueDirective(draft)
            try workspace.acknowledgeDirective(
                code, at: "20BB", AcknowledgementDraft(day: "2020-03-03"), by: "Văn thư")
            func items(_ day: String) throws -> [String] {
                try workspace.workItems(asAt: #require(Day(day))).map(\.id)
            }
            #expect(try items("2020-03-01").isEmpty)
            #expect(
                try items("2020-03-02") == [
                    "directive/112-HQQN-DT/20BB", "directive/112-HQQN-DT/20CF", "directive/113/20BB",
                    "directive/113/20CF",
                ])
            #expect(
                try items("2020-03-03") == ["directive/112-HQQN-DT/20CF", "directive/113/20BB", "directive/113/20CF"])
            func duties(_ unit: String?, _ day: String) async throws -> [Duty] {
                try await workspace.duties(of: unit, in: Period("2020H1")!, asAt: Day(day)).duties
            }
            #expect(try await duties(nil, "2020-03-05").isEmpty)
            let duty = try #require(try await duties(nil, "2020-03-06").first)
            #expect(duty.kind == .unacknowledgedDirective && duty.unit == "20CF" && duty.subject == code)
            #expect(duty.due == Day("2020-03-05"))
            #expect(try await duties("20CF", "2020-03-06").count == 1)
            #expect(try await duties("20BB", "2020-03-06").isEmpty)
        }
    }

    @Test func `gives its document to the units it is issued to, as long as it is its document`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let code = try workspace.issueDirective(
                Self.draft, file: try workspace.upload(try folder.file("cv.txt", "một")))
            func document() throws -> Domain.Attachment {
                let text = try #require(try workspace.registry.directives().first?.document)
                return try #require(try workspace.attachment(String(text.dropFirst(5))))
            }
            let first = try document()
            #expect(try workspace.units(reading: first) == ["20ZZ", "20BB", "20CF"])
            var draft = try workspace.directiveDraft(code)
            draft.units = ["20CF"]
            try workspace.issueDirective(draft, replacing: code)
            #expect(try document() == first)
            #expect(try workspace.units(reading: first) == ["20ZZ", "20CF"])
            try workspace.issueDirective(
                draft, replacing: code, file: try workspace.upload(try folder.file("cv2.txt", "hai")))
            #expect(try workspace.units(reading: first) == ["20ZZ"])
            #expect(try workspace.units(reading: document()) == ["20ZZ", "20CF"])
            try workspace.withdrawDirective(code)
            #expect(try workspace.units(reading: first) == ["20ZZ"])
            let shared = try workspace.attach(
                try folder.file("chung.txt", "x"), to: "resolution NQ", of: nil)
            #expect(try workspace.units(reading: shared) == nil)
        }
    }

    @Test func `is imported from a table, whose faults are told by cell`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let good = """
                Mã công văn;Số công văn;Cơ quan ban hành;Ngày ban hành;Trích yếu;Đơn vị nhận;Hạn tiếp nhận
                CV1;1/HQQN;Cục;02/03/2020;Phòng dịch;20BB, 20CF;05/03/2020
                """
            try await workspace.importRecords([try folder.file("cong-van.csv", good)])
            #expect(try workspace.registry.directives().map(\.units) == [["20BB", "20CF"]])
            // Twice is once.
            #expect(try await workspace.importRecords([try folder.file("cong-van.csv", good)]).revision == nil)
            let wrong = """
                Mã công văn;Đơn vị;Ngày tiếp nhận;Người tiếp nhận
                CV1;20BC;03/03/2020;Văn thư
                CV1;20BB;01/03/2020;Văn thư
                CV2;20BB;03/03/2020;Văn thư
                """
            do {
                try await workspace.importRecords([try folder.file("tiep-nhan.csv", wrong)])
                Issue.record("the faults were not found")
            } catch {
                let text = "\(error)"
                for word in [
                    "tiep-nhan!B2", "[not-addressed]", "tiep-nhan!C3", "[acknowledged-before-issued]",
                    "tiep-nhan!A4", "[unknown-record]", "did you mean 'CV1'?",
                ] { #expect(text.contains(word), "\(word) in \(text)") }
            }
            let late = good.replacing("05/03/2020", with: "01/03/2020").replacing("CV1", with: "CV3")
            let error = await #expect(throws: (any Error).self) {
                try await workspace.importRecords([try folder.file("cong-van.csv", late)])
            }
            #expect("\(error!)".contains("cong-van!G2") && "\(error!)".contains("[due-before-issued]"))
        }
    }
}
