import Domain
import Foundation
import NIOCore
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `A remembered page` {
    @Test func `has the name and the form code of whoever reads it`() async throws {
        let harness = try await WebHarness.shared
        let path = "/?period=2020H1&asat=2020-06-30"
        let first = try await harness.browser(as: .leader).get(path)
        let again = try await harness.browser(as: .leader).get(path)
        let code = try #require(again.csrf)
        #expect(first.csrf != nil && first.csrf != code)
        #expect(!again.text.contains("\u{E000}"))
        #expect(again.text.components(separatedBy: code.markupEscaped).count > 2)
        // But for the code of its forms it is the page the first reader had.
        #expect(
            first.text.replacing(try #require(first.csrf).markupEscaped, with: "")
                == again.text.replacing(code.markupEscaped, with: ""))
    }

    @Test func `is not handed to who may see less`() async throws {
        let harness = try await WebHarness.shared
        let path = "/?period=2020H1&asat=2020-06-30"
        #expect(try await harness.browser(as: .leader).get(path).text.contains("6.718"))
        let branch = try await harness.browser(as: .viewer, at: WebHarness.branch).get(path)
        #expect(branch.status == 200 && !branch.text.contains("6.718"))
    }

    @Test func `is made again when something has changed`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .leader)
        let before = try await browser.get("/").text
        let file = FileManager.default.temporaryDirectory.appending(path: "chu-de-\(UUID()).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("themes:\n  - {year: 2019, kind: year, text: {vi: Kỷ cương, en: Discipline}}\n".utf8).write(to: file)
        let workspace = try await harness.workspace
        let revision = try #require(try await workspace.importRecords([file]).revision)
        let foot = "Số liệu theo phiên bản \(revision)."
        #expect(!before.contains(foot))
        #expect(try await browser.get("/").text.contains(foot))
    }

    @Test func `fills its places and nothing else`() {
        let page = RenderedPage("<a>\(RenderedPage.Slot.person.mark)</a>\(RenderedPage.Slot.csrf.mark)|")
        let text = String(buffer: page.bytes { ($0 == .person ? "Lê <Hà> & \"An\"" : "a+/='").markupEscaped })
        #expect(text == "<a>Lê &lt;Hà&gt; &amp; &quot;An&quot;</a>a+/=&#39;|")
        #expect(String(buffer: RenderedPage("").bytes { _ in "x" }) == "")
    }
}
