import Appraisal
import Domain
import Foundation
import Testing

@testable import Web
@testable import Workspace

@Suite(.needsDuckDB) struct `A number that a later load changed` {
    @Test func `names the load, the values before and after, and the versions of the record`() async throws {
        let site = try await WebHarness.ofItsOwn()
        let workspace = try await site.workspace
        let quoted = try await site.server.live.revision()
        let reference = try #require(FigureReference("revenue/20ZZ/2020H1/calendar@2020-06-30#\(quoted)"))
        let record = try await workspace.records(
            behind: reference, RecordQuery(sortedBy: "amount", isDescending: true, limit: 1, showsNames: true))
        let cells = Dictionary(
            zip(record.columns.map(\.name), record.rows[0]), uniquingKeysWith: { first, _ in first })
        func cell(_ name: String) -> String { (cells[name] ?? nil) ?? "" }
        // The same receipt once more, with 1 000 000 đồng added to its amount.
        let amount = try #require(Decimal(string: cell("amount")))
        let text = """
            Số chứng từ,Mã HQ,Ngày hạch toán,Số TK,Mã DN,Sắc thuế,Nhóm hàng,Số tiền
            \(cell("receipt")),\(cell("unit")),\(cell("posted_on")),\(cell("declaration")),\(cell("trader")),NK,KHAC,\(amount + 1_000_000)

            """
        let file = site.folder.appending(path: "nop-thue-2020H1-sua.csv")
        try Data(text.utf8).write(to: file)
        _ = try await workspace.ingest(IngestRequest(files: [file]))

        let account = try await site.workspace.account(of: reference)
        #expect(account.figure.value == Decimal(string: "6718000000000"))
        #expect(account.addsUp == true)
        let change = try #require(account.restatements.first)
        #expect(account.restatements.count == 1)
        #expect(change.revision.sequence == quoted + 1 && change.revision.cause == "ingest")
        #expect(change.before == Decimal(string: "6718000000000"))
        #expect(change.after?.value == Decimal(string: "6718001000000"))
        let untouched = try #require(FigureReference("declarations/20ZZ/2020H1/calendar@2020-06-30#\(quoted)"))
        #expect(try await site.workspace.account(of: untouched).restatements.isEmpty)

        let browser = try await site.browser(as: .leader)
        let page = try await browser.get("/figure?ref=\(reference.description.queryEncoded)")
        #expect(page.plain.contains("Đã thay đổi: theo phiên bản \(quoted + 1)"))
        let history = try await workspace.record(
            behind: reference, part: 0, key: [cell("receipt")], showsNames: false,
            within: ["20ZZ", "20BB", "20CE", "20CF", "20CG", "20BC", "20BD"])
        #expect(history.versions.map(\.state) == ["changed", "current"])
        #expect(history.versions[0].displacedBy == history.versions[1].load)
        #expect(history.versions[1].load > history.lastLoad)
        #expect(history.versions[1].values["amount"] == "\(amount + 1_000_000)")
        #expect(history.versions[1].values["trader"] == hiddenName)
        let versions = try await browser.get(
            "/figure/record?ref=\(reference.description.queryEncoded)&part=0&k=\(cell("receipt"))")
        #expect(versions.plain.contains("sau phiên bản của con số") && versions.plain.contains("đã thay bằng bản khác"))
        // Of a record at a unit that may not be seen, nothing is told.
        let none = try await workspace.record(
            behind: reference, part: 0, key: [cell("receipt")], showsNames: true, within: [])
        #expect(none.versions.isEmpty)
    }

    @Test func `counts a branch's milestones among its own units only`() async throws {
        let standing = try await WebHarness.shared.workspace.standing(of: "20BB", in: Period("2020H1")!)
        for milestone in standing.milestones {
            #expect(Set(milestone.reached.keys).isSubset(of: milestone.units))
        }
    }
}
