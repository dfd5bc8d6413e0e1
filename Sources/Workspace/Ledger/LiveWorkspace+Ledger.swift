package import Domain
import Registry

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/ledger(against:of:in:asAt:known:)``.
    package func ledger(
        against base: Ledger.Base, of unit: OrgUnit.ID, in period: Period, asAt: Day?, known: Int?
    ) async throws -> Ledger {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let question = [
            "ledger", "\(base)", unit.rawValue, period.description, asAt?.description ?? "", String(revision),
            // A document that quotes figures makes no revision.
            String(try workspace.registry.quotedFigureCount()), String(try workspace.registry.quotationCount()),
        ]
        return try await remembered(question) {
            try await workspace.ledger(against: base, of: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }

    /// Every revision that has definitions, the latest first.
    package func revisionNotes() async throws -> [RevisionNote] {
        try await workspace().registry.revisions().filter { $0.definitionsRevision != nil }.reversed()
            .map(RevisionNote.init)
    }
}
