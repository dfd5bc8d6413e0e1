package import Foundation
import Lake

extension TwofoldWorkspace {
    /// Loads what arrives in a folder until the task is cancelled: each file whose size has settled, oldest name first. A file
    /// goes to `done/` or `failed/` with its receipt beside it.
    ///
    /// - Parameters:
    ///   - interval: Between two looks; a file is taken when two looks see the same size.
    ///   - onOutcome: Called after each file.
    package func watch(
        _ folder: URL, source: String?, interval: Duration = .seconds(2), onOutcome: @Sendable (IngestOutcome) -> Void
    ) async throws {
        let files = FileManager.default
        for name in ["done", "failed"] {
            try files.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        var sizes: [String: Int] = [:]
        while !Task.isCancelled {
            let found = try settling(in: folder)
            for (name, size) in found.sorted(by: { $0.key < $1.key }) where sizes[name] == size {
                let file = folder.appending(path: name)
                let outcome = try await outcome(of: file, source: source)
                try settle(file, outcome, in: folder.appending(path: outcome.isRefused ? "failed" : "done"))
                onOutcome(outcome)
            }
            sizes = found
            do { try await Task.sleep(for: interval) } catch { return }
        }
    }

    /// Visible files and their sizes; names that begin with a dot or end as half-copied files do are left alone.
    private func settling(in folder: URL) throws -> [String: Int] {
        var sizes: [String: Int] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            guard !name.hasPrefix("."), ![".part", ".tmp", ".filepart"].contains(where: name.hasSuffix) else { continue }
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
                continue
            }
            sizes[name] = size
        }
        return sizes
    }

    private func outcome(of file: URL, source: String?) async throws -> IngestOutcome {
        do {
            return try await ingest(IngestRequest(files: [file], source: source))[0]
        } catch let error as WorkspaceError {
            return IngestOutcome(
                file: file,
                result: .failure(
                    UnusableFile(.notThisFormat, file: file.lastPathComponent, vi: "\(error)", en: "\(error)")))
        }
    }

    /// Moves a file beside its receipt; one of the same name there before keeps its place, the new one gets a number.
    private func settle(_ file: URL, _ outcome: IngestOutcome, in folder: URL) throws {
        let name = file.lastPathComponent
        var target = folder.appending(path: name)
        var number = 2
        while FileManager.default.fileExists(atPath: target.path) {
            target = folder.appending(path: "\(number)-\(name)")
            number += 1
        }
        try FileManager.default.moveItem(at: file, to: target)
        try Data(outcome.json.text.utf8).write(to: target.appendingPathExtension("receipt.json"), options: .atomic)
    }
}
