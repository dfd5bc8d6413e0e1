/// A proposal to the council as somebody typed it.
package struct ProposalDraft: Sendable, Hashable {
    package var period: String
    /// `collective` or `individual`.
    package var subjectKind: String
    package var subject: String
    package var unit: String
    package var form: String
    package var achievement: String
    /// Code of the rule it follows from; empty for one made by hand.
    package var rule: String
    /// Words, `file:ID`, or references of figures, one each.
    package var evidence: [String]
    package var day: String
    /// The code of what was asked and looked at: it holds for that and nothing else. Empty until something is asked.
    package var confirmed: String

    package init(
        period: String = "", subjectKind: String = "collective", subject: String = "", unit: String = "",
        form: String = "", achievement: String = "", rule: String = "", evidence: [String] = [], day: String = "",
        confirmed: String = ""
    ) {
        self.period = period
        self.subjectKind = subjectKind
        self.subject = subject
        self.unit = unit
        self.form = form
        self.achievement = achievement
        self.rule = rule
        self.evidence = evidence
        self.day = day
        self.confirmed = confirmed
    }
}

/// How the council voted, as typed: numbers, or a line for each member, `Nguyễn Văn A: for`.
package struct VotesDraft: Sendable, Hashable {
    package var inFavour: String
    package var against: String
    package var abstained: String
    package var members: String
    package init(inFavour: String = "", against: String = "", abstained: String = "", members: String = "") {
        self.inFavour = inFavour
        self.against = against
        self.abstained = abstained
        self.members = members
    }
}

/// The decision that grants a proposal, or why it is rejected.
package struct DecisionDraft: Sendable, Hashable {
    /// `nil` where neither was chosen, which is refused.
    package var grants: Bool?
    package var number: String
    package var issuer: String
    package var day: String
    package var reason: String
    package init(grants: Bool?, number: String = "", issuer: String = "", day: String = "", reason: String = "") {
        self.grants = grants
        self.number = number
        self.issuer = issuer
        self.day = day
        self.reason = reason
    }
}
