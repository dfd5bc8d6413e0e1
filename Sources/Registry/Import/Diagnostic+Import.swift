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

    static func anotherCalendar(
        _ named: CalendarID, _ own: CalendarID, of indicator: IndicatorID, at place: SourceRange
    ) -> Self {
        Diagnostic(
            code: "another-calendar",
            message: "'\(indicator)' is reckoned in the calendar '\(own)', and so are its targets, not in '\(named)'",
            place: place, help: "leave 'calendar' out")
    }

    static func notPositive(_ rule: TargetRule, of indicator: IndicatorID, at place: SourceRange) -> Self {
        Diagnostic(
            code: "not-positive",
            message: rule.isAboveZero
                ? "a target of '\(indicator)' is above zero" : "a target of '\(indicator)' is not below zero",
            place: place, help: "correct the value, or leave the target out")
    }

    static func noPath(of indicator: IndicatorID, at place: SourceRange) -> Self {
        Diagnostic(
            code: "no-path", message: "the values of '\(indicator)' do not add up, so there is no path to its target",
            place: place, help: "leave 'trajectory' empty")
    }

    static func pathEndsElsewhere(_ target: Target, last: Day, at place: SourceRange) -> Self {
        let end = target.trajectory.points.last
        return Diagnostic(
            code: "path-ends-elsewhere",
            message: "the path ends at \(end.map { "\($0.cumulative.exactText) on \($0.day)" } ?? "nothing"), "
                + "the target is \(target.value.exactText) on \(last)",
            place: place, help: "the last point is the target on the period's last day: change one with the other")
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

    static func standsUnder(
        _ left: [String], _ child: RecordKind, of kind: RecordKind, _ key: String, at place: SourceRange
    ) -> Self {
        let named = left.prefix(3).joined(separator: ", ") + (left.count > 3 ? " …" : "")
        return Diagnostic(
            code: "something-under-it",
            message: "the \(kind.label) '\(key)' has \(left.count) of kind \(child.label) under it: \(named)",
            place: place,
            help: "withdraw these, too, each in its own line, or leave it in force")
    }

    static func nothingToWithdraw(_ kind: RecordKind, _ key: String, at place: SourceRange) -> Self {
        Diagnostic(
            code: "nothing-to-withdraw", message: "the registry has no \(kind.label) '\(key)' to withdraw",
            place: place,
            help: "correct what names it, or leave the line out")
    }
}
