import Demo
import Documents
import Domain
import Foundation
import Workspace

/// A review of about forty pages to DOCX when its charts have been drawn before: the half-year review of the pack with its
/// body several times over, on the generated records of the demo.
struct ReviewBenchmark {
    let bench: Bench

    private static let period = Period("2020H1")!
    private static let template = "so-ket-6-thang"
    private static let longTemplate = "benchmark"
    private var copies: Int { bench.isSmoke ? 2 : 7 }

    func run() async throws -> [Measurement] {
        bench.say("making a workspace for the review")
        let workspace = try await workspace()
        let out = bench.folder.appending(path: "reviews")
        bench.say("writing the review, its charts drawn")
        _ = try await workspace.exportReview(Self.longTemplate, of: Self.period, to: out, formats: [.docx])
        bench.say("writing it again")
        var times: [Double] = []
        var files: [URL] = []
        for _ in 0..<(bench.isSmoke ? 1 : 3) {
            let watch = Stopwatch()
            files = try await workspace.exportReview(Self.longTemplate, of: Self.period, to: out, formats: [.docx])
            times.append(watch.reading.seconds)
        }
        let pages = bench.isSmoke ? nil : try await pages(of: files[0])
        return [
            Measurement(
                what: "review to DOCX, charts cached", size: pages.map { "\($0) pages" } ?? "short",
                value: times.min()!,
                unit: "s", bar: bench.isSmoke ? "" : "≤ 2 s", note: "figures gathered, checked and written")
        ]
    }

    private func workspace() async throws -> TwofoldWorkspace {
        let text = try String(
            contentsOf: bench.packFolder.appending(path: "reviews/\(Self.template).md"), encoding: .utf8)
        let pack = try bench.pack(
            named: "pack-review", adding: ["reviews/\(Self.longTemplate).md": Self.lengthened(text, copies)])
        let workspace = try await TwofoldWorkspace.create(
            in: bench.folder.appending(path: "review"), pack: pack, actor: "benchmarks")
        let generator = bench.isSmoke ? DemoGenerator(declarationsPerYear: 3_000) : DemoGenerator()
        let records = try await generator.write(to: bench.folder.appending(path: "records"), with: bench.tools)
        // What the review compares: this year and the last.
        let wanted = records.filter { !bench.isSmoke || $0.url.lastPathComponent.contains("-20") }
        for file in wanted {
            let outcomes = try await workspace.ingest(IngestRequest(files: [file.url], source: file.source))
            if let refused = outcomes.first(where: \.isRefused) { throw BenchmarkError.refused(refused.text(in: "en")) }
        }
        let living = bench.home.appending(path: "demo/records")
        let names = try FileManager.default.contentsOfDirectory(atPath: living.path).sorted()
        try await workspace.importRecords(
            names.filter { !$0.contains("dieu-chinh") }.map { living.appending(path: $0) })
        return workspace
    }

    /// The template with what stands between its front matter and its annexes written `copies` times.
    private static func lengthened(_ template: String, _ copies: Int) -> String {
        let start = template.range(of: "\n---\n").map(\.upperBound) ?? template.startIndex
        let end = template.range(of: "\n:::annex").map(\.lowerBound) ?? template.endIndex
        let body = String(repeating: String(template[start..<end]) + "\n", count: copies)
        return template[..<start] + body + template[end...]
    }

    /// As LibreOffice lays them out.
    private func pages(of document: URL) async throws -> Int {
        let pdf = bench.folder.appending(path: "pages.pdf")
        let tools = DocumentTools(folder: bench.home.appending(path: ".tools"))
        try await PDFConverter(tools: tools).convert(document, to: pdf)
        // A page object names its type; the tree above the pages is of the type /Pages.
        let text = String(decoding: try Data(contentsOf: pdf), as: UTF8.self)
        return text.matches(of: /\/Type\s*\/Page(?![a-zA-Z])/).count
    }
}
