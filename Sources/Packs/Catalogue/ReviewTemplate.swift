/// A review template as written; `Reviews` parses its prose, tables and charts.
package struct ReviewTemplate: Sendable, Hashable {
    /// The file's stem, as the command line names it.
    package let name: String
    /// Path of the file, for diagnostics.
    package let file: String
    package let text: String
    package init(name: String, file: String, text: String) {
        self.name = name
        self.file = file
        self.text = text
    }
}
