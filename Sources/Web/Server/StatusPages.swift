import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Packs
import Workspace

extension WebServer {
    /// What machines ask: whether the process lives, whether it can answer, and what it did so far.
    func bindStatus(_ book: RouteBook) {
        book.open(.health) { _ in .plain("ok\n") }
        book.open(.readiness) { visit in
            do {
                try await visit.live.checkReady()
                return .plain("ready\n")
            } catch {
                visit.context.logger.error("not ready", metadata: ["error": "\(error)"])
                return .plain("not ready\n", status: .serviceUnavailable)
            }
        }
        book.open(.metrics) { visit in
            guard try await visit.maySeeMetrics else { throw WebError.forbidden }
            let text = await metrics.text(gauges: [
                ("twofold_revision", "The latest revision of the workspace.", try await visit.live.revision()),
                ("process_resident_memory_bytes", "Memory of the server itself.", Self.residentBytes),
            ])
            var response = Response.plain(text)
            response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
            return response
        }
    }

    /// Of this process, without the DuckDB processes it keeps; 0 where the system does not tell.
    private static var residentBytes: Int {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * 4_096
    }
}

extension OpenVisit {
    /// This machine itself, not through a proxy, and auditors and administrators of the whole department.
    fileprivate var maySeeMetrics: Bool {
        get async throws {
            let isDirect = request.headers[.forwardedFor] == nil && request.headers[.forwarded] == nil
            if isDirect, let own = context.address, own == "127.0.0.1" || own == "::1" { return true }
            let tree = try await live.workspace().pack.units
            return identity?.may(.viewAudit, at: tree.root, in: tree) ?? false
        }
    }
}

extension Response {
    fileprivate static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .text(text))
    }
}

extension HTTPField.Name {
    fileprivate static let forwarded = HTTPField.Name("Forwarded")!
}
