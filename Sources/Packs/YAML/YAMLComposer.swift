import Diagnostics
import Foundation
import Yams

/// Turns text into the library's tree, and its errors into diagnostics.
///
/// The library stops at the first mapping with a repeated key. The first of the two is therefore hidden under a key of the same
/// length that nobody writes (private use characters), and the text composed again: columns stay, the rest of the file is
/// read, and the second key is reported.
struct YAMLComposer {
    private let text: YAMLText
    private let log: ProblemLog
    private var lines: [String]
    /// The names behind the hidden keys, in the order they were hidden.
    private var hidden: [(name: String, line: Int)] = []
    private static let firstHidden: UInt32 = 0xE000
    private static let mostHidden = 6400

    /// - Returns: `nil` when the text is empty or cannot be read; that was reported.
    static func compose(_ text: YAMLText, log: ProblemLog) -> Node? {
        var composer = YAMLComposer(text: text, log: log)
        return composer.compose()
    }

    private init(text: YAMLText, log: ProblemLog) {
        self.text = text
        self.log = log
        lines = text.source.lines
    }

    private mutating func compose() -> Node? {
        while true {
            do {
                guard let node = try Yams.compose(yaml: lines.joined(separator: "\n"), .basic) else {
                    log.report(.emptyFile(text.file))
                    return nil
                }
                return hidden.isEmpty ? node : withoutHiddenKeys(node)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                guard hide(names.first ?? "", at: context.mark) else {
                    log.report(.repeatedKey(names.first ?? "", firstLine: nil, at: place(context.mark)))
                    return nil
                }
            } catch {
                log.report(diagnostic(of: error))
                return nil
            }
        }
    }

    /// - Returns: Whether the key stands there as it is named; a key written with escapes or as an alias does not.
    private mutating func hide(_ name: String, at mark: Mark) -> Bool {
        let key = Array(name.unicodeScalars)
        var row = Array(lines[mark.line - 1].unicodeScalars)
        let quotes = row.indices.contains(mark.column - 1) && ["\"", "'"].contains(row[mark.column - 1]) ? 1 : 0
        let from = mark.column - 1 + quotes
        guard !key.isEmpty, from + key.count <= row.count, Array(row[from..<(from + key.count)]) == key,
            hidden.count < Self.mostHidden, let cover = Unicode.Scalar(Self.firstHidden + UInt32(hidden.count))
        else { return false }
        row.replaceSubrange(from..<(from + key.count), with: Array(repeating: cover, count: key.count))
        lines[mark.line - 1] = row.reduce(into: "") { $0.unicodeScalars.append($1) }
        hidden.append((name, mark.line))
        return true
    }

    private func withoutHiddenKeys(_ node: Node) -> Node {
        switch node {
        case .scalar, .alias: return node
        case .sequence(let sequence):
            return .sequence(.init(sequence.map(withoutHiddenKeys), sequence.tag, sequence.style, sequence.mark))
        case .mapping(let mapping):
            var kept: [(Node, Node)] = []
            var repeated: [String: Int] = [:]
            for (key, value) in mapping {
                if let index = hiddenIndex(of: key) {
                    repeated[hidden[index].name] = repeated[hidden[index].name] ?? hidden[index].line
                    continue
                }
                if let line = key.scalar.flatMap({ repeated[$0.string] }) {
                    log.report(.repeatedKey(key.scalar?.string ?? "", firstLine: line, at: text.place(of: key)))
                }
                kept.append((key, withoutHiddenKeys(value)))
            }
            return .mapping(.init(kept, mapping.tag, mapping.style, mapping.mark))
        }
    }

    private func hiddenIndex(of key: Node) -> Int? {
        guard let first = key.scalar?.string.unicodeScalars.first, first.value >= Self.firstHidden else { return nil }
        let index = Int(first.value - Self.firstHidden)
        return hidden.indices.contains(index) ? index : nil
    }

    private func place(_ mark: Mark) -> SourceRange {
        SourceRange(file: text.file, line: mark.line, column: text.column(of: mark))
    }

    private func diagnostic(of error: any Error) -> Diagnostic {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let words = [context.map(\.text), problem].compactMap { $0 }.joined(separator: ", ")
            return .notYAML(words, at: place(mark))
        case YamlError.reader(let problem, _, _, _): return .notYAML(problem, at: text.whole)
        default: return .notYAML("\(error)", at: text.whole)  // the library's enum, and what it may throw beside it
        }
    }
}

extension Diagnostic {
    fileprivate static func emptyFile(_ file: String) -> Self {
        Diagnostic(
            code: "empty-file", message: "the file is empty", place: .whole(file: file),
            help: "write its definitions, or remove the file")
    }

    fileprivate static func repeatedKey(_ name: String, firstLine: Int?, at place: SourceRange) -> Self {
        Diagnostic(
            code: "repeated-key", message: "the key '\(name)' stands twice in one place", place: place,
            help: (firstLine.map { "the first is on line \($0); " } ?? "") + "keep one of them")
    }

    fileprivate static func notYAML(_ words: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-yaml", message: "this is not YAML: \(words)", place: place,
            help: "check the indentation (spaces, no tabs) and that text with ':', '#' or a quote is in quotes")
    }
}
