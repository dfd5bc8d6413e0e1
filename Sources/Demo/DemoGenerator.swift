package import DuckDB
package import Foundation
import SQLText

/// Generates the records of a synthetic Quảng Ninh: enterprises with churn, declarations with seasons and the dip of 2020,
/// payments whose sums are the published ones, inspections, amendments and cancellations.
///
/// Everything follows from the seed by hashing, so the same seed gives the same bytes; another seed gives other records and
/// the same totals. All work is done inside DuckDB, as whole tables.
package struct DemoGenerator: Sendable {
    package let seed: Int
    /// About how many declarations a year.
    package let declarationsPerYear: Int

    package init(seed: Int = 1, declarationsPerYear: Int = 65_000) {
        self.seed = seed
        self.declarationsPerYear = declarationsPerYear
    }

    /// A file of records, and the source of the pack that reads it.
    package struct File: Sendable {
        package let url: URL
        package let source: String
    }

    /// Writes the record files, oldest first, and returns them in the order they are to be ingested.
    ///
    /// - Parameter progress: Called before each step with what is being done.
    /// - Throws: `DuckDBError`.
    package func write(
        to folder: URL, with tools: DuckDBTools, progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> [File] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try await withDuckDB(tools, DuckDBSettings(extensions: ["excel"])) { session in
            try await generate(in: session, progress: progress)
            var files: [File] = []
            for output in recordFiles {
                progress(output.name)
                let url = folder.appending(path: output.name)
                try await session.run(output.copy(to: url.path))
                files.append(File(url: url, source: output.source))
            }
            return files
        }
    }

    /// Makes the tables `declaration`, `payment`, `inspection` and `amendment` in an open session.
    package func generate(in session: DuckDBSession, progress: @Sendable (String) -> Void = { _ in }) async throws {
        progress("generating records from seed \(seed)")
        for statement in randomness + enterprises + declarations + payments + inspections {
            try await session.run(statement)
        }
    }

    /// `u(stream, i)` is uniform on [0, 1) and `z(stream, i)` standard normal (Box and Muller, 1958); both depend on the
    /// seed, the name of the stream and the number of the row alone.
    private var randomness: [SQLFragment] {
        [
            "SET threads = 2",
            "SET VARIABLE seed = \(String(seed))",
            """
            CREATE MACRO u(stream, i) AS
                hash(((hash(stream || getvariable('seed')) >> 8) + i)::UBIGINT) / 18446744073709551616.0
            """,
            """
            CREATE MACRO z(stream, i) AS
                sqrt(-2 * ln(greatest(u(stream || '1', i), 1e-12))) * cos(2 * pi() * u(stream || '2', i))
            """,
        ]
    }
}
