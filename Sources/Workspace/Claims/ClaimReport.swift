package import Claims
package import Domain
import Foundation

/// What was found in a text: a verdict for each claim, and against what.
package struct ClaimReport: Sendable {
    /// In the order of the text.
    package let verdicts: [ClaimVerdict]
    package let vocabulary: ClaimVocabulary
    package let period: Period
    package let unit: OrgUnit.ID
    package let asAt: Day
    package let revision: Int

    package var failed: [ClaimVerdict] { verdicts.filter { $0.outcome == .doesNotHold } }
    package var hasFailures: Bool { !failed.isEmpty }
}

extension ClaimReport {
    /// A line for each claim, then how many hold, do not hold and cannot be told.
    package func text(in language: Language) -> String {
        let words = ClaimWording(language, vocabulary)
        let vi = language == .vietnamese
        var table = TextTable([
            .init(vi ? "Vị trí" : "Place"), .init(vi ? "Viết" : "Written"), .init(vi ? "Kết luận" : "Verdict"),
            .init(vi ? "Cách ghi" : "Printed"), .init(vi ? "Số liệu" : "Figure"), .init(vi ? "Lý do" : "Reason"),
        ])
        for verdict in verdicts {
            table.add([
                verdict.claim.place.description, verdict.claim.quote, words.outcome(verdict.outcome),
                verdict.printed.map(words.printed) ?? PeopleFormat.unknown,
                verdict.figure.map { "\(words.value(of: $0)) (\(words.name(of: $0)))" } ?? PeopleFormat.unknown,
                words.reason(verdict),
            ])
        }
        let counts = ClaimVerdict.Outcome.allCases.map { outcome in
            "\(words.outcome(outcome)): \(verdicts.count { $0.outcome == outcome })"
        }.joined(separator: ", ")
        let head = "\(unit) · \(period) · \(vi ? "tính đến" : "as at") \(asAt) · #\(revision)"
        return verdicts.isEmpty
            ? "\(head)\n\(vi ? "không có con số nào để đối chiếu" : "no number to check")"
            : "\(head)\n\(table.text)\n\(counts)"
    }

    /// `6:12: 'đạt 72%' does not hold: differs from the figure, 70.7157% (…)`, for one claim.
    package func line(_ verdict: ClaimVerdict, in language: Language) -> String {
        let words = ClaimWording(language, vocabulary)
        let figure = verdict.figure.map { "; \(words.value(of: $0)) (\(words.name(of: $0)))" } ?? ""
        return "'\(verdict.claim.quote)' \(words.outcome(verdict.outcome)): \(words.reason(verdict))\(figure)"
    }

    package func json(in language: Language) -> JSON {
        .object([
            "period": .text(period.description), "unit": .text(unit.rawValue), "asAt": .text(asAt.description),
            "revision": .int(revision), "claims": .array(verdicts.map { json($0, ClaimWording(language, vocabulary)) }),
        ])
    }

    private func json(_ verdict: ClaimVerdict, _ words: ClaimWording) -> JSON {
        let claim = verdict.claim
        return .object([
            "line": .int(claim.place.line), "column": .int(claim.place.column),
            "start": .int(claim.place.range.lowerBound), "end": .int(claim.place.range.upperBound),
            "text": .text(claim.quote), "relation": .text(claim.relation.rawValue),
            "readings": .array(claim.number.values.map { .decimal($0.number) }),
            "hedge": .optional(claim.number.hedge?.rawValue), "outcome": .text(verdict.outcome.rawValue),
            "printed": .optional(verdict.printed?.rawValue), "reason": .text(words.reason(verdict)),
            "figure": verdict.figure.map { figure in
                .object([
                    "name": .text(words.name(of: figure)), "relation": .text(figure.relation.rawValue),
                    "assigner": .optional(figure.assigner?.rawValue), "value": .decimal(figure.value),
                ])
            } ?? .null,
        ])
    }
}
