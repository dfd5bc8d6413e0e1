import Domain
import Foundation
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `An attachment` {
    private static func attach(of unit: OrgUnit.ID?, in harness: WebHarness) async throws -> Domain.Attachment {
        let file = FileManager.default.temporaryDirectory.appending(path: "bien-ban-\(UUID()).txt")
        try Data("Biên bản đối thoại".utf8).write(to: file)
        return try await harness.workspace.attach(file, named: "../Biên bản.txt", to: "action N01.1", of: unit)
    }

    @Test func `of a unit is read by whoever sees the unit, and by nobody else`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let own = try await Self.attach(of: WebHarness.branch, in: harness)
        #expect(own.fileName == "Biên bản.txt")
        let reader = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let answer = try await reader.get("/files/\(own.id)")
        #expect(answer.status == 200 && answer.text == "Biên bản đối thoại")
        let others = try await Self.attach(of: WebHarness.otherBranch, in: harness)
        let refused = try await reader.get("/files/\(others.id)")
        let missing = try await reader.get("/files/0123456789abcdef")
        #expect(refused.status == 403 && missing.status == 403)
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "export.file")).lines
        #expect(trail.map(\.actor) == ["viewer-20BB"] && trail.map(\.subject) == ["Biên bản.txt"])
    }

    @Test func `of everybody is read by a reader of any branch`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let shared = try await Self.attach(of: nil, in: harness)
        let reader = try await harness.browser(as: .viewer, at: WebHarness.branch)
        #expect(try await reader.get("/files/\(shared.id)").status == 200)
        let nobody = try await harness.browser(as: .administrator)
        #expect(try await nobody.get("/files/\(shared.id)").status == 403)
    }

    @Test func `keeps one copy of the same bytes, each with its own line in the audit trail`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let first = try await Self.attach(of: nil, in: harness)
        let second = try await Self.attach(of: WebHarness.branch, in: harness)
        #expect(first.sha256 == second.sha256 && first.id != second.id)
        let files = try FileManager.default.contentsOfDirectory(
            atPath: harness.folder.appending(path: "attachments").path)
        #expect(files == [first.sha256])
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "file.attached"))
        #expect(trail.lines.count == 2)
    }
}
