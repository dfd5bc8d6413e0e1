import Diagnostics
import Domain
import Foundation

/// Problems of files of living records. The codes are listed in docs/living-records.md.
extension Diagnostic {
    static func missingField(_ name: String, of kind: RecordKind, at place: SourceRange) -> Self {
        Diagnostic(
            code: "missing-field", message: "this \(kind.label) has no '\(name)'", place: place,
            help: "add '\(name)'; nothing is filled in for you")
    }

    static func unknownField(
        _ name: String, of kind: RecordKind, at place: SourceRange, didYouMean near: String?, known: [String]
    ) -> Self {
        Diagnostic(
            code: "unknown-field", message: "a \(kind.label) has no field '\(name)'", place: place,
            help: near.map { "did you mean '\($0)'?" } ?? "its fields are \(known.joined(separator: ", "))")
    }

    static func unknownCode(_ text: String, in book: CodeBook, at place: SourceRange) -> Self {
        Diagnostic(
            code: "unknown-code", message: "'\(text)' is not the code or name of any \(book.noun) of this pack",
            place: place,
            help: book.near(text).map { "did you mean '\($0)'?" } ?? "add it in \(book.place), or correct the code")
    }

    static func unknownRecord(
        _ code: String, _ kind: RecordKind, at place: SourceRange, didYouMean near: String?
    ) -> Self {
        Diagnostic(
            code: "unknown-record", message: "there is no \(kind.label) '\(code)', neither here nor in the registry",
            place: place,
            help: near.map { "did you mean '\($0)'?" } ?? "import the \(kind.label) first, or with this file")
    }

    static func notA(_ what: String, _ text: String, at place: SourceRange, help: String) -> Self {
        Diagnostic(
            code: Code(rawValue: "not-a-" + what.replacing(" ", with: "-")), message: "'\(text)' is not a \(what)",
            place: place, help: help)
    }

    static func wrongShape(_ name: String, expected: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "wrong-shape", message: "'\(name)' should be \(expected)", place: place,
            help: "see docs/living-records.md for an example")
    }

    static func notOneOf(_ text: String, _ name: String, choices: [String], at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-one-of", message: "'\(text)' is not a \(name)", place: place,
            help: didYouMean(text, among: choices).map { "did you mean '\($0)'?" }
                ?? "write one of \(choices.joined(separator: ", "))")
    }

    static func lateIsComputed(_ text: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "late-is-computed",
            message: "'\(text)' is not a state: late follows from the deadline and the as-at day, nobody types it",
            place: place, help: "write the state it is in (on_track, at_risk, …) and why in 'reason'")
    }

    static func unknownScale(_ text: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "unknown-scale", message: "'\(text)' is no scale or unit this number can have", place: place,
            help: "write \(Scale.listed)")
    }

    static func scaleDoesNotFit(_ text: String, _ unit: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "scale-does-not-fit", message: "the number is given in '\(text)', but what it counts is \(unit)",
            place: place, help: "give it in \(unit), or correct the indicator")
    }

    static func scaleTwice(_ first: String, _ second: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "scale-twice", message: "the number says '\(first)' and its scale says '\(second)'", place: place,
            help: "keep one of the two")
    }

    static func numberReadAs(_ text: String, _ value: Decimal, at place: SourceRange) -> Self {
        Diagnostic(
            severity: .warning, code: "number-could-be-another",
            message: "'\(text)' is read as \(value.exactText)", place: place,
            help: "say 'numbers: vi' or 'numbers: plain', or write it without the point or comma")
    }

    static func looksTooSmall(_ value: Decimal, currency: String, at place: SourceRange) -> Self {
        Diagnostic(
            severity: .warning, code: "target-looks-small",
            message: "the target is \(value.exactText) \(currency); was it typed in millions or billions?",
            place: place,
            help: "write '\(value.exactText) tỷ', or give a 'scale'")
    }

    static func tenTimes(_ value: Decimal, _ other: Decimal, from day: Day, at place: SourceRange) -> Self {
        Diagnostic(
            severity: .warning, code: "ten-times-another",
            message:
                "the target is \(value.exactText), the version from \(day) is \(other.exactText): ten times or more apart",
            place: place, help: "check the zeros and the scale")
    }

    static func fallingPath(_ value: Decimal, after last: Decimal, at place: SourceRange) -> Self {
        Diagnostic(
            severity: .warning, code: "falling-path",
            message: "the cumulative path falls from \(last.exactText) to \(value.exactText)", place: place,
            help: "points are cumulative from the start of the period: each is rarely below the one before")
    }

    static func twice(_ kind: RecordKind, _ key: String, first: SourceRange, at place: SourceRange) -> Self {
        Diagnostic(
            code: "record-twice", message: "the \(kind.label) '\(key)' is given twice", place: place,
            help: "the other is at \(first); keep one")
    }

    static func commendedAlready(_ record: Commendation, as code: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "commended-already",
            message: "'\(record.subject)' already has \(record.form) for this achievement (register \(code))",
            place: place,
            help: "a form is given once for an achievement: name another achievement or form, or leave the line out")
    }

    static func notAddressed(_ unit: OrgUnit.ID, by directive: Directive, at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-addressed", message: "'\(unit)' is none of the units '\(directive.code)' is issued to",
            place: place,
            help: didYouMean(unit.rawValue, among: directive.units.map(\.rawValue)).map { "did you mean '\($0)'?" }
                ?? "add it to the directive's 'units'")
    }

    static func nothingToWithdraw(_ kind: RecordKind, _ key: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "nothing-to-withdraw", message: "the registry has no \(kind.label) '\(key)' to withdraw",
            place: place,
            help: "correct what names it, or leave the line out")
    }
}
