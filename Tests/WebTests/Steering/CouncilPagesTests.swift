import Domain
import Foundation
import HTTPTypes
import Packs
import Testing
import Workspace

@testable import Web

@Suite(.needsDuckDB) struct `The pages of the council and of scores` {
    private static let half = "period=2020H1&asat=2020-06-30"

    private static func form(_ subject: String, unit: String = "20CF", kind: String = "collective") -> [(
        String, String
    )] {
        [
            ("period", "2020H1"), ("subject_kind", kind), ("subject", subject), ("subject_unit", unit),
            ("form", "GKC"), ("achievement", "Thu hồi nợ thuế"), ("evidence", "Thu hồi 12 tỷ đồng"),
            ("day", "2020-07-01"),
        ]
    }

    @Test func `play a candidate from proposal to commendation`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let planner = try await harness.browser(as: .planner)
        let council = try await planner.get("/commendations/council?\(Self.half)")
        #expect(council.status == 200)
        let board = try await harness.server.live.candidates(in: Period("2020H1")!, asAt: Day("2020-06-30"))
        for candidate in board.candidates {
            #expect(council.plain.contains(candidate.achievement))
            #expect(council.text.contains(candidate.findings[0].figure?.description.queryEncoded ?? "/plan/actions/"))
        }
        if let candidate = board.candidates.first {
            let sent = try await planner.post(
                "/commendations/council?\(Self.half)",
                [("rule", candidate.rule), ("subject_unit", candidate.unit.rawValue)])
            #expect(sent.status == 303)
            let again = try await planner.post(
                "/commendations/council?\(Self.half)",
                [("rule", candidate.rule), ("subject_unit", candidate.unit.rawValue)])
            #expect(again.status == 400 && again.plain.contains("Đã khen hoặc đã đề nghị"))
        }
        let sent = try await planner.post("/commendations/council?\(Self.half)", Self.form("Đội Tổng hợp"))
        let path = try #require(sent.location?.split(separator: "?").first.map(String.init))
        #expect(sent.status == 303 && path.hasPrefix("/commendations/proposals/DN-2020H1-"))
        #expect(try await planner.post(path + "/votes", [("in_favour", "7"), ("against", "1")]).status == 303)
        // A planner does not decide.
        #expect(try await planner.post(path + "/decision", [("number", "1"), ("day", "2020-07-03")]).status == 403)

