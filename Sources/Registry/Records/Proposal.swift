package import Domain

/// A commendation the council is asked for: from a rule or by hand, voted on or not, granted or rejected in the end.
package struct Proposal: LivingRecord {
    package static let kind = RecordKind.proposal
    package enum State: String, Hashable, Sendable, Codable, CaseIterable { case proposed, granted, rejected }

    /// Something that speaks for it: a sentence, and where it can be looked up.
    package struct Evidence: Hashable, Sendable, Codable {
        package let says: String
        /// A figure's reference, `file:ID`, `action N03.3`, `report phong_dich/20CF/202006`; `nil` for words alone.
        package let source: String?
        package init(says: String, source: String?) {
            self.says = says
            self.source = source
        }
    }

    /// How the council voted: in numbers, or by member.
    package struct Votes: Hashable, Sendable, Codable {
        package enum Choice: String, Hashable, Sendable, Codable, CaseIterable {
            case inFavour = "for"
            case against, abstain
        }
        package let inFavour: Int
        package let against: Int
        package let abstained: Int
        /// By member as named in the minutes; `nil` where only numbers were noted.
        package let members: [String: Choice]?

        package init(inFavour: Int, against: Int, abstained: Int) {
            self.inFavour = inFavour
            self.against = against
            self.abstained = abstained
            members = nil
        }

        package init(members: [String: Choice]) {
            inFavour = members.values.count { $0 == .inFavour }
            against = members.values.count { $0 == .against }
            abstained = members.values.count { $0 == .abstain }
            self.members = members
        }
    }

    package let code: String
    package let period: Period
    package let subjectKind: Commendation.SubjectKind
    package let subject: String
    package let unit: OrgUnit.ID
    /// The form's code in the pack.
    package let form: String
    package let achievement: String
    /// Code of the pack's rule it follows from; `nil` for one made by hand.
    package let rule: String?
    package let evidence: [Evidence]
    package let proposedBy: String
    package let proposedOn: Day
    package var votes: Votes?
    package var state: State
    package var decidedBy: String?
    package var decidedOn: Day?
    /// Code of the commendation it became.
    package var commendation: String?
    /// Why it was rejected.
    package var reason: String?

    package init(
        code: String, period: Period, subjectKind: Commendation.SubjectKind, subject: String, unit: OrgUnit.ID,
        form: String, achievement: String, rule: String? = nil, evidence: [Evidence] = [], proposedBy: String,
        proposedOn: Day, votes: Votes? = nil, state: State = .proposed, decidedBy: String? = nil,
        decidedOn: Day? = nil, commendation: String? = nil, reason: String? = nil
    ) {
        self.code = code
        self.period = period
        self.subjectKind = subjectKind
        self.subject = subject
        self.unit = unit
        self.form = form
        self.achievement = achievement
        self.rule = rule
        self.evidence = evidence
        self.proposedBy = proposedBy
        self.proposedOn = proposedOn
        self.votes = votes
        self.state = state
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
        self.commendation = commendation
        self.reason = reason
    }

    /// What may be given once only.
    package var grant: Commendation.Grant {
        Commendation.Grant(
            form: form, subjectKind: subjectKind, subject: subject, unit: unit, achievement: achievement)
    }

    /// Without the name of an individual, as of a commendation.
    package var summary: String { "\(code): \(form) to \(subjectKind.named(subject)), \(state.rawValue)" }

    package var stored: StoredFields {
        StoredFields(
            Self.kind,
            [
                "code": .text(code), "period": .of(period), "subject_kind": .text(subjectKind.rawValue),
                "subject": .text(subject), "unit": .of(unit), "form": .text(form), "achievement": .text(achievement),
                "rule": .of(rule), "evidence": .json(evidence), "proposed_by": .text(proposedBy),
                "proposed_on": .of(proposedOn), "votes": votes.map { .json($0) } ?? .absent,
                "state": .text(state.rawValue), "decided_by": .of(decidedBy), "decided_on": .of(decidedOn),
                "commendation": .of(commendation), "reason": .of(reason),
            ])
    }

    package init(_ stored: StoredFields) throws {
        let votes: Votes? = stored["votes"] == .absent ? nil : try stored.json("votes")
        self.init(
            code: try stored.text("code"), period: try stored.period("period"),
            subjectKind: try stored.choice("subject_kind"), subject: try stored.text("subject"),
            unit: try stored.id("unit"), form: try stored.text("form"), achievement: try stored.text("achievement"),
            rule: try stored.optionalText("rule"), evidence: try stored.json("evidence"),
            proposedBy: try stored.text("proposed_by"), proposedOn: try stored.day("proposed_on"), votes: votes,
            state: try stored.choice("state"), decidedBy: try stored.optionalText("decided_by"),
            decidedOn: try stored.optionalDay("decided_on"), commendation: try stored.optionalText("commendation"),
            reason: try stored.optionalText("reason"))
    }
}
