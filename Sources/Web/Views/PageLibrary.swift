import Domain
import Foundation
import Mustache

/// The templates and words of every page, read and checked once when the server starts.
struct PageLibrary: Sendable {
    private let templates: MustacheLibrary
    private let dictionary: [Language: Words]
    let assets: AssetLibrary

    /// - Throws: For a template that cannot be parsed, and ``WordsError``.
    init(resources: URL = WebResources.folder, assets: AssetLibrary) async throws {
        templates = try await MustacheLibrary(directory: resources.appending(path: "templates").path)
        dictionary = try Words.read(folder: resources.appending(path: "words"))
        self.assets = assets
    }

    func words(in language: Language) -> Words { dictionary[language] ?? dictionary[.vietnamese]! }

    /// A template filled in.
    ///
    /// - Precondition: The template is there.
    func render(_ template: String, _ model: Any) -> String {
        guard let text = templates.render(TemplateObject(fieldsOf: model), withTemplate: template) else {
            preconditionFailure("no template '\(template)'")
        }
        return text
    }
}

/// The folder with templates, words, styles and scripts: beside the program, or where it was built.
enum WebResources {
    // A folder of that name makes Foundation take it for the bundle's own resource folder, so its address is built from the bundle.
    static var folder: URL { Bundle.module.bundleURL.appending(path: "Resources") }
}
