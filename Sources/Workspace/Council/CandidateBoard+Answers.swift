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
            if let rejected = candidate.rejected { lines.append("    rejected before: \(rejected)") }
            for finding in candidate.findings {
                lines.append("    " + finding.sentence(pack, language))
                lines += finding.parts.map { "        " + $0.text }
            }
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
            "findings": .array(findings.map { $0.json(pack) }), "rejected": .optional(rejected),
        ])
    }
}

extension RuleFinding {
    /// What it counts: actions, reports.
    package var parts: [Evidence] { actions.map { .action($0) } + reports }

    fileprivate func json(_ pack: Pack) -> JSON {
        .object([
            "says": .text(sentence(pack, .english)), "period": .text(period.description),
            "measured": .optional(measured), "of": .optional(of), "unranked": .int(unranked),
            "holds": holds.map { .bool($0) } ?? .null, "reference": .optional(figure?.description),
            "actions": .array(actions.map { .text($0) }), "reports": .array(reports.map { .text($0.text) }),
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
                entries.map(\.json)),
        ])
    }
}

extension ProposalBook.Entry {
    /// For a terminal: everything that is known of it, a line each.
    package func text(_ pack: Pack, in language: Language) -> String {
        let formName = pack.commendationForms.first { $0.code == form }?.names[language]
        var lines = [
            "\(code)  \(state.rawValue)", "for: \(name ?? "–") (\(subject.rawValue)), \(unit), \(period)",
            "form: \(form)" + (formName.map { ", \($0)" } ?? ""), "achievement: \(achievement)",
            "proposed: \(proposedBy), \(proposedOn)" + (rule.map { ", by the rule \($0)" } ?? ""),
        ]
        lines += evidence.map { item in
            let source = item.source.flatMap { $0.text == item.says ? nil : " [\($0.text)]" }
            return "evidence: \(item.says)\(source ?? "")"
        }
        if let votes {
            lines.append("votes: \(votes.inFavour) for, \(votes.against) against, \(votes.abstained) abstaining")
            lines += votes.members.map { "    \($0.name): \($0.choice)" }
        }
        if let decidedOn { lines.append("decided: \(decidedBy ?? "–"), \(decidedOn)") }
        if let commendation { lines.append("commendation: \(commendation)") }
        if let reason { lines.append("reason: \(reason)") }
        return lines.joined(separator: "\n")
    }

    package var json: JSON {
        .object([
            "code": .text(code), "period": .text(period.description), "subjectKind": .text(subject.rawValue),
            "subject": .optional(name), "unit": .text(unit.rawValue), "form": .text(form),
            "achievement": .text(achievement), "rule": .optional(rule),
            "evidence": .array(
                evidence.map { .object(["says": .text($0.says), "source": .optional($0.source?.text)]) }),
            "proposedBy": .text(proposedBy), "proposedOn": .text(proposedOn.description),
            "votes": votes.map { votes in
                .object([
                    "for": .int(votes.inFavour), "against": .int(votes.against), "abstain": .int(votes.abstained),
                    "members": .object(
                        Dictionary(votes.members.map { ($0.name, .text($0.choice)) }, uniquingKeysWith: { $1 })),
                ])
            } ?? .null, "state": .text(state.rawValue), "decidedBy": .optional(decidedBy),
            "decidedOn": .optional(decidedOn), "commendation": .optional(commendation), "reason": .optional(reason),
        ])
    }
}
