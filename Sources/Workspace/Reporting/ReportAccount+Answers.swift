package import Domain
import Foundation
import Packs

extension ReportAccount {
    /// The values, then what happened, line by line.
    package func table(in language: Language) -> String {
        let people = PeopleFormat(language)
        func shown(_ value: Decimal?, _ field: ReportForm.Field) -> String {
            value.map { people.number($0, decimals: field.scale) } ?? PeopleFormat.unknown
        }
        var table = TextTable([
            .init("field"), .init("name"), .init("unit"), .init("range"), .init("last", .right), .init("value", .right),
            .init("counts", .right), .init("note"),
        ])
        for value in values {
            table.add([
                value.field.code, value.field.names[language], value.field.unitOfMeasure,
                value.field.range?[language] ?? "", shown(value.last, value.field), shown(value.now, value.field),
                shown(value.approved, value.field), value.note ?? "",
            ])
        }
        let waits = waitsFor.map { ", waits for approval at \($0)" } ?? ""
        var lines = ["\(key): \(state.name), version \(version)\(waits), due \(due)", table.text]
        lines += (steps + comments).sorted { $0.number < $1.number }.map { step in
            "\(step.number). \(step.day) \(step.event.rawValue)\(step.level.map { " (\($0.rawValue))" } ?? "") by \(step.by)"
                + (step.text.map { ": \($0)" } ?? "")
        }
        lines += changes.map { change in
            "changed in version \(change.version): \(change.field.code) \(shown(change.before, change.field)) → "
                + shown(change.after, change.field) + " by \(change.by)"
                + (change.approvedBy.map { ", approved by \($0)" } ?? ", not approved")
                + (change.reason.map { ": \($0)" } ?? "")
        }
        return lines.joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "form": .text(key.form), "unit": .text(key.unit.rawValue), "period": .text(key.period.description),
            "state": .text(state.name), "waitsAt": .optional(waitsAt?.rawValue), "waitsFor": .optional(waitsFor),
            "version": .int(version), "due": .text(due.description), "revision": .int(revision), "seen": .int(seen),
            "values": .array(
                values.map {
                    .object([
                        "field": .text($0.field.code), "value": .optional($0.now), "approved": .optional($0.approved),
                        "last": .optional($0.last), "note": .optional($0.note),
                        "unitOfMeasure": .text($0.field.unitOfMeasure),
                    ])
                }),
            "steps": .array(steps.map(\.json)), "comments": .array(comments.map(\.json)),
            "changes": .array(
                changes.map {
                    .object([
                        "field": .text($0.field.code), "version": .int($0.version), "before": .optional($0.before),
                        "after": .optional($0.after), "by": .text($0.by), "day": .text($0.day.description),
                        "revision": .int($0.revision), "isPending": .bool($0.isPending),
                        "approvedBy": .optional($0.approvedBy), "reason": .optional($0.reason),
                    ])
                }),
        ])
    }
}

extension ReportAccount.Step {
    fileprivate var json: JSON {
        .object([
            "number": .int(number), "event": .text(event.rawValue), "version": .int(version),
            "level": .optional(level?.rawValue), "text": .optional(text), "day": .text(day.description),
            "by": .text(by), "revision": .int(revision), "at": .text(at),
        ])
    }
}

extension ReportProblem {
    package var json: JSON {
        .object([
            "field": .optional(field), "code": .text(code), "isQuestion": .bool(isQuestion),
            "message": .text(message[.english]),
        ])
    }
}
