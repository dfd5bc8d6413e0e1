/// One problem of something somebody wrote: where it is, what it is in the reader's words, and what to do next.
package struct Diagnostic: Hashable, Sendable, Codable {
    package enum Severity: String, Hashable, Sendable, Codable, CaseIterable { case error, warning, note }

    /// The stable name of a kind of problem, in kebab case, as the manual lists it: `unknown-indicator`.
    package struct Code: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(stringLiteral value: String) { rawValue = value }
        package var description: String { rawValue }
    }

    package let severity: Severity
    package let code: Code
    package let message: String
    /// `nil` when the problem is in no file (a setting, a command line).
    package let place: SourceRange?
    /// The next step, without the word "help".
    package let help: String?

    package init(
        severity: Severity = .error, code: Code, message: String, place: SourceRange?, help: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.place = place
        self.help = help
    }
}

extension Diagnostic: Comparable {
    /// Source order; what has no place comes first, equal places go by code and message.
    package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
        switch (a.place, b.place) {
        case (nil, .some): true
        case (.some, nil): false
        case (let x?, let y?) where x != y: x < y
        case (.some, .some), (nil, nil): (a.code.rawValue, a.message) < (b.code.rawValue, b.message)
        }
    }
}
