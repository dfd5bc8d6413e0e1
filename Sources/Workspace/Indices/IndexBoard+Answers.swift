import Appraisal
package import Domain

extension IndexBoard {
    /// For a terminal: a line an index and year.
    package func table(in language: Language) -> String {
        let people = PeopleFormat(language)
        var table = TextTable([
            .init("index"), .init("year", .right), .init("rank", .right), .init("of", .right), .init("score", .right),
            .init("name"),
        ])
        for index in indices {
            for year in index.years {
                table.add([
                    index.code, String(year.year), year.rank.map(String.init) ?? PeopleFormat.unknown,
                    year.of.map(String.init) ?? "", year.score.map { people.number($0, decimals: 2) } ?? "",
                    index.names[language],
                ])
            }
        }
        return table.isEmpty ? "no index results" : table.text
    }

    package var json: JSON {
        .object([
            "revision": .int(revision),
            "indices": .array(
                indices.map { index in
                    .object([
                        "code": .text(index.code), "name": .text(index.names[.vietnamese]),
                        "consecutiveYears": .optional(index.streak?.years),
                        "years": .array(
                            index.years.map {
                                .object([
                                    "year": .int($0.year), "subject": .text($0.subject), "rank": .optional($0.rank),
                                    "of": .optional($0.of), "score": .optional($0.score),
                                    "components": .object($0.components.mapValues(JSON.decimal)),
                                ])
                            }),
                    ])
                }),
        ])
    }
}
