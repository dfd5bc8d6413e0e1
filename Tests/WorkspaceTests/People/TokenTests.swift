import Domain
import Foundation
import Testing

@testable import Workspace

@Suite struct `A token` {
    @Test func `may what its account may, as far as its scopes go`() async throws {
        let bench = try PeopleBench()
        try await bench.add("night", Grant(.planner, at: "20CD"))
        let made = try bench.people(as: "night").makeToken(
            for: "night", label: " nạp đêm ", scopes: [.loadRecords, .viewFigures])
        #expect(made.secret.wholeMatch(of: /tf_[A-Za-z0-9_-]{43}/) != nil)
        #expect(made.token.label == "nạp đêm")
        let identity = try #require(try bench.keeper.identity(ofToken: made.secret))
        let units = bench.keeper.units
        #expect(identity.account == "night")
        #expect(identity.may(.loadRecords, at: "20CD1", in: units) && identity.may(.viewFigures, at: "20CD", in: units))
        #expect(!identity.may(.plan, at: "20CD", in: units) && !identity.may(.loadRecords, at: "20CF", in: units))
        try bench.keeper.setGrants([Grant(.viewer, at: "20CD")], of: "night")
        let less = try #require(try bench.keeper.identity(ofToken: made.secret))
        #expect(!less.may(.loadRecords, at: "20CD", in: units) && less.may(.viewFigures, at: "20CD", in: units))
    }

    @Test func `is worthless when expired, revoked, unknown or of a disabled account`() async throws {
        let bench = try PeopleBench()
        try await bench.add("night", Grant(.planner, at: "20CD"))
        let night = try bench.people(as: "night")
        let (short, _) = try night.makeToken(for: "night", label: "một ngày", scopes: [.plan], days: 1)
        let (long, token) = try night.makeToken(for: "night", label: "một năm", scopes: [.plan], days: 366)
        bench.clock.advance(86_399)
        #expect(try bench.keeper.identity(ofToken: short) != nil)
        bench.clock.advance(1)
        #expect(try bench.keeper.identity(ofToken: short) == nil)
        try bench.keeper.disable("night")
        #expect(try bench.keeper.identity(ofToken: long) == nil)
        try bench.keeper.enable("night")
        #expect(try bench.keeper.identity(ofToken: long) != nil)
        try night.revokeToken(token.id, of: "night")
        #expect(try bench.keeper.identity(ofToken: long) == nil)
        #expect(throws: PeopleError.unknownToken(token.id)) { try night.revokeToken(token.id, of: "night") }
        for unknown in ["", "tf_", "tf_" + String(repeating: "A", count: 43), "unknown"] {
            #expect(try bench.keeper.identity(ofToken: unknown) == nil)
        }
        #expect(try night.tokens(of: "night").map(\.state) == [.revoked, .expired])
        #expect(
            try bench.actions() == [
                "account.added", "token.made", "token.made", "account.disabled", "account.enabled", "token.revoked",
            ])
    }

    @Test func `is no session, and a session no token`() async throws {
        let bench = try PeopleBench()
        try await bench.add("night", Grant(.planner, at: "20CD"))
        let session = try await bench.signIn("night").token
        let secret = try bench.people(as: "night").makeToken(for: "night", label: "đêm", scopes: [.plan]).secret
        #expect(try bench.keeper.identity(ofToken: session) == nil)
        #expect(try bench.keeper.session(secret) == nil)
    }

    @Test func `notes once a minute that it is used`() async throws {
        let bench = try PeopleBench()
        try await bench.add("night", Grant(.planner, at: "20CD"))
        let secret = try bench.keeper.makeToken(for: "night", label: "đêm", scopes: [.plan]).secret
        #expect(try bench.keeper.tokens(of: "night").map(\.lastUsed) == [nil])
        let first = bench.clock.now
        for _ in 0..<2 {
            _ = try bench.keeper.identity(ofToken: secret)
            #expect(try bench.keeper.tokens(of: "night").map(\.lastUsed) == [first])
            bench.clock.advance(30)
        }
        _ = try bench.keeper.identity(ofToken: secret)
        #expect(try bench.keeper.tokens(of: "night").map(\.lastUsed) == [bench.clock.now])
    }

    @Test func `is made for one's own account, for a while, with a label and scopes the account has`() async throws {
        let bench = try PeopleBench()
        try await bench.add("root", Grant(.administrator, at: "20ZZ"))
        try await bench.add("night", Grant(.planner, at: "20CD"))
        let night = try bench.people(as: "night")
        #expect(throws: PeopleError.noScopes) { try night.makeToken(for: "night", label: "a", scopes: []) }
        #expect(throws: PeopleError.invalidLabel) { try night.makeToken(for: "night", label: " ", scopes: [.plan]) }
        for days in [0, -1, 367] {
            #expect(throws: PeopleError.invalidLifetime(days: days)) {
                try night.makeToken(for: "night", label: "a", scopes: [.plan], days: days)
            }
        }
        #expect(throws: PeopleError.scopeBeyondRoles(.approve)) {
            try night.makeToken(for: "night", label: "a", scopes: [.plan, .approve])
        }
        #expect(throws: PeopleError.notAllowed) {
            try bench.people(as: "root").makeToken(for: "night", label: "a", scopes: [.plan])
        }
        let made = try night.makeToken(for: "night", label: "a", scopes: [.plan])
        let identity = try #require(try bench.keeper.identity(ofToken: made.secret))
        #expect(throws: PeopleError.notAllowed) {
            try bench.keeper.acting(as: .person(identity)).makeToken(for: "night", label: "b", scopes: [.plan])
        }
        try bench.people(as: "root").revokeToken(made.token.id, of: "night")
        #expect(try bench.keeper.identity(ofToken: made.secret) == nil)
    }
}
