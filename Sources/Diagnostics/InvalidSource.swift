/// What somebody wrote cannot be used: every problem found, in source order, with the text they are in.
package struct InvalidSource: Error, Hashable, Sendable, Codable {
    /// Sorted, without repeats; at least one is an error.
    package let diagnostics: [Diagnostic]
    /// The texts the diagnostics point into; the first that holds a line is shown.
    package let sources: [SourceText]

    package init(_ diagnostics: [Diagnostic], sources: [SourceText] = []) {
        self.diagnostics = Set(diagnostics).sorted()
        self.sources = sources
    }

    /// The same problems shown in the whole of their file: a formula knows only its own text, its pack the line around it.
    package func showing(_ source: SourceText) -> InvalidSource {
        InvalidSource(diagnostics, sources: [source] + sources)
    }

    /// The problems of all.
    package init(joining others: some Collection<InvalidSource>) {
        self.init(others.flatMap(\.diagnostics), sources: others.flatMap(\.sources))
    }

    /// The problems of both.
    package func adding(_ other: InvalidSource) -> InvalidSource { InvalidSource(joining: [self, other]) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension InvalidSource: CustomStringConvertible {
    /// Every diagnostic as people read it, an empty line between two.
    package var description: String { diagnostics.map { $0.rendered(in: sources) }.joined(separator: "\n\n") }
}
