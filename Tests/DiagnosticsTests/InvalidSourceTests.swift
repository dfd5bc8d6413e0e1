import Foundation
import Testing

@testable import Diagnostics

struct InvalidSourceTests {
    private func diagnostic(_ line: Int, _ column: Int, _ message: String = "wrong") -> Diagnostic {
        Diagnostic(code: "wrong", message: message, place: SourceRange(file: "a.yaml", line: line, column: column))
    }

    @Test func `tells problems in source order, each once`() {
        let problems = InvalidSource([diagnostic(2, 1), diagnostic(1, 9), diagnostic(10, 1), diagnostic(2, 1)])
        #expect(problems.diagnostics.map(\.place?.line) == [1, 2, 10])
    }

    @Test func `shows the whole line of a file before the part a formula knows`() {
        let origin = SourceOrigin(file: "a.yaml", line: 3, column: 10)
        let problems = InvalidSource([diagnostic(3, 10)], sources: [origin.source(of: "x + y")])
        #expect(problems.description.contains("\n3 |          x + y\n  |          ^"))
        let whole = problems.showing(SourceText(file: "a.yaml", text: "a: 1\nb: 2\nformula: x + y\n"))
        #expect(whole.description.contains("\n3 | formula: x + y\n  |          ^"))
    }

    @Test func `goes to JSON and back`() throws {
        let problems = InvalidSource(
            [diagnostic(1, 2), Diagnostic(severity: .note, code: "n", message: "ghi chú", place: nil, help: "đọc")],
            sources: [SourceText(file: "a.yaml", text: "một\nhai")])
        let data = try JSONEncoder().encode(problems)
        #expect(try JSONDecoder().decode(InvalidSource.self, from: data) == problems)
    }

    @Test func `writes a place as line, column and end column`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(SourceRange(file: "a", line: 3, columns: 4..<7))
        #expect(String(decoding: data, as: UTF8.self) == #"{"column":4,"endColumn":7,"file":"a","line":3}"#)
    }

    @Test(arguments: [
        (0..<3, 14, 10..<13), (4..<5, 14, 14..<15), (6..<7, 15, 5..<6), (8..<9, 15, 7..<8), (4..<8, 14, 14..<15),
    ])
    func `places a range of an indented block in its file`(range: Range<Int>, line: Int, columns: Range<Int>) {
        let origin = SourceOrigin(file: "a", line: 14, column: 10, indentation: 4)
        #expect(
            origin.place(of: range, in: Array("sum +\na + b")) == SourceRange(file: "a", line: line, columns: columns))
    }
}
