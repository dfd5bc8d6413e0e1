package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Proposals for a unit and those below it.
    ///
    /// - Parameters:
    ///   - period: One period alone; `nil` for all.
    ///   - namesAt: The units where names of individuals may be seen; `nil` for everywhere.
    package func proposals(
        of unit: String? = nil, in period: Period? = nil, known revision: Int? = nil, namesAt: Set<OrgUnit.ID>? = nil
    ) throws -> ProposalBook {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let subtree = Set(known.pack.units.subtree(of: unit))
        let entries = try registry.proposals(knownAt: known.sequence).filter {
            subtree.contains($0.unit) && (period == nil || $0.period == period)
        }.map { ProposalBook.Entry($0, showsName: namesAt?.contains($0.unit) ?? true) }
        return ProposalBook(
            revision: known.sequence,
            entries: entries.sorted {
                ($0.state == .proposed ? 0 : 1, $0.proposedOn, $0.code)
                    < ($1.state == .proposed ? 0 : 1, $1.proposedOn, $1.code)
            })
    }

    /// Writes a proposal.
    ///
    /// - Parameter findings: What the rule found, for one that follows from a rule.
    /// - Returns: Its code.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; a form given or proposed before for the same achievement, and
    ///   which, among it.
    @discardableResult
    package func propose(_ draft: ProposalDraft, findings: [RuleFinding] = []) throws -> String {
        var reader = DraftReader(pack)
        let existing = try registry.proposals()
        let (period, unit, form) = read(draft, &reader)
        let kind = Commendation.SubjectKind(rawValue: draft.subjectKind)
        if kind == nil {
            reader.refuse(
                "subject_kind", vi: "Chọn tập thể hoặc cá nhân.", en: "Choose 'collective' or 'individual'.")
        }
        let subject = reader.required(
            "subject", draft.subject, vi: "Ghi tên tập thể, hoặc nhãn của cá nhân trong sổ.",
            en: "Name the collective, or the individual's label in the register.")
        let achievement = reader.required(
            "achievement", draft.achievement, vi: "Ghi thành tích được đề nghị khen.", en: "Say what it is for.")
        let day = reader.day("day", draft.day)
        let rule = reader.optional("rule", draft.rule)
        if let rule, !pack.commendationRules.contains(where: { $0.code == rule }) {
            reader.refuse("rule", vi: "Không có quy tắc '\(rule)'.", en: "The pack has no rule '\(rule)'.")
        }
        let words = draft.evidence.compactMap { reader.optional("evidence", $0) }
        if let kind, let subject, let achievement, let form {
            refuse(
                Commendation.Grant(form: form, subjectKind: kind, subject: subject, achievement: achievement),
                given: try registry.commendations(), proposed: existing, &reader)
        }
        try reader.check()
        guard let period, let unit, let form, let kind, let subject, let achievement, let day else {
            preconditionFailure("a field that cannot be read was refused")
        }
        let proposal = Proposal(
            code: Self.nextCode(in: period, existing), period: period, subjectKind: kind, subject: subject, unit: unit,
            form: form, achievement: achievement, rule: rule,
            evidence: findings.map { evidence(of: $0) }
                + words.map { Proposal.Evidence(says: $0, source: Evidence($0).isSource ? $0 : nil) },
            proposedBy: actor, proposedOn: day)
        try record([proposal], cause: .plan, summary: "proposed: \(proposal.code)")
        return proposal.code
    }

    /// Proposes what a rule finds now.
    ///
    /// - Throws: ``RefusedDraft`` where the rule does not propose the unit in the period.
    package func propose(
        rule: String, unit: String, in period: Period, asAt: Day? = nil, on day: Day
    ) async throws -> String {
        let board = try await candidates(in: period, asAt: asAt)
        guard let candidate = board.candidates.first(where: { $0.rule == rule && $0.unit.rawValue == unit }) else {
            var reader = DraftReader(pack)
            let excluded = board.excluded.first { $0.candidate.rule == rule && $0.candidate.unit.rawValue == unit }
            let which = excluded.flatMap { $0.commendation ?? $0.proposal }
            reader.refuse(
                "rule",
                vi: which.map { "Đã khen hoặc đã đề nghị cho thành tích này: \($0)." }
                    ?? "Quy tắc '\(rule)' không đề xuất '\(unit)' trong kỳ \(period).",
                en: which.map { "It was given or proposed for this achievement already: \($0)." }
                    ?? "The rule '\(rule)' does not propose '\(unit)' in \(period).")
            throw RefusedDraft(problems: reader.problems)
        }
        return try propose(
            ProposalDraft(
                period: period.description, subjectKind: "collective", subject: candidate.subject, unit: unit,
                form: candidate.form, achievement: candidate.achievement, rule: rule, day: day.description),
            findings: candidate.findings)
    }

    private func read(
        _ draft: ProposalDraft, _ reader: inout DraftReader
    ) -> (Period?, OrgUnit.ID?, String?) {
        let period = Period(draft.period)
        if period == nil {
            reader.refuse(
                "period", vi: "'\(draft.period)' không phải là kỳ; viết như 2020H1.",
                en: "'\(draft.period)' is not a period; write it as 2020H1.")
        }
        let unit = pack.units[OrgUnit.ID(draft.unit)]?.id
        if unit == nil {
            reader.refuse("unit", vi: "Không có đơn vị '\(draft.unit)'.", en: "There is no unit '\(draft.unit)'.")
        }
        let form = pack.commendationForms.first { $0.code == draft.form }?.code
        if form == nil {
            let codes = pack.commendationForms.map(\.code).joined(separator: ", ")
            reader.refuse(
                "form", vi: "Chọn hình thức khen thưởng: \(codes).", en: "Choose a form of commendation: \(codes).")
        }
        return (period, unit, form)
    }

    private func refuse(
        _ grant: Commendation.Grant, given: [Commendation], proposed: [Proposal], _ reader: inout DraftReader
    ) {
        if let same = given.first(where: { $0.grant == grant }) {
            reader.refuse(
                "achievement",
                vi: "Đã khen hình thức này cho thành tích này: \(same.code), quyết định \(same.decision.number).",
                en: "This form was given for this achievement: \(same.code), decision \(same.decision.number).")
        } else if let same = proposed.first(where: { $0.grant == grant && $0.state == .proposed }) {
            reader.refuse(
                "achievement", vi: "Đã đề nghị hình thức này cho thành tích này: \(same.code).",
                en: "This form is proposed for this achievement already: \(same.code).")
        }
    }

    /// `DN-2020H1-003`.
    private static func nextCode(in period: Period, _ existing: [Proposal]) -> String {
        let prefix = "DN-\(period)-"
        let last = existing.compactMap { $0.code.hasPrefix(prefix) ? Int($0.code.dropFirst(prefix.count)) : nil }.max()
        let number = String((last ?? 0) + 1)
        return prefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }

    private func evidence(of finding: RuleFinding) -> Proposal.Evidence {
        let language = pack.languages[0]
        return Proposal.Evidence(
            says: finding.sentence(pack, language), source: finding.figure?.description)
    }
}

extension Evidence {
    fileprivate var isSource: Bool {
        switch self {
        case .file, .figure: true
        case .words: false
        }
    }
}

extension ProposalBook.Entry {
    init(_ proposal: Proposal, showsName: Bool) {
        self.init(
            code: proposal.code, period: proposal.period,
            subject: proposal.subjectKind == .collective ? .collective : .individual,
            name: showsName || proposal.subjectKind == .collective ? proposal.subject : nil, unit: proposal.unit,
            form: proposal.form, achievement: proposal.achievement, rule: proposal.rule,
            evidence: proposal.evidence.map {
                Evidence(says: $0.says, source: $0.source.map { Workspace.Evidence($0) })
            }, proposedBy: proposal.proposedBy, proposedOn: proposal.proposedOn,
            votes: proposal.votes.map { votes in
                Votes(
                    inFavour: votes.inFavour, against: votes.against, abstained: votes.abstained,
                    members: (votes.members ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawValue) })
            }, state: ProposalBook.State(rawValue: proposal.state.rawValue) ?? .proposed,
            decidedBy: proposal.decidedBy, decidedOn: proposal.decidedOn, commendation: proposal.commendation,
            reason: proposal.reason)
    }
}
