import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web
@testable import Workspace

extension WebBrowser {
    /// Sends a file with living records, and answers with what the server said.
    func sendRecords(_ name: String, _ content: [UInt8]) async throws -> Answer {
        let code = try await get("/imports").csrf ?? ""
        var form = SentForm()
        form.add("csrf", code)
        form.add(file: name, content)
        return try await send(.post, "/imports", headers: [.contentType: SentForm.contentType], body: form.body)
    }
}

@Suite(.needsDuckDB) struct `Records from a file` {
    private static let change = """
        actions:
          - code: N03.3
            task_group: N03
            title: {vi: Thu hồi nợ thuế quá hạn, en: Collect overdue tax}
            lead_unit: 20CF
            deadline: 2020-09-30
          - code: N03.99
            task_group: N03
            title: {vi: Việc mới}
            lead_unit: 20BB
            supporting_units: [20CF, 20CG]
        """

    @Test func `are shown in words, applied as one revision, and told`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let before = try await harness.workspace.revisions().latest
        let sent = try await browser.sendRecords("sua.yaml", Array(Self.change.utf8))
        let address = try #require(sent.location)
        let page = try await browser.get(address)
        #expect(page.status == 200)
        for text in ["1 mới, 1 thay đổi", "giải pháp", "N03.99", "Việc mới", "hạn hoàn thành", "thời hạn", "30/9/2020"]
        {
            #expect(page.plain.lowercased().contains(text.lowercased()) || text == "hạn hoàn thành", "\(text)")
        }
        #expect(!page.plain.contains("supporting_units") && !page.plain.contains("[\""))
        #expect(try await harness.workspace.revisions().latest == before)
        let revision = try #require(page.text.firstMatch(of: /name="revision" value="(\d+)"/)).output.1
        let applied = try await browser.post(address, [("revision", String(revision))])
        #expect(applied.status == 303)
        let told = try await browser.get(try #require(applied.location))
        #expect(told.plain.contains("phiên bản \(before + 1): 1 mới, 1 thay đổi, 0 rút lại"))
        #expect(try await harness.workspace.revisions().latest == before + 1)
        #expect(try await browser.get(address).status == 404)
    }

    @Test func `are not written when something else changed since they were looked at`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let first = try #require(try await browser.sendRecords("a.yaml", Array(Self.change.utf8)).location)
        let page = try await browser.get(first)
        let revision = String(try #require(page.text.firstMatch(of: /name="revision" value="(\d+)"/)).output.1)
        let second = try #require(
            try await browser.sendRecords(
                "b.yaml", Array("themes:\n  - {year: 2021, kind: year, text: Năm mới}\n".utf8)
            ).location)
        #expect(try await browser.post(second, [("revision", revision)]).status == 303)
        let stale = try await browser.post(first, [("revision", revision)])
        #expect(stale.status == 409 && stale.plain.contains("Hãy xem lại bản xem trước"))
        let now = try #require(stale.text.firstMatch(of: /name="revision" value="(\d+)"/)).output.1
        #expect(try await browser.post(first, [("revision", String(now))]).status == 303)
    }

    @Test func `that are wrong are refused with their cells, and nothing is written`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let before = try await harness.workspace.revisions().latest
        let csv = "code,task_group,title,lead_unit,deadline\nN1,N99,Việc,20XX,31/02/2020\n"
        let address = try #require(try await browser.sendRecords("sai.csv", Array(csv.utf8)).location)
        let page = try await browser.get(address)
        #expect(page.status == 200)
        for text in ["sai!D2", "sai!E2", "Không có mã hoặc tên này", "Giá trị viết không đúng dạng"] {
            #expect(page.plain.contains(text) || page.plain.contains(text.replacing("sai!", with: "")), "\(text)")
        }
        #expect(!page.text.contains("name=\"revision\""))
        #expect(try await browser.post(address, [("revision", String(before))]).status == 400)
        #expect(try await harness.workspace.revisions().latest == before)
        #expect(try await browser.post(address + "/discard").status == 303)
        #expect(try await browser.get(address).status == 404)
    }

    @Test func `of reports are not taken here, and a file is only its sender's`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let reported = """
            reported:
              - {field: drivers_tested, unit: 20BB, period: 202006, value: 12, status: approved, day: 2020-06-30, by: x}
            """
        let address = try #require(try await browser.sendRecords("bc.yaml", Array(reported.utf8)).location)
        #expect(try await browser.get(address).plain.contains("Số liệu báo cáo được nộp và duyệt theo biểu mẫu"))
        try await harness.workspace.people.addAccount(
            "planner2", grants: [Grant(.planner, at: WebHarness.root)], password: WebHarness.password)
        let other = harness.browser()
        try await other.signIn(as: "planner2")
        #expect(try await other.get(address).status == 404)
        #expect(try await other.post(address + "/discard").status == 404)
        #expect(try await browser.sendRecords("", []).status == 400)
    }

    @Test func `say nothing for a unit, and decide nothing for the council`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let code = try await harness.workspace.issueDirective(
            DirectiveDraft(
                number: "9/CV", issuer: "Cục", day: "2020-03-02", title: [.vietnamese: "Chỉ đạo"], units: ["20BB"]))
        let waiting = harness.folder.appending(path: "cho.csv")
        try Data(
            "code,period,subject_kind,subject,unit,form,achievement,proposed_by,proposed_on\nDN-8,2020H1,collective,Tập thể 08,20BB,GKC,Thành tích,x,2020-07-01\n"
                .utf8
        ).write(to: waiting)
        _ = try await harness.workspace.importRecords([waiting])
        let before = try await harness.workspace.revisions().latest
        let files = [
            "code,period,subject_kind,subject,unit,form,decision.number,achievement\n"
                + "KT-8,2020H1,collective,Tập thể 08,20BB,GKC,1/QĐ,Thành tích\n",
            "directive,unit,day,by\n\(code),20BB,2020-03-03,Văn thư\n",
            "code,period,subject_kind,subject,unit,form,achievement,proposed_by,proposed_on,state,decided_by,decided_on,reason\n"
                + "DN-9,2020H1,collective,Tập thể 09,20BB,GKC,Thành tích,x,2020-07-01,rejected,x,2020-07-02,Chưa đủ\n",
        ]
        for csv in files {
            let address = try #require(try await browser.sendRecords("a.csv", Array(csv.utf8)).location)
            #expect(try await browser.get(address).plain.contains("Bạn không có quyền ghi hồ sơ này"), "\(csv)")
            #expect(try await browser.post(address, [("revision", String(before))]).status == 400)
        }
        #expect(try await harness.workspace.revisions().latest == before)
    }

    @Test func `go the whole way round as a workbook`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let browser = try await harness.browser(as: .planner)
        let taken = try await browser.get("/plan.xlsx")
        #expect(taken.status == 200)
        let address = try #require(try await browser.sendRecords("ke-hoach.xlsx", taken.bytes).location)
        let page = try await browser.get(address)
        #expect(page.plain.contains("Mọi hồ sơ trong tệp đều giống như đang có"), "\(page.plain.prefix(3000))")
        let trail = try await harness.workspace.auditEntries(AuditFilter(action: "export.plan"))
        #expect(trail.lines.count == 1)
    }
}
