import Claims
import Documents
import Domain
import Foundation
import Packs
import Testing

@testable import Workspace

/// Texts checked against the demo's records.
@Suite(.serialized, .needsDuckDB) struct DemoClaimsTests {
    private static let text = """
        Thu ngân sách nhà nước 6 tháng đầu năm 2020 đạt 6.718 tỷ đồng, tăng 19% so với cùng kỳ, bằng 71% dự toán Bộ Tài chính \
        giao (9.500 tỷ đồng) và 61% chỉ tiêu tỉnh giao (11.000 tỷ đồng), đứng thứ 7 toàn ngành. Có 14 nhóm nhiệm vụ với 40 \
        giải pháp; 40 tập thể và 306 cá nhân được khen thưởng. Đơn vị dẫn đầu DDCI năm thứ ba liên tiếp.
        """
    private static let period = Period("2020H1")!

    @Test func `the published half-year holds against the records`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let report = try await workspace.claims(in: ClaimText(Self.text), period: Self.period)
        #expect(report.verdicts.count == 13)
        #expect(report.verdicts.allSatisfy { $0.outcome == .holds }, "\(report.text(in: .english))")
        let wrong = try await workspace.claims(
            in: ClaimText(Self.text.replacing("71%", with: "72%")), period: Self.period)
        #expect(wrong.failed.map(\.claim.quote) == ["72%"])
    }

    @Test func `at a branch another branch is not spoken of, and the department's targets are not its own`()
        async throws
    {
        let workspace = try await DemoWorkspace.shared.workspace
        let text = ClaimText("Số thu đạt 6.718 tỷ đồng. Tại Móng Cái, số thu đạt 312 tỷ đồng.")
        let report = try await workspace.claims(in: text, period: Self.period, unit: "20CF")
        #expect(report.verdicts.map(\.outcome) == [.doesNotHold, .cannotBeTold])
    }

    @Test func `no figure of the shipped reviews is called wrong`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        for name in workspace.pack.reviews.keys.sorted() {
            let document = try await workspace.review(name, of: Self.period, asAt: nil, known: nil)
            let standing = try await workspace.standing(in: Self.period)
            let prose = DocumentProse(document)
            let report = ClaimReport(ClaimText(prose.text, linesAreParagraphs: true), standing, workspace.pack)
            #expect(report.failed.isEmpty, "\(name): \(report.failed.map { report.line($0, in: .english) })")
            #expect(report.verdicts.count { $0.outcome == .holds } >= 20, "\(name)")
        }
    }

    @Test func `a number typed into a review is checked, and one inserted by reference is not`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let standing = try await workspace.standing(in: Self.period)
        var document = try await workspace.review("so-ket-6-thang", of: Self.period, asAt: nil, known: nil)
        let mark = FigureMark(text: "1.234", reference: "revenue/20ZZ/2020H1/calendar@2020-06-30#1")
        document.body = [
            .paragraph(Paragraph([.text("Số thu đạt "), .figure(mark), .text(" tỷ đồng, tăng 91% so với cùng kỳ.")]))
        ]
        document.annexes = []
        let warnings = workspace.claimWarnings(of: document, standing, workspace.pack)
        #expect(warnings.count == 1)
        #expect(warnings.first?.hasPrefix("'91%' không đúng") == true, "\(warnings)")
    }

    @Test(.needsTwofold) func `the program reads text and Word, prints both formats, and fails on a wrong number`()
        async throws
    {
        _ = try await DemoWorkspace.shared.workspace
        let ws = DemoWorkspace.folder.path
        try await withTemporaryFolder { folder in
            let right = try folder.file("dung.md", Self.text)
            let good = try await twofold("claims", ws, right.path, "--period", "2020H1")
            #expect(good.code == 0 && good.output.contains("6.718 tỷ đồng"), "\(good)")
            let wrong = try folder.file("sai.txt", Self.text.replacing("19%", with: "18%"))
            let bad = try await twofold("claims", ws, wrong.path, "--period", "2020H1", "--format", "json")
            #expect(bad.code == 1 && bad.output.contains("doesNotHold"), "\(bad)")
            #expect(try await twofold("claims", ws, folder.path, "--period", "2020H1").code == 1)
            let binary = try folder.file("x.txt", Data([0xFF, 0xFE, 0x00]))
            #expect(try await twofold("claims", ws, binary.path, "--period", "2020H1").errors.contains("UTF-8"))
            let fake = try folder.file("x.docx", "no archive")
            #expect(try await twofold("claims", ws, fake.path, "--period", "2020H1").code == 1)
        }
    }

    @Test(.needsTwofold) func `a review written by ourselves reads back from Word without a wrong number`() async throws
    {
        let workspace = try await DemoWorkspace.shared.workspace
        try await withTemporaryFolder { folder in
            let document = try await workspace.review("so-ket-6-thang-dang", of: Self.period, asAt: nil, known: nil)
            var plain = document
            plain.body = document.body.filter { if case .chart = $0 { false } else { true } }
            plain.annexes = []
            let file = folder.appending(path: "r.docx")
            try await DOCXWriter().write(plain, to: file)
            let report = try await workspace.claims(inFile: file.path, period: Self.period)
            #expect(report.failed.isEmpty, "\(report.text(in: .english))")
            #expect(report.verdicts.contains { $0.claim.quote == "6.718 tỷ đồng" && $0.outcome == .holds })
        }
    }
}
