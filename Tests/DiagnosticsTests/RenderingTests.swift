import Testing

@testable import Diagnostics

struct RenderingTests {
    private func rendered(_ line: String, columns: Range<Int>, number: Int = 14, help: String? = nil) -> String {
        let diagnostic = Diagnostic(
            code: "unknown-indicator", message: "wrong",
            place: SourceRange(file: "a.yaml", line: number, columns: columns),
            help: help)
        return diagnostic.rendered(in: [SourceText(file: "a.yaml", lines: [line], firstLine: number)])
    }

    @Test func `shows place, line, caret and next step`() {
        let diagnostic = Diagnostic(
            code: "unknown-indicator", message: "'red_chanel' is not an indicator of this pack",
            place: SourceRange(file: "packs/demo/indicators/channels.yaml", line: 14, columns: 24..<34),
            help: "did you mean 'red_channel'?")
        let source = SourceText(
            file: "packs/demo/indicators/channels.yaml",
            lines: ["    formula: indicator(red_chanel) / indicator(declarations)"], firstLine: 14)
        #expect(
            diagnostic.rendered(in: [source]) == """
                packs/demo/indicators/channels.yaml:14:24: error: 'red_chanel' is not an indicator of this pack [unknown-indicator]
                14 |     formula: indicator(red_chanel) / indicator(declarations)
                   |                        ^~~~~~~~~~
                help: did you mean 'red_channel'?
                """)
    }

    @Test func `puts the caret right after Vietnamese letters, composed or not`() {
        let composed = "tên: luồng đỏ sai"
        let decomposed = "te\u{302}n: luo\u{302}\u{300}ng đo\u{309} sai"
        for line in [composed, decomposed] {
            #expect(rendered(line, columns: 15..<18).hasSuffix("\n   |               ^~~"))
        }
    }

    @Test func `keeps tabs, so that the caret moves with the line`() {
        #expect(
            rendered("\ta:\tbad", columns: 5..<8)
                == "a.yaml:14:5: error: wrong [unknown-indicator]\n14 | \ta:\tbad\n   | \t  \t^~~")
    }

    @Test func `counts a wide character as two places`() {
        #expect(rendered("税関: bad", columns: 5..<8).hasSuffix("\n   |       ^~~"))
        #expect(rendered("a: 税関", columns: 4..<6).hasSuffix("\n   |    ^~~~"))
    }

    @Test func `points one place past the end where something is missing`() {
        #expect(rendered("sum(", columns: 5..<5).hasSuffix("\n   |     ^"))
    }

    @Test func `leaves the line out when it is not known`() {
        let diagnostic = Diagnostic(code: "empty", message: "nothing here", place: .whole(file: "pack.yaml"))
        #expect(diagnostic.rendered(in: []) == "pack.yaml: error: nothing here [empty]")
    }

    @Test func `says warnings, and what has no place`() {
        let diagnostic = Diagnostic(severity: .warning, code: "old", message: "old tool", place: nil, help: "update it")
        #expect(diagnostic.rendered(in: []) == "warning: old tool [old]\nhelp: update it")
    }
}
