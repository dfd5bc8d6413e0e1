import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Web

/// What a server answered.
struct Answer: Sendable {
    /// 200, 303, 403 …
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }

    /// The code a form of this page sends back; `nil` on a page without a form.
    var csrf: String? {
        text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.output.1).unescaped }
    }

    /// The text without tags, entities and runs of blanks: what a reader sees.
    var plain: String {
        text.replacing(/<script[^>]*>(?s:.*?)<\/script>/, with: " ").replacing(/<[^>]*>/, with: " ").unescaped
            .replacing(/\s+/, with: " ")
    }

    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
}

extension String {
    /// HTML's entities read.
    var unescaped: String {
        replacing("&quot;", with: "\"").replacing("&#43;", with: "+").replacing("&#39;", with: "'").replacing(
            "&lt;", with: "<"
        )
        .replacing("&gt;", with: ">").replacing("&#x3D;", with: "=").replacing("&#61;", with: "=")
        .replacing("&amp;", with: "&")
    }
}

/// Somebody's browser: it keeps cookies, sends what a browser sends, and asks the server in the same process.
actor WebBrowser {
    private let responder: any HTTPResponder<WebContext>
    private(set) var cookies: [String: String]
    private let address: String
    private let logger: Logger
    /// The last page read, whose form is sent by ``post(_:_:headers:)``.
    private var page: Answer?

    private static let count = Mutex(0)

    init(
        _ responder: any HTTPResponder<WebContext>, _ language: Language, _ cookies: [String: String] = [:],
        logger: Logger = WebHarness.logger
    ) {
        self.logger = logger
        self.responder = responder
        self.cookies = cookies
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        address = "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
        if language == .english { self.cookies["lang"] = "en" }
    }

    func signIn(as account: String, password: String = WebHarness.password) async throws {
        _ = try await get("/sign-in")
        let answer = try await post("/sign-in", [("name", account), ("password", password)])
        try #require(answer.status == 303, "\(account) could not sign in: \(answer.status)")
        page = nil
    }

    /// Reads a page; redirects are not followed.
    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        let answer = try await send(.get, path, headers: headers)
        if answer.csrf != nil { page = answer }
        return answer
    }

    /// Sends a form as the last page read would, with its CSRF code; a page is read first where none was.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)] = [], headers: HTTPFields = [:]) async throws -> Answer {
        if page == nil { try await get("/") }
        let code = try #require(page?.csrf, "no page with a form was read before \(path) was sent")
        return try await postWithout(csrf: path, fields + [("csrf", code)], headers: headers)
    }

    /// Sends a form as it is, also without a CSRF code.
    @discardableResult
    func postWithout(
        csrf path: String, _ fields: [(String, String)], headers: HTTPFields = [:]
    ) async throws -> Answer {
        let body = fields.map { "\($0.queryEncoded)=\($1.queryEncoded)" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: Array(body.utf8))
    }

    /// Any request, with the cookies kept so far.
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var fields = headers
        if fields[.forwardedFor] == nil { fields[.forwardedFor] = address }
        if fields[.cookie] == nil, !cookies.isEmpty {
            fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1", path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        // The name of the request, which the real server gives it.
        var logger = logger
        logger[metadataKey: "hb.request.id"] = "test-\(UUID().uuidString)"
        let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: logger)
        let response = try await responder.respond(to: request, context: WebContext(source: source))
        let kept = Mutex(ByteBuffer())
        try await response.body.write(Collector { part in kept.withLock { _ = $0.writeImmutableBuffer(part) } })
        keepCookies(response.headers)
        return Answer(
            status: response.status.code, headers: response.headers,
            bytes: kept.withLock { Array($0.readableBytesView) })
    }

    private func keepCookies(_ headers: HTTPFields) {
        for text in headers[values: .setCookie] {
            let parts = text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false),
                pair.count == 2
            else { continue }
            let isRemoved = parts.contains { $0.lowercased() == "max-age=0" }
            cookies[String(pair[0])] = isRemoved ? nil : String(pair[1])
        }
    }
}

private struct Collector: ResponseBodyWriter {
    let take: @Sendable (ByteBuffer) -> Void
    mutating func write(_ buffer: ByteBuffer) async throws { take(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
