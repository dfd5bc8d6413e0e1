import DuckDB
package import Foundation
package import Packs

extension RecordLake {
    /// What a load of the file through `source` would do. Nothing is written to the lake, and no lock is taken.
    ///
    /// A file of up to 64 MiB is judged whole, of a larger one the first 10,000 rows.
    /// - Throws: ``UnusableFile`` when a load would refuse the file whole; `DuckDBError`.
    package func preview(_ file: URL, from source: Source) async throws -> FilePreview {
        let dataset = try table(of: source.dataset).dataset
        _ = try FileKind.of(file)
        let scan = try FileScan(hashing: file)
        return try await withPreviewFolder { folder, settings in
            try await withDuckDB(tools, settings) { session in
                let opening = FileOpening(source: source, dataset: dataset, temporaryFolder: folder)
                let input = try await opening.open(file, in: session)
                return try await Previewing(
                    source: source, dataset: dataset, units: units, input: input, file: file.lastPathComponent,
                    scan: scan, session: session
                ).preview()
            }
        }
    }

    /// Which sources could read the file, by its name and by its header; in the order of `sources`.
    package func fits(of file: URL, to sources: [Source]) async throws -> [SourceFit] {
        try await withPreviewFolder { folder, settings in
            try await withDuckDB(tools, settings) { session in
                var fits: [SourceFit] = []
                for source in sources {
                    let dataset = try table(of: source.dataset).dataset
                    let opening = FileOpening(source: source, dataset: dataset, temporaryFolder: folder)
                    let fitsName = source.fits(fileName: file.lastPathComponent)
                    do {
                        let header = try await opening.header(of: file, in: session)
                        fits.append(
                            SourceFit(
                                source: source.name, fitsName: fitsName, columnsFound: header.positions.count,
                                refusal: nil))
                    } catch let refusal as UnusableFile {
                        fits.append(
                            SourceFit(source: source.name, fitsName: fitsName, columnsFound: 0, refusal: refusal))
                    }
                }
                return fits
            }
        }
    }

    /// A folder of its own: the writer empties its own at any time.
    private func withPreviewFolder<T: Sendable>(
        _ body: (_ folder: String, _ settings: DuckDBSettings) async throws -> T
    ) async throws -> T {
        let preview = folder.temporary + "/preview-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: preview, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: preview) }
        var settings = DuckDBSettings()
        settings.temporaryFolder = preview
        settings.memoryLimit = "700MiB"
        return try await body(preview, settings)
    }
}

extension Source {
    /// Whether the file's name is one of this source's: its pattern fits, or it has none.
    package func fits(fileName: String) -> Bool {
        guard let filePattern else { return true }
        let name = fileName.precomposedStringWithCanonicalMapping.lowercased()
        return fnmatch(filePattern.lowercased(), name, 0) == 0
    }
}
