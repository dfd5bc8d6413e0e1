import Appraisal
import Domain
import Foundation
import HTTPTypes
import Packs
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `Pages of indicators and units` {
    private static let choice = "unit=20ZZ&period=2020H1"

    @Test(arguments: ["thong quan", "Thông Quan", "THONG  quan", "clearance"])
    func `find an indicator with or without diacritics`(text: String) async throws {
        let page = try await WebHarness.shared.browser(as: .viewer).get(
            "/indicators?\(Self.choice)&q=\(text.queryEncoded)")
        #expect(page.text.contains("/indicators/clearance_time_mean?"))
        #expect(!page.text.contains("/indicators/revenue?"))
    }

    @Test func `say when nothing is found`() async throws {
        let page = try await WebHarness.shared.browser(as: .viewer).get("/indicators?\(Self.choice)&q=xyzzy")
        #expect(page.plain.contains("Không có chỉ tiêu nào chứa các từ này"))
    }

    @Test func `list every indicator with its value, growth and attainment`() async throws {
        let site = try await WebHarness.shared
        let page = try await site.browser(as: .viewer).get("/indicators?\(Self.choice)")
        for indicator in try await site.pack.indicators { #expect(page.text.contains("/indicators/\(indicator.id)?")) }
        #expect(page.plain.contains("6.718 tỷ đồng +19,0%"))
        #expect(page.plain.contains("70,7%") && page.plain.contains("61,1%"))
    }

    @Test func `show an indicator through its year, as the use case has it`() async throws {
        let site = try await WebHarness.shared
        let pack = try await site.pack
        let indicator = try #require(pack.indicator("revenue"))
        let series = try await site.workspace.series(of: "revenue", at: "20ZZ", in: Period("2020H1")!)
        let page = try await site.browser(as: .viewer).get("/indicators/revenue?\(Self.choice)")
        #expect(page.status == 200)
        let people = PeopleFormat(.vietnamese)
        for line in series.periods {
            #expect(page.text.contains(">\(people.value(line.figure.value, of: indicator))</a>"))
        }
        #expect(page.text.contains(#"<script type="application/json">{"#))
        #expect(page.plain.contains("Tổng Số tiền") && page.plain.contains("Total Amount"))
        #expect(!page.text.contains("data.csv"))
    }

    @Test func `forecast no month that is over, and the year as the standing does`() async throws {
        let workspace = try await WebHarness.shared.workspace
        let period = try #require(Period("2020H1"))
        let series = try #require(try await workspace.series(of: "revenue", at: "20ZZ", in: period).cumulative)
        #expect(series.forecast.prefix(6).allSatisfy { $0 == nil })
        let standing = try await workspace.standing(of: "20ZZ", in: period)
        let year = try #require(try standing["revenue"]?.forecast?.get())
        #expect(series.forecast[11]?.estimate == year.estimate)
        #expect(series.forecast[11]?.low == year.low && series.forecast[11]?.high == year.high)
        #expect(series.actual[5] == standing["revenue"]?.figure.value)
    }

    @Test func `break an indicator down and refuse what it is not broken down by`() async throws {
        let site = try await WebHarness.shared
        let browser = try await site.browser(as: .viewer)
        let page = try await browser.get("/indicators/revenue?\(Self.choice)&by=tax_kind")
        #expect(page.plain.contains("Thuế giá trị gia tăng"))
        #expect(try await browser.get("/indicators/revenue?\(Self.choice)&by=taxpayer").status == 404)
        #expect(try await browser.get("/indicators/nothing?\(Self.choice)").status == 404)
    }

    @Test func `rank no unit a reader may not see`() async throws {
        let site = try await WebHarness.shared
        let root = try await site.browser(as: .viewer).get("/indicators/revenue?\(Self.choice)")
        #expect(root.plain.contains("Chi cục Hải quan cửa khẩu cảng Hòn Gai"))
        let browser = try await site.browser(as: .viewer, at: WebHarness.branch)
        let page = try await browser.get("/indicators/revenue?unit=20BB&period=2020H1")
        #expect(page.status == 200)
        for path in ["/indicators/revenue", "/units", "/units/compare", "/units/20BB"].map({ $0 + "?unit=20BB" }) {
            let page = try await browser.get(path + "&period=2020H1")
            #expect(page.status == 200)
            #expect(!page.plain.contains("Hòn Gai"), "\(path)")
        }
        for path in ["/indicators/revenue?unit=20CF", "/units/20CF", "/units/compare?unit=20ZZ", "/units/nothing"] {
            #expect(try await browser.get(path).status == 403, "\(path)")
        }
    }

    @Test func `give the periods as CSV and Excel and note it`() async throws {
        let site = try await WebHarness.ofItsOwn()
        let browser = try await site.browser(as: .planner)
        let csv = try await browser.get("/indicators/revenue/data.csv?\(Self.choice)")
        #expect(csv.status == 200)
        #expect(csv.headers[.contentDisposition]?.contains("revenue-20ZZ-2020") ?? false)
        #expect(csv.text.contains("6718000000000") && csv.text.contains("prior_value"))
        let excel = try await browser.get("/indicators/revenue/data.xlsx?\(Self.choice)")
        #expect(excel.bytes.prefix(2) == [0x50, 0x4B])
        #expect(try await browser.get("/indicators/revenue/data.pdf?\(Self.choice)").status == 404)
        let audit = try await site.workspace.auditEntries(AuditFilter(action: "export.figures"))
        #expect(audit.lines.count == 2)
        #expect(try await site.browser(as: .viewer).get("/indicators/revenue/data.csv?\(Self.choice)").status == 403)
    }

    @Test func `tell when a definition began`() async throws {
        let page = try await WebHarness.shared.browser(as: .viewer, .english).get("/indicators/revenue?\(Self.choice)")
        #expect(page.plain.contains("History of the definition") && page.plain.contains("Introduced"))
    }

    @Test func `show the tree with the days units existed and who took over`() async throws {
        let page = try await WebHarness.shared.browser(as: .viewer).get("/units?\(Self.choice)")
        #expect(page.plain.contains("30/9/2019"))
        let unit = try await WebHarness.shared.browser(as: .viewer).get("/units/20CF?unit=20CF&period=2020H1")
        #expect(unit.plain.contains("Tiếp nhận từ Chi cục Hải quan cửa khẩu cảng Cái Lân"))
    }

    @Test func `go to the page of the unit chosen at the top`() async throws {
        let answer = try await WebHarness.shared.browser(as: .viewer).get("/units/20CF?unit=20BB&period=2020H1")
        #expect(answer.status == 303)
        #expect(answer.location?.hasPrefix("/units/20BB?unit=20BB&period=2020H1") ?? false)
    }

    @Test func `compare units as the use case ranks them`() async throws {
        let site = try await WebHarness.shared
        let pack = try await site.pack
        let children = pack.units.children(of: "20ZZ").map(\.id.rawValue)
        let comparison = try await site.workspace.comparison(
            of: ["revenue"], among: children, in: Period("2020H1")!)
        #expect(!comparison.units.contains("20CD"))
        let first = try #require(comparison.lines[0].ranking.places.first)
        #expect(first.member == "20CF")
        let page = try await site.browser(as: .viewer).get("/units/compare?\(Self.choice)&i=revenue")
        #expect(page.plain.contains("thứ 1/\(first.of)"))
        #expect(try await site.browser(as: .viewer).get("/units/compare?\(Self.choice)&i=nothing").status == 404)
    }
}
