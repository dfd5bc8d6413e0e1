package import Domain

/// The proposals made to the council, as a revision knew them.
package struct ProposalBook: Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable { case proposed, granted, rejected }

    package struct Entry: Sendable, Hashable {
        package struct Evidence: Sendable, Hashable {
            package let says: String
            /// Where it can be looked up: a figure, a file, an action, a report.
            package let source: Workspace.Evidence?
        }
        package struct Votes: Sendable, Hashable {
            package let inFavour: Int
            package let against: Int
            package let abstained: Int
            /// By member, as `for`, `against`, `abstain`; empty where only numbers were noted.
            package let members: [(name: String, choice: String)]

            package static func == (a: Votes, b: Votes) -> Bool {
                a.inFavour == b.inFavour && a.against == b.against && a.abstained == b.abstained
                    && a.members.elementsEqual(b.members, by: ==)
            }
            package func hash(into hasher: inout Hasher) {
                hasher.combine(inFavour)
                hasher.combine(against)
                hasher.combine(abstained)
            }
        }
        package let code: String
        package let period: Period
        package let subject: CommendationRegister.Subject
        /// As it was written; `nil` for an individual whose name the asker may not see.
        package let name: String?
        package let unit: OrgUnit.ID
        package let form: String
        package let achievement: String
        package let rule: String?
        package let evidence: [Evidence]
        package let proposedBy: String
        package let proposedOn: Day
        package let votes: Votes?
        package let state: State
        package let decidedBy: String?
        package let decidedOn: Day?
        package let commendation: String?
        package let reason: String?
    }
    package let revision: Int
    /// Open ones first, then by day and code.
    package let entries: [Entry]

    package subscript(code: String) -> Entry? { entries.first { $0.code == code } }
    package func count(_ state: State) -> Int { entries.count { $0.state == state } }
}
