package import Domain

extension LiveWorkspace {
    /// What is behind a figure; see ``TwofoldWorkspace/account(of:)``.
    package func account(of reference: FigureReference) async throws -> FigureAccount {
        let workspace = try await workspace()
        // Whether it still stands depends on what came after it.
        return try await remembered(["account", reference.description, String(try revision())]) {
            try await workspace.account(of: reference)
        }
    }
}
