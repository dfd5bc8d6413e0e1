package import DuckDB
package import Foundation
import SQLText

/// Where a lake is kept: `catalogue.sqlite`, `data/` and the writer's lock, in one folder.
package struct LakeFolder: Hashable, Sendable {
    package let url: URL
    package init(_ url: URL) { self.url = url.standardizedFileURL }

    package var catalogue: String { url.appendingPathComponent("catalogue.sqlite").path }
    package var data: String { url.appendingPathComponent("data").path + "/" }
    package var lock: String { url.appendingPathComponent("writer.lock").path }
    /// What does not fit in memory, and files in another encoding while they are read. Emptied by every load.
    package var temporary: String { url.appendingPathComponent("temporary").path }

    package var exists: Bool { FileManager.default.fileExists(atPath: catalogue) }

    /// Up to this many rows of one write go into the catalogue itself: every load writes a row of its own about itself, and
    /// a Parquet file for each would be a hundred bytes of data in a kilobyte of file.
    static let inlinedRows = 100

    /// The settings of a session that sees the lake as `lake`, read-only; more may be set up behind it.
    package var readerSettings: DuckDBSettings {
        var settings = DuckDBSettings(
            extensions: ["ducklake", "sqlite_scanner"],
            setup: [
                """
                ATTACH \("ducklake:sqlite:" + catalogue) AS lake
                    (DATA_PATH \(data), OVERRIDE_DATA_PATH TRUE, META_BUSY_TIMEOUT 5000, READ_ONLY)
                """
            ],
            whenChildEnds: .restart)
        settings.temporaryFolder = temporary
        return settings
    }

    /// The settings of the one session that writes, for as long as it holds `lock`.
    func writerSettings(lock: WriterLock) -> DuckDBSettings {
        var settings = DuckDBSettings(
            extensions: ["ducklake", "sqlite_scanner"],
            setup: [
                """
                ATTACH \("ducklake:sqlite:" + catalogue) AS lake
                    (DATA_PATH \(data), OVERRIDE_DATA_PATH TRUE, META_BUSY_TIMEOUT 5000,
                    DATA_INLINING_ROW_LIMIT \(Self.inlinedRows))
                """
            ],
            whenChildEnds: .stop, writerLock: lock)
        settings.temporaryFolder = temporary
        settings.memoryLimit = "1400MiB"
        return settings
    }
}
