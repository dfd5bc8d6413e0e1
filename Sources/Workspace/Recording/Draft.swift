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

extension RefusedDraft: CustomStringConvertible {
    package var description: String { problems.map { "\($0.field): \($0.text[.english])" }.joined(separator: "\n") }
}
