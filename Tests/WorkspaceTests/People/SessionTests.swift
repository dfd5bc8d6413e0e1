import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite struct `A session` {
    @Test func `is over after an hour without a request`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let token = try await bench.signIn("chief").token
        for _ in 0..<3 {
            bench.clock.advance(3_599)
            #expect(try bench.keeper.session(token) != nil)
        }
        bench.clock.advance(3_600)
        #expect(try bench.keeper.session(token) == nil)
        #expect(try bench.keeper.sessions(of: "chief").isEmpty)
    }

    @Test func `is over after twelve hours however much it is used`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let token = try await bench.signIn("chief").token
        for _ in 0..<23 {
            bench.clock.advance(1_800)
            #expect(try bench.keeper.session(token) != nil)
        }
        bench.clock.advance(1_799)
        #expect(try bench.keeper.session(token) != nil)
        bench.clock.advance(1)
        #expect(try bench.keeper.session(token) == nil)
    }

    @Test func `notes once a minute that it is used`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let begun = bench.clock.now
        let token = try await bench.signIn("chief").token
        bench.clock.advance(59)
        _ = try bench.keeper.session(token)
        #expect(try bench.keeper.sessions(of: "chief").map(\.lastSeen) == [begun])
        bench.clock.advance(1)
        _ = try bench.keeper.session(token)
        #expect(try bench.keeper.sessions(of: "chief").map(\.lastSeen) == [bench.clock.now])
    }

    @Test func `ends where it is signed out, and nowhere else`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let here = try await bench.signIn("chief").token
        let there = try await bench.signIn("chief").token
        try bench.keeper.signOut(here)
        try bench.keeper.signOut("unknown")
        #expect(try bench.keeper.session(here) == nil)
        #expect(try bench.keeper.session(there) != nil)
        #expect(try bench.actions().suffix(2) == ["session.opened", "session.closed"])
    }

    @Test func `ends when its account is disabled or its roles change, and knows a new name at once`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let first = try await bench.signIn("chief").token
        try bench.keeper.setProfile(of: "chief", displayName: "Cục trưởng", language: .english)
        #expect(try bench.keeper.session(first)?.displayName == "Cục trưởng")
        #expect(try bench.keeper.session(first)?.language == .english)
        try bench.keeper.grant([Grant(.leader, at: "20ZZ")], to: "chief")
        #expect(try bench.keeper.session(first) != nil)
        try bench.keeper.grant([Grant(.approver, at: "20CF")], to: "chief")
        #expect(try bench.keeper.session(first) == nil)
        let second = try await bench.signIn("chief").token
        try bench.keeper.disable("chief")
        #expect(try bench.keeper.session(second) == nil)
        try bench.keeper.enable("chief")
        #expect(try bench.keeper.session(second) == nil)
        #expect(
            try bench.actions() == [
                "account.added", "session.opened", "account.changed", "account.granted", "session.opened",
                "account.disabled", "account.enabled",
            ])
    }

    @Test func `of one's own can be ended one by one, another's cannot`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        try await bench.add("other", Grant(.leader, at: "20ZZ"))
        let here = try await bench.signIn("chief").token
        let there = try await bench.signIn("chief").token
        let chief = try bench.people(as: "chief")
        let id = try #require(try chief.sessionID(of: there))
        #expect(try chief.sessions(of: "chief").map(\.id).contains(id))
        #expect(throws: PeopleError.notAllowed) { try bench.people(as: "other").revokeSession(id, of: "chief") }
        #expect(throws: PeopleError.unknownSession(id)) { try bench.people(as: "other").revokeSession(id, of: "other") }
        #expect(throws: PeopleError.notAllowed) { try bench.people(as: "other").sessions(of: "chief") }
        try chief.revokeSession(id, of: "chief")
        #expect(try bench.keeper.session(there) == nil && bench.keeper.session(here) != nil)
        #expect(throws: PeopleError.unknownSession(id)) { try chief.revokeSession(id, of: "chief") }
        let third = try await bench.signIn("chief").token
        try chief.revokeSessions(of: "chief", keeping: third)
        #expect(try bench.keeper.session(here) == nil && bench.keeper.session(third) != nil)
    }
}

