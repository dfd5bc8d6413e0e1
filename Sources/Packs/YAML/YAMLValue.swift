import Diagnostics
import Domain
import Foundation
import Yams

/// One value of a YAML file: it reads itself as what is asked for, or reports why it cannot and answers `nil`.
struct YAMLValue {
    let node: Node
    let text: YAMLText
    let log: ProblemLog

    var place: SourceRange { text.place(of: node) }

    /// Nothing was written: `key:` with no value, `~` or `null`.
    var isEmpty: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// The text of a scalar as written, an empty one too; `nil` for a list or a group.
    var scalarText: String? { node.scalar?.string }
    /// One text, number or word rather than a list or a group.
    var isScalar: Bool { node.scalar != nil }
    /// Where each character of a scalar stands; `nil` for a list or a group.
    var scalarPlaces: ScalarPlaces? { node.scalar.map { ScalarPlaces(of: $0, in: text) } }

    /// What the writer sees, for messages.
    var words: String {
        switch node {
        case .scalar(let scalar): isEmpty ? "nothing" : "'\(scalar.string)'"
        case .sequence: "a list"
        case .mapping: "a group of keys"
        case .alias: "an alias"
        }
    }

    func report(_ code: Diagnostic.Code, _ message: String, help: String?) {
        log.report(Diagnostic(code: code, message: message, place: place, help: help))
    }

    func expected(_ what: String, help: String? = nil) {
        report("wrong-type", "expected \(what), found \(words)", help: help)
    }
}

extension YAMLValue {
    /// Text of at least one character. What looks like a number stays as written: `01` is `01`.
    func text(_ what: String = "text") -> String? {
        guard case .scalar(let scalar) = node, !isEmpty, !scalar.string.isEmpty else {
            expected(what)
            return nil
        }
        return scalar.string
    }

    /// The text of a plain scalar; a number in quotes is text.
    private func plain(_ what: String) -> String? {
        guard case .scalar(let scalar) = node, !isEmpty else {
            expected(what)
            return nil
        }
        guard scalar.style == .plain || scalar.style == .any else {
            expected(what, help: "write it without quotes")
            return nil
        }
        return scalar.string
    }

    func integer(in range: ClosedRange<Int>) -> Int? {
        let what =
            range.upperBound == .max
            ? "a whole number from \(range.lowerBound)"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = plain(what) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            expected(what)
            return nil
        }
        return number
    }

    /// Digits with a decimal point and perhaps a sign; `_` may separate groups.
    func decimal(_ what: String = "a number") -> Decimal? {
        guard let text = plain(what) else { return nil }
        guard let number = Decimal(exactly: text.filter { $0 != "_" }) else {
            expected(what, help: "write digits with a decimal point: 1250.5")
            return nil
        }
        return number
    }

    func boolean() -> Bool? {
        switch plain("true or false") {
        case "true": return true
        case "false": return false
        case .some:
            expected("true or false")
            return nil
        case nil: return nil
        }
    }

    func day() -> Day? {
        guard let text = text("a day (YYYY-MM-DD)") else { return nil }
        guard let day = Day(text) else {
            expected("a day (YYYY-MM-DD)", help: "write it like 2020-06-30; the day must exist")
            return nil
        }
        return day
    }

    func span() -> DaySpan? {
        guard let text = text("two days (YYYY-MM-DD..YYYY-MM-DD)") else { return nil }
        guard let span = DaySpan(text) else {
            expected(
                "two days (YYYY-MM-DD..YYYY-MM-DD)", help: "write it like 2020-01-01..2020-12-31, the earlier day first"
            )
            return nil
        }
        return span
    }

    /// One of a few words.
    func choice<Value>(_ choices: KeyValuePairs<String, Value>) -> Value? {
        choice(among: choices.map { ($0.key, $0.value) })
    }

    func choice<Value>(among choices: [(key: String, value: Value)]) -> Value? {
        let names = choices.map(\.key)
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        guard let text = text("one of \(list)") else { return nil }
        guard let choice = choices.first(where: { $0.key == text }) else {
            report(
                "unknown-choice", "'\(text)' is not one of \(list)",
                help: didYouMean(text, among: names).map { "did you mean '\($0)'?" } ?? "use one of them")
            return nil
        }
        return choice.value
    }

    /// The items of a list; an empty one is reported where `canBeEmpty` is not said.
    func list(of what: String, canBeEmpty: Bool = false) -> [YAMLValue]? {
        guard case .sequence(let sequence) = node else {
            expected("a list of \(what)", help: "write '- ' before each, or put them in [ ]")
            return nil
        }
        guard canBeEmpty || !sequence.isEmpty else {
            report("empty-list", "the list of \(what) is empty", help: "write at least one")
            return nil
        }
        return sequence.map { YAMLValue(node: $0, text: text, log: log) }
    }

    /// Names and values where the writer chooses the names: coded values, a map.
    func entries(of what: String) -> [(key: YAMLValue, value: YAMLValue)]? {
        guard case .mapping(let mapping) = node else {
            expected("\(what), as 'name: value'")
            return nil
        }
        return mapping.map {
            (YAMLValue(node: $0.key, text: text, log: log), YAMLValue(node: $0.value, text: text, log: log))
        }
    }

    /// Reads a group of known keys; a key that `read` does not ask for is reported.
    func group<Result>(_ what: String, _ read: (YAMLGroup) -> Result?) -> Result? {
        guard case .mapping(let mapping) = node else {
            expected("\(what) with its keys", help: nil)
            return nil
        }
        let group = YAMLGroup(mapping: mapping, what: what, value: self)
        let result = read(group)
        group.reportUnknownKeys()
        return result
    }
}

extension Decimal {
    /// - Returns: `nil` for anything but digits, one sign and one point; never a rounded value (38 digits at most).
    init?(exactly text: String) {
        let digits = text.drop { $0 == "-" || $0 == "+" }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard text.count - digits.count <= 1, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            digits.filter({ $0 != "." }).drop(while: { $0 == "0" }).count <= 38
        else { return nil }
        self.init(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
}
