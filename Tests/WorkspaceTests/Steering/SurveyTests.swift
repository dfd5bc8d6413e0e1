import Appraisal
import Diagnostics
import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Documents
@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `A survey of branches` {
    private static let questions = ["q01", "q03", "q05", "q06", "q08"]

    /// Six firms and five of the department who all give a branch one score to every question.
    private static func rows(_ unit: String, _ score: Int, firms: Int = 6, charges: Int? = nil) -> [String] {
        ([("enterprise", firms), ("department", 5)]).flatMap { respondent, count in
            (0..<count).flatMap { _ in
                questions.map { question in
                    "\(unit),2020,\(question),\(respondent),\(question == "q05" ? charges ?? 1 : score)"
                }
            }
        }
    }

    private static func csv(_ rows: [String]) -> String {
        (["Đơn vị,Năm,Câu hỏi,Đối tượng trả lời,Điểm"] + rows).joined(separator: "\n") + "\n"
    }

    private static func write(_ text: String, _ folder: URL, _ name: String = "phieu.csv") throws -> URL {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file
    }

    @Test func `becomes scores, totals and ranks`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            // 20BB: 3, 20CF: 5, 20CG: 4; charges said by all of 20CG, by nobody else.
            let file = try Self.write(
                Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5) + Self.rows("20CG", 4, charges: 5)), folder)
            let done = try workspace.importSurvey(file, of: "cdci")
            #expect(done.rounds.map(\.answers) == [165] && done.problems.isEmpty && done.revision != nil)
            #expect(done.rounds[0].byUnit.map(\.answers) == [55, 55, 55])
            let board = try #require(try workspace.indexScores("cdci"))
            #expect(board.period == Period("2020") && board.setCount == 3 && board.ranked == 3)
            // Four components at 1, 10 and 5.5; charges 10, 10 and 1. Weights 20 + 30 + 15 + 15 = 80, charges 20.
            // 20CF: 10. 20CG: (80·5.5 + 20·1) ÷ 100 = 4.6. 20BB: (80·1 + 20·10) ÷ 100 = 2.8.
            #expect(board["20CF"]?.total == 10 && board["20CF"]?.rank == 1)
            #expect(board["20CG"]?.total == Decimal(string: "4.6") && board["20CG"]?.rank == 2)
            #expect(board["20BB"]?.total == Decimal(string: "2.8") && board["20BB"]?.rank == 3)
            #expect(board["20CG"]?.cells["informal_charges"]?.raw == 100)
            #expect(board["20CG"]?.cells["informal_charges"]?.scaled == 1)
            // A branch without answers has no total and no rank.
            #expect(board["20BC"]?.total == nil && board["20BC"]?.rank == nil)
        }
    }

    @Test func `hides what few said, in scores, ranks and the whole`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            func board(_ few: Int) throws -> IndexScoreBoard? {
                let file = try Self.write(
                    Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5) + Self.rows("20CG", few, firms: 4)), folder)
                try workspace.importSurvey(file, of: "cdci")
                return try workspace.indexScores("cdci")
            }
            let low = try #require(try board(1))
            #expect(low.setCount == 2 && low["20CG"]?.total == nil && low["20CG"]?.respondents == nil)
            #expect(low["20CG"]?.cells.values.allSatisfy { $0.isHidden && $0.raw == nil && $0.scaled == nil } == true)
            #expect(low.survey?.overall.values.allSatisfy { $0.isHidden && $0.raw == nil } == true)
            // Whatever the few answered, everything that is published is the same.
            let high = try #require(try board(5))
            #expect(low.rows == high.rows && low.survey?.overall == high.survey?.overall)
        }
    }

    @Test func `tells a branch its own scores and rank, and nothing of others`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let file = try Self.write(Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5)), folder)
            try workspace.importSurvey(file, of: "cdci")
            let own = try #require(try workspace.indexScores("cdci", for: .unit("20BB")))
            #expect(own.rows.map(\.subject) == ["20BB"] && own.rows[0].rank == 2 && own.ranked == 2)
            #expect(own.survey?.overall.isEmpty == true)
        }
    }

    @Test func `is refused with the cells that are wrong, or kept without them`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let rows = [
                "20BB,2020,q01,enterprise,6", "20XX,2020,q01,enterprise,4", "20BB,2020,q99,enterprise,4",
                "20BB,2020,q01,người qua đường,4", "20BB,năm nay,q01,enterprise,4", "Móng Cái,2020,q01,Doanh nghiệp,4",
            ]
            let file = try Self.write(Self.csv(rows), folder)
            let refused = #expect(throws: InvalidSource.self) {
                try workspace.importSurvey(file, named: "phieu.csv", of: "cdci")
            }
            #expect(
                refused?.diagnostics.compactMap { $0.place?.file } == [
                    "phieu.csv!A3", "phieu.csv!B6", "phieu.csv!C4", "phieu.csv!D5", "phieu.csv!E2",
                ])
            #expect(
                refused?.diagnostics.map(\.code.rawValue) == [
                    "unknown-unit", "not-a-period", "unknown-question", "unknown-respondent", "out-of-range",
                ])
            #expect(try workspace.registry.surveyRounds().isEmpty)
            let kept = try workspace.importSurvey(file, named: "phieu.csv", of: "cdci", leavesOutInvalid: true)
            #expect(kept.rounds.map(\.answers) == [1] && kept.rounds.map(\.refused) == [4] && kept.problems.count == 5)
        }
    }

    @Test func `is read from a workbook with the addresses of its cells`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let names = ["unit", "period", "question", "respondent", "score"]
            let rows = [["20BB", "2020", "q01", "enterprise", "4"], ["20BB", "2020", "q01", "enterprise", "0"]]
            let table = Table(
                columns: names.map { _ in .init() }, header: [names.map { .init($0) }],
                rows: rows.map { Table.Row($0.map { .text($0) }) })
            let file = folder.appending(path: "phieu.xlsx")
            try XLSXWriter().write(
                Workbook(
                    title: "Phiếu", language: .vietnamese, sheets: [Sheet(name: "Phieu", content: .table(table))]),
                to: file)
            let refused = #expect(throws: InvalidSource.self) {
                try workspace.importSurvey(file, named: "phieu.xlsx", of: "cdci")
            }
            let place = try #require(refused?.diagnostics.first?.place?.file)
            #expect(refused?.diagnostics.count == 1 && place.hasPrefix("phieu.xlsx:Phieu!E"))
        }
    }

    @Test func `is compared with an earlier revision by the weights of that revision's pack`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let first = try workspace.importSurvey(
                try Self.write(
                    Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5) + Self.rows("20CG", 4, charges: 5)), folder),
                of: "cdci")
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: Machine.quangNinh, to: pack)
            let file = pack.appending(path: "indices/cdci.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            let weights = "{from: 2020, of: {transparency: 20, time_costs: 30, informal_charges: 20,"
            try #require(text.contains(weights))
            try Data(text.replacing(weights, with: "{from: 2020, of: {transparency: 20, time_costs: 30,").utf8)
                .write(to: file)
            _ = try await workspace.define(with: pack)
            let now = try await TwofoldWorkspace.open(workspace.folder)
            let compared = try #require(try now.indexScores("cdci", comparedAt: first.revision))
            // 20CG: 4.6 with charges at 1, 5.5 without them; nobody answered anything else.
            #expect(compared["20CG"]?.movement?.before == Decimal(string: "4.6"))
            #expect(compared["20CG"]?.movement?.fromWeights == Decimal(string: "0.9"))
            #expect(compared["20CG"]?.movement?.fromValues == 0 && compared["20CG"]?.movement?.fromSet == 0)
            #expect(compared.before?.weightsChanged == true && compared.before?.setChanged == false)
            #expect(compared.table(in: .english).contains("or their weights, differ"))
        }
    }

    @Test func `asks before a round that differs by a few answers replaces another`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let rows = Self.rows("20BB", 3, firms: 8) + Self.rows("20CF", 5)
            let first = try workspace.importSurvey(try Self.write(Self.csv(rows), folder), of: "cdci")
            // The same again, or another group altogether, tells of nobody.
            try workspace.importSurvey(try Self.write(Self.csv(rows + Self.rows("20CG", 4)), folder), of: "cdci")
            let one = try Self.write(Self.csv(rows + ["20BB,2020,q01,enterprise,1"]), folder)
            let asked = #expect(throws: AskedDraft.self) { try workspace.importSurvey(one, of: "cdci") }
            #expect(asked?.questions.count == 1 && asked?.questions[0][.vietnamese].contains("Doanh nghiệp") == true)
            let shown = try workspace.importSurvey(one, of: "cdci", isPreview: true)
            #expect(shown.questions.count == 1 && shown.revision == nil)
            #expect(try workspace.importSurvey(one, of: "cdci", isConfirmed: true).revision != nil)
            // Who does not plan reads the version that counts, and no other.
            #expect(try workspace.indexScores("cdci", known: first.revision)?.setCount == 2)
            #expect(try workspace.indexScores("cdci", known: first.revision, versions: .newest) == nil)
            #expect(try workspace.indexScores("cdci", versions: .newest)?.setCount == 2)
        }
    }

    @Test func `is replaced and taken back by round, and earlier revisions keep what they knew`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder.appending(path: "ws"))
            let first = try workspace.importSurvey(
                try Self.write(Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5)), folder), of: "cdci")
            let second = try workspace.importSurvey(
                try Self.write(
                    Self.csv(Self.rows("20BB", 3) + Self.rows("20CF", 5) + Self.rows("20CG", 4)), folder), of: "cdci")
            #expect(second.rounds.map(\.replaces) == [true])
            #expect(try workspace.indexScores("cdci")?.setCount == 3)
            #expect(try workspace.indexScores("cdci", known: first.revision)?.setCount == 2)
            // The change of set between the two revisions is shown as such.
            let compared = try #require(try workspace.indexScores("cdci", comparedAt: first.revision))
            #expect(compared.before?.joined == ["20CG"] && compared.before?.setCount == 2)
            #expect(compared.setSentence(in: .english).contains("among 3 bodies"))
            #expect(compared["20BB"]?.movement?.fromValues == 0)
            try workspace.withdrawSurvey(of: "cdci", in: Period("2020")!)
            #expect(try workspace.indexScores("cdci") == nil)
            #expect(try workspace.indexScores("cdci", known: second.revision)?.setCount == 3)
            #expect(throws: WorkspaceError.noSuchRound("cdci", Period("2020")!)) {
                try workspace.withdrawSurvey(of: "cdci", in: Period("2020")!)
            }
        }
    }
}
