/// Why a file is refused whole. Nothing of it is in the lake.
package struct UnusableFile: Error, Hashable, Sendable, Codable {
    /// The kinds of fault, stable names as the manual lists them.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        case missing, empty, notThisFormat = "not-this-format", binary, badEncoding = "bad-encoding"
        case lineTooLong = "line-too-long", noHeader = "no-header", labelTwice = "label-twice", damaged
        case noSheet = "no-sheet", unreadable, tooLarge = "too-large"
    }

    package let code: Code
    /// The file's name, without its folder.
    package let file: String
    /// What is wrong and what was found, in Vietnamese and in English.
    package let messages: [String: String]

    package init(_ code: Code, file: String, vi: String, en: String) {
        self.code = code
        self.file = file
        messages = ["vi": vi, "en": en]
    }

    package func message(in language: String) -> String { messages[language] ?? messages["en"] ?? code.rawValue }
}

extension UnusableFile: CustomStringConvertible {
    package var description: String { "\(file): \(message(in: "en")) [\(code.rawValue)]" }
}
