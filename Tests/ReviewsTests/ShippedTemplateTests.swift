import Diagnostics
import Documents
import Domain
import Foundation
import Packs
import Testing

@testable import Reviews

struct ShippedTemplateTests {
    @Test(arguments: ["so-ket-6-thang", "so-ket-6-thang-dang", "mid-year-review-en"])
    func `ships templates without a problem`(name: String) throws {
        let template = try #require(Sample.pack.reviews[name])
        let problems = ReviewTemplateParser.check(template, in: Sample.pack)
        let source = SourceText(file: template.file, text: template.text)
        #expect(problems.map { $0.rendered(in: [source]) } == [])
    }

    /// Every number of the prose comes from a reference: what is left without them has no digits but those of fixed names.
    @Test(arguments: ["so-ket-6-thang", "so-ket-6-thang-dang", "mid-year-review-en"])
    func `ships templates without a figure of their own`(name: String) throws {
        let template = try #require(Sample.pack.reviews[name])
        var text = template.text.replacing(/\{\{.*?\}\}/, with: "")
        for fixed in ["trong 02 giờ làm việc", "trong 08 giờ làm việc"] { text = text.replacing(fixed, with: "") }
        text = text.replacing(/(?m)^:::.*$/, with: "")
        #expect(text.filter(\.isNumber) == "")
    }

    @Test(arguments: ["so-ket-6-thang", "so-ket-6-thang-dang", "mid-year-review-en"])
    func `reads as recorded`(name: String) throws {
        let template = try #require(Sample.pack.reviews[name])
        let document = try ReviewTemplateParser.parse(template, in: Sample.pack).document(from: Sample.input())
        let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(document.plainText.utf8).write(to: golden)
            Issue.record("recorded Golden/\(name).txt; read the diff, then run without RECORD_GOLDEN")
            return
        }
        #expect(document.plainText == (try String(contentsOf: golden, encoding: .utf8)))
    }
}
