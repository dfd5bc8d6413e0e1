package import Domain

/// The functions as the manual lists them; `docs/formulas.md` is checked against it.
package enum FormulaManual {
    /// A Markdown table: signature, what it gives, an example. Ends with a newline.
    package static func table(in language: Language) -> String {
        let vietnamese = language == .vietnamese
        let head = vietnamese ? "| hàm | cho biết | ví dụ |" : "| function | gives | example |"
        let rows = FormulaFunction.all.map { "| `\($0.signature)` | \($0.summary[language]) | `\($0.example)` |" }
        return ([head, "| --- | --- | --- |"] + rows).joined(separator: "\n") + "\n"
    }
}
