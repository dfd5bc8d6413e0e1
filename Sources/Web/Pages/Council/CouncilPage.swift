import Appraisal
import Domain
import Foundation
import Packs
import Workspace

/// The council: candidates by rule with what speaks for them, proposals, and a form to propose by hand.
struct CouncilPage: Sendable {
    struct Finding: Sendable {
        let text: String
        let href: String?
    }
    struct Candidate: Sendable {
        let rule: String
        let unit: String
        let code: String
        let form: String
        let achievement: ShownText
        let findings: [Finding]
        /// That it was rejected before, and which proposal.
        let rejected: Finding?
    }
    struct Rule: Sendable {
        let code: String
        let name: String
        let conditions: String
        let candidates: [Candidate]
        let others: [Finding]
        let proposes: Bool
    }
    struct Line: Sendable {
        let code: String
        let href: String
        let name: ShownText
        let unit: String
        let form: String
        let achievement: ShownText
        let state: ShownState
        let votes: String
    }
    /// What is worth a question before it is proposed, and the form that sends the same again.
    struct Asked: Sendable {
        let questions: [String]
        let fields: [PageFrame.Field]
    }
    struct Download: Sendable {
        let href: String
        let text: String
    }

    let heading: String
    let asAt: String?
    let back: String
    let action: String
    /// Why there are no candidates to be shown; `nil` where there are rules and records.
    let noCandidates: String?
    let rules: [Rule]
    let lines: [Line]
    let hasNoLines: Bool
    /// Periods that are not shown and have open proposals.
    let elsewhere: [ShownLink]
    let downloads: [Download]
    let mayPropose: Bool
    let problems: [CouncilProblem]
    let asked: Asked?
    let draft: ProposalDraft
    let evidence: String
    let kinds: [ShownOption]
    let units: [ShownOption]
    let forms: [ShownOption]
}

extension CouncilPage {
    static func page(
        _ visit: Visit, draft: ProposalDraft? = nil, refused: RefusedDraft? = nil, asked: AskedDraft? = nil
    ) async throws -> Page {
        guard visit.seesProposals else { throw WebError.forbidden }
        let model = try await CouncilPage(visit, draft: draft, refused: refused, asked: asked)
        return Page("council", title: visit.words["cnl_title"], menu: .commendations, model: model)
    }

    private init(
        _ visit: Visit, draft typed: ProposalDraft?, refused: RefusedDraft?, asked: AskedDraft?
    ) async throws {
        let words = visit.words
        let period = visit.choice.period
        heading = words.sentence("cnl_heading", ["period": words.period(period), "unit": visit.name(of: visit.unit)])
        back = visit.choice.link("/commendations")
        action = visit.choice.link("/commendations/council")
        let board = visit.sitsInCouncil && visit.unit == visit.tree.root ? try await visit.candidateBoard() : nil
        asAt = board.map { words.sentence("as_at_day", ["day": words.day($0.asAt)]) }
        rules = try board.map { board in try board.rules.map { try Rule($0, board, visit) } } ?? []
        noCandidates =
            visit.sitsInCouncil && rules.isEmpty
            ? words[visit.unit == visit.tree.root ? "cnl_no_rules" : "cnl_rules_at_root"] : nil
        let entries = try visit.proposalBook().entries
        lines = entries.filter { period.contains($0.period) }.map { Line($0, visit) }
        hasNoLines = lines.isEmpty
        let open = entries.filter { $0.state == .proposed && !period.contains($0.period) }
        elsewhere = Set(open.map(\.period)).sorted().map { other in
            let count = open.count { $0.period == other }
            return ShownLink(
                text: words.sentence("cnl_elsewhere", ["period": words.period(other), "n": String(count)]),
                href: visit.choice.link("/commendations/council", [("period", other.description)]) + "#proposals")
        }
        downloads =
            visit.sitsInCouncil && visit.may(.export, at: visit.tree.root)
            ? [("proposed", "docx"), ("proposed", "xlsx"), ("granted", "docx"), ("granted", "xlsx")].map {
                list, format in
                Download(
                    href: visit.choice.link("/commendations/council/\(list).\(format)"),
                    text:
                        "\(words[list == "proposed" ? "cnl_list_proposed" : "cnl_list_granted"]) (\(format.uppercased()))"
                )
            } : []
        mayPropose = visit.mayPropose && visit.choice.known == nil
        problems = refused?.shown(visit.language) ?? []
        self.asked = asked.map { asked in
            let sent = CouncilForm.names.compactMap { name in
                visit.form[name].map { PageFrame.Field(name: name, value: $0) }
            }
            return Asked(
                questions: asked.questions.map { $0[visit.language] },
                fields: sent + [PageFrame.Field(name: "confirmed", value: asked.code)])
        }
        let draft = typed ?? ProposalDraft(period: period.description, day: visit.workDay.description)
        self.draft = draft
        evidence = draft.evidence.joined(separator: "\n")
        kinds = [("collective", "cmd_collective"), ("individual", "cmd_individual")].map { value, word in
            ShownOption(value, words[word], isSelected: draft.subjectKind == value)
        }
        units = visit.tree.subtree(of: visit.unit).map {
            ShownOption($0.rawValue, visit.name(of: $0), isSelected: $0.rawValue == draft.unit)
        }
        forms = visit.pack.commendationForms.map {
            ShownOption($0.code, $0.names[visit.language], isSelected: $0.code == draft.form)
        }
    }
}

