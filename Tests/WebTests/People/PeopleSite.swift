import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing
import Workspace

@testable import Web

/// What the server answered.
struct SiteAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String
    var location: String? { headers[.location] }
}

/// The server on a workspace without records, answered in memory, and a browser that keeps its cookies.
final class PeopleSite {
    static let password = "một câu dài dễ nhớ"
    let server: WebServer
    let workspace: TwofoldWorkspace
    private let responder: any HTTPResponder<WebContext>
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "people-site-\(UUID().uuidString)")
        let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let pack = project.appending(path: "packs/quang-ninh")
        let people = PeopleSettings(scryptRounds: 16)
        workspace = try await TwofoldWorkspace.create(in: folder, pack: pack, actor: "thử").keeping(people)
        server = try await WebServer(
            workspace: folder, settings: WebSettings(), people: people, logger: Logger(label: "test"))
        responder = server.router().buildResponder()
    }

    /// To be called at the end of a test.
    func close() async {
        await server.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func add(_ name: String, _ grants: Grant...) async throws {
        try await workspace.people.addAccount(name, grants: Set(grants), password: Self.password)
    }

    func answer(_ request: Request) async throws -> SiteAnswer {
        var logger = Logger(label: "test")
        logger[metadataKey: "hb.request.id"] = "test"
        let context = WebContext(
            source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: logger))
        let response = try await responder.respond(to: request, context: context)
        let writer = Collector()
        try await response.body.write(writer)
        return SiteAnswer(
            status: response.status, headers: response.headers, body: String(buffer: await writer.gathered.buffer))
    }

    /// A browser signed in with an account.
    func browser(_ name: String, _ password: String = PeopleSite.password, language: String = "vi") async throws
        -> SiteBrowser
    {
        var browser = SiteBrowser(site: self, cookies: ["lang": language])
        let page = try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", ["name": name, "password": password], after: page)
        #expect(answer.status == .seeOther, "\(answer.body)")
        return browser
    }

    private actor Gathered {
        var buffer = ByteBuffer()
        func add(_ part: ByteBuffer) { buffer.writeImmutableBuffer(part) }
    }

    private struct Collector: ResponseBodyWriter {
        let gathered = Gathered()
        func write(_ buffer: ByteBuffer) async throws { await gathered.add(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// Keeps cookies and sends forms with the token of the page they are on.
struct SiteBrowser {
    let site: PeopleSite
    var cookies: [String: String]

    mutating func get(_ address: String) async throws -> SiteAnswer {
        try await send(.get, address, nil)
    }

    /// - Parameter page: The page the form is on; `nil` sends no token.
    mutating func post(_ address: String, _ fields: KeyValuePairs<String, String>, after page: SiteAnswer?) async throws
        -> SiteAnswer
    {
        var fields = fields.map { ($0.key, $0.value) }
        if let page {
            let token = String(try #require(page.body.firstMatch(of: /name="csrf" value="([^"]+)"/)).output.1)
            fields.append(("csrf", token.replacing("&#43;", with: "+").replacing("&#x3D;", with: "=")))
        }
        let body = fields.map { "\($0.0.queryEncoded)=\($0.1.queryEncoded)" }.joined(separator: "&")
        return try await send(.post, address, body)
    }

    private mutating func send(
        _ method: HTTPRequest.Method, _ address: String, _ form: String?
    ) async throws -> SiteAnswer {
        var headers = HTTPFields()
        headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: address, headerFields: headers)
        let answer = try await site.answer(
            Request(head: head, body: RequestBody(buffer: ByteBuffer(string: form ?? ""))))
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count == 2 ? pair[1] : nil
        }
        return answer
    }
}
