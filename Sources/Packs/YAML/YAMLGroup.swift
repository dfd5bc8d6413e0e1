import Diagnostics
import Yams

/// The keys of one definition. Knows which were asked for, so that a misspelt one does not pass in silence.
final class YAMLGroup {
    let value: YAMLValue
    private let what: String
    private let mapping: Node.Mapping
    private var known: [String] = []

    init(mapping: Node.Mapping, what: String, value: YAMLValue) {
        self.mapping = mapping
        self.what = what
        self.value = value
    }

    var log: ProblemLog { value.log }

    /// The value of a key; `nil` where it is not written or left empty.
    func optional(_ key: String) -> YAMLValue? {
        guard let found = find(key), !found.isEmpty else { return nil }
        return found
    }

    /// The value of a key; a missing one is reported at the beginning of the group.
    func required(_ key: String) -> YAMLValue? {
        guard let found = find(key) else {
            value.report("missing-key", "\(what) needs '\(key)'", help: "add '\(key):'")
            return nil
        }
        guard !found.isEmpty else {
            let place = place(ofKey: key) ?? found.place
            log.report(
                Diagnostic(
                    code: "missing-value", message: "'\(key)' of \(what) has no value", place: place,
                    help: "write one after '\(key):'"))
            return nil
        }
        return found
    }

    func has(_ key: String) -> Bool { optional(key) != nil }

    func place(ofKey key: String) -> SourceRange? {
        mapping.first { $0.key.scalar?.string == key }.map { value.text.place(of: $0.key) }
    }

    func reportUnknownKeys() {
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard !known.contains(name) else { continue }
            let near = didYouMean(name, among: known).map { "did you mean '\($0)'?" }
            log.report(
                Diagnostic(
                    code: "unknown-key", message: "'\(name)' is not a key of \(what)", place: value.text.place(of: key),
                    help: near ?? "its keys are \(known.map { "'\($0)'" }.joined(separator: ", "))"))
        }
    }

    private func find(_ key: String) -> YAMLValue? {
        if !known.contains(key) { known.append(key) }
        return mapping.first { $0.key.scalar?.string == key }
            .map { YAMLValue(node: $0.value, text: value.text, log: log) }
    }
}
