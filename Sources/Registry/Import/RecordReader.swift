import Diagnostics
import Domain
import Foundation

/// Reads the fields of one written record as typed values and collects every problem on the way.
///
/// A reading function answers `nil` for what is absent as well as for what is wrong; what is wrong has been said by then.
final class RecordReader {
    let known: Known
    let record: WrittenRecord
    private let fields: [String: WrittenField]
    private(set) var problems: [Diagnostic] = []

    init(_ record: WrittenRecord, known: Known) {
        self.known = known
        self.record = record
        fields = Dictionary(record.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for field in record.fields { refuseUnknown(field) }
    }

    func report(_ problem: Diagnostic) { problems.append(problem) }

    /// Where a field stands, or would stand.
    func place(_ name: String) -> SourceRange { fields[name]?.value.place ?? record.missing[name] ?? record.place }
    var places: [String: SourceRange] { fields.mapValues(\.value.place) }

    private func refuseUnknown(_ field: WrittenField) {
        let layout = RecordLayout.of(record.kind)
        let isKnown = layout.fields.contains { known in
            let isBelow = field.name.hasPrefix(known.name + ".")
            return switch known.sort {
            case .plain, .amount, .list: field.name == known.name
            case .localized: field.name == known.name || isBelow
            case .open: isBelow || (field.name == known.name && field.value.content == .absent)
            }
        }
        guard !isKnown else { return }
        let names = layout.fields.map(\.name) + layout.nested.keys.sorted()
        report(
            .unknownField(
                field.name, of: record.kind, at: field.namePlace, didYouMean: didYouMean(field.name, among: names),
                known: names))
    }

    // MARK: Presence

    /// The field, unless it is absent or empty.
    func written(_ name: String) -> WrittenField? {
        guard let field = fields[name], field.value.content != .absent else { return nil }
        return field
    }

    func optional<T>(_ name: String, _ read: (WrittenField) -> T?) -> T? { written(name).flatMap(read) }

    func required<T>(_ name: String, _ read: (WrittenField) -> T?) -> T? {
        guard let field = written(name) else {
            report(.missingField(name, of: record.kind, at: place(name)))
            return nil
        }
        return read(field)
    }

    /// A code of the record this one is nested in, or the field that names it.
    func parentCode(_ name: String) -> String? { record.parent ?? required(name, text) }

    // MARK: Simple values

    func text(_ field: WrittenField) -> String? {
        guard case .text(let text) = field.value.content else {
            report(.wrongShape(field.name, expected: "one text", at: field.value.place))
            return nil
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func parsed<T>(_ field: WrittenField, _ what: String, help: String, _ parse: (String) -> T?) -> T? {
        guard let text = text(field) else { return nil }
        if let value = parse(text) { return value }
        report(.notA(what, text, at: field.value.place, help: help))
        return nil
    }

    func day(_ field: WrittenField) -> Day? {
        parsed(field, "day", help: "write 2020-06-30 or 30/06/2020", Day.init(written:))
    }

    func period(_ field: WrittenField) -> Period? {
        parsed(field, "period", help: "write 2020, 2020H1, 2020M9, 2020Q2 or 202006") { Period($0) }
    }

    func year(_ field: WrittenField) -> Int? {
        parsed(field, "year", help: "write four digits: 2020") { text in
            guard let period = Period(text), period.kind == .year else { return nil }
            return period.year
        }
    }

    func count(_ field: WrittenField) -> Int? {
        parsed(field, "whole number from 1 to 999,999", help: "write 1, 2, 3 …") { text in
            Int(text).flatMap { (1...999_999).contains($0) ? $0 : nil }
        }
    }

    func flag(_ field: WrittenField) -> Bool? {
        let words = [
            "true": true, "yes": true, "có": true, "x": true, "1": true, "false": false, "no": false, "không": false,
            "0": false,
        ]
        return parsed(field, "yes or no", help: "write true or false, có or không") { words[$0.lowercased()] }
    }

    /// One of an enum's raw values, or of other `words` for them.
    func choice<T: RawRepresentable<String> & CaseIterable>(_ field: WrittenField, _ what: String, words: [String: T])
        -> T?
    {
        guard let text = text(field) else { return nil }
        if let value = T(rawValue: text.lowercased()) ?? words[foldedLabel(text)] { return value }
        report(.notOneOf(text, what, choices: T.allCases.map(\.rawValue), at: field.value.place))
        return nil
    }

    func code(_ field: WrittenField, in book: CodeBook) -> String? {
        guard let text = text(field) else { return nil }
        if let code = book.code(for: text) { return code }
        report(.unknownCode(text, in: book, at: field.value.place))
        return nil
    }

    func id<Entity>(_ field: WrittenField, in book: CodeBook) -> Identifier<Entity>? {
        code(field, in: book).map { Identifier($0) }
    }

    /// A list, or in a table codes divided by `;`, `,` or a new line.
    func ids<Entity>(_ field: WrittenField, in book: CodeBook) -> [Identifier<Entity>]? {
        var items: [WrittenField] = []
        switch field.value.content {
        case .list(let values): items = values.map { WrittenField(name: field.name, namePlace: $0.place, value: $0) }
        case .text(let text):
            if book.code(for: text) != nil { return id(field, in: book).map { [$0] } }
            items = text.split(whereSeparator: { ";,".contains($0) || $0.isNewline }).map { part in
                let part = part.trimmingCharacters(in: .whitespaces)
                return WrittenField(
                    name: field.name, namePlace: field.namePlace,
                    value: WrittenValue(content: .text(part), place: field.value.place))
            }
        case .absent, .fields:
            report(.wrongShape(field.name, expected: "a list of codes", at: field.value.place))
            return nil
        }
        let ids: [Identifier<Entity>?] = items.map { id($0, in: book) }
        return ids.contains(nil) ? nil : ids.compactMap { $0 }
    }

    /// `title: …` in the pack's first language, `title: {vi: …, en: …}`, or columns `title` and `title.en`.
    func optionalLocalized(_ name: String) -> LocalizedText? {
        var texts: [Language: String] = [:]
        for field in record.fields where field.value.content != .absent {
            if field.name == name {
                texts[known.languages[0]] = text(field)
            } else if field.name.hasPrefix(name + ".") {
                let tag = String(field.name.dropFirst(name.count + 1))
                let isTag = tag.count == 2 && tag.utf8.allSatisfy { (97...122).contains($0) }
                guard isTag else {
                    report(.notA("language", tag, at: field.namePlace, help: "write 'vi' or 'en'"))
                    continue
                }
                texts[Language(rawValue: tag)] = text(field)
            }
        }
        return LocalizedText(texts)
    }

    func localized(_ name: String) -> LocalizedText? {
        let text = optionalLocalized(name)
        if text == nil, !problems.contains(where: { $0.place == place(name) }) {
            report(.missingField(name, of: record.kind, at: place(name)))
        }
        return text
    }

    /// `nil` with a number missing is refused; no number with no other part is no document.
    func document(_ prefix: String) -> DocumentReference? {
        let issuer = optional(prefix + ".issuer", text)
        let day = optional(prefix + ".day", day)
        if issuer == nil, day == nil, written(prefix + ".number") == nil { return nil }
        guard let number = required(prefix + ".number", text) else { return nil }
        return DocumentReference(number: number, issuer: issuer, day: day)
    }

    private(set) lazy var isWithdrawn: Bool = optional("withdrawn", flag) ?? false
}

extension Day {
    /// Reads `2020-06-30`, `30/06/2020`, `1/7/2020`; also with a time of midnight after it, as sheets print dates.
    init?(written text: String) {
        let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        guard let first = day.first, day.count == 1 || (day.count == 2 && day[1].allSatisfy { "0:.".contains($0) })
        else {
            return nil
        }
        let parts = first.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 3, parts[2].count == 4, let year = Int(parts[2]), let month = Int(parts[1]),
            let day = Int(parts[0])
        {
            self.init(year: year, month: month, day: day)
        } else {
            self.init(first)
        }
    }
}
