import Domain
import Foundation
import Logging
import Mail
import Registry
import Synchronization
import Testing

@testable import Web
@testable import Workspace

/// A clock that moves when somebody waits, and ends the service after so many waits.
private final class Mornings: Sendable {
    private let state: Mutex<(now: Date, waits: Int)>
    init(from start: Date, waits: Int) { state = Mutex((start, waits)) }
    var now: Date { state.withLock { $0.now } }
    func wait(_ seconds: TimeInterval) throws {
        try state.withLock { state in
            guard state.waits > 0 else { throw CancellationError() }
            state.waits -= 1
            state.now += seconds
        }
    }
}

/// A mail server that is down until a moment, and keeps when it took what.
private final class Postbox: Sendable {
    private let tried = Mutex<[Date]>([])
    private let taken = Mutex<[Date]>([])
    var attempts: [Date] { tried.withLock { $0 } }
    var messages: [Date] { taken.withLock { $0 } }
    func take(at now: Date, from opening: Date) throws {
        tried.withLock { $0.append(now) }
        guard now >= opening else { throw MailError.refused("no route to <ai.do@haiquan.example>") }
        taken.withLock { $0.append(now) }
    }
}

/// Keeps what is logged.
private struct Notebook: LogHandler {
    final class Pages: Sendable {
        let lines = Mutex<[String]>([])
    }
    let pages: Pages
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
        pages.lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
}

@Suite(.needsDuckDB) struct `The morning's digest` {
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

    /// 22:30 and 23:30 in Hạ Long: an hour later it is still the day, or the next one.
    @Test(arguments: [
        ("2020-06-30T15:30:00Z", false, "2020-06-30T16:30:00Z"),
        ("2020-06-30T16:30:00Z", false, "2020-07-01T00:00:00Z"),
        ("2020-06-30T15:30:00Z", true, "2020-07-01T00:00:00Z"),
    ])
    func `is tried again each hour until midnight`(now: String, isDone: Bool, next: String) throws {
        #expect(DigestService.next(7, after: try moment(now), isDone: isDone, in: zone) == (try moment(next)))
    }

    @Test func `reaches people late where the mail server was down at the hour, once, and says why`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let workspace = try await harness.workspace
        try workspace.people.setReminders(
            of: "reporter-20BB", email: "doi.bao.cao@haiquan.example", wanted: true)
        let group = try #require(try workspace.registry.plan().resolutions.first?.groups.first?.group.code)
        try workspace.record(
            [
                Action(
                    code: "X1", taskGroup: group, title: LocalizedText("Việc X1", in: .vietnamese),
                    leadUnit: WebHarness.branch, deadline: Day("2020-06-30")!)
            ], cause: .plan)
        let start = try moment("2020-06-29T23:00:00Z")
        let opening = try moment("2020-06-30T02:00:00Z")
        // To seven, three hours of trying, and to the next morning.
        let clock = Mornings(from: start, waits: 4)
        let box = Postbox()
        let pages = Notebook.Pages()
        let service = DigestService(
            live: harness.server.live,
            post: ReminderPost(from: try #require(MailAddress("a@haiquan.example"))) { _ in
                try box.take(at: clock.now, from: opening)
            }, hour: 7, logger: Logger(label: "digest") { _ in Notebook(pages: pages) }, now: { clock.now },
            wait: { try clock.wait($0) })
        try await service.run()
        let hours = ["00", "01", "02"].map { "2020-06-30T\($0):00:00Z" }
        #expect(box.attempts.prefix(3) == (try hours.map(moment))[...])
        #expect(box.messages.first == opening)
        #expect(clock.now == (try moment("2020-07-01T00:00:00Z")))
        let lines = pages.lines.withLock { $0 }
        #expect(lines.count { $0.contains("warning") && $0.contains("no route to") } == 2)
        #expect(!lines.contains { $0.contains("ai.do@") || $0.contains("doi.bao.cao@") })
    }
}