extension Visit {
    /// `nil` where there are no records to apply rules to.
    fileprivate func candidateBoard() async throws -> CandidateBoard? {
        do {
            return try await live.candidates(in: choice.period, asAt: choice.asAt, known: choice.known)
        } catch WorkspaceError.nothingLoaded {
            return nil
        } catch WorkspaceError.notBegun {
            return nil
        }
    }

    func proposalBook() throws -> ProposalBook {
        try workspace.proposals(
            of: unit.rawValue, known: choice.known, namesAt: identity.units(.seeNames, in: tree))
    }

    /// The name, or for an individual whose name may not be seen a label.
    func name(of entry: ProposalBook.Entry) -> ShownText {
        entry.name.map { shown(asWritten: $0) }
            ?? ShownText(text: "\(words["cmd_individual"]) (\(entry.code))", lang: nil)
    }

    func shown(_ state: ProposalBook.State) -> ShownState {
        switch state {
        case .proposed: ShownState(text: words["cnl_state_proposed"], css: "state-at-risk")
        case .granted: ShownState(text: words["cnl_state_granted"], css: "state-holds")
        case .rejected: ShownState(text: words["cnl_state_rejected"], css: "state-unknown")
        }
    }

    func formName(_ code: String) -> String {
        pack.commendationForms.first { $0.code == code }?.names[language] ?? code
    }
}

extension CouncilPage.Rule {
    fileprivate init(_ rule: CommendationRule, _ board: CandidateBoard, _ visit: Visit) throws {
        let words = visit.words
        code = rule.code
        name = rule.names[visit.language]
        let asked = rule.conditions.map { $0.sentence(visit.pack, visit.language) }.joined(separator: "; ")
        conditions =
            rule.consecutive == 1
            ? asked : words.sentence("cnl_consecutive", ["n": String(rule.consecutive), "conditions": asked])
        candidates = try board.candidates.filter { $0.rule == rule.code }.map { candidate in
            CouncilPage.Candidate(
                rule: rule.code, unit: visit.name(of: candidate.unit), code: candidate.unit.rawValue,
                form: visit.formName(candidate.form), achievement: visit.shown(asWritten: candidate.achievement),
                findings: try candidate.findings.flatMap { try CouncilPage.Finding.all($0, visit) },
                rejected: candidate.rejected.map { code in
                    CouncilPage.Finding(
                        text: words.sentence("cnl_rejected_before", ["code": code]),
                        href: visit.choice.link("/commendations/proposals/\(code.queryEncoded)"))
                })
        }
        others =
            board.excluded.filter { $0.candidate.rule == rule.code }.map { entry in
                let which = entry.commendation ?? entry.proposal ?? ""
                let unit = visit.shortName(of: entry.candidate.unit)
                return CouncilPage.Finding(
                    text: words.sentence(
                        entry.commendation == nil ? "cnl_already_proposed" : "cnl_already_given",
                        ["unit": unit, "code": which]),
                    href: entry.proposal.map { visit.choice.link("/commendations/proposals/\($0.queryEncoded)") })
            }
            + board.passed.filter { $0.rule == rule.code }.map { entry in
                let finding = entry.findings[0]
                return CouncilPage.Finding(
                    text: words.sentence(
                        finding.holds == nil ? "cnl_not_known" : "cnl_not_met",
                        [
                            "unit": visit.shortName(of: entry.unit),
                            "finding": finding.sentence(visit.pack, visit.language),
                        ]), href: finding.figure.map { visit.choice.link("/figure", [("ref", $0.description)]) })
            }
        proposes = visit.may(.plan, at: visit.tree.root) && visit.choice.known == nil
    }
}

extension CouncilPage.Finding {
    /// The sentence with its figure, then the actions and reports it counts.
    fileprivate static func all(_ finding: RuleFinding, _ visit: Visit) throws -> [CouncilPage.Finding] {
        let sentence = CouncilPage.Finding(
            text: finding.sentence(visit.pack, visit.language),
            href: finding.figure.map { visit.choice.link("/figure", [("ref", $0.description)]) })
        let parts = try finding.parts.map { part in
            let shown = try visit.shown(part)
            return CouncilPage.Finding(text: shown.text, href: shown.href)
        }
        return [sentence] + parts
    }
}

extension CouncilPage.Line {
    fileprivate init(_ entry: ProposalBook.Entry, _ visit: Visit) {
        code = entry.code
        href = visit.choice.link("/commendations/proposals/\(entry.code.queryEncoded)")
        name = visit.name(of: entry)
        unit = visit.shortName(of: entry.unit)
        form = visit.formName(entry.form)
        achievement = visit.shown(asWritten: entry.achievement)
        state = visit.shown(entry.state)
        votes = entry.votes.map { "\($0.inFavour)/\($0.against)/\($0.abstained)" } ?? "–"
    }
}
