import Appraisal
package import Domain
import Foundation

extension IndexScoreBoard {
    /// `chấm trong 12 đơn vị`; where the set is another than that compared with, that too.
    package func setSentence(in language: Language) -> String {
        let vi = language == .vietnamese
        guard let before, before.setChanged else {
            return vi ? "Chấm điểm trong \(setCount) đơn vị." : "Scaled among \(setCount) bodies."
        }
        let then = PeopleFormat(language).period(before.period)
        return vi
            ? "Chấm điểm trong \(setCount) đơn vị; \(then) là \(before.setCount): tập hợp được chấm đã thay đổi, riêng điều đó cũng làm điểm thay đổi."
            : "Scaled among \(setCount) bodies, \(then) among \(before.setCount): the set is another, and that alone moves scores."
    }

    /// Which components are scaled among others than before, a sentence each, and that weights are others.
    ///
    /// - Parameter name: What a body is called.
    package func changeSentences(in language: Language, naming name: (String) -> String = { $0 }) -> [String] {
        guard let before else { return [] }
        let vi = language == .vietnamese
        let then = PeopleFormat(language).period(before.period)
        var sentences = before.componentSets.map { set in
            let component = components.first { $0.code == set.component }?.names[language] ?? set.component
            let changes = [
                (set.joined, vi ? "thêm" : "with"), (set.left, vi ? "bớt" : "without"),
            ].filter { !$0.0.isEmpty }.map { "\($1) \($0.map(name).joined(separator: ", "))" }
            return "\(component): \(changes.joined(separator: vi ? "; " : ", ")), "
                + (vi ? "so với \(then)." : "compared with \(then).")
        }
        if before.weightsChanged {
            sentences.append(
                vi
                    ? "Thành phần được tính hoặc trọng số khác \(then)."
                    : "The components that count, or their weights, differ from \(then).")
        }
        return sentences
    }

    /// For a terminal: raw value and scaled score of each component, the total, the rank and what moved it.
    package func table(in language: Language) -> String {
        let people = PeopleFormat(language)
        let number = { (value: Decimal?) in value.map { people.number($0, decimals: 2) } ?? PeopleFormat.unknown }
        var table = TextTable(
            [.init("rank", .right), .init("body")]
                + components.map {
                    .init($0.code + ($0.weight.map { " ×\(people.number($0, decimals: 0))" } ?? ""), .right)
                } + [
                    .init("total", .right), .init("change", .right), .init("of set", .right),
                    .init("of weights", .right), .init("of values", .right), .init("years", .right),
                ])
        for row in rows {
            table.add(
                [row.rank.map { "\($0)" + (row.tiedWith > 0 ? "=" : "") } ?? PeopleFormat.unknown, row.subject]
                    + components.map { component in
                        guard let cell = row.cells[component.code] else { return PeopleFormat.unknown }
                        if cell.isHidden { return "hidden" }
                        return "\(number(cell.raw)) → \(number(cell.scaled))"
                    } + [
                        number(row.total), number(row.movement?.change), number(row.movement?.fromSet),
                        number(row.movement?.fromWeights), number(row.movement?.fromValues),
                        row.streak > 0 ? String(row.streak) : "",
                    ])
        }
        var lines = [table.text, setSentence(in: language)] + changeSentences(in: language)
        if let survey {
            lines.append(
                "\(survey.answers) answers, \(survey.refused) rows left out; groups of fewer than \(survey.leastRespondents) are hidden"
            )
        }
        return lines.joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "index": .text(code), "period": .text(period.description), "revision": .int(revision),
            "scaledAmong": .int(setCount), "ranked": .int(ranked),
            "components": .array(
                components.map {
                    .object([
                        "code": .text($0.code), "weight": .optional($0.weight),
                        "lowerIsBetter": .bool($0.lowerIsBetter), "hasNoScale": .bool($0.hasNoScale),
                    ])
                }), "rows": .array(rows.map(\.json)),
            "before": before.map { before in
                .object([
                    "period": .text(before.period.description), "revision": .int(before.revision),
                    "scaledAmong": .int(before.setCount), "joined": .array(before.joined.map { .text($0) }),
                    "left": .array(before.left.map { .text($0) }),
                    "componentSets": .array(
                        before.componentSets.map { set in
                            .object([
                                "component": .text(set.component), "joined": .array(set.joined.map { .text($0) }),
                                "left": .array(set.left.map { .text($0) }),
                            ])
                        }), "setChanged": .bool(before.setChanged), "weightsChanged": .bool(before.weightsChanged),
                ])
            } ?? .null,
            "survey": survey.map { survey in
                .object([
                    "answers": .int(survey.answers), "refused": .int(survey.refused),
                    "leastRespondents": .int(survey.leastRespondents),
                    "overall": .object(survey.overall.mapValues(\.json)),
                ])
            } ?? .null,
        ])
    }
}

extension IndexScoreBoard.Cell {
    fileprivate var json: JSON {
        .object([
            "raw": .optional(raw.map(\.published)), "scaled": .optional(scaled.map(\.published)),
            "hidden": .bool(isHidden),
        ])
    }
}

extension IndexScoreBoard.Row {
    fileprivate var json: JSON {
        .object([
            "subject": .text(subject), "isOurs": .bool(isOurs), "rank": .optional(rank), "tiedWith": .int(tiedWith),
            "total": .optional(total.map(\.published)), "streak": .int(streak), "respondents": .optional(respondents),
            "components": .object(cells.mapValues(\.json)),
            "movement": movement.map { movement in
                .object([
                    "change": .optional(movement.change.map(\.published)),
                    "places": .optional(movement.placesGained),
                    "fromSet": .optional(movement.fromSet.map(\.published)),
                    "fromWeights": .optional(movement.fromWeights.map(\.published)),
                    "fromValues": .optional(movement.fromValues.map(\.published)),
                    "byComponent": .object(movement.byComponent.mapValues { .decimal($0.published) }),
                ])
            } ?? .null,
        ])
    }
}

extension Decimal {
    /// Two decimals: more would tell of single answers.
    fileprivate var published: Decimal { NumberFormat(language: .english, fractionDigits: 2).rounded(self) }
}
