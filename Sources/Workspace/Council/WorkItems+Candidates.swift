import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Open proposals of the council, which wait for whoever decides at the root.
    func openProposals(on day: Day, _ known: KnownRevision) throws -> [WorkItem] {
        try registry.proposals(knownAt: known.sequence).filter { proposal in
            proposal.proposedOn <= day
                && (proposal.state == .proposed || (proposal.decidedOn.map { $0 > day } ?? false))
        }.map { proposal in
            let form = known.pack.commendationForms.first { $0.code == proposal.form }
            // Whom it is for is not said: not everybody who reads a list of work may see names.
            return WorkItem(
                .candidate, unit: known.pack.units.root, permission: .decide, subject: proposal.code,
                title: form?.names ?? LocalizedText(proposal.form, in: .vietnamese), due: nil,
                period: proposal.period)
        }
    }
}
