import Domain
import Foundation
import Formulas
import Testing

/// The table of functions in `docs/formulas.md` stands between two comments for each language.
struct FormulaManualTests {
    private static let manual = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/formulas.md")

    /// One language after the other: recording rewrites the file both stand in.
    @Test(.serialized, arguments: [Language.english, .vietnamese])
    func `the manual holds exactly the table of the functions`(language: Language) throws {
        let text = try String(contentsOf: Self.manual, encoding: .utf8)
        let expected = FormulaManual.table(in: language)
        let place = try #require(Self.table(in: language, of: text), "the comments around the table are missing")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            if text[place] != expected {
                try Data(text.replacingCharacters(in: place, with: expected).utf8).write(to: Self.manual)
            }
            Issue.record("recorded docs/formulas.md; read the diff, then run without RECORD_GOLDEN")
            return
        }
        #expect(String(text[place]) == expected)
    }

    @Test func `every example of a function stands in the table`() throws {
        let text = try String(contentsOf: Self.manual, encoding: .utf8)
        for function in FormulaFunction.all {
            #expect(
                text.contains("| `\(function.example)` |"), "the example of '\(function.name)' is not in the manual")
        }
    }

    /// The lines between `<!-- functions en: … -->` and `<!-- end of functions -->`.
    private static func table(in language: Language, of text: String) -> Range<String.Index>? {
        guard let heading = text.firstRange(of: "<!-- functions \(language.rawValue):"),
            let start = text[heading.upperBound...].firstRange(of: "-->\n"),
            let end = text[start.upperBound...].firstRange(of: "<!-- end of functions -->\n")
        else { return nil }
        return start.upperBound..<end.lowerBound
    }
}
