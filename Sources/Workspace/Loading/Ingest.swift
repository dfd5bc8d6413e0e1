import Domain
package import Foundation
package import Lake
import Packs
import Registry

extension TwofoldWorkspace {
    /// Loads files one after the other, each a transaction, a snapshot and a revision of its own.
    ///
    /// - Parameter progress: Called with the file and how far it is.
    /// - Returns: A result for each file, in order: its receipt, or why it was refused whole. What is not the file's fault
    ///   (another writer that does not end, DuckDB) is thrown and stops the rest.
    package func ingest(
        _ request: IngestRequest, progress: @escaping @Sendable (URL, IngestProgress) -> Void = { _, _ in }
    ) async throws -> [(file: URL, result: Result<Receipt, UnusableFile>)] {
        var results: [(URL, Result<Receipt, UnusableFile>)] = []
        for file in request.files {
            let source = try source(named: request.source, for: file)
            do {
                let receipt = try await lake.ingest(
                    file, from: source, options: IngestOptions(covers: request.covers, replaces: request.replaces)
                ) { progress(file, $0) }
                if receipt.load != nil { try await followLake() }
                results.append((file, .success(receipt)))
            } catch let refusal as UnusableFile {
                results.append((file, .failure(refusal)))
            }
        }
        return results
    }

    /// The source a file is of: the one named, else the only one whose file pattern fits, else the pack's only one.
    func source(named name: String?, for file: URL) throws -> Source {
        if let name {
            guard let source = pack.source(name) else {
                throw WorkspaceError.unknownSource(name, among: pack.sources.map(\.name))
            }
            return source
        }
        let fitting = pack.sources.filter { $0.fits(fileName: file.lastPathComponent) }
        if fitting.count == 1 { return fitting[0] }
        let names = (fitting.isEmpty ? pack.sources : fitting).map(\.name).joined(separator: ", ")
        throw WorkspaceError.noSource(
            file: file.lastPathComponent,
            why: fitting.isEmpty
                ? "no source of the pack has a file pattern that fits; name one with --source (\(names))"
                : "several sources fit; name one with --source (\(names))")
    }

    /// Takes a load back: a new snapshot and a new revision; earlier revisions keep what they knew.
    package func takeBack(_ load: Int) async throws -> TakeBackReceipt {
        let receipt = try await lake.takeBack(load)
        try await followLake()
        return receipt
    }

    /// Records a revision for every commit of the lake that the registry does not know yet.
    func followLake() async throws {
        let (loads, snapshot) = try await lake.reading { (try await $0.loads(), try await $0.snapshot()) }
        try registry.repair(with: loads.flatMap(\.commits), lakeSnapshot: snapshot, by: actor)
    }
}

extension Load {
    /// What the registry records of it.
    fileprivate var commits: [LakeCommit] {
        let ingest = LakeCommit(
            snapshot: receipt.snapshot, cause: .ingest,
            summary: "load \(number): \(receipt.file), \(receipt.new) new, \(receipt.changed) changed, "
                + "\(receipt.refused) refused")
        guard let takenBackSnapshot else { return [ingest] }
        return [
            ingest,
            LakeCommit(snapshot: takenBackSnapshot, cause: .takeback, summary: "load \(number) taken back: \(receipt.file)"),
        ]
    }
}

extension Source {
    /// Whether the file's name is one of this source's: its pattern fits, or it has none.
    fileprivate func fits(fileName: String) -> Bool {
        guard let filePattern else { return true }
        let name = fileName.precomposedStringWithCanonicalMapping.lowercased()
        return fnmatch(filePattern.lowercased(), name, 0) == 0
    }
}