        let leader = try await harness.browser(as: .leader)
        let page = try await leader.get(path)
        #expect(page.plain.contains("7 đồng ý, 1 không đồng ý") && page.plain.contains("Thu hồi 12 tỷ đồng"))
        #expect(!page.text.contains(" checked>"))
        let wrong = try await leader.post(path + "/decision", [("outcome", "grant"), ("day", "2020-07-03")])
        #expect(wrong.status == 400 && wrong.plain.contains("Ghi số quyết định"))
        let neither = try await leader.post(path + "/decision", [("number", "1"), ("day", "2020-07-03")])
        #expect(neither.status == 400 && neither.plain.contains("Chọn khen thưởng hoặc không chấp thuận"))
        // A rejection that is refused stays a rejection, with its words.
        let noReason = try await leader.post(path + "/decision", [("outcome", "reject"), ("day", "2020-07-03")])
        #expect(noReason.status == 400 && noReason.text.contains(#"value="reject" required checked"#))
        let votes = try await leader.post(path + "/votes", [("members", "Nguyễn Văn A: có lẽ"), ("against", "2")])
        #expect(votes.status == 400 && votes.text.contains("Nguyễn Văn A: có lẽ</textarea>"))
        #expect(votes.text.contains(#"name="against" value="2""#))
        // From a page of what was known earlier nothing is written.
        let past = try await leader.post(path + "/votes?known=1", [("in_favour", "3")])
        #expect(past.status == 400 && past.plain.contains("hãy trở về hiện tại"))
        #expect(try await planner.post("/commendations/council?\(Self.half)&known=1", Self.form("Đội X")).status == 400)
        let granted = try await leader.post(
            path + "/decision", [("outcome", "grant"), ("number", "512/QĐ-HQQN"), ("day", "2020-07-03")])
        #expect(granted.status == 303)
        let decided = try await leader.get(path)
        #expect(decided.text.contains("period=2020H1&amp;form=GKC#register") && decided.plain.contains("KT-DN-2020H1-"))
        let register = try await leader.get("/commendations?period=2020H1")
        #expect(register.plain.contains("41 tập thể") && register.plain.contains("40 tập thể") == false)
        let twice = try await planner.post("/commendations/council?\(Self.half)", Self.form("Đội Tổng hợp"))
        #expect(twice.status == 400 && twice.plain.contains("512/QĐ-HQQN"))
        // The same team name elsewhere is another team; another form for the same achievement is asked about.
        var bronze = Self.form("Đội Tổng hợp")
        bronze[4].1 = try #require(try await harness.pack.commendationForms.map(\.code).first { $0 != "GKC" })
        let asked = try await planner.post("/commendations/council?\(Self.half)", bronze)
        #expect(asked.status == 200 && asked.plain.contains("Vẫn đề nghị?"))
        let confirmed = try #require(asked.text.firstMatch(of: /name="confirmed" value="([^"]+)"/)).output.1
        let anyway = try await planner.post(
            "/commendations/council?\(Self.half)", bronze + [("confirmed", String(confirmed))])
        #expect(anyway.status == 303)
        // What was typed is still there.
        #expect(twice.text.contains(#"value="Thu hồi nợ thuế""#))
        let file = try await leader.get("/commendations/council/granted.docx?period=2020H1")
        #expect(file.status == 200 && file.bytes.prefix(2) == Array("PK".utf8)[...])
    }

    @Test func `let an approver propose for the own unit, and see nothing of others`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let planner = try await harness.browser(as: .planner)
        let others = try await planner.post("/commendations/council?\(Self.half)", Self.form("Đội Hòn Gai"))
        let path = try #require(others.location?.split(separator: "?").first.map(String.init))
        let approver = try await harness.browser(as: .approver, at: WebHarness.branch)
        let council = try await approver.get("/commendations/council?\(Self.half)&unit=20BB")
        #expect(council.status == 200 && !council.plain.contains("Đội Hòn Gai"))
        #expect(try await approver.get(path).status == 403)
        #expect(try await approver.get("/commendations/proposals/DN-2020H1-999").status == 403)
        #expect(try await approver.get("/commendations/council?unit=20CF").status == 403)
        let foreign = try await approver.post(
            "/commendations/council?\(Self.half)&unit=20BB", Self.form("Đội Móng Cái", unit: "20CF"))
        #expect(foreign.status == 400 && foreign.plain.contains("Bạn chỉ đề nghị được cho đơn vị 20BB"))
        let sent = try await approver.post(
            "/commendations/council?\(Self.half)&unit=20BB", Self.form("Đội Móng Cái", unit: "20BB"))
        #expect(sent.status == 303)
        let book = try await harness.workspace.proposals()
        #expect(book.entries.first { $0.name == "Đội Móng Cái" }?.unit == "20BB")
        // Of another period it is counted with a link, not listed.
        let other = try await approver.get("/commendations/council?period=2020Q1&unit=20BB")
        #expect(!other.plain.contains("Đội Móng Cái") && other.plain.contains("Chờ quyết định ở kỳ khác"))
        for role in [Role.viewer, .reporter] {
            let browser = try await harness.browser(as: role, at: WebHarness.branch)
            #expect(try await browser.get("/commendations/council?unit=20BB").status == 403)
        }
    }

    @Test func `name individuals to those who may see names`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let planner = try await harness.browser(as: .planner)
        try await planner.post("/commendations/council?\(Self.half)", Self.form("Cá nhân bảy", kind: "individual"))
        // A planner may not see names; a leader may.
        #expect(try await !planner.get("/commendations/council?\(Self.half)").plain.contains("Cá nhân bảy"))
        let leader = try await harness.browser(as: .leader)
        #expect(try await leader.get("/commendations/council?\(Self.half)").plain.contains("Cá nhân bảy"))
        // The trail says which proposal it was, and not whom it is for.
        let administrator = try await harness.browser(as: .administrator)
        let trail = try await administrator.get("/audit")
        #expect(trail.plain.contains("DN-2020H1-001") && !trail.plain.contains("Cá nhân bảy"))
        let file = try await administrator.get("/audit.csv")
        #expect(file.text.contains("DN-2020H1-001") && !file.text.contains("Cá nhân bảy"))
    }

    @Test func `show scores of all branches at the root, and a branch its own`() async throws {
        let harness = try await WebHarness.shared
        let viewer = try await harness.browser(as: .viewer)
        let page = try await viewer.get("/indices/scores/cdci?round=2020")
        let board = try #require(try await harness.workspace.indexScores("cdci", in: Period("2020")))
        #expect(page.status == 200)
        for unit in ["Móng Cái", "Hoành Mô", "Vạn Gia", "Hòn Gai"] { #expect(page.plain.contains(unit)) }
        // Vạn Gia was answered for by three enterprises.
        #expect(board["20CE"]?.total == nil && board.setCount == 5 && board.before?.setCount == 6)
        #expect(page.plain.contains("ít người trả lời") && page.plain.contains("Tập hợp được chấm đã thay đổi"))
        let own = try await harness.browser(as: .viewer, at: WebHarness.branch).get("/indices/scores/cdci?round=2020")
        #expect(own.status == 200 && own.plain.contains("Móng Cái"))
        for unit in ["Hoành Mô", "Vạn Gia", "Hòn Gai", "Cẩm Phả"] { #expect(!own.plain.contains(unit)) }
        #expect(try await harness.browser(as: .viewer, at: WebHarness.branch).get("/indices/scores").status == 200)
        #expect(try await viewer.get("/indices").plain.contains("Điểm chỉ số"))
    }

    private static func send(_ text: String, as browser: WebBrowser, leavingOut: Bool = false) async throws -> Answer {
        var form = SentForm()
        form.add("csrf", try #require(try await browser.get("/indices/scores/cdci").csrf))
        if leavingOut { form.add("leave_out", "1") }
        form.add("period", "")
        form.add(file: "phieu.csv", Array(text.utf8))
        return try await browser.send(
            .post, "/indices/scores/cdci/survey", headers: [.contentType: SentForm.contentType], body: form.body)
    }

    /// Says yes, or throws the file away, on the page that shows what it would do.
    private static func answer(
        _ preview: Answer, _ button: String, as browser: WebBrowser, leavingOut: Bool = false
    ) async throws -> Answer {
        var form = SentForm()
        form.add("csrf", try #require(preview.csrf))
        form.add(
            "upload", String(try #require(preview.text.firstMatch(of: /name="upload" value="([0-9a-f]+)"/)).output.1))
        if leavingOut { form.add("leave_out", "1") }
        form.add(button, "1")
        return try await browser.send(
            .post, "/indices/scores/cdci/survey", headers: [.contentType: SentForm.contentType], body: form.body)
    }

    @Test func `take a survey from a planner, name wrong cells, and take a round back`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let planner = try await harness.browser(as: .planner)
        let header = "unit,period,question,respondent,score\n"
        let refused = try await Self.send(header + "20BB,2021,q01,enterprise,9\n", as: planner)
        #expect(refused.status == 400 && refused.plain.contains("E2"))
        #expect(refused.plain.contains("Điểm nằm ngoài thang điểm"))
        let rows = "20BB,2021,q01,enterprise,4\n20BB,2021,q01,enterprise,9\n"
        let shown = try await Self.send(header + rows, as: planner, leavingOut: true)
        #expect(shown.status == 200 && shown.plain.contains("1 câu trả lời, 1 dòng bị loại"))
        #expect(shown.plain.contains("E3") && shown.plain.contains("chưa có gì được ghi"))
        #expect(try await harness.workspace.indexScores("cdci", in: Period("2021")!) == nil)
        let dropped = try await Self.answer(shown, "discard", as: planner)
        #expect(dropped.status == 303)
        let again = try await Self.send(header + rows, as: planner, leavingOut: true)
        let kept = try await Self.answer(again, "confirmed", as: planner, leavingOut: true)
        #expect(kept.status == 303 && kept.location?.contains("round=2021") == true)
        let page = try await planner.get("/indices/scores/cdci?round=2021")
        #expect(page.plain.contains("1 câu trả lời hợp lệ, 1 dòng bị loại"))
        let replacing = try await Self.send(header + "20BB,2021,q01,enterprise,3\n", as: planner)
        #expect(replacing.status == 200 && replacing.plain.contains("Thay cho đợt đang có"))
        let silent = try await planner.post("/indices/scores/cdci/withdraw", [("round", "2021")])
        #expect(silent.status == 400 && silent.plain.contains("Nêu lý do rút lại"))
        #expect(
            try await planner.post("/indices/scores/cdci/withdraw", [("round", "2021"), ("reason", "Nhầm tệp")]).status
                == 303)
        #expect(try await planner.get("/indices/scores/cdci?round=2021").plain.contains("Chưa có giá trị nào"))
        let reporter = try await harness.browser(as: .reporter, at: WebHarness.branch)
        #expect(try await reporter.post("/indices/scores/cdci/withdraw", [("round", "2020")]).status == 403)
    }
}
