import Diagnostics
import Domain
import Foundation
import Packs

/// Reads what somebody typed field by field and collects everything that is wrong with it.
///
/// A reading function answers `nil` for what is absent as well as for what is wrong; what is wrong has been said by then.
struct DraftReader {
    let pack: Pack
    private(set) var problems: [DraftProblem] = []

    private static let longestText = 1_000
    private static let longestCode = 40

    init(_ pack: Pack) { self.pack = pack }

    mutating func refuse(_ field: String, vi: String, en: String) {
        let text = LocalizedText([.vietnamese: vi, .english: en]) ?? LocalizedText(en, in: .english)
        problems.append(DraftProblem(field: field, text: text))
    }

    /// - Throws: ``RefusedDraft`` where anything was wrong.
    func check() throws(RefusedDraft) {
        if !problems.isEmpty { throw RefusedDraft(problems: problems) }
    }

    // MARK: Texts

    mutating func optional(_ field: String, _ text: String) -> String? {
        let kept = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard kept.count <= Self.longestText else {
            refuse(
                field, vi: "Dài quá \(Self.longestText) ký tự; hãy viết ngắn lại.",
                en: "Longer than \(Self.longestText) characters; write less.")
            return nil
        }
        return kept.isEmpty ? nil : kept
    }

    mutating func required(_ field: String, _ text: String, vi: String, en: String) -> String? {
        let before = problems.count
        let kept = optional(field, text)
        if kept == nil, problems.count == before { refuse(field, vi: vi, en: en) }
        return kept
    }

    /// A text in one language or several; at least one.
    mutating func texts(_ field: String, _ texts: [Language: String], vi: String, en: String) -> LocalizedText? {
        var kept: [Language: String] = [:]
        let before = problems.count
        for language in texts.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            kept[language] = optional("\(field).\(language.rawValue)", texts[language] ?? "")
        }
        let text = LocalizedText(kept, preferred: pack.languages.first ?? .vietnamese)
        if text == nil, problems.count == before { refuse(field, vi: vi, en: en) }
        return text
    }

    /// A code for a new record: letters, digits, `.`, `-`, `_`.
    mutating func code(_ field: String, _ text: String, taken: Set<String>) -> String? {
        guard
            let code = required(
                field, text, vi: "Cần có mã để gọi tên, ví dụ DH-2020.", en: "A code is needed, such as DH-2020.")
        else { return nil }
        let isCode =
            code.count <= Self.longestCode
            && code.unicodeScalars.allSatisfy {
                $0.isASCII && (CharacterSet.alphanumerics.contains($0) || ".-_".unicodeScalars.contains($0))
            }
        guard isCode, code != "new" else {
            refuse(
                field, vi: "Mã chỉ gồm chữ cái không dấu, chữ số, '.', '-', '_', dài nhất \(Self.longestCode) ký tự.",
                en: "A code has letters without marks, digits, '.', '-', '_', at most \(Self.longestCode) of them.")
            return nil
        }
        guard !taken.contains(code) else {
            refuse(field, vi: "Mã '\(code)' đã được dùng; hãy chọn mã khác.", en: "'\(code)' is taken; choose another.")
            return nil
        }
        return code
    }

    // MARK: Days

    mutating func optionalDay(_ field: String, _ text: String) -> Day? {
        guard let text = optional(field, text) else { return nil }
        if let day = Day(text) { return day }
        refuse(
            field, vi: "'\(text)' không phải là ngày; viết như 2020-06-30.",
            en: "'\(text)' is not a day; write it as 2020-06-30.")
        return nil
    }

    mutating func day(_ field: String, _ text: String) -> Day? {
        let before = problems.count
        let day = optionalDay(field, text)
        if day == nil, problems.count == before { refuse(field, vi: "Cần có ngày.", en: "A day is needed.") }
        return day
    }

    /// A day on which something happened: not after today.
    mutating func pastDay(_ field: String, _ text: String, today: Day) -> Day? {
        guard let day = day(field, text) else { return nil }
        guard day <= today else {
            refuse(
                field, vi: "Ngày \(day) chưa đến; chỉ ghi việc đã xảy ra.",
                en: "\(day) has not come yet; only what has happened is recorded.")
            return nil
        }
        return day
    }

    // MARK: Units

    /// Units named one by one, and all of some kinds that exist on a day; each once, in the tree's order.
    mutating func units(_ field: String, _ codes: [String], everyOf kinds: [String], on day: Day?) -> [OrgUnit.ID]? {
        let tree = pack.units
        let before = problems.count
        for code in codes where tree[OrgUnit.ID(code)] == nil {
            let near = didYouMean(code, among: tree.units.map(\.id.rawValue))
            refuse(
                field, vi: "Không có đơn vị '\(code)'." + (near.map { " Có phải '\($0)'?" } ?? ""),
                en: "There is no unit '\(code)'." + (near.map { " Did you mean '\($0)'?" } ?? ""))
        }
        let known = tree.units.map(\.kind)
        for kind in kinds where !known.contains(kind) {
            refuse(
                field, vi: "Không có loại đơn vị '\(kind)'.",
                en: "There is no kind of unit '\(kind)'; there is \(Set(known).sorted().joined(separator: ", ")).")
        }
        let chosen = tree.units.filter { unit in
            codes.contains(unit.id.rawValue)
                || (kinds.contains(unit.kind) && (day.map { unit.exists(on: $0) } ?? (unit.to == nil)))
        }
        if chosen.isEmpty, problems.count == before {
            refuse(field, vi: "Chọn ít nhất một đơn vị.", en: "Choose at least one unit.")
        }
        return problems.count == before ? chosen.map(\.id) : nil
    }
}
