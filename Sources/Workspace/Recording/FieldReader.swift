import Domain
import Packs

/// Reads typed fields as values, and collects every problem on the way.
///
/// A reading function answers `nil` for what is empty as well as for what is wrong; what is wrong has been said by then.
struct FieldReader {
    let fields: TypedFields
    let pack: Pack
    private(set) var problems: [FieldProblem] = []

    init(_ fields: TypedFields, _ pack: Pack) {
        self.fields = fields
        self.pack = pack
        for name in fields.names where !fields.all(name).allSatisfy(TypedText.isShort) {
            say(name, vi: TypedText.tooLong[.vietnamese], en: TypedText.tooLong[.english])
        }
    }

    mutating func say(_ field: String, vi: String, en: String) {
        guard !problems.contains(where: { $0.field == field }),
            let message = LocalizedText([.vietnamese: vi, .english: en])
        else { return }
        problems.append(FieldProblem(field: field, message: message))
    }

    /// - Throws: ``InvalidFields`` where something was wrong.
    func finish() throws(InvalidFields) {
        if !problems.isEmpty { throw InvalidFields(problems: problems) }
    }

    /// Fields that somebody else changed since they were read, unless to what is typed.
    mutating func refuseMoved(from before: TypedFields, to now: TypedFields) {
        for name in Set(before.names).union(now.names).sorted()
        where before.all(name) != now.all(name) && fields.all(name) != now.all(name) {
            let moved = TypedText.moved(to: now.all(name).joined(separator: ", "))
            say(name, vi: moved[.vietnamese], en: moved[.english])
        }
    }

    mutating func required(_ field: String) -> String? {
        if let text = fields[field] { return text }
        say(field, vi: "Cần nhập mục này.", en: "This is needed.")
        return nil
    }

    /// A code for a new record; see ``TypedText/isCode(_:)``.
    mutating func code(_ field: String) -> String? {
        guard let text = required(field) else { return nil }
        if TypedText.isCode(text) { return text }
        say(field, vi: TypedText.noCode[.vietnamese], en: TypedText.noCode[.english])
        return nil
    }

    mutating func day(_ field: String) -> Day? {
        guard let text = fields[field] else { return nil }
        if let day = Day(text), Period.years.contains(day.year) { return day }
        say(
            field, vi: "'\(text)' không phải là ngày; viết như 2020-06-30.",
            en: "'\(text)' is not a day; write it as 2020-06-30.")
        return nil
    }

    mutating func requiredDay(_ field: String) -> Day? {
        guard required(field) != nil else { return nil }
        return day(field)
    }

    mutating func count(_ field: String, in range: ClosedRange<Int> = 1...9_999) -> Int? {
        guard let text = fields[field] else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        let (first, last) = (range.lowerBound, range.upperBound)
        say(
            field, vi: "'\(text)' không phải là số nguyên từ \(first) đến \(last).",
            en: "'\(text)' is not a whole number from \(first) to \(last).")
        return nil
    }

    mutating func unit(_ field: String) -> OrgUnit.ID? { required(field).flatMap { unit($0, field) } }

    mutating func units(_ field: String) -> [OrgUnit.ID] {
        var seen: Set<OrgUnit.ID> = []
        var units: [OrgUnit.ID] = []
        for text in fields.all(field) {
            if let unit = unit(text, field), seen.insert(unit).inserted { units.append(unit) }
        }
        return units
    }

    mutating func unit(_ text: String, _ field: String) -> OrgUnit.ID? {
        if let unit = pack.units[OrgUnit.ID(text)] { return unit.id }
        say(field, vi: "Không có đơn vị '\(text)'.", en: "There is no unit '\(text)'.")
        return nil
    }

    /// Units that are newly given something to do must be there on the day it is due.
    mutating func demand(_ units: [OrgUnit.ID], _ field: String, thereOn day: Day?, kept: [OrgUnit.ID] = []) {
        guard let day else { return }
        for unit in units where !kept.contains(unit) {
            if let gone = pack.gone(unit, on: day) { say(field, vi: gone[.vietnamese], en: gone[.english]) }
        }
    }

    mutating func indicators(_ field: String) -> [IndicatorID] {
        fields.all(field).compactMap { text in
            if let indicator = pack.indicator(IndicatorID(text)) { return indicator.id }
            say(field, vi: "Không có chỉ tiêu '\(text)'.", en: "There is no indicator '\(text)'.")
            return nil
        }
    }

    /// `title.vi`, `title.en` …; languages the pack has not are kept as they were.
    func texts(_ field: String, before: LocalizedText? = nil) -> LocalizedText? {
        var texts: [Language: String] = [:]
        for language in before?.languages ?? [] where !pack.languages.contains(language) {
            texts[language] = before?[language]
        }
        for language in pack.languages {
            if let text = fields["\(field).\(language.rawValue)"] { texts[language] = text }
        }
        return LocalizedText(texts)
    }

    mutating func requiredTexts(_ field: String, before: LocalizedText? = nil) -> LocalizedText? {
        if let text = texts(field, before: before) { return text }
        say(
            "\(field).\(pack.languages.first?.rawValue ?? "vi")", vi: "Cần nhập ít nhất bằng một ngôn ngữ.",
            en: "This is needed in one language at least.")
        return nil
    }
}

extension TypedFields {
    mutating func set(_ name: String, _ text: LocalizedText?) {
        for language in text?.languages ?? [] { self["\(name).\(language.rawValue)"] = text?[language] }
    }
}
