import Diagnostics
import Domain
import Foundation

extension Source.Mapping {
    /// The `columns` of a source. Without its dataset (which has problems of its own) names are not checked.
    static func readAll(_ value: YAMLValue, _ dataset: Dataset?) -> [Source.Mapping]? {
        guard let items = value.list(of: "columns") else { return nil }
        let own = Declarations()
        let named = items.map { read($0, own, dataset) }
        let mappings = named.compactMap { $0 }
        if let dataset {
            let given = own.names(of: .column)
            for column in dataset.columns
            where column.isRequired && column.derivation == nil && !given.contains(column.name) {
                value.report(
                    "unmapped-column", "nothing gives '\(column.name)', which every \(dataset.id) needs",
                    help: "add '- {column: \(column.name), labels: […]}'")
            }
        }
        return mappings.count == items.count ? mappings : nil
    }

    private static func read(_ value: YAMLValue, _ own: Declarations, _ dataset: Dataset?) -> Source.Mapping? {
        value.group("a mapped column") { group in
            let nameValue = group.required("column")
            let name = nameValue?.text("a column")
            if let name, let nameValue { own.declare(.column, name, at: nameValue) }
            let column = name.flatMap { name in dataset?.column(name) }
            if let name, let nameValue, let dataset { checkTarget(name, nameValue, column, dataset) }
            let labelItems = group.optional("labels")?.list(of: "labels")
            let labels = labelItems?.compactMap { $0.text("a label of the header") } ?? []
            let constantValue = group.optional("constant")
            let constant = constantValue?.text("a value")
            if (labelItems == nil) == (constantValue == nil) {
                value.report(
                    "bad-mapping", "a column comes either from 'labels' or from a 'constant'",
                    help: "write 'labels: [\"…\"]' with the words of the header, or 'constant: …'")
                return nil
            }
            if let constantValue, let constant, let column { check(constant, constantValue, column) }
            let take = group.optional("take").map { readTake($0) }
            let map = group.optional("map").map { readMap($0, column) } ?? [:]
            let refuses =
                group.optional("unmapped").map { $0.choice(["keep": false, "refuse": true]) } ?? false
            if map.isEmpty {
                group.optional("unmapped")?.report(
                    "idle-key", "there is no 'map'", help: "remove 'unmapped', or add 'map'")
            }
            let formatItems = group.optional("formats")?.list(of: "formats")
            let formats = formatItems?.compactMap { readFormat($0) }
            if let column, column.type != .day, column.type != .timestamp {
                group.optional("formats")?.report(
                    "idle-key", "'\(column.name)' is neither a day nor a timestamp", help: "remove 'formats'")
            }
            let roundsValue = group.optional("round")
            let rounds = roundsValue.map { $0.boolean() } ?? false
            if let column, let roundsValue, !column.type.hasDecimals {
                roundsValue.report("idle-key", "'\(column.name)' has no decimals", help: "remove 'round'")
            }
            guard let name, let refuses, let rounds, labelItems == nil || labels.count == labelItems?.count else {
                return nil
            }
            if case .some(.none) = take { return nil }
            return Source.Mapping(
                column: name, labels: labels, take: take ?? nil, map: map, refusesUnmapped: refuses,
                formats: formats ?? column?.type.usualFormats ?? [], constant: constant, rounds: rounds)
        }
    }

    private static func checkTarget(_ name: String, _ value: YAMLValue, _ column: Column?, _ dataset: Dataset) {
        if column == nil {
            value.report(
                "unknown-column", "'\(name)' is not a column of '\(dataset.id)'",
                help: didYouMean(name, among: dataset.columns.map(\.name)).map { "did you mean '\($0)'?" }
                    ?? "its columns are \(dataset.columns.map(\.name).joined(separator: ", "))")
        } else if let derivation = column?.derivation {
            value.report(
                "derived-column", "'\(name)' is computed from '\(derivation.column)'",
                help: "remove it; no file can give it")
        }
    }

