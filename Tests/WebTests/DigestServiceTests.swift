import Foundation
import Testing

@testable import Web

@Suite struct `The morning's digest` {
    private let zone = TimeZone(identifier: "Asia/Ho_Chi_Minh")!
    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    /// Seven in Hạ Long is midnight in Greenwich.
    @Test(arguments: [
        ("2020-06-29T23:59:59Z", "2020-06-30T00:00:00Z"), ("2020-06-30T00:00:00Z", "2020-07-01T00:00:00Z"),
        ("2020-06-30T16:59:59Z", "2020-07-01T00:00:00Z"), ("2020-06-30T17:00:00Z", "2020-07-01T00:00:00Z"),
    ])
    func `comes at the next seven o'clock of the pack's zone`(now: String, next: String) throws {
        #expect(DigestService.first(7, after: try moment(now), in: zone) == (try moment(next)))
    }

    @Test func `comes at once when the server starts after the hour, and waits for it before`() throws {
        let late = try moment("2020-06-30T05:00:00Z")
        #expect(DigestService.due(7, at: late, in: zone) == late)
        // 6:00 in Hạ Long, still the evening before in Greenwich.
        #expect(
            DigestService.due(7, at: try moment("2020-06-29T23:00:00Z"), in: zone)
                == (try moment("2020-06-30T00:00:00Z")))
    }
}
