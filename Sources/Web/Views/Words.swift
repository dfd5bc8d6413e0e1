import Domain
import Foundation
import Yams

/// Every word of the pages in one language, by key; `Resources/words/*.yaml` holds both languages side by side.
struct Words: Sendable {
    let language: Language
    /// For templates: `{{w.today}}`.
    let all: [String: String]

    /// - Precondition: The key is one of the files'; a test reads every key out of the code and the templates.
    subscript(key: String) -> String {
        guard let text = all[key] else { preconditionFailure("no word '\(key)' in Resources/words") }
        return text
    }

    /// A sentence with places for what it tells of: `{n} ngày`.
    func sentence(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

/// A word file that cannot be used.
struct WordsError: Error, CustomStringConvertible {
    let description: String
}

extension Words {
    /// - Throws: ``WordsError`` for a key that stands twice or lacks a language.
    static func read(folder: URL) throws -> [Language: Words] {
        var vi: [String: String] = [:]
        var en: [String: String] = [:]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "yaml" {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            let entries = try YAMLDecoder().decode([String: [String: String]].self, from: text)
            for (key, texts) in entries {
                guard let inVietnamese = texts["vi"], let inEnglish = texts["en"] else {
                    throw WordsError(description: "\(file.lastPathComponent): '\(key)' needs 'vi' and 'en'")
                }
                guard vi.updateValue(inVietnamese.precomposedStringWithCanonicalMapping, forKey: key) == nil else {
                    throw WordsError(description: "\(file.lastPathComponent): '\(key)' stands in two places")
                }
                en[key] = inEnglish
            }
        }
        return [
            .vietnamese: Words(language: .vietnamese, all: vi), .english: Words(language: .english, all: en),
        ]
    }
}
