package import Domain
package import Packs

/// Who is a candidate by which rule of the pack, with what was found; who was given it already; and who is not one, and why.
package struct CandidateBoard: Sendable {
    package struct Candidate: Sendable, Hashable {
        package let rule: String
        package let form: String
        package let unit: OrgUnit.ID
        package let period: Period
        /// The subject and the achievement as the register would hold them, in the pack's first language.
        package let subject: String
        package let achievement: String
        /// Every condition in every period, oldest period first; all hold.
        package let findings: [RuleFinding]
        /// Code of a proposal of the same that was rejected; `nil` where there was none.
        package let rejected: String?
    }
    /// Somebody the rule would propose who has it, or is proposed for it.
    package struct Excluded: Sendable, Hashable {
        package let candidate: Candidate
        /// Code of the commendation; `nil` where only proposed.
        package let commendation: String?
        /// Code of the open proposal; `nil` where given.
        package let proposal: String?
    }
    package struct Passed: Sendable, Hashable {
        package let rule: String
        package let unit: OrgUnit.ID
        /// The conditions that do not hold, or of which it cannot be told.
        package let findings: [RuleFinding]
    }
    package let revision: Int
    package let period: Period
    package let asAt: Day
    /// The rules that speak of this sort of period, in the pack's order.
    package let rules: [CommendationRule]
    /// By rule, then the tree's order.
    package let candidates: [Candidate]
    package let excluded: [Excluded]
    package let passed: [Passed]
}
