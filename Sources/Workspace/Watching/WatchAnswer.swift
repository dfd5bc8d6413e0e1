package import Domain
import Foundation
import Packs

/// Flags, as the command line prints them.
package struct WatchAnswer: Sendable {
    package let flags: [WatchFlag]

    init(_ flags: [WatchFlag]) {
        self.flags = flags
    }

    /// A line a flag, open ones first.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("flag"), .init("unit"), .init("state"), .init("numbers"), .init("question"), .init("answer"),
        ])
        for flag in flags {
            table.add([
                flag.id, flag.unit.rawValue, flag.isOpen ? "open" : "acknowledged", flag.numbers,
                flag.rule.question[language], flag.acknowledgement.map { "\($0.reason) (\($0.by))" } ?? "",
            ])
        }
        return table.isEmpty ? "nothing stands out" : table.text
    }

    package var json: JSON { .array(flags.map(\.json)) }
}

extension WatchFlag {
    package var json: JSON {
        var object: [String: JSON] = [
            "flag": .text(id), "rule": .text(rule.code), "unit": .text(unit.rawValue),
            "period": .text(period.description), "numbers": .text(numbers), "open": .bool(isOpen),
            "figure": .optional(figure?.reference.description), "reason": .optional(acknowledgement?.reason),
            "acknowledgedBy": .optional(acknowledgement?.by), "acknowledgedAt": .optional(acknowledgement?.at),
            "question": .object(
                Dictionary(
                    uniqueKeysWithValues: rule.question.languages.map { ($0.rawValue, .text(rule.question[$0])) })),
        ]
        switch finding {
        case .behind(let cumulative, let planned, let percent):
            object["finding"] = .object([
                "cumulative": .decimal(rounded(cumulative)), "planned": .decimal(rounded(planned)),
                "percentBehind": .decimal(rounded(percent)),
            ])
        case .jump(let value, let mean, let change):
            object["finding"] = .object([
                "value": .decimal(rounded(value)), "mean": .decimal(rounded(mean)),
                "change": .decimal(rounded(change)),
            ])
        case .records(let standingOut, let total, let groups):
            object["finding"] = .object([
                "records": .int(standingOut), "lookedAt": .int(total), "groups": .int(groups),
            ])
        }
        return .object(object)
    }

    /// A mean or a percentage may go on for ever.
    private func rounded(_ number: Decimal) -> Decimal {
        NumberFormat(language: .english, fractionDigits: 4).rounded(number)
    }
}

extension TwofoldWorkspace {
    /// See ``watch(of:in:asAt:known:)``.
    package func watchAnswer(
        of unit: String? = nil, in period: Period, asAt day: Day? = nil, known revision: Int? = nil
    ) async throws -> WatchAnswer {
        WatchAnswer(try await watch(of: unit, in: period, asAt: day, known: revision))
    }
}
