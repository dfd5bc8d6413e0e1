import Diagnostics
import Domain
import Foundation
import Yams

/// Reads a YAML file of living records: at the top the kinds, under each a list.
struct YAMLRecords {
    private(set) var records: [WrittenRecord] = []
    private(set) var problems: [Diagnostic] = []
    private let file: String
    private let lines: [String]
    private var numbers: NumberConvention?

    /// - Parameter text: Normalised to NFC.
    init(_ text: String, file: String) {
        self.file = file
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            read(root)
        } catch {
            problems.append(syntax(error))
        }
    }

    private mutating func read(_ root: Node) {
        guard let mapping = root.mapping else {
            problems.append(
                .wrongShape("the file", expected: "a mapping of kinds: 'targets:', 'resolutions:' …", at: place(root)))
            return
        }
        let layouts = Dictionary(uniqueKeysWithValues: RecordLayout.all.map { ($0.key, $0) })
        for (key, value) in mapping where key.string == "numbers" {
            let text = value.string ?? ""
            numbers = NumberConvention(rawValue: text)
            if numbers == nil {
                problems.append(
                    .notOneOf(
                        text, "convention for numbers", choices: NumberConvention.allCases.map(\.rawValue),
                        at: place(value)))
            }
        }
        for (key, value) in mapping where key.string != "numbers" {
            let name = key.string ?? ""
            guard let layout = layouts[name] else {
                problems.append(
                    Diagnostic(
                        code: "unknown-kind", message: "'\(name)' is no kind of living record", place: place(key),
                        help: didYouMean(name, among: layouts.keys).map { "did you mean '\($0)'?" }
                            ?? "the kinds are \(RecordLayout.all.map(\.key).joined(separator: ", "))"))
                continue
            }
            read(list: value, named: name, as: layout, parent: nil)
        }
    }

    private mutating func read(list: Node, named name: String, as layout: RecordLayout, parent: String?) {
        if isAbsent(list) { return }
        guard let items = list.sequence else {
            problems.append(.wrongShape(name, expected: "a list, each item after a dash", at: place(list)))
            return
        }
        for item in items {
            guard let mapping = item.mapping else {
                problems.append(.wrongShape(name, expected: "a list of fields and values", at: place(item)))
                continue
            }
            var fields: [WrittenField] = []
            for (key, value) in mapping where layout.nested[key.string ?? ""] == nil {
                fields += field(key, value).flattened
            }
            records.append(
                WrittenRecord(kind: layout.kind, place: place(item), fields: fields, parent: parent, numbers: numbers))
            let code = mapping.first { $0.key.string == "code" }?.value.string
            for (key, value) in mapping {
                guard let kind = layout.nested[key.string ?? ""] else { continue }
                read(list: value, named: key.string ?? "", as: .of(kind), parent: code)
            }
        }
    }

    private func field(_ key: Node, _ value: Node) -> WrittenField {
        WrittenField(name: key.string ?? "", namePlace: place(key), value: written(value))
    }

    private func written(_ node: Node) -> WrittenValue {
        let content: WrittenValue.Content =
            switch node {
            case .scalar(let scalar): isAbsent(node) ? .absent : .text(scalar.string)
            case .sequence(let items): .list(items.map(written))
            case .mapping(let pairs): .fields(pairs.map { field($0.key, $0.value) })
            case .alias: .absent
            }
        return WrittenValue(content: content, place: place(node))
    }

    /// Nothing, `~` or `null`, not in quotes.
    private func isAbsent(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The scalar itself; for a list or mapping its first character.
    private func place(_ node: Node) -> SourceRange {
        guard let mark = node.mark else { return .whole(file: file) }
        let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
        let room = max(1, line.count - mark.column + 1)
        let quotes = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style) ? 2 : 0
        let width = node.scalar.map { min(room, max(1, $0.string.count + quotes)) } ?? 1
        return SourceRange(file: file, line: mark.line, columns: mark.column..<(mark.column + width))
    }

    private func syntax(_ error: any Error) -> Diagnostic {
        let help = "YAML needs the same indentation for all items of a list, and a space after ':' and '-'"
        guard let error = error as? YamlError else {
            return Diagnostic(code: "yaml-syntax", message: "\(error)", place: .whole(file: file), help: help)
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Diagnostic(
                code: "yaml-syntax", message: problem,
                place: SourceRange(file: file, line: mark.line, column: mark.column), help: help)
        default:  // the library's own enum; only composing can fail here
            return Diagnostic(code: "yaml-syntax", message: "\(error)", place: .whole(file: file), help: help)
        }
    }
}
