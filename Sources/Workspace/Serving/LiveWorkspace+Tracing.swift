package import Domain

extension LiveWorkspace {
    /// The records behind a figure; see ``TwofoldWorkspace/trace(_:limit:offset:summary:)``. Figure and totals are remembered, so that
    /// another page of records costs that page.
    package func trace(_ text: String, limit: Int, offset: Int) async throws -> TraceAnswer {
        let workspace = try await workspace()
        guard let reference = FigureReference(try workspace.referenceText(text)) else {
            return try await workspace.trace(text, limit: limit, offset: offset)
        }
        let summary = try await remembered(["trace", reference.description]) {
            try await workspace.trace(reference, limit: 0)
        }
        return .figure(try await workspace.trace(reference, limit: limit, offset: offset, summary: summary))
    }

    /// What is behind a figure; see ``TwofoldWorkspace/account(of:)``.
    package func account(of reference: FigureReference) async throws -> FigureAccount {
        let workspace = try await workspace()
        // Whether it still stands depends on what came after it.
        return try await remembered(["account", reference.description, String(try revision())]) {
            try await workspace.account(of: reference)
        }
    }
}
