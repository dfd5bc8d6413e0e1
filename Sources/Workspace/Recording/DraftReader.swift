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
        guard TypedText.isShort(kept) else {
            refuse(
                field, vi: TypedText.tooLong[.vietnamese], en: TypedText.tooLong[.english])
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
        guard TypedText.isCode(code) else {
            refuse(field, vi: TypedText.noCode[.vietnamese], en: TypedText.noCode[.english])
            return nil
        }
        guard !taken.contains(code) else {
            refuse(field, vi: "Mã '\(code)' đã được dùng; hãy chọn mã khác.", en: "'\(code)' is taken; choose another.")
            return nil
        }
        return code
    }

    /// A field that somebody else changed since it was read, unless to what is typed.
    mutating func refuseMoved(_ field: String, _ typed: String, before: String, now: String) {
        guard before != now, typed.trimmingCharacters(in: .whitespacesAndNewlines) != now else { return }
        let moved = TypedText.moved(to: now)
        refuse(field, vi: moved[.vietnamese], en: moved[.english])
    }

    mutating func refuseMoved(
        _ field: String, _ typed: [Language: String], before: [Language: String], now: [Language: String]
    ) {
        for language in pack.languages {
            refuseMoved(
                "\(field).\(language.rawValue)", typed[language] ?? "", before: before[language] ?? "",
                now: now[language] ?? "")
        }
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
    ///
    /// - Parameter kept: Those of the record that is changed: they stay, whatever has become of them.
    mutating func units(
        _ field: String, _ codes: [String], everyOf kinds: [String], on day: Day?, kept: [OrgUnit.ID] = []
    ) -> [OrgUnit.ID]? {
        let tree = pack.units
        let before = problems.count
        for code in codes where tree[OrgUnit.ID(code)] == nil {
            let near = didYouMean(code, among: tree.units.map(\.id.rawValue))
            refuse(
                field, vi: "Không có đơn vị '\(code)'." + (near.map { " Có phải '\($0)'?" } ?? ""),
                en: "There is no unit '\(code)'." + (near.map { " Did you mean '\($0)'?" } ?? ""))
        }
        for code in codes where tree[OrgUnit.ID(code)] != nil && !kept.contains(OrgUnit.ID(code)) {
            if let day, let gone = pack.gone(OrgUnit.ID(code), on: day) {
                refuse(field, vi: gone[.vietnamese], en: gone[.english])
            }
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
