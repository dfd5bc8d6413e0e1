import Domain
import Packs
import Workspace

/// One proposal: what speaks for it, how the council voted, and the decision.
struct ProposalPage: Sendable {
    struct TypedVotes: Sendable {
        let inFavour: String
        let against: String
        let abstained: String
        let members: String
    }
    struct Member: Sendable {
        let name: String
        let choice: String
    }

    let code: String
    let back: String
    let name: ShownText
    let kind: String
    let state: ShownState
    let unit: String
    let period: String
    let form: String
    let achievement: ShownText
    let rule: String?
    let proposed: String
    let evidence: [ShownEvidence]
    let hasNoEvidence: Bool
    let votes: String?
    let members: [Member]
    let decided: String?
    let reason: ShownText?
    let commendation: String?
    /// The register of the form, newest first; `nil` until it is granted.
    let register: String?
    let votesAction: String?
    let decisionAction: String?
    let day: String
    let issuer: String
    let number: String
    let typedReason: String
    let isGranting: Bool
    let isRejecting: Bool
    let typedVotes: TypedVotes
    let problems: [CouncilProblem]
    let done: String?
}

extension ProposalPage {
    /// What is not there and what may not be seen answer alike.
    static func page(_ visit: Visit, refused: RefusedDraft? = nil) throws -> Page {
        let code = visit.path("proposal")
        let book = try visit.workspace.proposals(
            known: visit.choice.known, namesAt: visit.identity.units(.seeNames, in: visit.tree))
        guard let entry = book[code], visit.sitsInCouncil || visit.may(.approve, at: entry.unit) else {
            throw WebError.forbidden
        }
        return try Page(
            "proposal", title: entry.code, menu: .commendations, model: ProposalPage(entry, visit, refused))
    }

    private init(_ entry: ProposalBook.Entry, _ visit: Visit, _ refused: RefusedDraft?) throws {
        let words = visit.words
        code = entry.code
        back = visit.choice.link("/commendations/council")
        name = visit.name(of: entry)
        kind = words[entry.subject == .collective ? "cmd_collective" : "cmd_individual"]
        state = visit.shown(entry.state)
        unit = visit.name(of: entry.unit)
        period = words.period(entry.period)
        form = visit.formName(entry.form)
        achievement = visit.shown(asWritten: entry.achievement)
        rule = entry.rule.map { code in
            visit.pack.commendationRules.first { $0.code == code }?.names[visit.language] ?? code
        }
        proposed = "\(entry.proposedBy), \(words.day(entry.proposedOn))"
        evidence = try entry.evidence.map { item in
            guard let source = item.source else { return ShownEvidence(text: item.says, href: nil) }
            let shown = try visit.shown(source)
            return ShownEvidence(text: item.says == source.text ? shown.text : item.says, href: shown.href)
        }
        hasNoEvidence = evidence.isEmpty
        votes = entry.votes.map {
            words.sentence(
                "cnl_votes_told",
                ["for": String($0.inFavour), "against": String($0.against), "abstain": String($0.abstained)])
        }
        // How a member voted is for the council alone.
        members =
            visit.sitsInCouncil && visit.may(.seeNames, at: visit.tree.root)
            ? (entry.votes?.members ?? []).map { member in
                let choice =
                    switch member.choice {
                    case "for": words["cnl_for"]
                    case "against": words["cnl_against"]
                    default: words["cnl_abstain"]
                    }
                return Member(name: member.name, choice: choice)
            } : []
        decided = entry.decidedOn.map { "\(entry.decidedBy ?? ""), \(words.day($0))" }
        reason = entry.reason.map { visit.shown(asWritten: $0) }
        commendation = entry.commendation
        register = entry.commendation.map { _ in
            visit.choice.link("/commendations", [("period", entry.period.description), ("form", entry.form)])
                + "#register"
        }
        let isOpen = entry.state == .proposed && visit.choice.known == nil
        let path = "/commendations/proposals/\(entry.code.queryEncoded)"
        votesAction = isOpen && visit.sitsInCouncil ? visit.choice.link(path + "/votes") : nil
        decisionAction =
            isOpen && visit.may(.decide, at: visit.tree.root) ? visit.choice.link(path + "/decision") : nil
        day = visit.form["day"] ?? visit.workDay.description
        issuer = visit.form["issuer"] ?? ""
        number = visit.form["number"] ?? ""
        typedReason = visit.form["reason"] ?? ""
        isGranting = visit.form["outcome"] == "grant"
        isRejecting = visit.form["outcome"] == "reject"
        typedVotes = TypedVotes(
            inFavour: visit.form["in_favour"] ?? "", against: visit.form["against"] ?? "",
            abstained: visit.form["abstained"] ?? "", members: visit.form["members"] ?? "")
        problems = refused?.shown(visit.language) ?? []
        done = visit.done(["proposed", "voted", "decided"])
    }
}
