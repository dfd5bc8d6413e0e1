import Documents
import Domain
import Foundation
import Testing

@Suite(.enabled(if: Tools.canMakePDF)) struct PDFTests {
    /// Writes a document as PDF and hands it over.
    private func withPDF(of document: Document, _ check: (URL) throws -> Void) async throws {
        let folder = try ScratchFolder()
        let word = folder.url.appending(path: "a.docx")
        let charts = Tools.canDrawCharts ? ChartDrawer(tools: Tools.found, cache: folder.url.appending(path: "c")) : nil
        try await DOCXWriter(charts: charts).write(document, to: word)
        let pdf = folder.url.appending(path: "a.pdf")
        try await PDFConverter(tools: Tools.found).convert(word, to: pdf)
        try check(pdf)
    }

    /// The sample review without its charts, so that the test needs no chart tools.
    private func review(_ document: Document) -> Document {
        var document = document
        func isChart(_ block: Block) -> Bool { if case .chart = block { true } else { false } }
        document.body.removeAll(where: isChart)
        for index in document.annexes.indices { document.annexes[index].blocks.removeAll(where: isChart) }
        return document
    }

    @Test func `the state review is A4, in embedded fonts, numbered from the second page, with every diacritic`()
        async throws
    {
        try await withPDF(of: review(try SampleReview.state())) { pdf in
            let pages = try Tools.output("pdftotext", ["-layout", pdf.path, "-"]).components(separatedBy: "\u{C}")
                .dropLast()
            func firstLine(_ page: Int) -> String {
                pages[page].split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            }
            #expect(pages[0].contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
            #expect(pages[0].contains("Độc lập - Tự do - Hạnh phúc"))
            #expect(pages[0].contains("6.718"))
            #expect(pages[0].contains("Quảng Ninh, ngày 07 tháng 7 năm 2020"))
            #expect(firstLine(0).contains("TỔNG CỤC HẢI QUAN"))
            #expect(firstLine(1) == "2")
            let annex = try #require(pages.firstIndex { $0.contains("Phụ lục I\n") })
            #expect(firstLine(annex) == "Phụ lục I")
            #expect(firstLine(annex + 1) == "2")
            #expect(pages[annex + 1].contains("Chỉ tiêu"))
            #expect(pages.allSatisfy { $0.contains("DỮ LIỆU MÔ PHỎNG / SYNTHETIC DATA") })
            let facts = try Tools.output("pdfinfo", [pdf.path])
            #expect(facts.contains(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/))
            #expect(facts.contains(/Tagged: +yes/))
            #expect(facts.contains("Sơ kết công tác 6 tháng"))
            let fonts = try Tools.output("pdffonts", [pdf.path]).split(separator: "\n").dropFirst(2)
            #expect(!fonts.isEmpty)
            #expect(
                fonts.allSatisfy { $0.contains(#/ yes +yes +yes /#) && $0.contains("Serif") || $0.contains("Times") })
        }
    }

    @Test(arguments: OfficialLayout.allCases)
    func `no word leaves the page or its margins`(layout: OfficialLayout) async throws {
        let document = review(layout == .state ? try SampleReview.state() : try SampleReview.party())
        try await withPDF(of: document) { pdf in
            let boxes = try Tools.output("pdftotext", ["-bbox", pdf.path, "-"])
            var width = 0.0
            var words = 0
            for line in boxes.split(separator: "\n") {
                let numbers = line.matches(of: /="([\d.]+)"/).compactMap { Double($0.1) }
                if line.contains("<page ") { width = numbers[0] }
                guard line.contains("<word ") else { continue }
                words += 1
                // 30 mm are 85.0 points, 15 mm 42.5; a point of tolerance for italics.
                #expect(numbers[0] >= 84 && numbers[2] <= width - 41.5, "\(line)")
            }
            #expect(words > 300)
        }
    }

    @Test func `a limit too short stops the child and says so`() async throws {
        let folder = try ScratchFolder()
        let word = folder.url.appending(path: "a.docx")
        try await DOCXWriter().write(smallDocument(), to: word)
        let converter = PDFConverter(tools: Tools.found, limit: .milliseconds(20))
        let target = folder.url.appending(path: "a.pdf")
        let error = await #expect(throws: DocumentError.self) { try await converter.convert(word, to: target) }
        #expect(error?.description == "LibreOffice was stopped after 0 s")
        #expect(!FileManager.default.fileExists(atPath: target.path))
    }

    @Test func `a file that is no document is refused in words`() async throws {
        let folder = try ScratchFolder()
        let word = folder.url.appending(path: "missing.docx")
        await #expect(throws: DocumentError.self) {
            try await PDFConverter(tools: Tools.found).convert(word, to: folder.url.appending(path: "a.pdf"))
        }
    }
}

@Suite struct MissingConverterTests {
    @Test func `a program that cannot be started is named with its place`() async throws {
        var tools = DocumentTools(folder: URL(filePath: "/dev/null/none"), environment: ["PATH": "/dev/null/none"])
        tools.soffice = URL(filePath: "/dev/null/none/soffice")
        let error = await #expect(throws: DocumentError.self) {
            try await PDFConverter(tools: tools).convert(URL(filePath: "/a.docx"), to: URL(filePath: "/a.pdf"))
        }
        #expect(error?.description.hasPrefix("LibreOffice (/dev/null/none/soffice) failed: ") == true)
    }

    @Test func `without LibreOffice the error says how to install it`() async throws {
        let none = DocumentTools(folder: URL(filePath: "/dev/null/none"), environment: ["PATH": "/dev/null/none"])
        let error = await #expect(throws: DocumentError.self) {
            try await PDFConverter(tools: none).convert(URL(filePath: "/a.docx"), to: URL(filePath: "/a.pdf"))
        }
        #expect(error?.description.contains("apt-get install libreoffice-writer-nogui") == true)
    }
}
