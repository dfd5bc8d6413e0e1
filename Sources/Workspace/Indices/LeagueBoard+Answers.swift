package import Domain
import Foundation

extension LeagueBoard {
    /// For a terminal: a line a body, by place; ours with a mark.
    package func table(in language: Language) -> String {
        let format = NumberFormat(language: language, fractionDigits: 0, maximumFractionDigits: 2)
        let number = { (value: Decimal?) in value.map(format.text) ?? PeopleFormat.unknown }
        var table = TextTable([
            .init("place", .right), .init("tied", .right), .init("body"), .init("value", .right),
            .init("target", .right), .init("ranked by", .right), .init(""),
        ])
        for row in rows {
            table.add([
                row.place.map(String.init) ?? PeopleFormat.unknown, row.tiedWith > 0 ? String(row.tiedWith) : "",
                row.body, number(row.value), row.target.map(format.text) ?? "", number(row.ranked),
                row.isOurs ? "← ours" : "",
            ])
        }
        return "\(title[language]), \(period), \(asAt); \(meaning[language]) (\(unitOfMeasure))\n\(table.text)"
    }

    package var json: JSON {
        .object([
            "code": .text(code), "period": .text(period.description), "asAt": .text(asAt.description),
            "title": .text(title[.vietnamese]), "meaning": .text(meaning[.vietnamese]),
            "unitOfMeasure": .text(unitOfMeasure), "of": .int(of), "revision": .int(revision),
            "reference": .optional(figure?.reference),
            "rows": .array(
                rows.map {
                    .object([
                        "body": .text($0.body), "ours": .bool($0.isOurs), "value": .optional($0.value),
                        "target": .optional($0.target), "ranked": .optional($0.ranked), "place": .optional($0.place),
                        "tiedWith": .int($0.tiedWith),
                    ])
                }),
        ])
    }
}
