package import Foundation
import Lake
import Packs

extension TwofoldWorkspace {
    /// Loads what arrives in a folder until the task is cancelled: each file whose size has settled, oldest name first. A file
    /// goes to `done/` or `failed/` with its receipt beside it; one that no source of the pack fits is left where it is.
    ///
    /// - Parameters:
    ///   - source: A source of the pack for every file; `nil` finds one by the file's name.
    ///   - onOutcome: Called after each file.
    package func watch(
        _ folder: URL, source: String?, interval: Duration = .seconds(2),
        onOutcome: @Sendable (IngestOutcome) -> Void
    ) async throws {
        let chosen = try source.map { try self.source(named: $0, for: folder) }
        let watcher = Watcher(lake: lake, sources: pack.sources, source: chosen, folder: folder, interval: interval)
        try await watcher.run { outcome in
            switch outcome {
            case .loaded(let file, let receipt):
                try record(receipt)
                onOutcome(IngestOutcome(file: file, result: .success(receipt)))
            case .refused(let file, let refusal):
                onOutcome(IngestOutcome(file: file, result: .failure(refusal)))
            }
        }
    }
}
