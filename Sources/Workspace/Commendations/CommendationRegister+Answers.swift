import Appraisal
package import Domain
package import Packs

extension CommendationRegister {
    /// For a terminal: the counts by form.
    package func table(_ pack: Pack, in language: Language) -> String {
        var table = TextTable([
            .init("form"), .init("level"), .init("collectives", .right), .init("individuals", .right), .init("name"),
        ])
        for count in forms {
            let form = pack.commendationForms.first { $0.code == count.form }
            table.add([
                count.form, form?.level[language] ?? "", String(count.collectives), String(count.individuals),
                form?.names[language] ?? "",
            ])
        }
        guard !table.isEmpty else { return "no commendations" }
        return table.text + "\n\(count.collectives) collectives, \(count.individuals) individuals"
    }

    package var json: JSON {
        .object([
            "revision": .int(revision), "collectives": .int(count.collectives),
            "individuals": .int(count.individuals),
            "forms": .array(
                forms.map {
                    .object([
                        "form": .text($0.form), "collectives": .int($0.collectives),
                        "individuals": .int($0.individuals),
                    ])
                }),
            "register": .array(
                entries.map {
                    .object([
                        "code": .text($0.code), "subjectKind": .text($0.subject.rawValue), "subject": .text($0.name),
                        "unit": .text($0.unit.rawValue), "form": .text($0.form), "decision": $0.decision.json,
                        "day": .optional($0.day), "period": .optional($0.period),
                        "achievement": .text($0.achievement),
                    ])
                }),
        ])
    }
}
