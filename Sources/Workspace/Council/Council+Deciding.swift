import Diagnostics
import Domain
import Foundation
import Packs
import Registry

extension TwofoldWorkspace {
    /// Notes how the council voted on an open proposal; a later note replaces it.
    ///
    /// - Throws: ``RefusedDraft``; ``WorkspaceError/unknownProposal(_:)``.
    package func vote(_ draft: VotesDraft, on code: String) throws {
        try recordAsRead(cause: .plan) {
            var proposal = try open(code)
            var reader = DraftReader(pack)
            let members = reader.optional("members", draft.members)
            if let members {
                proposal.votes = votes(ofMembers: members, &reader)
            } else {
                let numbers = [
                    ("in_favour", draft.inFavour), ("against", draft.against), ("abstained", draft.abstained),
                ].map { field, text in count(field, text, &reader) }
                if numbers.allSatisfy({ $0 == 0 }) {
                    reader.refuse("in_favour", vi: "Ghi số phiếu.", en: "Write the number of votes.")
                }
                proposal.votes = Proposal.Votes(inFavour: numbers[0], against: numbers[1], abstained: numbers[2])
            }
            try reader.check()
            return ([proposal], "votes on \(code)", ())
        }
    }

    /// Grants an open proposal, which becomes a commendation, or rejects it.
    ///
    /// - Returns: Code of the commendation; `nil` for a rejected one.
    /// - Throws: ``RefusedDraft``, also where the form was given for the same achievement meanwhile;
    ///   ``WorkspaceError/unknownProposal(_:)``.
    @discardableResult
    package func decide(_ draft: DecisionDraft, on code: String) throws -> String? {
        try recordAsRead(cause: .plan) {
            var proposal = try open(code)
            var reader = DraftReader(pack)
            let day = reader.pastDay("day", draft.day, today: today())
            if let day, day < proposal.proposedOn {
                reader.refuse(
                    "day", vi: "Quyết định không thể trước ngày đề nghị \(proposal.proposedOn).",
                    en: "A decision cannot be before the proposal of \(proposal.proposedOn).")
            }
            proposal.decidedBy = actor
            proposal.decidedOn = day
            guard let grants = draft.grants else {
                reader.refuse(
                    "outcome", vi: "Chọn khen thưởng hoặc không chấp thuận.", en: "Choose to grant or to reject.")
                throw RefusedDraft(problems: reader.problems)
            }
            guard grants else {
                proposal.reason = reader.required(
                    "reason", draft.reason, vi: "Nêu lý do không chấp thuận.", en: "Say why it is rejected.")
                proposal.state = .rejected
                try reader.check()
                return ([proposal], "rejected: \(code)", nil)
            }
            let commendation = try grant(&proposal, draft, on: day, &reader)
            return (
                [proposal, commendation], "granted: \(code) by decision \(commendation.decision.number)",
                commendation.code
            )
        }
    }

    private func grant(
        _ proposal: inout Proposal, _ draft: DecisionDraft, on day: Day?, _ reader: inout DraftReader
    ) throws -> Commendation {
        let number = reader.required(
            "number", draft.number, vi: "Ghi số quyết định.", en: "Write the number of the decision.")
        let issuer = reader.optional("issuer", draft.issuer)
        let grant = proposal.grant
        if let same = try registry.commendations().first(where: { $0.grant == grant }) {
            reader.refuse(
                "number",
                vi: "Đã khen hình thức này cho thành tích này: \(same.code), quyết định \(same.decision.number).",
                en: "This form was given for this achievement: \(same.code), decision \(same.decision.number).")
        }
        try reader.check()
        guard let number, let day else { preconditionFailure("a field that cannot be read was refused") }
        let commendation = Commendation(
            code: "KT-\(proposal.code)", period: proposal.period, day: day, subjectKind: proposal.subjectKind,
            subject: proposal.subject, unit: proposal.unit, form: proposal.form,
            decision: DocumentReference(number: number, issuer: issuer, day: day), achievement: proposal.achievement)
        proposal.state = .granted
        proposal.commendation = commendation.code
        return commendation
    }

    private func open(_ code: String) throws -> Proposal {
        guard let proposal = try registry.proposals().first(where: { $0.code == code }) else {
            throw WorkspaceError.unknownProposal(code)
        }
        guard proposal.state == .proposed else {
            var reader = DraftReader(pack)
            reader.refuse(
                "state", vi: "Đề nghị \(code) đã được quyết định.", en: "The proposal \(code) is decided already.")
            throw RefusedDraft(problems: reader.problems)
        }
        return proposal
    }

    private func count(_ field: String, _ text: String, _ reader: inout DraftReader) -> Int {
        guard let text = reader.optional(field, text) else { return 0 }
        if let number = Int(text), (0...1000).contains(number) { return number }
        reader.refuse(field, vi: "'\(text)' không phải là số phiếu.", en: "'\(text)' is not a number of votes.")
        return 0
    }

    /// A line each: a name, a colon, and `for`, `against` or `abstain`, or the same in Vietnamese.
    private func votes(ofMembers text: String, _ reader: inout DraftReader) -> Proposal.Votes? {
        let words: [String: Proposal.Votes.Choice] = [
            "for": .inFavour, "đồng ý": .inFavour, "tán thành": .inFavour, "against": .against,
            "không đồng ý": .against, "không tán thành": .against, "abstain": .abstain, "ý kiến khác": .abstain,
            "không biểu quyết": .abstain,
        ]
        var members: [String: Proposal.Votes.Choice] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard parts.count == 2, !parts[0].isEmpty, let choice = words[parts[1].lowercased()] else {
                reader.refuse(
                    "members",
                    vi:
                        "Không đọc được '\(line)'; viết mỗi người một dòng: 'Nguyễn Văn A: đồng ý', 'không đồng ý' hoặc 'ý kiến khác'.",
                    en: "'\(line)' cannot be read; write a line each: 'Nguyễn Văn A: for', 'against' or 'abstain'.")
                continue
            }
            guard members[parts[0]] == nil else {
                reader.refuse(
                    "members", vi: "'\(parts[0])' biểu quyết hai lần.", en: "'\(parts[0])' votes twice.")
                continue
            }
            members[parts[0]] = choice
        }
        return members.isEmpty ? nil : Proposal.Votes(members: members)
    }
}
