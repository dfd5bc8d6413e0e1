package import Domain

extension LiveWorkspace {
    /// See ``TwofoldWorkspace/candidates(in:asAt:known:)``.
    package func candidates(in period: Period, asAt: Day? = nil, known: Int? = nil) async throws -> CandidateBoard {
        let workspace = try await workspace()
        let revision = try known ?? revision()
        let question = ["candidates", period.description, asAt?.description ?? "", String(revision)]
        return try await remembered(question) {
            try await workspace.candidates(in: period, asAt: asAt, known: revision)
        }
    }
}
