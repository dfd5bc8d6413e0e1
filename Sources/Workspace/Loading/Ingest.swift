package import Domain
import DuckDB
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
        _ request: IngestRequest, progress: @escaping @Sendable (_ file: URL, _ step: String) -> Void = { _, _ in }
    ) async throws -> [IngestOutcome] {
        var outcomes: [IngestOutcome] = []
        for file in request.files {
            let result = try await ingest(
                file, source: request.source,
                options: IngestOptions(covers: request.covers.map(\.claimed), replaces: request.replaces)
            ) { progress(file, $0.text) }
            outcomes.append(IngestOutcome(file: file, result: result))
        }
        return outcomes
    }

    /// Loads one file.
    ///
    /// - Parameter source: `nil` finds it by the file's name.
    /// - Returns: Its receipt, or why it was refused whole.
    package func ingest(
        _ file: URL, source: String?, options: IngestOptions, progress: @escaping @Sendable (IngestProgress) -> Void
    ) async throws -> Result<Receipt, UnusableFile> {
        let source = try self.source(named: source, for: file)
        do {
            let receipt = try await lake.ingest(file, from: source, options: options, progress: progress)
            if receipt.load != nil { try record(receipt.commit) }
            return .success(receipt)
        } catch let refusal as UnusableFile {
            return .failure(refusal)
        }
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
    ///
    /// - Parameters:
    ///   - reason: Kept with the revision and in the audit trail; `nil` where nobody was asked.
    ///   - onWait: Called once with who is writing, when the wait for them begins.
    @discardableResult
    package func takeBack(
        _ load: Int, reason: String? = nil, onWait: (_ holder: String?) -> Void = { _ in }
    ) async throws -> TakeBackAnswer {
        let receipt = try await lake.takeBack(load, onWait: { onWait($0?.description) })
        let summary = "load \(load) taken back" + (reason.map { ": \($0)" } ?? "")
        try record(LakeCommit(snapshot: receipt.snapshot, cause: .takeback, summary: summary))
        var detail = ["removed": String(receipt.removed), "restored": String(receipt.restored)]
        detail["reason"] = reason
        try audit("load.takenback", subject: "load \(load)", detail: detail, by: actor)
        return TakeBackAnswer(receipt: receipt)
    }

    /// Every load, in order, taken back or not.
    package func loads() async throws -> LoadList { LoadList(try await lake.loads()) }

    /// Rows refused, at most 1,000.
    ///
    /// - Parameter load: `nil` for the open rows of every load in force; of one load all its rows are listed.
    package func quarantine(of load: Int? = nil, in language: Language) async throws -> QuarantineList {
        QuarantineList(try await refusedRows(QuarantineQuery(load: load, onlyOpen: load == nil)), language)
    }

    /// Writes open refused rows as CSV under their file's own header, with the reasons, to be corrected and loaded.
    ///
    /// - Parameter load: `nil` for the last with refused rows.
    /// - Returns: How many rows.
    package func exportQuarantine(of load: Int? = nil, to file: URL, in language: Language) async throws -> Int {
        try await lake.exportQuarantine(of: load, to: file, sources: pack.sources, in: language)
    }

    /// Records a revision for what the lake has just committed.
    func record(_ receipt: Receipt) throws { try record(receipt.commit) }

    private func record(_ commit: LakeCommit) throws {
        try registry.repair(with: [commit], lakeSnapshot: commit.snapshot, by: actor)
    }

    /// Records a revision for every commit of the lake that the registry does not know yet.
    func followLake() async throws {
        let (loads, snapshot) = try await lake.reading { (try await $0.loads(), try await $0.snapshot()) }
        var commits = loads.map(\.receipt.commit)
        // A take-back leaves no snapshot with its load: what the lake did last, it did for the last one taken back.
        let last = max(commits.map(\.snapshot).max() ?? 0, try registry.latestRevision()?.lakeSnapshot ?? 0)
        if snapshot > last,
            let load = loads.filter({ !$0.isInForce }).max(by: {
                ($0.takenBackAt ?? .distantPast) < ($1.takenBackAt ?? .distantPast)
            })
        {
            commits.append(
                LakeCommit(
                    snapshot: snapshot, cause: .takeback,
                    summary: "load \(load.number) taken back"))
        }
        try registry.repair(with: commits, lakeSnapshot: snapshot, by: actor)
    }
}

extension Receipt {
    /// What the registry records of it.
    fileprivate var commit: LakeCommit {
        LakeCommit(
            snapshot: snapshot, cause: .ingest,
            summary: "load \(load ?? 0): \(file), \(new) new, \(changed) changed, \(refused) refused")
    }
}
