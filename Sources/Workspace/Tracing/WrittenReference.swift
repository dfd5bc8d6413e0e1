package import Domain
import Registry
import Reviews

/// What a reader may write to name a number: a figure, or what a review quotes from living records.
package enum WrittenReference: Sendable, Hashable {
    case figure(FigureReference)
    /// The reference in full.
    case livingRecords(String)
}

extension TwofoldWorkspace {
    /// - Parameter text: A full reference, or the name of a bookmark in a review.
    /// - Throws: ``WorkspaceError/notReference(_:)``, ``WorkspaceError/unknownHandle(_:)``.
    package func reference(written text: String) throws -> WrittenReference {
        let full = try referenceText(text)
        if let reference = FigureReference(full) { return .figure(reference) }
        guard RegistryReference(full) != nil else { throw WorkspaceError.notReference(text) }
        return .livingRecords(full)
    }

    /// The living records behind a reference; see ``reference(written:)``.
    package func livingRecords(behind text: String) async throws -> LivingRecordTrace {
        guard let reference = RegistryReference(try referenceText(text)) else {
            throw WorkspaceError.notReference(text)
        }
        return try await livingRecords(reference)
    }
}
