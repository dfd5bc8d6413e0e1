package import Appraisal
import Domain
import Registry

extension LiveWorkspace {
    /// Who must act; see ``TwofoldWorkspace/duties(_:quoted:flags:)``.
    package func duties(_ standing: Standing) async throws -> [Duty] {
        let workspace = try await workspace()
        // A document that quotes figures makes no revision, nor does whoever answers a flag.
        let key = DutyKey(
            unit: standing.unit, period: standing.period, asAt: standing.asAt, revision: standing.revision,
            quoted: try workspace.registry.quotedFigureCount(),
            acknowledged: try workspace.registry.acknowledgementCount())
        return try await duties.answer(to: key) {
            try await workspace.duties(
                standing,
                quoted: { revision, asAt in
                    try await self.standing(of: standing.unit, in: standing.period, asAt: asAt, known: revision)
                },
                flags: try await self.watch(
                    of: standing.unit, in: standing.period, asAt: standing.asAt, known: standing.revision))
        }
    }
}
