import Foundation
import Subprocess
import SystemPackage

/// Where the DuckDB command line and its extensions are.
package struct DuckDBTools: Hashable, Sendable {
    package let binary: String
    /// DuckDB's `extension_directory`: it holds `v1.5.5/linux_amd64/ducklake.duckdb_extension` and the like.
    package let extensionFolder: String

    package init(binary: String, extensionFolder: String) {
        self.binary = binary
        self.extensionFolder = extensionFolder
    }

    /// The release line whose output format and extensions we know.
    static let versionPrefix = "v1.5."

    /// Finds DuckDB and checks its version.
    ///
    /// In this order: `TWOFOLD_DUCKDB` (which must then be right), `.tools/duckdb/duckdb` in the project folder or in a folder
    /// above our executable or above the working folder, `duckdb` on `PATH`. The extensions are in
    /// `TWOFOLD_DUCKDB_EXTENSIONS`, else in `extensions` beside the binary, else where DuckDB itself installs them.
    ///
    /// - Throws: ``DuckDBError/toolsMissing(_:)``, which says what was found and which command to run.
    package static func locate(
        environment: [String: String] = ProcessInfo.processInfo.environment, projectFolder: String? = nil
    ) async throws -> DuckDBTools {
        let binary = try findBinary(environment: environment, projectFolder: projectFolder)
        let version = try await version(of: binary)
        guard version.hasPrefix(versionPrefix) else {
            throw DuckDBError.toolsMissing(
                "\(binary) is DuckDB \(version), but \(versionPrefix)x is needed; run Scripts/setup.sh, "
                    + "or set TWOFOLD_DUCKDB to the right one")
        }
        return DuckDBTools(
            binary: binary, extensionFolder: extensionFolder(environment: environment, binary: binary))
    }

    private static func findBinary(environment: [String: String], projectFolder: String?) throws -> String {
        let files = FileManager.default
        if let chosen = environment["TWOFOLD_DUCKDB"], !chosen.isEmpty {
            guard files.isExecutableFile(atPath: chosen) else {
                throw DuckDBError.toolsMissing(
                    "TWOFOLD_DUCKDB is \(chosen), which is not a program; correct it, or unset it and run Scripts/setup.sh"
                )
            }
            return chosen
        }
        let executableFolder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
        let starts = [projectFolder, executableFolder, files.currentDirectoryPath].compactMap(\.self)
        let nearby = starts.flatMap(foldersUpward).map { $0 + "/.tools/duckdb/duckdb" }
        let onPath = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/duckdb" }
        guard let found = (nearby + onPath).first(where: files.isExecutableFile) else {
            throw DuckDBError.toolsMissing(
                "no DuckDB command line was found; run Scripts/setup.sh, or set TWOFOLD_DUCKDB to its path")
        }
        return found
    }

    /// The folder and every folder above it, nearest first.
    private static func foldersUpward(from folder: String) -> [String] {
        var folders: [String] = []
        var url = URL(fileURLWithPath: folder).standardizedFileURL
        while url.path != "/", !url.path.isEmpty {
            folders.append(url.path)
            url.deleteLastPathComponent()
        }
        return folders
    }

    private static func extensionFolder(environment: [String: String], binary: String) -> String {
        if let chosen = environment["TWOFOLD_DUCKDB_EXTENSIONS"], !chosen.isEmpty { return chosen }
        let beside = URL(fileURLWithPath: binary).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("extensions").path
        if FileManager.default.fileExists(atPath: beside) { return beside }
        return FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".duckdb/extensions").path
    }

    /// The first word of `duckdb --version`: `v1.5.5`.
    private static func version(of binary: String) async throws -> String {
        do {
            let outcome = try await Subprocess.run(
                .path(FilePath(binary)), arguments: ["--version"], output: .string(limit: 4_096), error: .discarded)
            return outcome.standardOutput.split(separator: " ").first.map(String.init) ?? "of an unknown version"
        } catch {
            throw DuckDBError.toolsMissing("\(binary) cannot be run (\(error)); run Scripts/setup.sh")
        }
    }
}
