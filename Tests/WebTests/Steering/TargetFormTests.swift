import Appraisal
import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `The forms of targets` {
    private static let province = "PROVINCE~target~revenue~20ZZ~2020~calendar"
    private static let choice = "unit=20ZZ&period=2020&asat=2020-11-30"
    private static let setting = "/targets/20ZZ/set?\(choice)"
    private static let handing = "/targets/20ZZ/hand-down?\(choice)"

    /// What the form of a revision sends, with some fields other than it shows them.
    private static func fields(_ changes: [String: String] = [:]) -> [(String, String)] {
        let all = [
            "indicator": "revenue", "assigner": "PROVINCE", "kind": "target", "period": "2020",
            "value": "12.000", "scale": "tỷ đồng", "valid_from": "2020-12-01",
            "document_number": "400/NQ-HĐND (minh họa)", "document_issuer": "Hội đồng nhân dân tỉnh",
            "document_day": "2020-11-28", "trajectory": "linear", "note": "",
        ].merging(changes) { $1 }
        return all.sorted { $0.key < $1.key }
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `shows what is in force, ready to be revised`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner, language)
        let target = try await browser.get("/targets/20ZZ/\(Self.province)?\(Self.choice)")
        #expect(target.text.contains("/targets/20ZZ/set?") && target.text.contains("/targets/20ZZ/hand-down?"))
        let form = try await browser.get(Self.setting + "&target=\(Self.province)")
        #expect(form.status == 200)
        #expect(form.text.contains(#"name="value" value="\#(language == .english ? "11,500" : "11.500")""#))
        #expect(form.text.contains(#"value="seasonal" checked"#))
        #expect(form.text.contains(#"name="point_day_11" value="2020-12-31""#))
        // A reader is not offered it.
        let reader = try await harness.browser(as: .viewer).get("/targets/20ZZ/\(Self.province)?\(Self.choice)")
        #expect(!reader.text.contains("/set?") && !reader.text.contains("/hand-down?"))
    }

    @Test func `saves a revision with its document, and the page says who entered it`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let saved = try await browser.send(
            Self.fields(), file: ("nghi-quyet-400.pdf", "%PDF minh họa"), to: Self.setting)
        #expect(saved.status == 303, "\(saved.plain)")
        let page = try await browser.get(try #require(saved.location))
        #expect(page.plain.contains("Đã lưu chỉ tiêu.") && page.plain.contains("12.000 tỷ đồng"))
        #expect(page.plain.contains("chưa có hiệu lực") && page.plain.contains("400/NQ-HĐND (minh họa)"))
        #expect(page.plain.contains("planner, "))
        let file = try #require(page.text.firstMatch(of: /href="(\/files\/[0-9a-f]{16})">nghi-quyet-400.pdf/))
        #expect(try await browser.get(String(file.output.1)).text == "%PDF minh họa")
        // In July nothing has changed.
        let july = try await browser.get("/targets?period=2020H1&asat=2020-07-07").plain
        #expect(july.contains("11.000 tỷ đồng"))
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "records.imported"))
        #expect(trail.lines.first?.actor == "planner")
    }

    @Test func `asks what looks wrong, keeps what was typed and the file, and saves once it was checked`() async throws
    {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let before = try await harness.server.live.revision()
        let changed = ["value": "12.000", "scale": "đồng"]
        let asked = try await browser.send(Self.fields(changed), file: ("qd.pdf", "x"), to: Self.setting)
        #expect(asked.status == 200 && asked.plain.contains("Có nhầm đơn vị tính"))
        #expect(asked.plain.contains("12.000 đồng") && asked.plain.contains("11.500 tỷ đồng"))
        #expect(asked.text.contains(#"name="value" value="12.000""#) && asked.plain.contains("qd.pdf"))
        #expect(try await harness.server.live.revision() == before)
        let code = try #require(asked.text.firstMatch(of: /name="checked" value="([0-9a-f]+)"/)).output.1
        let upload = try #require(asked.text.firstMatch(of: /name="upload" value="([0-9a-f]{16})"/)).output.1
        let sent = Self.fields(changed.merging(["checked": String(code), "upload": String(upload)]) { $1 })
        #expect(try await browser.send(sent, to: Self.setting).status == 303)
        #expect(try await harness.server.live.revision() == before + 1)
        // The box was ticked for those questions: others are asked anew.
        let other = Self.fields(["value": "99", "checked": String(code)])
        #expect(try await browser.send(other, to: Self.setting).status == 200)
        #expect(try await harness.server.live.revision() == before + 1)
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `says everything wrong at its field`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner, language)
        let answer = try await browser.send(
            Self.fields(["value": "nhiều", "period": "2020Q9", "valid_from": "", "document_number": ""]),
            to: Self.setting)
        #expect(answer.status == 400)
        for field in ["value", "period", "valid-from", "document-number"] {
            #expect(answer.text.contains(#"id="p-\#(field)""#), "\(field)")
        }
        #expect(answer.plain.contains(language == .english ? "is not a number" : "không phải là số"))
        #expect(answer.text.contains(#"name="value" value="nhiều""#))
    }

    @Test func `fills a path by hand in, and refuses one that ends elsewhere`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner)
        let filled = try await browser.send(Self.fields(["fill": "seasonal"]), to: Self.setting)
        #expect(filled.status == 200 && filled.text.contains(#"name="point_11" value="12.000""#))
        #expect(filled.text.contains(#"value="by_hand" checked"#))
        #expect(filled.text.contains(#"<figure class="chart" id="path-chart">"#))
        let short = try await browser.send(
            Self.fields([
                "trajectory": "by_hand", "point_day_0": "2020-06-30", "point_0": "6.000", "point_day_1": "2020-12-31",
                "point_1": "11.999",
            ]), to: Self.setting)
        #expect(short.status == 400 && short.plain.contains("phải bằng mức giao 12.000 tỷ đồng"))
    }

    @Test func `a period that cannot be read loses neither the path by hand nor its points`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner)
        let page = try await browser.send(
            Self.fields([
                "period": "năm 2020", "trajectory": "by_hand", "point_day_0": "2020-06-30", "point_0": "6.000",
                "point_day_1": "2020-12-31", "point_1": "12.000",
            ]), to: Self.setting)
        #expect(page.status == 400 && page.text.contains(#"id="p-period""#))
        #expect(page.text.contains(#"value="by_hand" checked"#))
        #expect(page.text.contains(#"name="point_day_0" value="2020-06-30""#))
        #expect(page.text.contains(#"name="point_0" value="6.000""#))
        #expect(page.text.contains(#"name="point_1" value="12.000""#))
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `the path by hand can be dragged on its chart, and says so`(language: Language) async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner, language)
        let page = try await browser.get("\(Self.setting)&indicator=revenue")
        #expect(page.text.contains(#"<figure class="chart" id="path-chart">"#))
        #expect(page.plain.contains(language == .english ? "Drag a point" : "Kéo điểm trên biểu đồ"))
        // Half of a leap year is 182 of 366 days; the year is the whole.
        #expect(page.text.contains(#"data-even="0.497"#) && page.text.contains(#"data-even="1""#))
        #expect(page.text.contains(#"data-season="1""#))
        #expect(!page.text.contains(#"name="calendar""#))
    }

    @Test func `a planner of a branch sets neither another's targets nor what the department hands down`() async throws
    {
        let harness = try await WebHarness.ofItsOwn()
        let before = try await harness.server.live.revision()
        let branch = try await harness.browser(as: .planner, at: WebHarness.branch)
        let own = "/targets/20BB/set?unit=20BB&period=2020"
        #expect(try await branch.get(own).status == 200)
        for address in ["/targets/20CF/set", "/targets/20ZZ/set", Self.handing] {
            #expect(try await branch.get(address).status == 403)
            #expect(try await branch.send(Self.fields(), to: address).status == 403)
        }
        // The unit is the address's, whatever the form says; the department speaks for itself.
        let handed = try await branch.send(
            Self.fields(["assigner": "DEPARTMENT", "value": "1.000", "unit": "20CF"]), to: own)
        #expect(handed.status == 400 && handed.plain.contains("Chỉ người lập kế hoạch của đơn vị 20ZZ"))
        let hidden = try await branch.get(own + "&target=\(Self.province)")
        #expect(hidden.status == 403)
        for role in [Role.viewer, .reporter, .leader] {
            let browser = try await harness.browser(as: role)
            #expect(try await browser.send(Self.fields(), to: Self.setting).status == 403)
        }
        #expect(try await harness.server.live.revision() == before)
    }

    @Test func `without the code of its page nothing is taken`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner)
        #expect(try await browser.send(Self.fields(), to: Self.setting, code: "").status == 403)
    }

    // MARK: Hand down

    private static let values = [
        "value_20CF": "5.750", "value_20CG": "2.850", "value_20CE": "1.350", "value_20BB": "1.100", "value_20BC": "260",
        "value_20BD": "190", "value_20PC": "", "scale": "tỷ đồng", "valid_from": "2020-12-01", "trajectory": "linear",
        "document_number": "402/QĐ-HQQN (minh họa)", "target": province,
    ]
    private static func handed(_ changes: [String: String] = [:]) -> [(String, String)] {
        values.merging(changes) { $1 }.sorted { $0.key < $1.key }
    }

    @Test func `handing down shows the units, the sum and the difference, and saves all at once`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let page = try await browser.get(Self.handing + "&target=\(Self.province)")
        #expect(page.status == 200 && page.text.contains(#"name="value_20CF" value="5.500""#))
        #expect(page.plain.contains("11.500 tỷ đồng") && page.plain.contains("-500 tỷ đồng thấp hơn mức chung"))
        #expect(!page.text.contains("value_20CD"))
        let counted = try await browser.send(Self.handed(["redraw": "1", "value_20CF": "6.000"]), to: Self.handing)
        #expect(counted.plain.contains("+250 tỷ đồng vượt mức chung"))
        let before = try await harness.server.live.revision()
        let asked = try await browser.send(Self.handed(["value_20CF": "6.000"]), to: Self.handing)
        #expect(asked.status == 200 && asked.plain.contains("vượt 250 tỷ đồng so với mức chung 11.500 tỷ đồng"))
        #expect(try await harness.server.live.revision() == before)
        let saved = try await browser.send(Self.handed(), to: Self.handing)
        #expect(saved.status == 303)
        #expect(try await harness.server.live.revision() == before + 1)
        let branch = try await harness.browser(as: .viewer, at: WebHarness.branch)
            .get("/targets?unit=20BB&period=2020&asat=2020-12-31").plain
        #expect(branch.contains("1.100 tỷ đồng") && !branch.contains("5.750"))
    }

    @Test func `filling in by last year's shares writes nothing and scales nothing`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .planner)
        let before = try await harness.server.live.revision()
        let page = try await browser.send(Self.handed(["fill": "shares"]), to: Self.handing)
        let sheet = try #require(
            try await harness.workspace.handDownSheet(of: TargetSeriesKey(Self.province)!, asAt: Day("2020-11-30")))
        let people = PeopleFormat(.vietnamese)
        for row in sheet.rows {
            guard let share = row.share, share.part > 0 else { continue }
            let text = people.value(share.part, of: sheet.indicator)
            #expect(page.text.contains(#"name="value_\#(row.unit.id)" value="\#(text)""#))
        }
        #expect(try await harness.server.live.revision() == before)
    }

    @Test func `a target's page shows what is handed down of it, to whoever may see the units`() async throws {
        let harness = try await WebHarness.shared
        let reader = try await harness.browser(as: .viewer)
        let page = try await reader.get("/targets/20ZZ/\(Self.province)?\(Self.choice)")
        #expect(page.plain.contains("Phân giao cho các đơn vị"))
        #expect(page.plain.contains("5.500 tỷ đồng") && page.plain.contains("11.000 tỷ đồng"))
        #expect(page.plain.contains("-500 tỷ đồng thấp hơn mức chung"))
        #expect(page.text.contains("/targets/20CF/DEPARTMENT~target~revenue~20CF~2020~calendar"))
        #expect(!page.text.contains("/hand-down"))
        let july = try await reader.get("/targets/20ZZ/\(Self.province)?unit=20ZZ&period=2020&asat=2020-07-07")
        #expect(july.plain.contains("0 tỷ đồng vừa bằng mức chung"))
        let branch = try await harness.browser(as: .viewer, at: WebHarness.branch)
            .get("/targets/20BB/DEPARTMENT~target~revenue~20BB~2020~calendar?unit=20BB&period=2020&asat=2020-11-30")
        #expect(branch.status == 200 && !branch.plain.contains("Phân giao cho các đơn vị"))
    }

    // MARK: Workbook

    @Test func `the workbook of a branch is its own, and only for whoever may take files away`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let planner = try await harness.browser(as: .planner, at: WebHarness.branch)
        let file = try await planner.get("/targets.xlsx?unit=20BB")
        #expect(file.status == 200 && file.headers[.contentDisposition]?.contains("chi-tieu.xlsx") == true)
        #expect(try await planner.get("/targets.xlsx?unit=20CF").status == 403)
        #expect(try await harness.browser(as: .viewer).get("/targets.xlsx").status == 403)
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "export.targets"))
        #expect(trail.lines.map(\.subject) == ["20BB"])
    }

    // MARK: Side by side

    @Test func `targets of several assigners stand side by side`() async throws {
        let harness = try await WebHarness.shared
        let browser = try await harness.browser(as: .viewer)
        let page = try await browser.get("/targets?period=2020H1&view=side")
        #expect(page.text.contains("side-by-side"))
        let row = try #require(
            page.text.firstMatch(of: /<tr><th scope="row">Cục HQ Quảng Ninh.*9\.500.*11\.000.*<\/tr>/))
        #expect(row.output.contains("70,7%") && row.output.contains("61,1%"))
    }
}

extension WebBrowser {
    /// Sends a form with files as the page that was read last would.
    func send(
        _ fields: [(String, String)], file: (name: String, text: String)? = nil, to path: String, code: String? = nil
    ) async throws -> Answer {
        let own = try await get("/account").csrf
        var form = SentForm()
        form.add("csrf", code ?? own ?? "")
        for (name, value) in fields { form.add(name, value) }
        if let file { form.add(file: file.name, Array(file.text.utf8)) }
        return try await send(.post, path, headers: [.contentType: SentForm.contentType], body: form.body)
    }
}
