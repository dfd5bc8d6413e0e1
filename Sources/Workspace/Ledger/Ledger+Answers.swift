import Appraisal
package import Domain
import Foundation
import Packs

/// A ledger, as the command line prints it.
package struct LedgerAnswer: Sendable {
    package let ledger: Ledger
    private let pack: Pack

    init(_ ledger: Ledger, pack: Pack) {
        self.ledger = ledger
        self.pack = pack
    }

    /// A line a change: figures, targets, actions, reported values.
    package func table(in language: Language) -> String {
        let words = StandingWords(language)
        let people = PeopleFormat(language)
        var table = TextTable([
            .init("changed"), .init("unit"), .init("subject"), .init("before", .right), .init("after", .right),
            .init("difference", .right), .init("revisions"), .init("quoted by"),
        ])
        func revisions(_ causes: [Ledger.Cause]) -> String {
            let (shown, others) = Ledger.shown(causes)
            return (shown.map { "#\($0.note.sequence) \($0.note.cause)" } + (others == 0 ? [] : ["and \(others) more"]))
                .joined(separator: ", ")
        }
        for line in ledger.figures {
            let indicator = pack.indicator(line.before.indicator)
            func shown(_ figure: Figure?) -> String { indicator.map { people.value(figure?.value, of: $0) } ?? "–" }
            table.add([
                "figure", line.before.unit.rawValue, line.before.reference.description, shown(line.before),
                shown(line.after),
                indicator.flatMap { indicator in line.difference.map { people.value($0, of: indicator) } } ?? "–",
                revisions(line.causes), Set(line.quotations.map(\.name)).sorted().joined(separator: ", "),
            ])
        }
        for line in ledger.targets {
            let indicator = pack.indicator(line.series.indicator)
            func shown(_ value: Decimal?) -> String { indicator.map { people.value(value, of: $0) } ?? "–" }
            table.add([
                "target", line.series.unit.rawValue, "\(line.series) from \(line.validFrom)", shown(line.before),
                shown(line.after), "",
                revisions(line.causes), "",
            ])
        }
        for line in ledger.actions {
            func shown(_ side: Ledger.ActionLine.Side?) -> String {
                side.map { side in words.state(side.state) + (side.deadline.map { ", \($0)" } ?? "") } ?? "–"
            }
            table.add([
                "action", line.unit.rawValue, "\(line.code) \(line.title[language])", shown(line.before),
                shown(line.after), "", revisions(line.causes), "",
            ])
        }
        for line in ledger.reports {
            table.add([
                "report", line.unit.rawValue, "\(line.field) \(line.period)", line.before.map { "\($0)" } ?? "–",
                line.after.map { "\($0)" } ?? "–", "", revisions(line.causes), "",
            ])
        }
        return table.isEmpty ? "nothing has changed" : table.text
    }

    package var json: JSON {
        .object([
            "unit": .text(ledger.unit.rawValue), "period": .text(ledger.period.description),
            "asAt": .text(ledger.asAt.description), "since": .optional(ledger.since?.sequence),
            "quoted": .bool(ledger.base == .quoted), "revision": .int(ledger.latest.sequence),
            "figures": .array(
                ledger.figures.map { line in
                    .object([
                        "reference": .text(line.before.reference.description),
                        "now": .optional(line.after?.reference.description), "before": .optional(line.before.value),
                        "after": .optional(line.after?.value), "difference": .optional(line.difference),
                        "causes": .array(line.causes.map(\.json)),
                        "quotedBy": .array(
                            line.quotations.map {
                                .object(["document": .text($0.name), "by": .text($0.by), "at": .text($0.at)])
                            }),
                    ])
                }),
            "targets": .array(
                ledger.targets.map { line in
                    .object([
                        "target": .text(line.series.description), "validFrom": .text(line.validFrom.description),
                        "before": .optional(line.before), "after": .optional(line.after),
                        "causes": .array(line.causes.map(\.json)),
                    ])
                }),
            "actions": .array(
                ledger.actions.map { line in
                    .object([
                        "action": .text(line.code), "unit": .text(line.unit.rawValue), "before": json(of: line.before),
                        "after": json(of: line.after), "causes": .array(line.causes.map(\.json)),
                    ])
                }),
            "reports": .array(
                ledger.reports.map { line in
                    .object([
                        "field": .text(line.field), "unit": .text(line.unit.rawValue),
                        "period": .text(line.period.description), "before": .optional(line.before),
                        "after": .optional(line.after), "causes": .array(line.causes.map(\.json)),
                    ])
                }),
        ])
    }

    private func json(of side: Ledger.ActionLine.Side?) -> JSON {
        guard let side else { return .null }
        return .object(["state": .text(side.state.rawValue), "deadline": .optional(side.deadline)])
    }
}

extension Ledger {
    /// The last five steps, for people; how many there are before them.
    package static func shown(_ causes: [Cause]) -> (causes: [Cause], others: Int) {
        (causes.suffix(5), max(0, causes.count - 5))
    }
}

extension Ledger.Cause {
    fileprivate var json: JSON {
        .object([
            "revision": .int(note.sequence), "cause": .text(note.cause), "summary": .text(note.summary),
            "at": .text(note.recordedAt), "load": .optional(load),
        ])
    }
}

extension TwofoldWorkspace {
    /// See ``ledger(against:of:in:asAt:known:)``.
    package func ledgerAnswer(
        against base: Ledger.Base, of unit: String? = nil, in period: Period? = nil, asAt day: Day? = nil,
        known revision: Int? = nil
    ) async throws -> LedgerAnswer {
        let ledger = try await ledger(against: base, of: unit, in: period, asAt: day, known: revision)
        return LedgerAnswer(ledger, pack: try known(ledger.latest.sequence).pack)
    }
}