@Suite struct `A password` {
    @Test func `is changed by whoever knows the old one, and ends the other sessions`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let here = try await bench.signIn("chief").token
        let there = try await bench.signIn("chief").token
        let chief = try bench.people(as: "chief")
        let new = "bút chì xanh lam"
        await #expect(throws: PeopleError.wrongPassword) {
            try await chief.changePassword(from: "không phải mật khẩu", to: new, keeping: here, at: "10.0.0.1")
        }
        await #expect(throws: PeopleError.weakPassword(.common)) {
            try await chief.changePassword(
                from: PeopleBench.password, to: "quangninh2020", keeping: here, at: "10.0.0.1")
        }
        try await chief.changePassword(from: PeopleBench.password, to: new, keeping: here, at: "10.0.0.1")
        #expect(try bench.keeper.session(here) != nil && bench.keeper.session(there) == nil)
        await #expect(throws: SignInRefusal.wrong) { try await bench.signIn("chief") }
        try await bench.signIn("chief", new)
        #expect(try bench.actions().contains("password.changed"))
    }

    @Test func `ends tokens and calendars only where that is asked for`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let chief = try bench.people(as: "chief")
        let program = try chief.makeToken(for: "chief", label: "bảng tính", scopes: [.viewFigures]).secret
        let calendar = try chief.makeCalendarFeed(for: "chief", unit: "20CD").secret
        try await chief.changePassword(
            from: PeopleBench.password, to: "bút chì xanh lam", keeping: nil, at: "10.0.0.1")
        #expect(try bench.keeper.identity(ofToken: program) != nil)
        #expect(try bench.registry.calendarFeed(secret: calendar) != nil)
        try await chief.changePassword(
            from: "bút chì xanh lam", to: PeopleBench.password, keeping: nil, revokingTokens: true, at: "10.0.0.1")
        #expect(try bench.keeper.identity(ofToken: program) == nil)
        #expect(try bench.registry.calendarFeed(secret: calendar) == nil)
    }

    @Test func `cannot be guessed through the form that changes it`() async throws {
        let bench = try PeopleBench()
        try await bench.add("chief", Grant(.leader, at: "20ZZ"))
        let chief = try bench.people(as: "chief")
        for _ in 0..<5 {
            await #expect(throws: PeopleError.wrongPassword) {
                try await chief.changePassword(from: "không phải", to: "bút chì xanh lam", keeping: nil, at: "10.0.0.1")
            }
        }
        await #expect(throws: SignInRefusal.throttled(retryAfterSeconds: 1)) {
            try await chief.changePassword(
                from: PeopleBench.password, to: "bút chì xanh lam", keeping: nil, at: "10.0.0.1")
        }
    }

    @Test func `given by an administrator ends every session and token, and one's own is not given`() async throws {
        let bench = try PeopleBench()
        try await bench.add("root", Grant(.administrator, at: "20ZZ"))
        try await bench.add("chief", Grant(.leader, at: "20CD"))
        let token = try await bench.signIn("chief").token
        let root = try bench.people(as: "root")
        let program = try bench.people(as: "chief").makeToken(for: "chief", label: "bảng tính", scopes: [.viewFigures])
        let calendar = try bench.people(as: "chief").makeCalendarFeed(for: "chief", unit: "20CD").secret
        #expect(try bench.keeper.identity(ofToken: program.secret) != nil)
        #expect(try bench.registry.calendarFeed(secret: calendar) != nil)
        let given = try await root.resetPassword(of: "chief")
        #expect(try bench.keeper.session(token) == nil)
        #expect(try bench.keeper.identity(ofToken: program.secret) == nil)
        #expect(try bench.registry.calendarFeed(secret: calendar) == nil)
        try await bench.signIn("chief", given)
        await #expect(throws: PeopleError.notAllowed) { try await root.resetPassword(of: "root") }
        await #expect(throws: PeopleError.notAllowed) {
            try await bench.people(as: "chief").resetPassword(of: "root")
        }
        #expect(try bench.actions().contains("password.reset"))
    }
}
