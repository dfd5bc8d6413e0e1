import Domain
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
}
