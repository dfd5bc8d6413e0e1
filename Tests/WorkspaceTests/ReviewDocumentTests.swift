import Documents
import Domain
import Foundation
import Registry
import Reviews
import Testing

@testable import Workspace

/// The mid-year review of the demo, as documents.
@Suite(.serialized, .needsDuckDB) struct ReviewDocumentTests {
    /// The documents of the official template, written once.
    private static let writing = Task {
        let workspace = try await DemoWorkspace.shared.workspace
        return try await workspace.exportReview(
            "so-ket-6-thang", of: Period("2020H1")!, to: DemoWorkspace.folder.appending(path: "reviews"))
    }

    private func file(_ format: ReviewFormat) async throws -> URL {
        let files = try await Self.writing.value
        #expect(files.count == 3)
        return try #require(files.first { $0.pathExtension == format.rawValue })
    }

    @Test(.needsPDF) func `the PDF says the figures of the standing, on numbered pages, in embedded fonts`()
        async throws
    {
        let pdf = try await file(.pdf)
        let text = try await printed(by: "pdftotext", ["-layout", pdf.path, "-"])
        let flowing = try await printed(by: "pdftotext", [pdf.path, "-"]).replacing(/\s+/, with: " ")
        for figure in ["6.718 tỷ đồng", "19%", "71%", "61%", "9.500", "11.000", "14 nhóm nhiệm vụ", "40 giải pháp"] {
            #expect(flowing.contains(figure), "\(figure)")
        }
        #expect(flowing.contains("40 lượt tập thể") && flowing.contains("306 lượt cá nhân"))
        #expect(flowing.contains("năm thứ ba liên tiếp") || flowing.contains("năm thứ 3 liên tiếp"))
        #expect(flowing.contains("DỮ LIỆU MÔ PHỎNG"))
        #expect(!flowing.contains("{{") && !flowing.contains(":::"))
        let pages = text.components(separatedBy: "\u{C}").dropLast()
        #expect((8...40).contains(pages.count), "\(pages.count) pages")
        func firstLine(_ page: String) -> String {
            page.split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        }
        #expect(firstLine(pages[0]) != "1")
        #expect(firstLine(pages[1]) == "2" && firstLine(pages[2]) == "3")
        let fonts = try await printed(by: "pdffonts", [pdf.path]).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(#/ yes +(yes|no) +yes +/#) }, "\(fonts)")
    }

    @Test(.needsPDF) func `no word of the PDF leaves its page`() async throws {
        let boxes = try await printed(by: "pdftotext", ["-bbox", try await file(.pdf).path, "-"])
        var page: [Double] = []
        var words = 0
        for line in boxes.split(separator: "\n") {
            let numbers = line.matches(of: /="(-?[\d.]+)"/).compactMap { Double($0.1) }
            if line.contains("<page ") { page = numbers }
            guard line.contains("<word ") else { continue }
            words += 1
            #expect(numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] <= page[0] && numbers[3] <= page[1], "\(line)")
        }
        #expect(words > 2_000)
    }

    @Test(.needsPDF) func `every bookmark of the DOCX leads to its figure or its records`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let unzip = try #require(Machine.program("unzip"))
        let xml = try await run(unzip, ["-p", try await file(.docx).path, "word/document.xml"]).output
        let names = xml.matches(of: /w:bookmarkStart [^>]*w:name="(F[A-Z0-9_]+)"/).map { String($0.1) }
        #expect(names.count > 100 && Set(names).count == names.count)
        var references: [String: String] = [:]
        for name in names {
            let handle = String(name.prefix { $0 != "_" })
            let stored = try workspace.registry.reference(ofHandle: handle)
            let reference = try #require(stored, "\(name)")
            #expect(FigureReference(reference) != nil || RegistryReference(reference) != nil, "\(reference)")
            references[name] = reference
        }
        // The first of each kind is followed to its records.
        let revenue = try #require(references.first { $0.value.hasPrefix("revenue/20ZZ/2020H1/calendar@2020-06-30#") })
        guard case .figure(let trace) = try await workspace.trace(revenue.key, limit: 5) else {
            Issue.record("revenue comes from records")
            return
        }
        #expect(trace.figure.value == 6_718_000_000_000 && trace.parts.first?.rows.count == 5)
        let plan = try #require(references.first { $0.value.hasPrefix("plan:") })
        guard case .livingRecords(let records) = try await workspace.trace(plan.key) else {
            Issue.record("the plan is living records")
            return
        }
        #expect(records.rows.count == 40)
        for prefix in ["target:", "commendations:", "index:", "goal:", "rank:", "milestones:"] {
            let quoted = try #require(references.first { $0.value.hasPrefix(prefix) }, "\(prefix)")
            guard case .livingRecords(let records) = try await workspace.trace(quoted.key) else {
                Issue.record("\(prefix) is living records")
                continue
            }
            #expect(!records.rows.isEmpty, "\(prefix)")
        }
    }

    @Test(arguments: ["so-ket-6-thang", "so-ket-6-thang-dang", "mid-year-review-en"])
    func `a review before the end of the period says which totals are estimates`(template: String) async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let period = try #require(Period("2020H1"))
        let early = try await workspace.review(template, of: period, asAt: Day("2020-06-15"), known: nil).plainText
        let whole = try await workspace.review(template, of: period, asAt: nil, known: nil).plainText
        #expect(early.contains(template.hasSuffix("en") ? "estimated" : "ước"))
        #expect(whole.contains(template.hasSuffix("en") ? "6,718" : "6.718"))
        #expect(!early.contains(template.hasSuffix("en") ? "6,718" : "6.718"))
        #expect(!whole.contains("ước thực hiện") && !whole.contains("estimated to"))
    }
}
