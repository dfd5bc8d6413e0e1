import Domain
import Foundation
import HTTPTypes
import Packs
import Registry
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The page behind a number` {
    private func path(_ reference: String, _ more: String = "") -> String {
        "/figure?ref=\(reference.queryEncoded)\(more)"
    }

    @Test func `says how the number is made and that its records add up to it`() async throws {
        let site = try await WebHarness.shared
        let reference = try await reference(site)
        let browser = try await site.browser(as: .leader)
        let page = try await browser.get(path(reference.description))
        #expect(page.status == 200)
        #expect(page.plain.contains("6.718.000.000.000 VND"))
        #expect(page.plain.contains("sum(payment.amount)"))
        #expect(page.plain.contains("Kiểm tra: cộng lại từ toàn bộ hồ sơ được đúng giá trị này."))
        #expect(page.plain.contains("182 ngày") && page.plain.contains("181 ngày"))
        #expect(page.plain.contains("không có thay đổi nào"))
        let english = try await site.browser(as: .leader, .english).get(path(reference.description))
        #expect(english.plain.contains("Checked: all records together come to this value."))
    }

    @Test func `lists records that add up to 6 718 000 000 000 in the file too`() async throws {
        let site = try await WebHarness.ofItsOwn()
        let reference = try await reference(site)
        let browser = try await site.browser(as: .leader)
        let file = try await browser.get("/figure/records.csv?ref=\(reference.description.queryEncoded)")
        #expect(file.status == 200)
        let lines = file.text.split(whereSeparator: \.isNewline)
        let header = lines[0].dropFirst().split(separator: ",").map(String.init)
        let amount = try #require(header.firstIndex(of: "_contribution"))
        let sum = lines.dropFirst().reduce(Decimal(0)) { sum, line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return sum + (Decimal(string: String(cells[amount])) ?? 0)
        }
        #expect(sum == Decimal(string: "6718000000000"))
        let audit = try await site.workspace.auditEntries(AuditFilter(action: "export.records"))
        #expect(audit.lines.map(\.subject) == [reference.description])
        #expect(audit.lines.first?.actor == "leader")
    }

    @Test func `pages fifty records and sorts them by a column`() async throws {
        let site = try await WebHarness.shared
        let reference = try await reference(site)
        let browser = try await site.browser(as: .leader)
        let listing = try await site.workspace.records(
            behind: reference, RecordQuery(sortedBy: "amount", isDescending: true, limit: 51, showsNames: true))
        let key = listing.key[0]
        let first = try await browser.get(path(reference.description, "&sort=amount&down=1"))
        #expect(first.plain.contains("1–50"))
        #expect(first.text.contains(#"aria-sort="descending""#))
        #expect(first.text.contains(try #require(listing.rows[49][key])))
        #expect(!first.text.contains(">\(try #require(listing.rows[50][key]))<"))
        let second = try await browser.get(path(reference.description, "&sort=amount&down=1&page=2"))
        #expect(second.text.contains(">\(try #require(listing.rows[50][key]))<"))
        #expect(try await browser.get(path(reference.description, "&sort=nonsense")).status == 400)
        #expect(try await browser.get(path(reference.description, "&page=x")).status == 400)
    }

    @Test func `follows a record to its versions`() async throws {
        let site = try await WebHarness.shared
        let reference = try await reference(site)
        let listing = try await site.workspace.records(behind: reference, RecordQuery(limit: 1, showsNames: true))
        let key = try #require(listing.rows[0][listing.key[0]])
        let browser = try await site.browser(as: .leader)
        let page = try await browser.get(
            "/figure/record?ref=\(reference.description.queryEncoded)&part=0&k=\(key.queryEncoded)")
        #expect(page.status == 200)
        #expect(page.plain.contains(key) && page.plain.contains("đang tính"))
        let unknown = try await browser.get(
            "/figure/record?ref=\(reference.description.queryEncoded)&part=0&k=nothing")
        #expect(unknown.status == 404)
    }

    @Test func `hides names from who may not see them, and does not sort by them`() async throws {
        let site = try await WebHarness.shared
        let reference = try await reference(site)
        let page = try await site.browser(as: .planner).get(path(reference.description))
        #expect(page.plain.contains("•••"))
        #expect(!page.text.contains("sort=taxpayer") && !page.text.contains("sort=trader"))
        let dataset = try #require(try await site.pack.dataset("payment"))
        let name = try #require(dataset.party?.name)
        #expect(try await site.browser(as: .planner).get(path(reference.description, "&sort=\(name)")).status == 400)
        let seen = try await site.browser(as: .leader).get(path(reference.description))
        #expect(!seen.plain.contains("•••"))
    }

    @Test func `shows the number without its records to who may see figures only`() async throws {
        let site = try await WebHarness.shared
        let reference = try await reference(site)
        let browser = try await site.browser(as: .viewer)
        let page = try await browser.get(path(reference.description))
        #expect(page.status == 200)
        #expect(page.plain.contains("chưa được xem từng hồ sơ"))
        #expect(!page.text.contains("class=\"records\""))
        #expect(try await browser.get("/figure/records.csv?ref=\(reference.description.queryEncoded)").status == 403)
    }

    @Test func `opens no other branch's figure by reference, breakdown or handle`() async throws {
        let site = try await WebHarness.shared
        let last = try await site.server.live.revision()
        let browser = try await site.browser(as: .leader, at: WebHarness.branch)
        let refused = try await browser.get(path("revenue/20CF/2020H1/calendar@2020-06-30#\(last)"))
        #expect(refused.status == 403)
        for reference in [
            "revenue/20ZZ/2020H1/calendar@2020-06-30#\(last)",
            "revenue/20CF/2020H1/calendar/tax_kind=VAT@2020-06-30#\(last)",
            "target:MOF/estimate/revenue/20ZZ/2020@2020-06-30#\(last)", "plan:20ZZ/2020H1@2020-06-30#\(last)",
            "rank:x/revenue/20BB/2020H1@2020-06-30#\(last)", "FAAAAAAAAAAAA", "nothing/at/all", "",
        ] {
            let answer = try await browser.get(path(reference))
            #expect(answer.status == 403, "\(reference)")
        }
        let own = try await browser.get(path("revenue/20BB/2020H1/calendar@2020-06-30#\(last)"))
        #expect(own.status == 200)
    }

    @Test func `opens a bookmark of a review`() async throws {
        let site = try await WebHarness.ofItsOwn()
        let reference = try await reference(site)
        let workspace = try await site.workspace
        let handle = try workspace.registry.handle(for: reference, by: "test")
        let page = try await site.browser(as: .leader).get("/figure?ref=\(handle)_2")
        #expect(page.plain.contains("6.718.000.000.000 VND"))
        #expect(try await site.browser(as: .leader, at: WebHarness.branch).get("/figure?ref=\(handle)").status == 403)
    }

    @Test func `shows every version of a target`() async throws {
        let site = try await WebHarness.shared
        let last = try await site.server.live.revision()
        let page = try await site.browser(as: .leader).get(
            path("target:PROVINCE/target/revenue/20ZZ/2020@2020-06-30#\(last)"))
        #expect(page.status == 200)
        // Set in January, moved in July: both versions stay, with the document of each.
        #expect(page.plain.contains("Các bản đã có"))
        #expect(page.plain.contains("11000000000000"))
    }

    private func reference(_ site: WebHarness) async throws -> FigureReference {
        let last = try await site.server.live.revision()
        return try #require(FigureReference("revenue/20ZZ/2020H1/calendar@2020-06-30#\(last)"))
    }
}
