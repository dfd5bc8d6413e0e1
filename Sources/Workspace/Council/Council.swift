import Appraisal
package import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Proposals for a unit and those below it.
    ///
    /// - Parameters:
    ///   - period: One period and those within it; `nil` for all.
    ///   - namesAt: The units where names of individuals may be seen; `nil` for everywhere.
    package func proposals(
        of unit: String? = nil, in period: Period? = nil, known revision: Int? = nil, namesAt: Set<OrgUnit.ID>? = nil
    ) throws -> ProposalBook {
        let known = try known(revision)
        let unit = try unit.map { try known.pack.unit($0).id } ?? known.pack.units.root
        let subtree = Set(known.pack.units.subtree(of: unit))
        let entries = try registry.proposals(knownAt: known.sequence).filter {
            subtree.contains($0.unit) && (period?.contains($0.period) ?? true)
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
    /// - Parameters:
    ///   - findings: What the rule found, for one that follows from a rule.
    ///   - within: The unit within which the proposer may propose; `nil` for everywhere.
    /// - Returns: Its code.
    /// - Throws: ``RefusedDraft`` with everything that is wrong; a form given or proposed before for the same achievement, and
    ///   which, among it. ``AskedDraft`` where another form was, until the draft confirms it.
    @discardableResult
    package func propose(
        _ draft: ProposalDraft, findings: [RuleFinding] = [], within: OrgUnit.ID? = nil
    ) throws -> String {
        try recordAsRead(cause: .plan) {
            let proposal = try read(draft, findings, within: within)
            return ([proposal], "proposed: \(proposal.code)", proposal.code)
        }
    }

    private func read(
        _ draft: ProposalDraft, _ findings: [RuleFinding], within: OrgUnit.ID?
    ) throws -> Proposal {
        var reader = DraftReader(pack)
        let existing = try registry.proposals()
        let (period, unit, form) = read(draft, within: within, &reader)
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
        let day = reader.pastDay("day", draft.day, today: today())
        let rule = reader.optional("rule", draft.rule)
        if let rule, !pack.commendationRules.contains(where: { $0.code == rule }) {
            reader.refuse("rule", vi: "Không có quy tắc '\(rule)'.", en: "The pack has no rule '\(rule)'.")
        }
        let words = draft.evidence.compactMap { reader.optional("evidence", $0) }
        let given = try registry.commendations()
        if let kind, let subject, let unit, let achievement, let form {
            refuse(
                Commendation.Grant(
                    form: form, subjectKind: kind, subject: subject, unit: unit, achievement: achievement),
                given: given, proposed: existing, &reader)
        }
        try reader.check()
        guard let period, let unit, let form, let kind, let subject, let achievement, let day else {
            preconditionFailure("a field that cannot be read was refused")
        }
        let proposal = Proposal(
            code: Self.nextCode(in: period, existing), period: period, subjectKind: kind, subject: subject, unit: unit,
            form: form, achievement: achievement, rule: rule,
            evidence: try findings.flatMap { try evidence(of: $0) }
                + words.map { Proposal.Evidence(says: $0, source: Evidence($0).isSource ? $0 : nil) },
            proposedBy: actor, proposedOn: day)
        try ask(about: proposal, given: given, proposed: existing, confirmed: draft.confirmed)
        return proposal
    }

    /// Proposes what a rule finds now.
    ///
    /// - Parameter confirmed: See ``ProposalDraft/confirmed``.
    /// - Throws: ``RefusedDraft`` where the rule does not propose the unit in the period; ``AskedDraft``.
    package func propose(
        rule: String, unit: String, in period: Period, asAt: Day? = nil, on day: Day, confirmed: String = ""
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
                form: candidate.form, achievement: candidate.achievement, rule: rule, day: day.description,
                confirmed: confirmed), findings: candidate.findings)
    }

    private func read(
        _ draft: ProposalDraft, within: OrgUnit.ID?, _ reader: inout DraftReader
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
        } else if let unit, let within, !pack.units.subtree(of: within).contains(unit) {
            reader.refuse(
                "unit", vi: "Bạn chỉ đề nghị được cho đơn vị \(within), không cho \(unit).",
                en: "You may propose for \(within) only, not for \(unit).")
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

    /// Another form for the same achievement of the same subject may be meant; it is asked about once, by the codes it is of.
    private func ask(
        about proposal: Proposal, given: [Commendation], proposed: [Proposal], confirmed: String
    ) throws {
        let commended = given.filter { proposal.grant.isAnotherForm(than: $0.grant) }
        let waiting = proposed.filter { $0.state == .proposed && proposal.grant.isAnotherForm(than: $0.grant) }
        let code = (commended.map(\.code) + waiting.map(\.code)).joined(separator: ",")
        guard !code.isEmpty, confirmed != code else { return }
        func name(_ form: String) -> LocalizedText {
            pack.commendationForms.first { $0.code == form }?.names ?? LocalizedText(form, in: .vietnamese)
        }
        let questions =
            commended.map { same in
                LocalizedText(
                    vi:
                        "Thành tích này đã được khen bằng hình thức khác: \(name(same.form)[.vietnamese]) (\(same.code), quyết định \(same.decision.number)). Vẫn đề nghị?",
                    en:
                        "This achievement was commended in another form: \(name(same.form)[.english]) (\(same.code), decision \(same.decision.number)). Propose all the same?"
                )
            }
            + waiting.map { same in
                LocalizedText(
                    vi:
                        "Thành tích này đang được đề nghị hình thức khác: \(name(same.form)[.vietnamese]) (\(same.code)). Vẫn đề nghị?",
                    en:
                        "Another form is proposed for this achievement: \(name(same.form)[.english]) (\(same.code)). Propose all the same?"
                )
            }
        throw AskedDraft(questions: questions, code: code)
    }

    /// `DN-2020H1-003`.
    private static func nextCode(in period: Period, _ existing: [Proposal]) -> String {
        let prefix = "DN-\(period)-"
        let last = existing.compactMap { $0.code.hasPrefix(prefix) ? Int($0.code.dropFirst(prefix.count)) : nil }.max()
        let number = String((last ?? 0) + 1)
        return prefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }

    /// The sentence with its figure, then each action and report it counts.
    private func evidence(of finding: RuleFinding) throws -> [Proposal.Evidence] {
        let language = pack.languages[0]
        let vi = language == .vietnamese
        let titles = Dictionary(
            try registry.plan().actions.map { ($0.action.code, $0.action.title[language]) }, uniquingKeysWith: { $1 })
        let parts = finding.parts.map { part in
            let says: String
            switch part {
            case .action(let code):
                says = (vi ? "Giải pháp \(code)" : "Action \(code)") + (titles[code].map { ": \($0)" } ?? "")
            case .report(let form, _, let period):
                let name = pack.forms.first { $0.code == form }?.names[language] ?? form
                says = "\(name), \(PeopleFormat(language).period(period))"
            case .file, .figure, .words: says = part.text
            }
            return Proposal.Evidence(says: says, source: part.text)
        }
        return [Proposal.Evidence(says: finding.sentence(pack, language), source: finding.figure?.description)] + parts
    }
}

extension Evidence {
    fileprivate var isSource: Bool {
        switch self {
        case .file, .figure, .action, .report: true
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
