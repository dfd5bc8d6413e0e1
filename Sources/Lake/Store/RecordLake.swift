package import Domain
package import DuckDB
package import Packs
import Foundation
import SQLText

/// The record store of a workspace: tables of records with every load's history, in a DuckLake.
///
/// A value: it holds no connection. Every write takes the lock, does one transaction in a DuckDB of its own, and ends.
package struct RecordLake: Sendable {
    package let folder: LakeFolder
    package let datasets: [Dataset]
    package let units: OrgUnitTree
    package let tools: DuckDBTools
    /// How long a write waits for another writer.
    package var patience: Duration = .seconds(60)

    /// Makes an empty lake with a table for every dataset.
    ///
    /// - Throws: ``LakeError/exists(folder:)``; `WriterLockError`; `DuckDBError`.
    package static func create(
        in folder: LakeFolder, datasets: [Dataset], units: OrgUnitTree, tools: DuckDBTools
    ) async throws -> RecordLake {
        guard !folder.exists else { throw LakeError.exists(folder: folder.url.path) }
        try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
        let lake = RecordLake(folder: folder, datasets: datasets, units: units, tools: tools)
        try await lake.adaptTables()
        return lake
    }

    /// Opens a lake, and adds the tables and columns the pack gained.
    ///
    /// - Throws: ``LakeError/missing(folder:)``; ``LakeError/typeChanged(dataset:column:kept:wanted:)`` and
    ///   ``LakeError/columnDropped(dataset:column:)`` for a pack the lake cannot follow; `WriterLockError`; `DuckDBError`.
    package static func open(
        _ folder: LakeFolder, datasets: [Dataset], units: OrgUnitTree, tools: DuckDBTools
    ) async throws -> RecordLake {
        guard folder.exists else { throw LakeError.missing(folder: folder.url.path) }
        let lake = RecordLake(folder: folder, datasets: datasets, units: units, tools: tools)
        let kept = try await withDuckDB(tools, folder.readerSettings.once) { try await lake.keptColumns($0) }
        if try !lake.changes(from: kept).isEmpty { try await lake.adaptTables() }
        return lake
    }

    package func table(of dataset: DatasetID) throws -> RecordTable {
        guard let found = datasets.first(where: { $0.id == dataset }) else { throw LakeError.unknownDataset(dataset) }
        return RecordTable(found)
    }

    /// Runs `body` as the one writer, in a DuckDB of its own.
    ///
    /// - Parameters:
    ///   - command: What is done, for whoever waits meanwhile.
    ///   - onWait: Called once, when somebody else is writing and the wait begins.
    func writing<T: Sendable>(
        _ command: String, onWait: (WriterLock.Holder?) -> Void = { _ in }, _ body: (DuckDBSession) async throws -> T
    ) async throws -> T {
        try FileManager.default.createDirectory(atPath: folder.temporary, withIntermediateDirectories: true)
        let lock = try await WriterLock.acquire(folder.lock, command: command, waiting: patience, onWait: onWait)
        defer { lock.release() }
        return try await withDuckDB(tools, folder.writerSettings(lock: lock), body)
    }
}

extension DuckDBSettings {
    /// The same for a session of a few questions.
    var once: DuckDBSettings {
        var copy = self
        copy.whenChildEnds = .stop
        return copy
    }
}
