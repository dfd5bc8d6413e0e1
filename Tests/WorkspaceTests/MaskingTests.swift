import Domain
import Foundation
import Packs
import Panel
import Testing

@testable import Workspace

@Suite(.needsDuckDB) struct `A trace without names` {
    @Test func `hides the enterprise of every record and keeps totals, counts and every other column`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let figure = try await workspace.figure("revenue")
        guard case .figure(let whole) = try await workspace.trace(figure.reference.description, limit: 50) else {
            Issue.record("a reference of a figure leads to its records")
            return
        }
        let masked = whole.withoutNames(in: workspace.pack)
        let part = try #require(masked.parts.first)
        let trader = try #require(part.columns.firstIndex(of: "trader"))
        #expect(part.rows.count == 50)
        #expect(part.rows.map { $0[trader] } == whole.parts[0].rows.map { $0[trader] == nil ? nil : hiddenName })
        #expect(whole.parts[0].rows.contains { $0[trader] != nil })
        #expect(part.total == whole.parts[0].total)
        #expect(part.count == whole.parts[0].count)
        for column in part.columns.indices where column != trader {
            #expect(part.rows.map { $0[column] } == whole.parts[0].rows.map { $0[column] })
        }
        #expect(try !masked.json.text.contains(#""trader" : "5"#))
    }

    @Test func `keeps an empty cell empty`() {
        let trace = FigureTrace.Part(
            role: .whole, atom: "a", dataset: "payment", total: 1, count: 3, columns: ["receipt", "trader"],
            rows: [["1", nil], ["2", ""], ["3", "5700000001"]])
        #expect(trace.hiding(["trader"]).rows == [["1", nil], ["2", ""], ["3", hiddenName]])
    }

    @Test func `hides who handed a report in, and an individual who was commended`() throws {
        let report = FigureTrace.Part(
            role: .whole, atom: "reported: x", dataset: "monthly_form", total: 1, count: 1,
            columns: ["field", "by"], rows: [["x", "lan"]])
        #expect(report.hiding(["by"]).rows == [["x", hiddenName]])
        let commendations = LivingRecordTrace(
            reference: "commendations:20ZZ/2020H1@2020-06-30#9", title: "commendations",
            columns: ["code", "subject_kind", "subject"],
            rows: [["k1", "collective", "Đội 1"], ["k2", "individual", "Ông A"]], kind: "commendations",
            asAt: try #require(Day("2020-06-30")), revision: 9)
        #expect(commendations.withoutNames.rows.map { $0[2] } == ["Đội 1", hiddenName])
        #expect(commendations.tellsNames)
    }

    @Test func `gives a spreadsheet no formula to run`() throws {
        let trace = LivingRecordTrace(
            reference: "plan:20ZZ/2020H1@2020-06-30#9", title: "actions", columns: ["code", "title"],
            rows: [["k1", "=HYPERLINK(1)"], ["k2", "-5"]], kind: "plan", asAt: try #require(Day("2020-06-30")),
            revision: 9)
        #expect(try trace.text(.csv) == "code,title\r\nk1,'=HYPERLINK(1)\r\nk2,-5\r\n")
        #expect(!trace.tellsNames)
    }
}
