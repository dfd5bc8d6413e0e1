import Appraisal
package import Domain
import Foundation
package import Packs

extension TargetBoard {
    /// For a terminal: a line a version, in the board's order.
    package func table(_ pack: Pack, in language: Language) -> String {
        let people = PeopleFormat(language)
        var table = TextTable([
            .init("unit"), .init("indicator"), .init("assigner"), .init("kind"), .init("period"), .init("from"),
            .init("target", .right), .init("in"), .init("state"), .init("known", .right), .init("document"),
            .init("actual", .right), .init("attained", .right),
        ])
        for series in series {
            guard let indicator = pack.indicator(series.key.indicator) else { continue }
            for version in series.versions {
                let counts = version.state == .inForce
                table.add([
                    series.key.unit.rawValue, series.key.indicator.rawValue, series.key.assigner.rawValue,
                    series.key.kind.rawValue, series.key.period.description, version.validFrom.description,
                    people.value(version.value, of: indicator), people.unit(of: indicator), version.state.rawValue,
                    String(version.knownSince), version.document?.number ?? "",
                    counts ? people.value(series.cumulative?.value, of: indicator) : "",
                    counts ? series.standing?.attained(people) ?? PeopleFormat.unknown : "",
                ])
            }
        }
        return table.isEmpty ? "no targets" : table.text
    }

    package var json: JSON {
        .object([
            "unit": .text(unit.rawValue), "year": .int(year), "asAt": .text(asAt.description),
            "revision": .int(revision), "targets": .array(series.map(\.json)),
        ])
    }
}

extension TargetStanding {
    /// `70,7%`, `met`, `missed`; `–` where it cannot be told.
    func attained(_ people: PeopleFormat) -> String {
        switch outcome {
        case .attainment(let attainment): people.percent(attainment.percent, decimals: 1)
        case .ceiling(let check): check.isMet ? "met" : "missed"
        case .unknown: PeopleFormat.unknown
        }
    }
}

extension TargetSeries {
    fileprivate var json: JSON {
        .object([
            "key": .text(key.description), "assigner": .text(key.assigner.rawValue), "kind": .text(key.kind.rawValue),
            "indicator": .text(key.indicator.rawValue), "unit": .text(key.unit.rawValue),
            "period": .text(key.period.description), "calendar": .text(key.calendar.rawValue),
            "versions": .array(versions.map(\.json)), "standing": standing?.json ?? .null,
            "reference": .optional(cumulative?.reference),
        ])
    }
}

extension TargetSeries.Version {
    fileprivate var json: JSON {
        .object([
            "value": .decimal(value), "validFrom": .text(validFrom.description), "knownSince": .int(knownSince),
            "state": .text(state.rawValue), "trajectory": .text(trajectory), "note": .optional(note),
            "document": document?.json ?? .null, "file": .optional(file), "by": .optional(maker?.account),
            "at": .optional(maker?.at),
            "points": .array(
                points.map { .object(["day": .text($0.day.description), "cumulative": .decimal($0.cumulative)]) }),
        ])
    }
}

extension SettingDocument {
    var json: JSON {
        .object(["number": .text(number), "issuer": .optional(issuer), "day": .optional(day)])
    }
}
