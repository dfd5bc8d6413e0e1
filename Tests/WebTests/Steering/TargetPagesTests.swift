import Appraisal
import Domain
import Packs
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The pages of targets` {
    private static let half = Period("2020H1")!
    private static let province = "PROVINCE~target~revenue~20ZZ~2020~calendar"
    private static func page(_ key: String, of unit: String = "20ZZ") -> String {
        "/targets/\(unit)/\(key.queryEncoded)?period=2020H1"
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `show every target with its versions and what the standing says`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let text = try await harness.browser(as: .viewer, language).get("/targets?period=2020H1").plain
        let board = try await harness.workspace.targetBoard(in: Self.half)
        let people = PeopleFormat(language)
        let pack = try await harness.pack
        #expect(board.series.count == 9)
        for series in board.series {
            let indicator = try #require(pack.indicator(series.key.indicator))
            for version in series.versions {
                #expect(text.contains("\(people.value(version.value, of: indicator)) \(people.unit(of: indicator))"))
                #expect(text.contains(version.document?.number ?? "?"))
            }
            if case .attainment(let attainment)? = series.standing?.outcome {
                #expect(text.contains(people.percent(attainment.percent, decimals: 1)))
            }
        }
        #expect(text.contains(language == .english ? "not yet in force" : "chưa có hiệu lực"))
        // The registry holds documents in Vietnamese only.
        let raw = try await harness.browser(as: .viewer, language).get("/targets?period=2020H1").text
        #expect(raw.contains(#"<span lang="vi">229/NQ-HĐND"#) == (language == .english))
    }

    @Test func `show what a revision knew`() async throws {
        let harness = try await WebHarness.shared
        let latest = try await harness.server.live.revision()
        let browser = try await harness.browser(as: .leader)
        let now = try await browser.get(Self.page(Self.province)).plain
        #expect(now.contains("11.000 tỷ đồng") && now.contains("11.500 tỷ đồng") && now.contains("chưa có hiệu lực"))
        let then = try await browser.get(Self.page(Self.province) + "&known=\(latest - 1)").plain
        #expect(then.contains("11.000 tỷ đồng") && !then.contains("11.500"))
        let list = try await browser.get("/targets?period=2020H1&known=\(latest - 1)").plain
        #expect(list.contains("11.000 tỷ đồng") && !list.contains("11.500"))
        let november = try await browser.get("/targets?period=2020&asat=2020-11-30").plain
        #expect(november.contains("đã thay thế"))
    }

    @Test func `draw the path with a table of the same numbers, each linked to its figure`() async throws {
        let harness = try await WebHarness.shared
        let answer = try await harness.browser(as: .leader).get(Self.page(Self.province))
        let path = try #require(
            try await harness.workspace.targetPath(TargetSeriesKey(Self.province)!, in: Self.half))
        let indicator = try #require(try await harness.pack.indicator("revenue"))
        let people = PeopleFormat(.vietnamese)
        for point in path.points {
            #expect(answer.plain.contains(people.value(point.planned, of: indicator)))
            guard let actual = point.actual else { continue }
            #expect(answer.text.contains(actual.reference.description.queryEncoded))
            #expect(answer.plain.contains(people.value(actual.value, of: indicator)))
        }
        #expect(answer.text.contains(#"<figure class="chart"><script type="application/json">"#))
        #expect(answer.plain.contains("BTC, Dự toán, năm 2020"))
    }

    @Test func `narrow down to one assigner`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        let text = try await browser.get("/targets?period=2020H1&assigner=MOF").plain
        #expect(text.contains("9.500 tỷ đồng") && !text.contains("11.000 tỷ đồng"))
    }

    @Test func `tell a branch nothing of the department or of another branch`() async throws {
        let browser = try await WebHarness.shared.browser(as: .viewer, at: WebHarness.branch)
        let own = try await browser.get("/targets?period=2020H1")
        #expect(own.status == 200 && own.plain.contains("1.050 tỷ đồng"))
        for others in ["9.500", "11.000", "5.500", "2.700"] { #expect(!own.plain.contains(others), "\(others)") }
        #expect(try await browser.get("/targets?unit=20CF&period=2020H1").status == 403)
        #expect(try await browser.get(Self.page(Self.province)).status == 403)
        // Its own unit in the address, another's target behind it; one that is not there; both answer alike.
        let hidden = try await browser.get(Self.page("DEPARTMENT~target~revenue~20CF~2020~calendar", of: "20BB"))
        let missing = try await browser.get(Self.page("DEPARTMENT~target~revenue~20BB~2021~calendar", of: "20BB"))
        #expect(hidden.status == 403 && missing.status == 403)
    }

    @Test func `say that there are none`() async throws {
        let browser = try await WebHarness.shared.browser(as: .leader)
        #expect(
            try await browser.get("/targets?unit=20PC&period=2020H1").plain.contains("Chưa có chỉ tiêu nào được giao"))
        #expect(try await browser.get("/targets?period=2018").plain.contains("Chưa có chỉ tiêu nào được giao"))
    }
}
