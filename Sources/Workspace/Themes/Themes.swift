package import Domain
import Registry

/// A theme of a year as somebody types it.
package struct ThemeDraft: Sendable, Hashable {
    /// What sort of theme: `year`, `emulation`.
    package let sort: String
    /// All empty for no theme of this sort.
    package var text: [Language: String]
    /// What resolutions and actions name it by; empty for none.
    package var code: String

    package init(sort: String, text: [Language: String] = [:], code: String = "") {
        self.sort = sort
        self.text = text
        self.code = code
    }
}

/// A theme, as it is shown.
package struct ThemeLine: Sendable, Hashable {
    package let year: Int
    /// `year` or `emulation`.
    package let sort: String
    package let text: LocalizedText
    package let code: String?
}

extension TwofoldWorkspace {
    /// The themes of a year, as a revision knows them; empty where there are none.
    package func themes(of year: Int, known revision: Int? = nil) throws -> [LocalizedText] {
        try themeLines(of: year, known: revision).map(\.text)
    }

    /// All themes, or those of a year: the latest year first, that of the year before that of emulation.
    package func themeLines(of year: Int? = nil, known revision: Int? = nil) throws -> [ThemeLine] {
        try registry.themes(knownAt: revision).filter { year == nil || $0.year == year }
            .sorted { ($0.year, $0.sort == .year ? 1 : 0) > ($1.year, $1.sort == .year ? 1 : 0) }
            .map { ThemeLine(year: $0.year, sort: $0.sort.rawValue, text: $0.text, code: $0.code) }
    }

    /// What the codes of themes stand for; of a code that several years use, the latest.
    package func themeNames(known revision: Int? = nil) throws -> [String: LocalizedText] {
        let lines = try themeLines(known: revision).compactMap { line in line.code.map { ($0, line.text) } }
        return Dictionary(lines, uniquingKeysWith: { first, _ in first })
    }

    /// The themes of a year as they are now, to be changed; one of each sort, empty where there is none.
    package func themeDrafts(of year: Int) throws -> [ThemeDraft] {
        let lines = try themeLines(of: year)
        return Theme.Sort.allCases.map { sort in
            let line = lines.first { $0.sort == sort.rawValue }
            return ThemeDraft(sort: sort.rawValue, text: line?.text.byLanguage ?? [:], code: line?.code ?? "")
        }
    }

    /// Sets the themes of a year; one whose text is empty is taken back, one that is not among them stays.
    ///
    /// - Returns: Whether anything changed.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; fields are `year.text.vi`, `emulation.code`.
    @discardableResult
    package func setThemes(_ drafts: [ThemeDraft], of year: Int) throws -> Bool {
        var reader = DraftReader(pack)
        let now = try registry.themes().filter { $0.year == year }
        var set: [Theme] = []
        var withdrawn: [Theme] = []
        if !(1_900...2_999).contains(year) {
            reader.refuse("year", vi: "Năm viết bằng bốn chữ số: 2020.", en: "A year has four digits: 2020.")
        }
        for draft in drafts {
            guard let sort = Theme.Sort(rawValue: draft.sort) else {
                let sorts = Theme.Sort.allCases.map(\.rawValue).joined(separator: ", ")
                reader.refuse(
                    "kind", vi: "'\(draft.sort)' không phải là loại chủ đề: \(sorts).",
                    en: "'\(draft.sort)' is not a kind of theme: \(sorts).")
                continue
            }
            let isEmpty = draft.text.values.allSatisfy { $0.allSatisfy(\.isWhitespace) }
            if isEmpty, draft.code.isEmpty {
                withdrawn += now.filter { $0.sort == sort }
                continue
            }
            let text = reader.texts(
                "\(draft.sort).text", draft.text, vi: "Có mã thì phải có nội dung chủ đề.",
                en: "A theme with a code needs a text.")
            let others = Set(now.filter { $0.sort != sort }.compactMap(\.code) + set.compactMap(\.code))
            let code =
                draft.code.isEmpty ? nil : reader.code("\(draft.sort).code", draft.code, taken: others)
            if let text { set.append(Theme(year: year, sort: sort, text: text, code: code)) }
        }
        try reader.check()
        return try record(
            set, withdrawing: withdrawn, cause: .plan, summary: "themes of \(year) set") != nil
    }
}

extension [ThemeLine] {
    /// For a terminal: a line a theme.
    package func table(in language: Language) -> String {
        var table = TextTable([.init("year"), .init("kind"), .init("code"), .init("text")])
        for line in self { table.add([String(line.year), line.sort, line.code ?? "", line.text[language]]) }
        return table.isEmpty ? "no themes" : table.text
    }

    package var json: JSON {
        .array(
            map { line in
                .object([
                    "year": .int(line.year), "kind": .text(line.sort), "code": .optional(line.code),
                    "text": line.text.json,
                ])
            })
    }
}
