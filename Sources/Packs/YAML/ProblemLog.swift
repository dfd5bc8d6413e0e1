import Diagnostics

/// The problems found so far in the files of one pack, and the texts they point into. Shared by all readers of one reading.
final class ProblemLog {
    private(set) var diagnostics: [Diagnostic] = []
    private var sources: [SourceText] = []

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    func report(_ others: [Diagnostic]) { diagnostics += others }
    func keep(_ source: SourceText) { sources.append(source) }

    var invalidSource: InvalidSource? {
        diagnostics.contains { $0.severity == .error } ? InvalidSource(diagnostics, sources: sources) : nil
    }
}
