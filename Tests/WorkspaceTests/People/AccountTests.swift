import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite struct `An account` {
    @Test(arguments: ["Nguyễn.A", "NGUYỄN.A", "nguye\u{302}\u{303}n.a"])
    func `has a name that differs from others by more than case and spelling of diacritics`(name: String) async throws {
        let bench = try PeopleBench()
        try await bench.add("nguyễn.a", Grant(.leader, at: "20ZZ"))
        await #expect(throws: PeopleError.nameTaken("nguyễn.a")) { try await bench.add(name) }
    }

    @Test(arguments: ["", "a", ".ab", "a b", "a\u{0}b", "(unknown)", "a/b", String(repeating: "a", count: 65)])
    func `is refused a name that is none`(name: String) async throws {
        let bench = try PeopleBench()
        await #expect(throws: PeopleError.invalidName(name)) { try await bench.add(name) }
    }

    @Test func `is not made with a weak password, an unknown unit, an unknown language or an empty display name`()
        async throws
    {
        let bench = try PeopleBench()
        let keeper = bench.keeper
        await #expect(throws: PeopleError.weakPassword(.tooShort(minimum: 12))) {
            try await keeper.addAccount("chief", grants: [], password: "ngắn")
        }
        await #expect(throws: PeopleError.weakPassword(.common)) {
            try await keeper.addAccount("le.thi.hoa", grants: [], password: "lethihoa2020")
        }
        await #expect(throws: WorkspaceError.unknownUnit("20CX", near: "20CD")) {
            try await keeper.addAccount("chief", grants: [Grant(.leader, at: "20CX")], password: PeopleBench.password)
        }
        await #expect(throws: PeopleError.unknownLanguage("fr", among: ["vi", "en"])) {
            try await keeper.addAccount("chief", language: "fr", grants: [], password: PeopleBench.password)
        }
        await #expect(throws: PeopleError.invalidDisplayName) {
            try await keeper.addAccount("chief", displayName: " ", grants: [], password: PeopleBench.password)
        }
        #expect(try keeper.accounts().isEmpty)
        #expect(throws: PeopleError.unknownAccount("cheif", near: nil)) { try keeper.account("cheif") }
    }

    @Test func `is found by a name that is nearly right only as a suggestion`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        #expect(throws: PeopleError.unknownAccount("cheif", near: "chief")) { try bench.keeper.account("cheif") }
        #expect(try bench.keeper.account("CHIEF").name == "chief")
    }

    @Test func `is given and taken roles, one line of the trail each`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        try bench.keeper.grant([Grant(.approver, at: "20CD"), Grant(.leader, at: "20ZZ")], to: "chief")
        try bench.keeper.revoke([Grant(.leader, at: "20ZZ"), Grant(.viewer, at: "20ZZ")], from: "chief")
        try bench.keeper.revoke([Grant(.viewer, at: "20ZZ")], from: "chief")
        #expect(try bench.keeper.account("chief").grants == [Grant(.approver, at: "20CD")])
        try bench.keeper.setGrants([Grant(.planner, at: "20CF")], of: "chief")
        #expect(try bench.keeper.account("chief").grants == [Grant(.planner, at: "20CF")])
        let told = try bench.registry.auditEntries().map { "\($0.action) \($0.subject) \($0.detail)" }
        #expect(
            told == [
                #"account.added account chief {"displayName":"chief","grants":"leader@20ZZ"}"#,
                #"account.granted account chief {"grants":"approver@20CD"}"#,
                #"account.revoked account chief {"grants":"leader@20ZZ"}"#,
                #"account.granted account chief {"grants":"planner@20CF"}"#,
                #"account.revoked account chief {"grants":"approver@20CD"}"#,
            ])
        #expect(try bench.registry.verifyAudit().isIntact)
    }

    @Test(arguments: [("leader", "leader@20ZZ"), ("leader@20CD", "leader@20CD"), ("viewer@20CD1", "viewer@20CD1")])
    func `has a role at the root where no unit is written`(text: String, grant: String) throws {
        #expect(Set([try PeopleBench().keeper.grant(text)]).texts == [grant])
    }

    @Test func `is told which role or unit may have been meant`() throws {
        let keeper = try PeopleBench().keeper
        #expect(throws: PeopleError.unknownRole("leadr", near: "leader")) { try keeper.grant("leadr@20CD") }
        #expect(throws: PeopleError.unknownRole("", near: nil)) { try keeper.grant("") }
        #expect(throws: WorkspaceError.unknownUnit("20CE", near: "20CD")) { try keeper.grant("leader@20CE") }
        #expect(throws: WorkspaceError.unknownUnit("", near: nil)) { try keeper.grant("leader@") }
    }
}

