import Domain
import Foundation
import GRDB
import Testing

@testable import Registry

@Suite struct `The ledger` {
    @Test(arguments: [
        "UPDATE revision SET summary = 'x'", "DELETE FROM revision", "UPDATE audit SET actor = 'x'",
        "DELETE FROM theme", "UPDATE theme SET year = 2021", "DELETE FROM setting",
        "UPDATE figure_handle SET reference = 'x'",
    ])
    func `refuses to change or delete a row`(sql: String) throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing("themes: [{year: 2020, kind: year, text: Kỷ cương}]")
        try workspace.registry.set(SettingKey.syntheticDataLabel, to: "minh họa", by: "test")
        try workspace.registry.handles(for: ["revenue/20ZZ/2020H1/calendar@2020-06-30#2"], by: "test")
        let error = #expect(throws: DatabaseError.self) {
            try workspace.registry.pool.write { try $0.execute(sql: sql) }
        }
        #expect(error?.message?.hasSuffix("is append-only: write a new version") == true)
    }

    @Test func `guards every table of living records`() throws {
        let workspace = try TemporaryRegistry()
        let triggers = try workspace.registry.pool.read { db in
            try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        }
        for kind in RecordKind.allCases {
            #expect(triggers.isSuperset(of: ["\(kind.rawValue)_refuses_update", "\(kind.rawValue)_refuses_delete"]))
        }
    }

    @Test func `revisions follow each other and carry on what they do not change`() throws {
        let workspace = try TemporaryRegistry()
        let registry = workspace.registry
        try registry.appendRevision(NewRevision(cause: .ingest, summary: "6,000 rows", lakeSnapshot: 3), by: "night")
        let files = StoredDefinitions(
            revision: "abc", pack: "quang-ninh", files: ["pack.yaml": Data("pack: quang-ninh".utf8)])
        try registry.putInForce(files, summary: "pack", by: "office")
        try registry.set(SettingKey.syntheticDataLabel, to: "Dữ liệu minh họa", by: "office")
        let last = try registry.revision(4)
        #expect(last.lakeSnapshot == 3)
        #expect(last.definitionsRevision == "abc")
        #expect(last.recordedAt == "2020-07-07T00:00:00Z")
        #expect(try registry.definitions("abc") == files)
        #expect(try registry.putInForce(files, summary: "again", by: "office") == nil)
        #expect(try registry.revisions().map(\.cause) == [.`init`, .ingest, .definitions, .settings])
        #expect(throws: RegistryError.unknownRevision(9)) { try registry.revision(9) }
        #expect(throws: DatabaseError.self) {
            try registry.appendRevision(NewRevision(cause: .ingest, summary: "back", lakeSnapshot: 2), by: "night")
        }
    }

    @Test func `follows a lake that committed before the registry could`() throws {
        let workspace = try TemporaryRegistry()
        let registry = workspace.registry
        try registry.appendRevision(NewRevision(cause: .ingest, summary: "first", lakeSnapshot: 2), by: "night")
        let commits = [
            LakeCommit(snapshot: 5, cause: .takeback, summary: "took back load 2"),
            LakeCommit(snapshot: 2, cause: .ingest, summary: "first"),
            LakeCommit(snapshot: 4, cause: .ingest, summary: "second"),
        ]
        let added = try registry.repair(with: commits, lakeSnapshot: 5, by: "open")
        #expect(added.map(\.lakeSnapshot) == [4, 5])
        #expect(added.map(\.cause) == [.ingest, .takeback])
        #expect(try registry.repair(with: commits, lakeSnapshot: 5, by: "open").isEmpty)
        #expect(throws: RegistryError.lakeIsBehind(registrySnapshot: 5, lakeSnapshot: 4)) {
            try registry.repair(with: commits, lakeSnapshot: 4, by: "open")
        }
    }

    @Test func `settings are known as of a revision`() throws {
        let workspace = try TemporaryRegistry()
        let registry = workspace.registry
        try registry.set("workspace.title", to: "Một", by: "test")
        try registry.set("workspace.title", to: "Hai", by: "test")
        #expect(try registry.set("workspace.title", to: "Hai", by: "test") == nil)
        #expect(try registry.settings(knownAt: 2) == ["workspace.title": "Một"])
        #expect(try registry.settings() == ["workspace.title": "Hai"])
        try registry.set("workspace.title", to: nil, by: "test")
        #expect(try registry.settings().isEmpty)
    }

    @Test func `a figure has one handle, whoever asks and however often`() throws {
        let workspace = try TemporaryRegistry()
        let text = "revenue/20ZZ/2020H1/calendar@2020-06-30#12"
        let reference = try #require(FigureReference(text))
        let id = try workspace.registry.handle(for: reference, by: "test")
        let entries = try workspace.registry.auditEntries().count
        #expect(try workspace.registry.handle(for: reference, by: "test") == id)
        #expect(try workspace.registry.auditEntries().count == entries)
        #expect(try workspace.registry.reference(ofHandle: id) == text)
        #expect(try workspace.registry.reference(ofHandle: "FAAAAAAAAAAAA") == nil)
        #expect(id.wholeMatch(of: /F[A-Z2-7]{12}/) != nil)
        // printf %s abc | sha256sum gives ba7816bf8f01cfea…; its first 60 bits in base 32 are XJ4BNP4PAHH6.
        #expect(FigureHandle.id(for: "abc") == "FXJ4BNP4PAHH6")
    }

    @Test func `opens the file it made`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing("themes: [{year: 2020, kind: year, text: Kỷ cương}]")
        try workspace.registry.close()
        let again = try RegistryStore(at: workspace.file)
        #expect(try again.themes().map(\.text) == [vi("Kỷ cương")])
    }
}

