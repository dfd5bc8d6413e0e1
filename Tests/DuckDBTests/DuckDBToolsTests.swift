import DuckDB
import Foundation
import Glibc
import Testing

@Suite struct DuckDBToolsTests {
    private func withFakeDuckDB(saying version: String, _ body: (String, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let tools = "\(folder)/.tools/duckdb"
            try FileManager.default.createDirectory(atPath: "\(tools)/extensions", withIntermediateDirectories: true)
            let binary = "\(tools)/duckdb"
            // Copied by another process: one of ours that still had it open for writing could not start it.
            try "#!/bin/sh\necho '\(version)'\n".write(toFile: "\(folder)/text", atomically: true, encoding: .utf8)
            #expect(system("cp '\(folder)/text' '\(binary)' && chmod 755 '\(binary)'") == 0)
            try await body(folder, binary)
        }
    }

    @Test func `the environment comes first`() async throws {
        try await withFakeDuckDB(saying: "v1.5.9 (Name) abc") { _, binary in
            let found = try await DuckDBTools.locate(environment: ["TWOFOLD_DUCKDB": binary])
            #expect(found.binary == binary)
            #expect(found.extensionFolder.hasSuffix(".tools/duckdb/extensions"))
            let other = try await DuckDBTools.locate(
                environment: ["TWOFOLD_DUCKDB": binary, "TWOFOLD_DUCKDB_EXTENSIONS": "/elsewhere"])
            #expect(other.extensionFolder == "/elsewhere")
        }
    }

    @Test func `a project's tools are found from a folder inside it`() async throws {
        try await withFakeDuckDB(saying: "v1.5.5 (Name) abc") { folder, binary in
            let inside = "\(folder)/a/b"
            try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
            let found = try await DuckDBTools.locate(environment: [:], projectFolder: inside)
            #expect(found.binary == binary)
        }
    }

    @Test(arguments: ["v1.4.2 (Name) abc", "v2.0.0", "nonsense", ""])
    func `a wrong version is said, with the command to run`(version: String) async throws {
        try await withFakeDuckDB(saying: version) { _, binary in
            let error = await #expect(throws: DuckDBError.self) {
                try await DuckDBTools.locate(environment: ["TWOFOLD_DUCKDB": binary])
            }
            #expect(error?.description.contains("Scripts/setup.sh") == true)
            #expect(error?.description.contains("1.5.x is needed") == true)
        }
    }

    @Test func `a path in the environment that is no program is an error, not a reason to look elsewhere`() async throws
    {
        let error = await #expect(throws: DuckDBError.self) {
            try await DuckDBTools.locate(environment: ["TWOFOLD_DUCKDB": "/dev/null/none/duckdb"])
        }
        #expect(error?.description.contains("/dev/null/none/duckdb") == true)
    }
}
