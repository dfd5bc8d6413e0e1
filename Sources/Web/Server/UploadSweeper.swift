import Logging
import ServiceLifecycle
import Workspace

/// Removes, as the server starts and once a day, sent files that nobody came back to; see ``UploadFolder/removeForgotten(at:)``.
struct UploadSweeper: Service {
    let live: LiveWorkspace
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sweep()
                try? await Task.sleep(for: .seconds(86_400))
            }
        }
    }

    /// What fails is logged, and tried again on the next day.
    private func sweep() async {
        do {
            let count = try await live.workspace().uploads.removeForgotten()
            if count > 0 { logger.info("removed forgotten uploads", metadata: ["count": "\(count)"]) }
        } catch {
            logger.error("uploads could not be removed", metadata: ["error": "\(error)"])
        }
    }
}
