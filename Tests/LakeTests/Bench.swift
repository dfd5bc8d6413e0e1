import Domain
import DuckDB
import Foundation
import Lake
import Packs
import SQLText
import Testing

/// A lake in a folder of its own, gone when the test is over.
struct Bench {
    let folder: URL
    let lake: RecordLake

    /// `nil` where DuckDB is not installed; tests that need it are then skipped.
    static let tools: DuckDBTools? = {
        let environment = ProcessInfo.processInfo.environment
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let found = folder.appendingPathComponent(".tools/duckdb")
            let binary = environment["TWOFOLD_DUCKDB"] ?? found.appendingPathComponent("duckdb").path
            if FileManager.default.isExecutableFile(atPath: binary) {
                return DuckDBTools(
                    binary: binary,
                    extensionFolder: environment["TWOFOLD_DUCKDB_EXTENSIONS"]
                        ?? URL(fileURLWithPath: binary).deletingLastPathComponent().appendingPathComponent("extensions")
                        .path)
            }
        }
        print("LakeTests that need DuckDB are skipped: no DuckDB was found; run Scripts/setup.sh")
        return nil
    }()

    /// Runs `body` with a new lake of `datasets`.
    static func run(
        _ datasets: [Dataset] = [.declarations], units: OrgUnitTree = .branches, _ body: (Bench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lake = try await RecordLake.create(
            in: LakeFolder(folder.appendingPathComponent("lake")), datasets: datasets, units: units,
            tools: try #require(tools))
        try await body(Bench(folder: folder, lake: lake))
    }

    func file(_ name: String, _ text: String) throws -> URL { try file(name, Data(text.utf8)) }

    func file(_ name: String, _ data: Data) throws -> URL {
        let url = folder.appendingPathComponent(name)
        try data.write(to: url)
        return url
    }

    @discardableResult
    func load(
        _ text: String, named name: String = "file.csv", from source: Source = .plain,
        options: IngestOptions = IngestOptions()
    ) async throws -> Receipt {
        try await lake.ingest(try file(name, text), from: source, options: options)
    }

    /// The rows of a query as `a|b|c`, NULL as nothing.
    func rows(_ query: SQLFragment) async throws -> [String] {
        try await withDuckDB(lake.tools, lake.folder.readerSettings) { session in
            try await session.rows(query).map { row in
                row.values.map { value in
                    switch value {
                    case .null: ""
                    case .bool(let bool): "\(bool)"
                    case .int(let int): "\(int)"
                    case .double(let double): "\(double)"
                    case .text(let text): text
                    }
                }.joined(separator: "|")
            }
        }
    }

    /// `number|version|unit|amount` of the records in force.
    func records() async throws -> [String] {
        try await rows("SELECT number, version, unit, amount FROM lake.declaration ORDER BY number")
    }
}

extension Receipt {
    /// `read=new+changed+unchanged+superseded+stale+refused`.
    var sum: String { "\(read)=\(new)+\(changed)+\(unchanged)+\(superseded)+\(stale)+\(refused)" }
}
