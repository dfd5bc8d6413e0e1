package import Appraisal
import Domain

extension LiveWorkspace {
    /// Who must act; see ``TwofoldWorkspace/duties(_:quoted:)``.
    package func duties(_ standing: Standing) async throws -> [Duty] {
        let workspace = try await workspace()
        return try await workspace.duties(standing) { revision, asAt in
            try await self.standing(of: standing.unit, in: standing.period, asAt: asAt, known: revision)
        }
    }
}
