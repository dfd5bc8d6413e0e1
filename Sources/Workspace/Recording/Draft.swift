package import Domain

/// What is wrong with one field of what somebody typed.
package struct DraftProblem: Hashable, Sendable {
    /// As the form and the command line name it: `due`, `title`.
    package let field: String
    /// In both languages: what, and what next.
    package let text: LocalizedText
}

/// Everything that is wrong with what somebody typed, at once; nothing was written.
package struct RefusedDraft: Error, Hashable, Sendable {
    /// At least one, in the order of the fields.
    package let problems: [DraftProblem]
}

/// What is worth a question before it is written; nothing was written. Sent again with the code, it is.
package struct AskedDraft: Error, Hashable, Sendable {
    /// In both languages, at least one.
    package let questions: [LocalizedText]
    package let code: String
}

extension AskedDraft: CustomStringConvertible {
    package var description: String { questions.map { $0[.english] }.joined(separator: "\n") }
}

extension RefusedDraft: CustomStringConvertible {
    package var description: String { problems.map { "\($0.field): \($0.text[.english])" }.joined(separator: "\n") }
}
