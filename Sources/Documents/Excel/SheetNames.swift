import Foundation

/// Tab names as Excel takes them: 31 characters at most, none of `[ ] : * ? / \`, no apostrophe at an end, no two alike.
enum SheetNames {
    static let longest = 31

    /// One name a wish, in order; a second of the same name gets ` (2)`.
    static func make(_ wishes: [String]) -> [String] {
        var taken: Set<String> = []
        return wishes.map { wish in
            let clean = cleaned(wish)
            var name = clean
            var count = 1
            while !taken.insert(name.lowercased()).inserted {
                count += 1
                let suffix = " (\(count))"
                name = shortened(clean, to: longest - suffix.count) + suffix
            }
            return name
        }
    }

    private static func cleaned(_ wish: String) -> String {
        let ends = CharacterSet(charactersIn: "',;.:-–").union(.whitespacesAndNewlines)
        let kept = XML.cleaned(wish).map { "[]:*?/\\\n\t".contains($0) ? " " : String($0) }.joined()
        let name = shortened(kept.trimmingCharacters(in: ends), to: longest).trimmingCharacters(in: ends)
        // Excel keeps "History" for itself.
        return name.isEmpty || name.lowercased() == "history" ? "Sheet" : name
    }

    /// Excel counts UTF-16 units.
    private static func shortened(_ text: String, to length: Int) -> String {
        var text = text
        while text.utf16.count > length { text.removeLast() }
        return text.trimmingCharacters(in: .whitespaces)
    }
}
