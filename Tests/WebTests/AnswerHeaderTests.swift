import Domain
import HTTPTypes
import Testing

@testable import Web

@Suite(.needsDuckDB) struct `Every answer` {
    private static let addresses = [
        ("/", 303), ("/sign-in", 200), ("/health", 200), ("/ready", 200), ("/no-such-page", 404),
        ("/assets/x/y.js", 404),
        ("/api/no-such-thing", 404), ("/assets/x/app.css", 200),
    ]

    @Test(arguments: addresses)
    func `tells the browser what it must not do`(path: String, status: Int) async throws {
        let answer = try await WebHarness.shared.browser().get(path)
        #expect(answer.status == status)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.referrerPolicy] == "same-origin")
        #expect(answer.headers[.crossOriginOpenerPolicy] == "same-origin")
        #expect(answer.headers[.permissionsPolicy]?.isEmpty == false)
    }

    @Test(arguments: addresses)
    func `to HEAD is that to GET without a body`(path: String, status: Int) async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser().send(.head, path)
        #expect(answer.status == status)
        #expect(answer.bytes.isEmpty)
        let whole = try await harness.browser().get(path)
        #expect(answer.headers[.contentType] == whole.headers[.contentType])
        #expect(answer.headers[.location] == whole.headers[.location])
    }

    @Test func `to an address there is not says so, in the reader's language`() async throws {
        let harness = try await WebHarness.shared
        let vietnamese = try await harness.browser().get("/no-such-page")
        #expect(vietnamese.text.contains(#"<html lang="vi">"#))
        #expect(vietnamese.plain.contains("Không có trang này."))
        let english = try await harness.browser(as: .viewer, .english).get("/no-such-page")
        #expect(english.text.contains(#"<html lang="en">"#))
        #expect(english.plain.contains("There is no such page."))
    }

    @Test func `of a page is kept by nobody; a file of this release is kept for ever`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let page = try await browser.get("/")
        #expect(page.headers[.cacheControl] == "no-store")
        let link = try #require(page.text.firstMatch(of: /href="(\/assets\/[0-9a-f]{12}\/app\.css)"/)?.output.1)
        let file = try await browser.get(String(link))
        #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(file.headers[.contentType] == "text/css; charset=utf-8")
        #expect(try await browser.get("/assets/000000000000/app.css").headers[.cacheControl] == "no-cache")
    }

    @Test(arguments: [HTTPRequest.Method.put, .delete, .patch])
    func `to a method no page knows is no page`(method: HTTPRequest.Method) async throws {
        let status = try await WebHarness.shared.browser(as: .leader).send(method, "/").status
        #expect([404, 405].contains(status))
    }
}