    /// `{first: 11}` or `{from: 12}`.
    private static func readTake(_ value: YAMLValue) -> Source.Take? {
        value.group("'take'") { group in
            let first = group.optional("first")
            let from = group.optional("from")
            guard (first == nil) != (from == nil) else {
                value.report(
                    "bad-take", "'take' is either 'first' or 'from'", help: "write '{first: 11}' or '{from: 12}'")
                return nil
            }
            return first?.integer(in: 1...1000).map { .first($0) } ?? from?.integer(in: 1...1000).map { .from($0) }
        }
    }

    private static func readMap(_ value: YAMLValue, _ column: Column?) -> [String: String] {
        var map: [String: String] = [:]
        for (key, target) in value.entries(of: "values of the file and what they mean") ?? [] {
            guard let from = key.scalarText, let to = target.text("a value of the column") else {
                continue
            }
            if let column { check(to, target, column) }
            map[from] = to
        }
        return map
    }

    /// Whether a value written in the pack can be one of the column.
    private static func check(_ text: String, _ value: YAMLValue, _ column: Column) {
        switch column.type {
        case .text: break
        case .code(let values):
            guard !values.contains(where: { $0.code == text }) else { return }
            let codes = values.map(\.code)
            value.report(
                "unknown-value", "'\(text)' is not a value of '\(column.name)'",
                help: didYouMean(text, among: codes).map { "did you mean '\($0)'?" }
                    ?? "its values are \(codes.joined(separator: ", "))")
        case .integer: if Int(text) == nil { value.expected("a whole number") }
        case .decimal, .money: if Decimal(exactly: text) == nil { value.expected("a number") }
        case .day, .timestamp: _ = value.day()
        case .boolean: _ = value.boolean()
        }
    }
}

extension Source.Mapping {
    /// A `strptime` format with a year, a month and a day.
    private static func readFormat(_ value: YAMLValue) -> String? {
        guard let text = value.text("a format such as \"%d/%m/%Y\"") else { return nil }
        let parts = specifiers(of: text)
        if let odd = parts.first(where: { !knownSpecifiers.contains($0) }) {
            value.report(
                "bad-format", "'\(odd)' means nothing in a format of days",
                help: "use %d %m %Y for the day and %H %M %S for the time: \"%d/%m/%Y %H:%M:%S\"")
            return nil
        }
        let plain = Set(parts.map { $0.replacing("-", with: "") })
        guard !plain.isDisjoint(with: ["%Y", "%y"]), !plain.isDisjoint(with: ["%m", "%b", "%B"]),
            plain.contains("%d")
        else {
            value.report(
                "bad-format", "the format '\(text)' has no whole day in it",
                help: "it needs %d, %m and %Y: \"%d/%m/%Y\"")
            return nil
        }
        return text
    }

    /// `%d`, `%-d`, … in order; a lone `%` at the end is one too.
    private static func specifiers(of text: String) -> [String] {
        var found: [String] = []
        var rest = Array(text)[...]
        while let character = rest.popFirst() {
            guard character == "%" else { continue }
            var specifier = "%"
            if rest.first == "-" { specifier.append(rest.removeFirst()) }
            if let letter = rest.popFirst() { specifier.append(letter) }
            if specifier != "%%" { found.append(specifier) }
        }
        return found
    }

    private static let knownSpecifiers: Set<String> = [
        "%d", "%-d", "%m", "%-m", "%y", "%-y", "%Y", "%b", "%B", "%H", "%-H", "%I", "%-I", "%p", "%M", "%-M", "%S",
        "%-S",
        "%f", "%g", "%a", "%A",
    ]
}

extension Column.ColumnType {
    /// ISO 8601, for a source that names no formats.
    fileprivate var usualFormats: [String] {
        switch self {
        case .day: ["%Y-%m-%d"]
        case .timestamp: ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"]
        case .text, .code, .integer, .decimal, .money, .boolean: []
        }
    }
}

extension Column.ColumnType {
    fileprivate var hasDecimals: Bool {
        switch self {
        case .decimal, .money: true
        case .text, .code, .integer, .day, .timestamp, .boolean: false
        }
    }
}
