package import Domain
import Foundation
package import Packs

extension CandidateBoard {
    /// For a terminal: a line a candidate, its evidence under it; then who has it already, and who is none.
    package func table(_ pack: Pack, in language: Language) -> String {
        guard !rules.isEmpty else { return "no rule of the pack speaks of a \(period.kind.rawValue)" }
        var lines: [String] = []
        for candidate in candidates {
            lines.append(
                "\(candidate.unit)  \(candidate.form)  \(candidate.rule)  \(candidate.subject): \(candidate.achievement)"
            )
            lines += candidate.findings.map { "    " + $0.sentence(pack, language) }
        }
        if candidates.isEmpty { lines.append("no candidates") }
        for entry in excluded {
            let why = entry.commendation.map { "given: \($0)" } ?? "proposed: \(entry.proposal ?? "")"
            lines.append("\(entry.candidate.unit)  \(entry.candidate.form)  \(entry.candidate.rule)  \(why)")
        }
        for entry in passed {
            lines.append("\(entry.unit)  \(entry.rule)  no: " + entry.findings[0].sentence(pack, language))
        }
        return lines.joined(separator: "\n")
    }

    package func json(_ pack: Pack) -> JSON {
        .object([
            "period": .text(period.description), "asAt": .text(asAt.description), "revision": .int(revision),
            "candidates": .array(candidates.map { $0.json(pack) }),
            "excluded": .array(
                excluded.map {
                    .object([
                        "rule": .text($0.candidate.rule), "unit": .text($0.candidate.unit.rawValue),
                        "form": .text($0.candidate.form), "commendation": .optional($0.commendation),
                        "proposal": .optional($0.proposal),
                    ])
                }),
            "passed": .array(
                passed.map {
                    .object([
                        "rule": .text($0.rule), "unit": .text($0.unit.rawValue),
                        "findings": .array($0.findings.map { $0.json(pack) }),
                    ])
                }),
        ])
    }
}

extension CandidateBoard.Candidate {
    fileprivate func json(_ pack: Pack) -> JSON {
        .object([
            "rule": .text(rule), "form": .text(form), "unit": .text(unit.rawValue),
            "period": .text(period.description), "subject": .text(subject), "achievement": .text(achievement),
            "findings": .array(findings.map { $0.json(pack) }),
        ])
    }
}

extension RuleFinding {
    fileprivate func json(_ pack: Pack) -> JSON {
        .object([
            "says": .text(sentence(pack, .english)), "period": .text(period.description),
            "measured": .optional(measured), "of": .optional(of), "holds": holds.map { .bool($0) } ?? .null,
            "reference": .optional(figure?.description), "actions": .array(actions.map { .text($0) }),
        ])
    }
}

extension ProposalBook {
    /// For a terminal: a line a proposal.
    package func table(in language: Language) -> String {
        var table = TextTable([
            .init("code"), .init("state"), .init("unit"), .init("form"), .init("subject"), .init("achievement"),
            .init("for", .right), .init("against", .right), .init("abstain", .right), .init("decided"),
        ])
        for entry in entries {
            table.add([
                entry.code, entry.state.rawValue, entry.unit.rawValue, entry.form, entry.name ?? "–",
                entry.achievement, entry.votes.map { String($0.inFavour) } ?? "",
                entry.votes.map { String($0.against) } ?? "", entry.votes.map { String($0.abstained) } ?? "",
                entry.decidedOn?.description ?? "",
            ])
        }
        return table.isEmpty ? "no proposals" : table.text
    }

    package var json: JSON {
        .object([
            "revision": .int(revision),
            "proposals": .array(
                entries.map { entry in
                    .object([
                        "code": .text(entry.code), "period": .text(entry.period.description),
                        "subjectKind": .text(entry.subject.rawValue), "subject": .optional(entry.name),
                        "unit": .text(entry.unit.rawValue), "form": .text(entry.form),
                        "achievement": .text(entry.achievement), "rule": .optional(entry.rule),
                        "evidence": .array(
                            entry.evidence.map {
                                .object(["says": .text($0.says), "source": .optional($0.source?.text)])
                            }),
                        "proposedBy": .text(entry.proposedBy), "proposedOn": .text(entry.proposedOn.description),
                        "votes": entry.votes.map { votes in
                            .object([
                                "for": .int(votes.inFavour), "against": .int(votes.against),
                                "abstain": .int(votes.abstained),
                            ])
                        } ?? .null, "state": .text(entry.state.rawValue), "decidedBy": .optional(entry.decidedBy),
                        "decidedOn": .optional(entry.decidedOn), "commendation": .optional(entry.commendation),
                        "reason": .optional(entry.reason),
                    ])
                }),
        ])
    }
}
