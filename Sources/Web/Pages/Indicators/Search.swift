import Domain
import Foundation
import Packs

/// Words looked for in names, with or without their diacritics: `thong quan` finds *thông quan*.
struct Search: Sendable {
    private let words: [String]

    /// Several words must all be found, in any order; none finds everything.
    init(_ text: String) { words = text.searchable.split(separator: " ").map(String.init) }

    func finds(_ indicator: Indicator, groupName: String) -> Bool {
        guard !words.isEmpty else { return true }
        let languages: [Language] = [.vietnamese, .english]
        let texts =
            languages.flatMap { [indicator.names[$0], indicator.description?[$0] ?? ""] }
            + indicator.saidAs.values.flatMap(\.self)
            + [indicator.id.rawValue, indicator.id.rawValue.replacing("_", with: " "), groupName]
        let text = texts.joined(separator: " ").searchable
        return words.allSatisfy(text.contains)
    }
}

extension String {
    /// Small letters without marks: *Đạt* is `dat`.
    var searchable: String {
        var text = String.UnicodeScalarView()
        for scalar in lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            text.append(scalar == "đ" ? "d" : scalar)
        }
        return String(text)
    }
}
