package import Domain
import Foundation
import Packs
import Registry

/// What somebody typed into a form.
package struct ReportDraft: Sendable, Hashable {
    /// How its numbers are written.
    package enum Numbers: Sendable, Hashable {
        /// `1.234,5`
        case vietnamese
        /// `1,234.5`
        case english
        /// `1234.5` and nothing else, as a sheet or a command gives it.
        case exact
    }
    package let key: ReportKey
    /// As typed, by field; an empty text says that there is no value, a field that is not there stays as it is.
    package let entries: [String: String]
    /// Answers to questions, by field.
    package let notes: [String: String]
    package let day: Day
    package let numbers: Numbers
    /// The last step the writer had seen; `nil` where nobody looked.
    package let seen: Int?

    package init(
        _ key: ReportKey, entries: [String: String], notes: [String: String] = [:], day: Day,
        numbers: Numbers = .exact, seen: Int? = nil
    ) {
        self.key = key
        self.entries = entries.mapValues(Self.cleaned)
        self.notes = notes.mapValues(Self.cleaned).filter { !$0.value.isEmpty }
        self.day = day
        self.numbers = numbers
        self.seen = seen
    }

    private static func cleaned(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension ReportDraft {
    /// The values as they would be, and what cannot be read.
    ///
    /// - Throws: ``ReportingError/unknownField(_:form:among:)``.
    func values(over record: ReportRecord) throws -> (numbers: [String: Decimal], problems: [ReportProblem]) {
        var numbers = record.numbers
        var problems: [ReportProblem] = []
        let codes = record.form.fields.map(\.code)
        for code in (Array(entries.keys) + Array(notes.keys)).sorted() where !codes.contains(code) {
            throw ReportingError.unknownField(code, form: record.form.code, among: codes)
        }
        for field in record.form.fields {
            guard let text = entries[field.code] else { continue }
            guard !text.isEmpty else {
                numbers[field.code] = nil
                continue
            }
            guard let number = number(text) else {
                problems.append(.notNumber(text, field))
                continue
            }
            guard number.decimals <= field.scale else {
                problems.append(.tooManyDecimals(text, field))
                continue
            }
            numbers[field.code] = number
        }
        for (code, note) in notes.sorted(by: { $0.key < $1.key }) where note.count > Self.longestText {
            problems.append(.noteTooLong(code, limit: Self.longestText))
        }
        return (numbers, problems)
    }

    /// Fields of which the report now says something else than was typed, in value or note.
    package func differences(from account: ReportAccount) -> Set<String> {
        let other = account.values.filter { value in
            guard let text = entries[value.field.code] else { return false }
            let isSame = text.isEmpty ? value.now == nil : number(text) == value.now && value.now != nil
            return !isSame || notes[value.field.code] != value.note
        }
        return Set(other.map(\.field.code))
    }

    static let longestText = 2_000

    private func number(_ text: String) -> Decimal? {
        let convention: NumberConvention =
            switch numbers {
            case .vietnamese: .vietnamese
            case .english, .exact: .plain
            }
        if numbers == .exact, text.contains(where: { !$0.isASCII || !($0.isNumber || "-.".contains($0)) }) {
            return nil
        }
        guard let written = WrittenNumber(text, numbers: convention), written.suffix == nil else { return nil }
        return written.value
    }
}

extension Decimal {
    /// Digits after the point, trailing zeros not counted.
    fileprivate var decimals: Int { max(0, -exponent) == 0 ? 0 : trimmedDecimals }

    private var trimmedDecimals: Int {
        let digits = "\(self)".split(separator: ".").dropFirst().first ?? ""
        return digits.reversed().drop { $0 == "0" }.count
    }
}
