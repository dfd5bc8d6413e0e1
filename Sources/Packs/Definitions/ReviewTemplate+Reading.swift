import Diagnostics
import Foundation

extension ReviewTemplate {
    /// Every `reviews/NAME.md`, by name.
    static func readAll(_ context: PackContext) -> [String: ReviewTemplate] {
        var templates: [String: ReviewTemplate] = [:]
        for path in context.paths(in: "reviews", extension: "md") {
            let file = context.files.shown(path)
            let name = String(path.dropFirst("reviews/".count).dropLast(".md".count))
            guard CodeStyle.fileName.matches(name) else {
                context.log.report(
                    Diagnostic(
                        code: "bad-code", message: "'\(name)' cannot be the name of a review template",
                        place: .whole(file: file),
                        help: "name the file with small letters, digits, '_' and '-': 'reviews/half-year.md'"))
                continue
            }
            guard let text = String(validating: context.files.bytes[path] ?? [], as: UTF8.self) else {
                context.log.report(.notUTF8(file))
                continue
            }
            templates[name] = ReviewTemplate(name: name, file: path, text: text.precomposedStringWithCanonicalMapping)
        }
        return templates
    }
}
