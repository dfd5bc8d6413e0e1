import Domain
import HTTPTypes
import Testing

@testable import Web

@Suite(.needsDuckDB) struct `A form` {
    @Test func `without the code of its page is refused`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer, .english)
        let answer = try await browser.postWithout(csrf: "/sign-out", [])
        #expect(answer.status == 403)
        #expect(answer.plain.contains("The page was open for too long or came from elsewhere."))
        #expect(try await browser.get("/").status == 200)
    }

    @Test(arguments: ["", "AAAA", "not base64 at all", "x=="])
    func `with a wrong code is refused`(code: String) async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        #expect(try await browser.postWithout(csrf: "/sign-out", [("csrf", code)]).status == 403)
        #expect(try await browser.get("/").status == 200)
    }

    @Test func `with the code of somebody else's session is refused`() async throws {
        let harness = try await WebHarness.shared
        let other = try await harness.browser(as: .viewer).get("/")
        let code = try #require(other.csrf)
        let browser = try await harness.browser(as: .viewer)
        #expect(try await browser.postWithout(csrf: "/sign-out", [("csrf", code)]).status == 403)
        #expect(try await browser.get("/").status == 200)
    }

    @Test func `of the page before signing in is refused after it`() async throws {
        let browser = try await WebHarness.shared.browser()
        let code = try #require(try await browser.get("/sign-in").csrf)
        _ = try await browser.post("/sign-in", [("name", "viewer"), ("password", WebHarness.password)])
        #expect(try await browser.postWithout(csrf: "/sign-out", [("csrf", code)]).status == 403)
    }

    @Test(arguments: ["cross-site", "same-site"])
    func `sent from another site is refused, right code or not`(site: String) async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        try await browser.get("/")
        let headers: HTTPFields = [.secFetchSite: site]
        #expect(try await browser.post("/sign-out", headers: headers).status == 403)
        #expect(try await browser.post("/language", [("lang", "en")], headers: headers).status == 403)
        #expect(try await browser.get("/").status == 200)
    }

    @Test(arguments: ["same-origin", "none"])
    func `sent from a page of ours is taken`(site: String) async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        try await browser.get("/")
        let answer = try await browser.post("/language", [("lang", "en")], headers: [.secFetchSite: site])
        #expect(answer.status == 303)
        #expect(try await browser.get("/").text.contains(#"<html lang="en">"#))
    }

    @Test func `of a stranger needs the stranger's own code`() async throws {
        let harness = try await WebHarness.shared
        let code = try #require(try await harness.browser().get("/sign-in").csrf)
        let fields = [("name", "viewer"), ("password", WebHarness.password), ("csrf", code)]
        let browser = harness.browser()
        #expect(try await browser.postWithout(csrf: "/sign-in", fields).status == 403)
        try await browser.get("/sign-in")
        #expect(try await browser.postWithout(csrf: "/sign-in", fields).status == 403)
        #expect(await browser.cookies["twofold-session"] == nil)
    }

    @Test func `may hold 256 KiB and not a byte more`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let code = try #require(try await browser.get("/").csrf)
        let start = "csrf=\(code.queryEncoded)&lang=en&here=".utf8
        for (size, status) in [(256 << 10, 303), (256 << 10 + 1, 413)] {
            let body = Array(start) + [UInt8](repeating: UInt8(ascii: "a"), count: size - start.count)
            let answer = try await browser.send(
                .post, "/language", headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
            #expect(answer.status == status)
        }
    }

    private static let written: [(String, [String: String])] = [
        ("", [:]), ("&&", [:]), ("=x", [:]), ("a", ["a": ""]), ("a=1&b=%20c+d%20", ["a": "1", "b": "c d"]),
        ("a=%zz", ["a": ""]), ("a=b=c", ["a": "b=c"]), ("t=u%CC%81", ["t": "\u{FA}"]),
    ]

    @Test(arguments: written)
    func `is read as browsers write it`(text: String, fields: [String: String]) {
        let form = Form(urlEncoded: text)
        #expect(Set(form.names) == Set(fields.keys))
        for (name, value) in fields { #expect((form[name] ?? "").unicodeScalars.elementsEqual(value.unicodeScalars)) }
    }
}
