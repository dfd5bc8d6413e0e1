import Domain
import Foundation
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The server tells machines` {
    @Test func `that it lives and can answer, also without records`() async throws {
        let browser = try await WebHarness.shared.browser()
        #expect(try await browser.get("/health").text == "ok\n")
        #expect(try await browser.get("/ready").text == "ready\n")
        try await withEmptyWorkspace { harness in
            let answer = try await harness.browser().get("/ready")
            #expect(answer.status == 200)
        }
    }

    @Test func `that it cannot answer when the lake is gone`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        try FileManager.default.moveItem(
            at: harness.folder.appending(path: "lake"), to: harness.folder.appending(path: "lake-elsewhere"))
        let answer = try await harness.browser().get("/ready")
        #expect(answer.status == 503)
        #expect(answer.text == "not ready\n")
        #expect(try await harness.browser().get("/health").status == 200)
    }

    @Test func `what it did, by route, to whoever may see the audit trail of the whole`() async throws {
        let harness = try await WebHarness.shared.with()
        try await harness.browser().get("/health")
        try await harness.browser().get("/no-such-page")
        let answer = try await harness.browser(as: .auditor).get("/metrics")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let lines = answer.text.split(separator: "\n").map(String.init)
        #expect(lines.contains(#"twofold_http_requests_total{route="health",method="GET",status="200"} 1"#))
        #expect(lines.contains(#"twofold_http_requests_total{route="none",method="GET",status="404"} 1"#))
        #expect(lines.contains(#"twofold_http_request_duration_seconds_bucket{route="health",le="+Inf"} 1"#))
        #expect(lines.contains("twofold_revision \(try await harness.server.live.revision())"))
        for (role, unit) in [(Role.leader, WebHarness.root), (.auditor, WebHarness.branch)] {
            #expect(try await harness.browser(as: role, at: unit).get("/metrics").status == 403)
        }
        #expect(try await harness.browser().get("/metrics").status == 403)
    }
}

@Suite struct `Counting requests` {
    @Test func `count what lasted at most as long as each bound`() async {
        let metrics = Metrics()
        for milliseconds in [3, 5, 40, 700, 20_000] {
            await metrics.note(route: "today", method: "GET", status: 200, lasted: .milliseconds(milliseconds))
        }
        await metrics.note(route: "today", method: "GET", status: 403, lasted: .milliseconds(1))
        let text = await metrics.text(gauges: [("g", "A gauge.", 7)])
        let name = "twofold_http_request_duration_seconds"
        for (bound, count) in [
            ("0.005", 3), ("0.01", 3), ("0.05", 4), ("0.5", 4), ("1.0", 5), ("10.0", 5), ("+Inf", 6),
        ] {
            #expect(text.contains("\(name)_bucket{route=\"today\",le=\"\(bound)\"} \(count)\n"), "\(bound)")
        }
        #expect(text.contains("\(name)_count{route=\"today\"} 6\n"))
        #expect(text.contains(#"twofold_http_requests_total{route="today",method="GET",status="200"} 5"#))
        #expect(text.contains(#"twofold_http_requests_total{route="today",method="GET",status="403"} 1"#))
        #expect(text.hasSuffix("# HELP g A gauge.\n# TYPE g gauge\ng 7\n"))
    }
}

/// Keeps what is logged.
private struct KeptLog: LogHandler {
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
        let all = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.add("\(event.message) " + all.joined(separator: " "))
    }
}

@Suite(.needsDuckDB) struct `The log of requests` {
    @Test func `has a line for each with its route and account, and nothing of what was asked`() async throws {
        let kept = KeptLog.Lines()
        let logger = Logger(label: "kept", factory: { _ in KeptLog(lines: kept) })
        let harness = try await WebHarness.shared
        let cookies = try await harness.browser(as: .viewer).cookies
        let browser = harness.browser(with: cookies, logger: logger)
        try await browser.get("/?period=2020H1&unit=20CF&secret=5700000001")
        try await browser.get("/no-such-page/5700000001")
        #expect(kept.all.count == 2)
        #expect(kept.all[0].contains(/^request account=viewer method=GET ms=\d+ route=today status=200$/))
        #expect(kept.all[1].contains(/^request account=- method=GET ms=\d+ route=none status=404$/))
        #expect(!kept.all.joined().contains("5700000001"))
    }
}
