import Diagnostics
import Documents
import Domain

/// Reads the `key: value` lines of a header; a key without a value takes the `- ` lines below it.
struct HeaderParser {
    struct Entry {
        let key: PlacedText
        var values: [PlacedText]
    }
    private static let keys = [
        "layout", "language", "parent", "issuer", "symbol", "place", "date", "type", "summary", "addressees", "signer",
        "signer name", "authority", "recipients",
    ]
    private static let lists: Set = ["summary", "addressees", "authority", "recipients"]

    private var entries: [String: Entry] = [:]
    private let opening: PlacedText
    private(set) var problems: [Diagnostic] = []

    init(_ lines: [PlacedText], opening: PlacedText) {
        self.opening = opening
        var current: String?
        for line in lines.map(\.trimmed) where !line.isEmpty && !line.starts(with: "<!--") {
            if line.starts(with: "- "), let key = current {
                entries[key]?.values.append(line[2..<line.count].trimmed)
                continue
            }
            guard let colon = line.firstIndex(of: ":", from: 0) else {
                problems.append(
                    .header(line, "this is neither 'key: value' nor '- item'", help: "write 'layout: state'"))
                continue
            }
            let key = line[0..<colon].trimmed
            guard Self.keys.contains(key.string) else {
                problems.append(
                    .unknown(
                        "a key of a template's header", "unknown-key", key, among: Self.keys,
                        otherwise: "the keys are: " + Self.keys.joined(separator: ", ")))
                current = nil
                continue
            }
            if entries[key.string] != nil {
                problems.append(.header(key, "'\(key.string)' is given twice", help: "remove one of the two"))
            }
            let value = line[(colon + 1)..<line.count].trimmed
            entries[key.string] = Entry(key: key, values: value.isEmpty ? [] : [value])
            current = key.string
        }
        for (name, entry) in entries where !Self.lists.contains(name) && entry.values.count > 1 {
            problems.append(.header(entry.values[1], "'\(name)' takes one value", help: "keep one of the lines"))
        }
    }

    mutating func header(_ inline: (PlacedText) -> [TemplateInline]) -> TemplateHeader? {
        let layout = choice(
            "layout", Dictionary(uniqueKeysWithValues: OfficialLayout.allCases.map { ($0.rawValue, $0) }))
        let issuer = required("issuer")
        let type = required("type")
        let place = required("place")
        let symbol = required("symbol").flatMap { symbols($0) }
        let authorities = texts("authority").compactMap { authority($0) }
        guard let layout, let issuer, let type, let place, let symbol else { return nil }
        return TemplateHeader(
            layout: layout, language: Language(rawValue: texts("language").first?.string ?? "vi"),
            parentBody: texts("parent").first?.string, issuingBody: issuer.string, typeSymbol: symbol.type,
            issuerSymbol: symbol.issuer, place: place.string, date: date(), type: type.string,
            summary: texts("summary").map(inline), addressees: texts("addressees").map(\.string),
            signerPosition: texts("signer").first?.string, signerName: texts("signer name").first?.string,
            authorities: authorities, recipients: texts("recipients").map(\.string))
    }

    private func texts(_ key: String) -> [PlacedText] { entries[key]?.values ?? [] }

    private mutating func required(_ key: String) -> PlacedText? {
        if let value = texts(key).first { return value }
        problems.append(
            .header(entries[key]?.key ?? opening, "the header does not say '\(key)'", help: "add a line '\(key): …'"))
        return nil
    }

    private mutating func choice<Value>(_ key: String, _ choices: [String: Value]) -> Value? {
        guard let text = required(key) else { return nil }
        if let value = choices[text.string] { return value }
        problems.append(.unknown("a \(key)", "bad-header", text, among: choices.keys.sorted(), otherwise: ""))
        return nil
    }

    /// `BC-HQQN`, Party `BC/ĐU`.
    private mutating func symbols(_ text: PlacedText) -> (type: String, issuer: String)? {
        let parts = text.string.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return (String(parts[0]), String(parts[1])) }
        problems.append(
            .header(text, "'\(text.string)' is not a symbol", help: "write type and issuer: 'BC-HQQN' or 'BC/ĐU'"))
        return nil
    }

    private mutating func date() -> Day? {
        guard let text = texts("date").first, text.string != "signing" else { return nil }
        if let day = Day(text.string) { return day }
        problems.append(
            .header(text, "'\(text.string)' is not a date", help: "write 'signing', or a day: '2020-07-07'"))
        return nil
    }

    /// `deputy Cục trưởng`, `on behalf of Ban Chấp hành`.
    private mutating func authority(_ text: PlacedText) -> SigningAuthority? {
        let forms: [(String, (String) -> SigningAuthority)] = [
            ("on behalf of ", { .onBehalf(of: $0) }), ("deputy for ", { .deputy(for: $0) }),
            ("order of ", { .order(of: $0) }), ("acting ", { .acting($0) }),
            ("delegation of ", { .delegation(of: $0) }),
        ]
        for (words, make) in forms where text.starts(with: words) {
            return make(text[words.count..<text.count].trimmed.string)
        }
        problems.append(
            .header(
                text, "'\(text.string)' is not an authority",
                help: "begin with 'on behalf of', 'deputy for', 'order of', 'acting' or 'delegation of'"))
        return nil
    }
}
