import Diagnostics

extension Diagnostic {
    /// A name the pack does not have, with the nearest one it has.
    static func unknown(
        _ what: String, _ code: Code, _ name: PlacedText, among names: [String], otherwise help: String
    ) -> Diagnostic {
        let near = didYouMean(name.string, among: names).map { "did you mean '\($0)'?" }
        let list = names.count <= 12 && !names.isEmpty ? "write one of: " + names.joined(separator: ", ") : help
        return Diagnostic(
            code: code, message: "'\(name.string)' is not \(what)", place: name.place, help: near ?? list)
    }

    static func missing(_ what: String, after text: PlacedText, help: String) -> Diagnostic {
        let place = text.place
        return Diagnostic(
            code: "missing-word", message: "\(what) is missing here",
            place: SourceRange(
                file: place.file, line: place.line, columns: place.columns.upperBound..<place.columns.upperBound),
            help: help)
    }

    static func tooMuch(_ text: PlacedText, after what: String) -> Diagnostic {
        Diagnostic(
            code: "extra-word", message: "'\(text.string)' says nothing after \(what)", place: text.place,
            help: "remove it; options such as a unit or decimals follow a bar: '| 1'")
    }

    static func unclosed(_ text: PlacedText, _ opening: String, _ closing: String) -> Diagnostic {
        Diagnostic(
            code: "unclosed", message: "'\(opening)' is not closed", place: text.place,
            help: "close it with '\(closing)'")
    }

    static func header(_ text: PlacedText, _ message: String, help: String) -> Diagnostic {
        Diagnostic(code: "bad-header", message: message, place: text.place, help: help)
    }

    static func emptyReference(_ text: PlacedText) -> Diagnostic {
        Diagnostic(
            code: "empty-reference", message: "nothing is named between '{{' and '}}'", place: text.place,
            help: "name an indicator, or remove the braces")
    }
}
