package import Domain
import Registry

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/watch(of:in:asAt:known:)``.
    package func watch(of unit: OrgUnit.ID, in period: Period, asAt: Day?, known: Int?) async throws -> [WatchFlag] {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let question = [
            "watch", unit.rawValue, period.description, asAt?.description ?? "", String(revision),
            // An answer makes no revision.
            String(try workspace.registry.acknowledgementCount()),
        ]
        return try await remembered(question) {
            try await workspace.watch(of: unit.rawValue, in: period, asAt: asAt, known: revision)
        }
    }
}
