import Domain
import HTTPTypes
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `Signing in` {
    @Test func `opens the page that was asked for`() async throws {
        let browser = try await WebHarness.shared.browser()
        let refused = try await browser.get("/?unit=20BB&period=2020H1")
        #expect(refused.status == 303)
        #expect(refused.location == "/sign-in?next=%2F%3Funit%3D20BB%26period%3D2020H1")
        let form = try await browser.get(try #require(refused.location))
        #expect(form.text.contains(#"<input type="hidden" name="next" value="/?unit=20BB&amp;period=2020H1">"#))
        let answer = try await browser.post(
            "/sign-in",
            [("name", "leader"), ("password", WebHarness.password), ("next", "/?unit=20BB&period=2020H1")])
        #expect(answer.status == 303)
        #expect(answer.location == "/?unit=20BB&period=2020H1")
        #expect(try await browser.get("/?unit=20BB&period=2020H1").status == 200)
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/\\evil.example/", "evil", "javascript:alert(1)", "",
        "/\u{9}/evil.example/",
    ])
    func `never leads to somebody else's page`(next: String) async throws {
        let browser = try await WebHarness.shared.browser()
        let form = try await browser.get("/sign-in?next=\(next.queryEncoded)")
        #expect(form.text.contains(#"name="next" value="/">"#))
        let answer = try await browser.post(
            "/sign-in", [("name", "leader"), ("password", WebHarness.password), ("next", next)])
        #expect(answer.location == "/")
        #expect(try await browser.get("/sign-in?next=\(next.queryEncoded)").location == "/")
    }

    @Test(arguments: [("leader", "một câu khác hẳn"), ("nobody-at-all", WebHarness.password), ("", ""), ("leader", "")])
    func `says the same of a wrong name and a wrong password`(name: String, password: String) async throws {
        let browser = try await WebHarness.shared.browser()
        try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", [("name", name), ("password", password)])
        #expect(answer.status == 401)
        #expect(answer.text.contains(#"<p class="problem" role="alert">Tên đăng nhập hoặc mật khẩu không đúng.</p>"#))
        #expect(answer.text.contains(#"name="name" value="\#(name)""#))
        #expect(password.isEmpty || !answer.text.contains(password))
        #expect(try await browser.get("/").status == 303)
    }

    @Test func `waits after wrong passwords, also with the right one`() async throws {
        // A long wait after the first failure, so that no machine is slow enough to be through with it.
        let people = PeopleSettings(scryptRounds: 16, throttle: SignInThrottle(patience: -6))
        let browser = try await WebHarness.ofItsOwn(people: people).browser(.english)
        try await browser.get("/sign-in")
        #expect(try await browser.post("/sign-in", [("name", "leader"), ("password", "wrong")]).status == 401)
        let answer = try await browser.post("/sign-in", [("name", "leader"), ("password", WebHarness.password)])
        #expect(answer.status == 429)
        let seconds = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
        #expect((60...900).contains(seconds))
        #expect(answer.plain.contains("Too many wrong sign-ins. Try again in \(seconds) seconds."))
    }

    @Test func `does not show the form to somebody signed in`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let answer = try await browser.get("/sign-in?next=/?unit=20BB")
        #expect(answer.status == 303)
        #expect(answer.location == "/?unit=20BB")
    }

    @Test func `keeps the session in a cookie that scripts and other sites do not get`() async throws {
        let browser = try await WebHarness.shared.browser()
        try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", [("name", "viewer"), ("password", WebHarness.password)])
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("twofold-session=") })
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Lax"))
        #expect(!cookie.contains("Secure"))
    }

    @Test func `marks cookies Secure and binds them to the host where browsers come by https`() async throws {
        var settings = WebHarness.settings
        settings.publicURL = "https://muctieukep.example"
        let browser = try await WebHarness.shared.with(settings: settings).browser()
        let form = try await browser.get("/sign-in")
        #expect(form.headers[.strictTransportSecurity] == "max-age=31536000")
        let answer = try await browser.post("/sign-in", [("name", "viewer"), ("password", WebHarness.password)])
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-twofold-session=") })
        #expect(cookie.contains("Secure"))
        #expect(cookie.contains("Path=/"))
        #expect(try await browser.get("/").status == 200)
    }
}

@Suite(.needsDuckDB) struct `Signing out` {
    @Test func `ends the session, also for whoever kept its cookie`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let token = try #require(await browser.cookies["twofold-session"])
        try await browser.get("/")
        let answer = try await browser.post("/sign-out")
        #expect(answer.status == 303)
        #expect(answer.location == "/sign-in")
        #expect(await browser.cookies["twofold-session"] == nil)
        #expect(try await browser.get("/", headers: [.cookie: "twofold-session=\(token)"]).status == 303)
    }

    @Test func `is over by itself after an hour without a request`() async throws {
        let people = PeopleSettings(idle: .zero, scryptRounds: 16)
        let browser = try await WebHarness.shared.with(people: people).browser(as: .viewer)
        let answer = try await browser.get("/?period=2020H1")
        #expect(answer.status == 303)
        #expect(answer.location == "/sign-in?next=%2F%3Fperiod%3D2020H1")
    }
}
