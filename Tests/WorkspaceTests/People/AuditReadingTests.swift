import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

/// 2020-07-07T00:00:00Z is 7 in the morning in Hà Nội.
@Suite struct `The audit trail, read` {
    private func bench() throws -> PeopleBench {
        let bench = try PeopleBench()
        for (actor, action) in [
            ("an", "session.opened"), ("bình", "session.opened"), ("an", "sessions"), ("an", "export"),
        ] {
            try bench.registry.record(AuditEvent(actor: actor, action: action, subject: "x"))
            bench.clock.advance(6 * 3_600)
        }
        return bench
    }

    private func sequences(_ filter: AuditFilter) throws -> [Int] {
        let bench = try bench()
        return try bench.reader.entries(filter, before: nil, limit: 100).lines.map(\.sequence)
    }

    @Test func `comes newest first, page by page, each line once`() throws {
        let bench = try bench()
        let first = try bench.reader.entries(AuditFilter(), before: nil, limit: 3)
        #expect(first.lines.map(\.sequence) == [4, 3, 2] && first.next == 2)
        let second = try bench.reader.entries(AuditFilter(), before: first.next, limit: 3)
        #expect(second.lines.map(\.sequence) == [1] && second.next == nil)
    }

    @Test func `is filtered by who, what and when`() throws {
        #expect(try sequences(AuditFilter(actor: "an")) == [4, 3, 1])
        #expect(try sequences(AuditFilter(action: "session.opened")) == [2, 1])
        #expect(try sequences(AuditFilter(action: "session.")) == [2, 1])
        #expect(try sequences(AuditFilter(action: "session")) == [])
        #expect(try sequences(AuditFilter(actor: "an", action: "session.")) == [1])
        // At 07:00, 13:00 and 19:00 in Hà Nội; the fourth at 01:00 of the next day.
        #expect(try sequences(AuditFilter(day: Day("2020-07-07"))) == [3, 2, 1])
        #expect(try sequences(AuditFilter(day: Day("2020-07-08"))) == [4])
        #expect(try sequences(AuditFilter(day: Day("2020-07-06"))) == [])
    }

    @Test func `says whether it is unbroken, and that its end is missing`() throws {
        let bench = try bench()
        let whole = try bench.reader.verdict(holding: [bench.registry.auditHead()])
        #expect(whole.isIntact && whole.entries == 4 && whole.firstBreak == nil)
        let missing = String(repeating: "ab", count: 32)
        #expect(try bench.reader.verdict(holding: [missing]).firstBreak == .headMissing(hash: missing))
    }
}
