import Domain
import Foundation
import HTTPTypes
import Packs
import Testing
import Workspace

@testable import Web

/// Payments as the source `nop-thue` writes them.
private enum Payments {
    static let header = "Số chứng từ,Mã HQ,Ngày hạch toán,Số TK,Mã DN,Sắc thuế,Nhóm hàng,Số tiền (đồng)"
    /// Three good rows and two bad ones, in lines 4 and 5.
    static let june = """
        \(header)
        W-1,20BB,02/06/2020,100000000011,5700000001,NK,KHAC,1.000.000.000
        W-2,20CF,03/06/2020,100000000012,5700000002,TTĐB,XD,2.000.000.000
        W-3,99XX,03/06/2020,100000000013,5700000003,GTGT,THAN,500.000.000
        W-4,20CF,32/06/2020,100000000014,5700000004,GTGT,MM,abc
        W-5,20CF,15/06/2020,100000000015,5700000005,GTGT,MM,750.000.000

        """
}

extension WebBrowser {
    /// Sends a file as the form of the data page does.
    fileprivate func upload(
        _ name: String, _ content: [UInt8], csrf: String? = nil, path: String = "/data/uploads"
    ) async throws -> Answer {
        let code = try await get("/data").csrf ?? ""
        var form = SentForm()
        form.add("csrf", csrf ?? code)
        form.add(file: name, content)
        return try await send(.post, path, headers: [.contentType: SentForm.contentType], body: form.body)
    }

    /// Reads a job's events to its end, then its page.
    fileprivate func end(of answer: Answer) async throws -> Answer {
        let page = try #require(answer.location, "\(answer.status) \(answer.plain)")
        let events = try await get(page + "/events")
        #expect(events.headers[.contentType] == "text/event-stream")
        #expect(events.text.contains("\"over\":true"), "\(events.text)")
        return try await get(page)
    }
}

extension WebHarness {
    /// Every indicator at every unit, without the revision.
    fileprivate func everyFigure() async throws -> [String] {
        let workspace = try await workspace
        let query = FigureQuery(
            indicators: workspace.pack.indicators.map(\.id.rawValue), units: .all,
            periods: ["2020H1", "2020"].compactMap { Period($0) }, asAt: Day("2020-06-30"))
        return try await workspace.figures(query).map {
            "\($0.indicator) \($0.unit) \($0.period) \(String(describing: $0.value)) \($0.coverage)"
        }
    }
}

@Suite(.needsDuckDB, .serialized) struct `The data area` {
    @Test func `takes a file the whole way: sent, previewed, loaded, corrected, taken back`() async throws {
        let harness = try await WebHarness.ofItsOwn()
        let before = try await harness.everyFigure()
        let loads = try await harness.workspace.loadBook().count
        let browser = try await harness.browser(as: .planner)
        let sent = try await browser.upload("nop-thue-thang-6.csv", Array(Payments.june.utf8))
        #expect(sent.status == 303)
        let address = try #require(sent.location)

        let preview = try await browser.get(address)
        #expect(preview.status == 200)
        #expect(preview.plain.contains("Đã đọc thử cả tệp: 5 dòng, 2 dòng sẽ bị từ chối"))
        #expect(preview.plain.contains("không có đơn vị '99XX'"))
        #expect(preview.plain.contains("không đọc được") && preview.text.contains("value=\"nop-thue\" checked"))
        #expect(try await harness.workspace.loadBook().count == loads)
        #expect(try await browser.get("/data").plain.contains("nop-thue-thang-6.csv"))

        let loaded = try await browser.end(of: browser.post(address + "/load", [("source", "nop-thue")]))
        #expect(loaded.plain.contains("5 = 3 + 0 + 0 + 0 + 0 + 2"))
        #expect(loaded.plain.contains("+3.750.000.000 đồng"))
        let load = loads + 1
        let page = try await browser.get("/data/loads/\(load)")
        #expect(page.status == 200 && page.plain.contains("2 dòng chưa sửa"))
        #expect(page.plain.contains("Con số thay đổi, 6 tháng đầu năm 2020"))
        #expect(try await browser.get(address).status == 404)

        let open = try await browser.get("/data/quarantine?load=\(load)")
        #expect(open.text.contains("action=\"/data/quarantine/\(load)/4\"") && open.text.contains("aria-invalid"))
        let mended = try await browser.end(of: browser.post("/data/quarantine/\(load)/4", [("c1", "20CG")]))
        #expect(mended.plain.contains("1 = 1 + 0 + 0 + 0 + 0 + 0"))
        #expect(mended.plain.contains("+500.000.000 đồng") && mended.plain.contains("tệp sửa vài dòng"))
        let left = try await browser.get("/data/quarantine?load=\(load)")
        #expect(!left.text.contains("/data/quarantine/\(load)/4") && left.text.contains("/data/quarantine/\(load)/5"))
        #expect(try await browser.post("/data/quarantine/\(load)/4", [("c1", "20CG")]).status == 409)
        let export = try await browser.get("/data/quarantine.csv?load=\(load)")
        #expect(export.status == 200 && export.text.contains("W-4") && !export.text.contains("W-3"))

        let asked = try await browser.post("/data/loads/\(load)/take-back", [("reason", "no")])
        #expect(asked.status == 400 && asked.plain.contains("Hãy ghi lý do"))
        for number in [load + 1, load] {
            let ended = try await browser.end(
                of: browser.post("/data/loads/\(number)/take-back", [("reason", "gửi nhầm tháng")]))
            #expect(ended.plain.contains("Đã thu hồi"))
        }
        #expect(try await browser.get("/data/loads/\(load)").plain.contains("gửi nhầm tháng"))
        #expect(try await harness.everyFigure() == before)
        let trail = try await harness.workspace.auditEntries(AuditFilter(actor: "planner"), limit: 100).lines
        for action in ["upload.received", "load.made", "load.takenback", "export.quarantine"] {
            #expect(trail.contains { $0.action == action }, "\(action)")
        }
        await harness.server.close()
    }

