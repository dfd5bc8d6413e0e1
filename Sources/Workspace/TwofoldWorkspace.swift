import Domain
import DuckDB
package import Foundation
import Lake
package import Packs
import Registry

/// A workspace folder: the lake of records, the registry of living records and of every definition, and who works on it.
///
/// A value: sessions with DuckDB are opened for a use case and end with it.
package struct TwofoldWorkspace: Sendable {
    package let folder: URL
    /// The definitions in force.
    package let pack: Pack
    let registry: RegistryStore
    private(set) var lake: RecordLake
    let tools: DuckDBTools
    /// Who is named in the audit trail.
    package private(set) var actor: String
    /// Sessions that are kept open; `nil` opens one for each use case.
    private(set) var readers: ReaderPool?
    /// How long sessions last and what a password costs.
    private(set) var peopleSettings = PeopleSettings()

    /// Makes an empty workspace with the definitions of a pack.
    ///
    /// - Throws: ``WorkspaceError/exists(_:)`` when the folder holds a workspace; `InvalidSource` for a pack with problems.
    package static func create(
        in folder: URL, pack packFolder: URL, actor: String = currentUser()
    ) async throws -> TwofoldWorkspace {
        guard !exists(in: folder) else { throw WorkspaceError.exists(folder.path) }
        let files = try PackFiles(readingFolder: packFolder)
        let pack = try Pack.read(files: files)
        try checkReviews(of: pack)
        let tools = try await locateTools()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lake = try await RecordLake.create(
            in: lakeFolder(in: folder), datasets: pack.datasets, units: pack.units, tools: tools)
        let registry = try RegistryStore(at: registryFile(in: folder))
        try registry.appendRevision(
            NewRevision(
                cause: .`init`, summary: "workspace made with the pack '\(pack.id)'",
                lakeSnapshot: try await lake.snapshot()),
            by: actor)
        try registry.putInForce(StoredDefinitions(pack, files), summary: "pack '\(pack.id)'", by: actor)
        return TwofoldWorkspace(
            folder: folder, pack: pack, registry: registry, lake: lake, tools: tools, actor: actor)
    }

    /// Opens a workspace with the definitions in force, and takes note of what the lake committed while the registry was not
    /// told (a process that ended between the two).
    ///
    /// - Throws: ``WorkspaceError/missing(_:)``.
    package static func open(_ folder: URL, actor: String = currentUser()) async throws -> TwofoldWorkspace {
        guard exists(in: folder) else { throw WorkspaceError.missing(folder.path) }
        let tools = try await locateTools()
        let registry = try RegistryStore(at: registryFile(in: folder))
        guard let latest = try registry.latestRevision(), let definitions = latest.definitionsRevision else {
            throw WorkspaceError.unfinished(folder.path)
        }
        let pack = try Pack.read(files: registry.definitions(definitions).packFiles)
        let lake = try RecordLake.adapted(
            lakeFolder(in: folder), datasets: pack.datasets, units: pack.units, tools: tools)
        let workspace = TwofoldWorkspace(
            folder: folder, pack: pack, registry: registry, lake: lake, tools: tools, actor: actor)
        if try lake.newestSnapshot() > latest.lakeSnapshot ?? 0 { try await workspace.followLake() }
        return workspace
    }

    /// Puts another revision of the pack into force.
    ///
    /// - Returns: The new revision; `nil` when the definitions are those in force already.
    package func define(with packFolder: URL) async throws -> Int? {
        let files = try PackFiles(readingFolder: packFolder)
        let pack = try Pack.read(files: files)
        guard pack.id == self.pack.id else { throw WorkspaceError.anotherPack(kept: self.pack.id, given: pack.id) }
        try Self.checkReviews(of: pack)
        let definitions = StoredDefinitions(pack, files)
        guard definitions.revision != self.pack.revision else { return nil }
        // The lake first: a pack it cannot follow is not put into force.
        let adapted = try await RecordLake.open(lake.folder, datasets: pack.datasets, units: pack.units, tools: tools)
        return try registry.putInForce(
            definitions, summary: "pack '\(pack.id)' changed", lakeSnapshot: try await adapted.snapshot(), by: actor)?
            .sequence
    }

    /// The same workspace, which asks its questions through a pool.
    func reading(with pool: ReaderPool) -> TwofoldWorkspace {
        var copy = self
        copy.readers = pool
        return copy
    }

    /// The same workspace, whose writes wait longer, or less long, for another writer.
    package func waiting(_ patience: Duration) -> TwofoldWorkspace {
        var copy = self
        copy.lake.patience = patience
        return copy
    }

    /// The same workspace with other settings for accounts.
    package func keeping(_ settings: PeopleSettings) -> TwofoldWorkspace {
        var copy = self
        copy.peopleSettings = settings
        return copy
    }

    /// The same workspace, used by somebody else.
    package func acting(as account: String) -> TwofoldWorkspace {
        var copy = self
        copy.actor = account
        return copy
    }

    /// `pack 'quang-ninh', 42 indicators`.
    package var summary: String { "pack '\(pack.id)', \(pack.indicators.count) indicators" }

    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: registryFile(in: folder).path)
    }

    package static func currentUser() -> String {
        ProcessInfo.processInfo.environment["TWOFOLD_USER"] ?? NSUserName()
    }

    static func locateTools() async throws -> DuckDBTools {
        try await DuckDBTools.locate(
            environment: ProcessInfo.processInfo.environment, projectFolder: ProjectFiles.folder?.path)
    }

    private static func registryFile(in folder: URL) -> URL { folder.appending(path: "registry.sqlite") }
    private static func lakeFolder(in folder: URL) -> LakeFolder { LakeFolder(folder.appending(path: "lake")) }
}

extension StoredDefinitions {
    init(_ pack: Pack, _ files: PackFiles) {
        self.init(revision: pack.revision, pack: pack.id, files: files.bytes.mapValues { Data($0) })
    }

    var packFiles: PackFiles { PackFiles(files.mapValues { Array($0) }, shownIn: "pack '\(pack)'") }
}
