import Appraisal
import Domain
import HTTPTypes
import Packs
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `Today` {
    @Test(arguments: [Language.vietnamese, .english])
    func `shows each headline indicator as the standing has it`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let text = try await harness.browser(as: .leader, language).get("/?period=2020H1").text
        let standing = try await harness.server.live.standing(of: WebHarness.root, in: Period("2020H1")!)
        let pack = try await harness.pack
        let people = PeopleFormat(language)
        let cards = text.split(separator: #"<article class="card">"#).dropFirst().map {
            Answer(status: 200, headers: [:], bytes: Array($0.utf8)).plain
        }
        let headlines = standing.indicators.filter { pack.indicator($0.figure.indicator)?.isHeadline ?? false }
        #expect(cards.count == headlines.count)
        #expect(!headlines.isEmpty)
        for headline in headlines {
            let indicator = try #require(pack.indicator(headline.figure.indicator))
            let card = try #require(
                cards.first { $0.contains(" \(indicator.names[language]) ") }, "\(indicator.id) is not shown")
            let value = people.value(headline.figure.value, of: indicator)
            #expect(card.contains(" \(value) \(people.unit(of: indicator)) "), "\(indicator.id)")
            for target in headline.targets {
                guard case .attainment(let attainment) = target.outcome else { continue }
                #expect(card.contains(" \(people.percent(attainment.percent, decimals: 1)) "), "\(indicator.id)")
            }
        }
    }

    @Test func `carries the half-year as it was published`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer)
        let page = try await browser.get("/?period=2020H1&asat=2020-06-30").plain
        #expect(page.contains("6.718"))
        #expect(page.contains("Số liệu tính đến 30/6/2020"))
        #expect(page.contains("DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA"))
    }

    @Test func `links every figure to its page with the choice kept`() async throws {
        let text = try await WebHarness.shared.browser(as: .leader).get("/?period=2020H1&asat=2020-06-30").text
        let links = text.matches(of: /<a class="figure" href="([^"]*)"/).map { String($0.output.1).unescaped }
        #expect(links.count > 10)
        for link in links {
            #expect(link.contains("period=2020H1"), "\(link)")
            #expect(link.contains("asat=2020-06-30"), "\(link)")
        }
    }

    @Test func `of a branch is the branch's own, and offers no other unit`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .viewer, at: WebHarness.branch)
        let page = try await browser.get("/?period=2020H1")
        #expect(page.status == 200)
        let name = try #require(try await harness.pack.units[WebHarness.branch]?.names[.vietnamese])
        #expect(page.plain.contains("\(name), "))
        let choice = try #require(page.text.firstMatch(of: /<select name="unit">(.*?)<\/select>/)?.output.1)
        let offered = choice.matches(of: /<option value="([^"]*)"/).map { OrgUnit.ID(String($0.output.1)) }
        #expect(Set(offered) == Set(try await harness.pack.units.subtree(of: WebHarness.branch)))
        for unit in ["20ZZ", "20CF", "99XX"] {
            #expect(try await browser.get("/?period=2020H1&unit=\(unit)").status == 403)
        }
    }

    @Test(arguments: [
        ("period=2020H3", "'2020H3' không phải là kỳ báo cáo"), ("asat=30/06/2020", "không phải là ngày"),
        ("known=now", "không phải là số phiên bản"), ("known=0", "không phải là số phiên bản"),
        ("period=2031", "Kỳ 2031 chưa bắt đầu"),
    ])
    func `says what cannot be read of a choice`(query: String, said: String) async throws {
        let answer = try await WebHarness.shared.browser(as: .viewer).get("/?\(query)")
        #expect(answer.status == 400)
        #expect(answer.plain.contains(said), "\(answer.plain)")
    }

    @Test func `of an empty workspace says that nothing is loaded`() async throws {
        try await withEmptyWorkspace { harness in
            let answer = try await harness.browser(as: .leader, .english).get("/")
            #expect(answer.status == 200)
            #expect(answer.plain.contains("No records yet"))
            #expect(answer.plain.contains("Ask your data officer to load files."))
        }
    }
}