    @Test func `lets in only who may load, and shows coverage of own units`() async throws {
        let harness = try await WebHarness.shared
        let viewer = try await harness.browser(as: .viewer, at: WebHarness.branch)
        for path in ["/data", "/data/loads", "/data/loads/1", "/data/quarantine", "/data/quarantine.csv?load=1"] {
            #expect(try await viewer.get(path).status == 403, "\(path)")
        }
        let own = try await viewer.get("/data/coverage?unit=\(WebHarness.branch)")
        #expect(own.status == 200 && own.plain.contains("Đủ"))
        #expect(try await viewer.get("/data/coverage?unit=\(WebHarness.otherBranch)").status == 403)
        #expect(try await viewer.get("/data/coverage?unit=\(WebHarness.root)").status == 403)
        #expect(!own.plain.contains("20CF"))
        // Who runs the system loads, and sees no figures.
        let administrator = try await harness.browser(as: .administrator)
        for path in ["/data", "/data/loads/1", "/data/coverage"] {
            #expect(try await administrator.get(path).status == 200, "\(path)")
        }
        #expect(!(try await administrator.get("/data/loads/1").plain.contains("Con số thay đổi")))
        #expect(try await administrator.get("/data/quarantine.csv?load=1").status == 403)
        let english = try await harness.browser(as: .planner, .english)
        #expect(try await english.get("/data").plain.contains("How complete the records are"))
    }

    @Test func `keeps a file inside its folder, and refuses what is too large or not asked for`() async throws {
        var settings = WebHarness.settings
        settings.uploadLimitMiB = 1
        let harness = try await WebHarness.ofItsOwn(settings: settings)
        let browser = try await harness.browser(as: .planner)
        let uploads = try await harness.workspace.uploads
        let sent = try await browser.upload(#"..\..\..%2F../../registry.sqlite"#, Array(Payments.june.utf8))
        #expect(sent.status == 303)
        let upload = try #require(try uploads.all().first)
        #expect(upload.fileName == "registry.sqlite")
        let inside = harness.folder.appending(path: "uploads/\(upload.id)/file/registry.sqlite").path
        #expect(FileManager.default.fileExists(atPath: inside))
        #expect(try await browser.post("/data/uploads/\(upload.id)/discard").status == 303)
        #expect(try uploads.all().isEmpty)

        let large = try await browser.upload("nop-thue.csv", [UInt8](repeating: 65, count: 2 << 20))
        #expect(large.status == 413 && large.plain.contains("1 MiB"))
        #expect(try await browser.upload("nop-thue.csv", [65], csrf: "AAAA").status == 403)
        var form = SentForm()
        form.add(file: "nop-thue.csv", [65])
        let codeless = try await browser.send(
            .post, "/data/uploads", headers: [.contentType: SentForm.contentType], body: form.body)
        #expect(codeless.status == 403)
        #expect(try await browser.upload("", []).status == 400)
        #expect(try uploads.all().isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: harness.folder.appending(path: "uploads").path)
        #expect(left.isEmpty, "\(left)")
        await harness.server.close()
    }

    @Test(arguments: [
        ("nop-thue-rong.csv", [UInt8](), "empty"),
        ("nop-thue.zip", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 65, count: 99), "not-this-format"),
        ("nop-thue-thieu.csv", Array("Số chứng từ,Mã HQ\nA,20BB\n".utf8), "no-header"),
        ("nop-thue-hong.xlsx", Array("PK\u{3}\u{4}[Content_Types].xml".utf8), "damaged"),
        ("nop-thue.parquet", Array("PAR1 not really".utf8), "damaged"),
    ])
    func `says why a file cannot be used`(name: String, content: [UInt8], code: String) async throws {
        try await withEmptyWorkspace { harness in
            let browser = try await harness.browser(as: .planner)
            let sent = try await browser.upload(name, content)
            let page = try await browser.get(try #require(sent.location))
            #expect(page.status == 200 && page.plain.contains(code), "\(page.plain)")
            let job = try await browser.end(of: browser.post(sent.location! + "/load", [("source", "nop-thue")]))
            #expect(job.plain.contains("Tệp bị từ chối") && job.plain.contains(code))
            #expect(try await harness.workspace.loadBook().isEmpty)
            #expect(try await harness.workspace.uploads.all().count == 1)
            await harness.server.close()
        }
    }

    @Test func `shows an empty workspace`() async throws {
        try await withEmptyWorkspace { harness in
            let browser = try await harness.browser(as: .planner)
            for path in ["/data", "/data/loads", "/data/quarantine", "/data/coverage"] {
                let page = try await browser.get(path)
                #expect(page.status == 200 && page.plain.contains("Chưa") || page.plain.contains("Không có dòng nào"))
            }
            #expect(try await browser.get("/data/jobs/0123456789abcdef").status == 404)
            #expect(try await browser.get("/data/loads/7").status == 404)
            #expect(try await browser.get("/data/uploads/..%2F..%2Fregistry").status == 404)
            await harness.server.close()
        }
    }
}
