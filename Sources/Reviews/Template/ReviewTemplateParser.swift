package import Diagnostics
import Documents
import Domain
package import Packs

/// Reads a review template and checks every name in it against the pack.
package enum ReviewTemplateParser {
    /// - Throws: Every problem at once, in source order.
    package static func parse(
        _ template: ReviewTemplate, in pack: Pack
    ) throws(InvalidSource) -> CheckedTemplate {
        let (checked, problems) = read(template, pack)
        guard problems.isEmpty, let checked else {
            throw InvalidSource(problems, sources: [SourceText(file: template.file, text: template.text)])
        }
        return checked
    }

    /// Every problem of a template, in source order; empty for one that `parse` accepts.
    package static func check(_ template: ReviewTemplate, in pack: Pack) -> [Diagnostic] {
        Set(read(template, pack).1).sorted()
    }

    private static func read(_ template: ReviewTemplate, _ pack: Pack) -> (CheckedTemplate?, [Diagnostic]) {
        let lines = template.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .map { PlacedText(file: template.file, line: $0 + 1, text: $1) }
        guard let opening = lines.first, opening.trimmed.string == "---",
            let close = lines.dropFirst().firstIndex(where: { $0.trimmed.string == "---" })
        else {
            let place = SourceRange(file: template.file, line: 1, columns: 1..<1)
            return (
                nil,
                [
                    Diagnostic(
                        code: "bad-header", message: "the template does not begin with a header", place: place,
                        help: "begin with a line '---', then 'layout: state' and the rest, and close it with '---'")
                ]
            )
        }
        var terms = TermParser(pack)
        var headerParser = HeaderParser(Array(lines[1..<close]), opening: opening)
        let header = headerParser.header { InlineParser.parse($0, &terms) }
        var blocks = BlockParser(Array(lines[(close + 1)...]), terms)
        let (body, annexes) = blocks.document()
        let problems = headerParser.problems + blocks.terms.problems
        return (header.map { CheckedTemplate(name: template.name, header: $0, body: body, annexes: annexes) }, problems)
    }
}