@Suite struct `The last administrator of the root` {
    @Test func `stays one, and stays enabled`() async throws {
        let bench = try PeopleBench()
        let administrator = Grant(.administrator, at: "20ZZ")
        try await bench.add("one", administrator)
        try await bench.add("branch", Grant(.administrator, at: "20CD"))
        #expect(throws: PeopleError.lastAdministrator) { try bench.keeper.revoke([administrator], from: "one") }
        #expect(throws: PeopleError.lastAdministrator) { try bench.keeper.setGrants([], of: "one") }
        #expect(throws: PeopleError.lastAdministrator) { try bench.keeper.disable("one") }
        #expect(try bench.keeper.account("one").isEnabled)
        #expect(try bench.actions() == ["account.added", "account.added"])
        try await bench.add("two", administrator)
        try bench.keeper.disable("one")
        #expect(throws: PeopleError.lastAdministrator) { try bench.keeper.disable("two") }
        try bench.keeper.enable("one")
        try bench.keeper.revoke([administrator], from: "two")
        #expect(throws: PeopleError.lastAdministrator) { try bench.keeper.disable("one") }
    }
}

@Suite struct `An administrator of a branch` {
    private func bench() async throws -> PeopleBench {
        let bench = try PeopleBench()
        try await bench.add("root", Grant(.administrator, at: "20ZZ"))
        try await bench.add("branch", Grant(.administrator, at: "20CD"))
        try await bench.add("team", Grant(.reporter, at: "20CD1"))
        try await bench.add("both", Grant(.leader, at: "20CD"), Grant(.leader, at: "20CF"))
        try await bench.add("other", Grant(.leader, at: "20CF"))
        try await bench.add("none")
        return bench
    }

    @Test func `sees those whose roles all lie in the branch`() async throws {
        let bench = try await bench()
        #expect(try bench.people(as: "branch").accounts().map(\.name) == ["branch", "team"])
        #expect(try bench.people(as: "root").accounts().count == 6)
        #expect(try bench.people(as: "team").accounts().isEmpty)
        #expect(try bench.people(as: "branch").manageableUnits.map(\.id) == ["20CD", "20CD1"])
    }

    @Test(arguments: ["root", "both", "other", "none"])
    func `changes nobody else`(name: String) async throws {
        let bench = try await bench()
        let branch = try bench.people(as: "branch")
        let before = try bench.registry.accounts()
        #expect(throws: PeopleError.notAllowed) { try branch.account(name) }
        #expect(throws: PeopleError.notAllowed) { try branch.grant([Grant(.viewer, at: "20CD")], to: name) }
        #expect(throws: PeopleError.notAllowed) { try branch.revoke([Grant(.leader, at: "20CD")], from: name) }
        #expect(throws: PeopleError.notAllowed) { try branch.disable(name) }
        #expect(throws: PeopleError.notAllowed) { try branch.enable(name) }
        #expect(throws: PeopleError.notAllowed) { try branch.setProfile(of: name, displayName: "x", language: nil) }
        #expect(throws: PeopleError.notAllowed) { try branch.revokeSessions(of: name) }
        #expect(throws: PeopleError.notAllowed) { try branch.tokens(of: name) }
        await #expect(throws: PeopleError.notAllowed) { try await branch.resetPassword(of: name) }
        #expect(try bench.registry.accounts() == before)
    }

    @Test func `gives roles in the branch only`() async throws {
        let bench = try await bench()
        let branch = try bench.people(as: "branch")
        try branch.grant([Grant(.approver, at: "20CD")], to: "team")
        #expect(throws: PeopleError.notAllowed) { try branch.grant([Grant(.approver, at: "20CF")], to: "team") }
        #expect(throws: PeopleError.notAllowed) { try branch.grant([Grant(.administrator, at: "20ZZ")], to: "branch") }
        #expect(throws: PeopleError.notAllowed) { try branch.setGrants([Grant(.viewer, at: "20ZZ")], of: "team") }
        for grants: Set<Grant> in [
            [], [Grant(.viewer, at: "20ZZ")], [Grant(.viewer, at: "20CD"), Grant(.viewer, at: "20CF")],
        ] {
            await #expect(throws: PeopleError.notAllowed) {
                try await branch.addAccount("new", grants: grants, password: PeopleBench.password)
            }
        }
        try await branch.addAccount("new", grants: [Grant(.viewer, at: "20CD1")], password: PeopleBench.password)
        let added = try #require(try bench.registry.auditEntries().last)
        #expect(added.action == "account.added" && added.actor == "branch")
    }
}