@Suite struct `A copy of the registry` {
    @Test func `holds what the registry held, with its trail`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing("themes: [{year: 2020, kind: year, text: Kỷ cương}]")
        let copy = workspace.file.deletingLastPathComponent().appending(path: "copy.sqlite")
        try workspace.registry.backup(to: copy)
        try workspace.importing("themes: [{year: 2021, kind: year, text: Sáng tạo}]")
        let restored = try RegistryStore(at: copy)
        #expect(try restored.themes().map(\.year) == [2020])
        #expect(try restored.verifyAudit().isIntact)
    }
}

@Suite struct `The audit trail` {
    private func tampered(_ sql: String) throws -> AuditVerification {
        let workspace = try TemporaryRegistry()
        for year in 2018...2020 { try workspace.importing("themes: [{year: \(year), kind: year, text: Kỷ cương}]") }
        let heads = [try workspace.registry.auditHead()]
        #expect(try workspace.registry.verifyAudit(holding: heads).isIntact)
        try workspace.registry.pool.write { db in
            for trigger in ["audit_refuses_update", "audit_refuses_delete"] {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql)
        }
        return try workspace.registry.verifyAudit(holding: heads)
    }

    @Test func `shows an entry that was changed`() throws {
        #expect(
            try tampered("UPDATE audit SET actor = 'nobody' WHERE sequence = 3").firstBreak == .changed(sequence: 3))
    }

    @Test func `shows an entry that was taken out`() throws {
        #expect(try tampered("DELETE FROM audit WHERE sequence = 4").firstBreak == .disconnected(sequence: 5))
    }

    @Test func `shows an end that was cut off`() throws {
        guard case .headMissing = try tampered("DELETE FROM audit WHERE sequence = 7").firstBreak else {
            Issue.record("a cut end went unseen")
            return
        }
    }

    @Test func `tells of every step that wrote`() throws {
        let workspace = try TemporaryRegistry()
        try workspace.importing("themes: [{year: 2020, kind: year, text: Kỷ cương}]")
        #expect(
            try workspace.registry.auditEntries().map(\.action) == [
                "revision.appended", "revision.appended", "records.imported",
            ])
    }
}
