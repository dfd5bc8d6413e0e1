package import Domain
import Packs
import Registry

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/watch(of:in:asAt:known:)``.
    package func watch(of unit: OrgUnit.ID, in period: Period, asAt: Day?, known: Int?) async throws -> [WatchFlag] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let question = [
            "watch", period.description, asAt?.description ?? "", String(revision),
            // An answer makes no revision.
            String(try workspace.registry.acknowledgementCount()),
        ]
        // One look at the records answers for every unit.
        let flags = try await remembered(question) {
            try await workspace.watch(in: period, asAt: asAt, known: revision)
        }
        let units = Set(try workspace.known(revision).pack.units.subtree(of: unit))
        return flags.filter { units.contains($0.unit) }
    }
}
