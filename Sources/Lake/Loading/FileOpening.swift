import DuckDB
import Domain
import Foundation
import Packs

/// From a file on disk to a relation of text, whatever its format.
struct FileOpening {
    let source: Source
    let dataset: Dataset
    let temporaryFolder: String

    /// - Throws: ``UnusableFile`` for what is refused whole.
    func open(_ url: URL, in session: DuckDBSession) async throws -> SourceTable {
        switch try format(of: url) {
        case .csv: return try CSVFile(source: source, search: search(url), temporaryFolder: temporaryFolder).open(url)
        case .xlsx: return try XLSXFile(source: source, search: search(url), temporaryFolder: temporaryFolder).open(url)
        case .parquet: return try await ParquetFile(search: search(url)).open(url, in: session)
        }
    }

    /// The header alone: whether the file is of this source.
    ///
    /// - Throws: ``UnusableFile``.
    func header(of url: URL, in session: DuckDBSession) async throws -> Header {
        switch try format(of: url) {
        case .csv: try CSVFile(source: source, search: search(url), temporaryFolder: temporaryFolder).header(of: url)
        case .xlsx: try XLSXFile(source: source, search: search(url), temporaryFolder: temporaryFolder).header(of: url)
        case .parquet: try await ParquetFile(search: search(url)).header(of: url, in: session)
        }
    }

    private func search(_ url: URL) -> HeaderSearch {
        HeaderSearch(source: source, dataset: dataset, file: url.lastPathComponent)
    }

    private func format(of url: URL) throws -> Source.Format {
        let kind = try FileKind.of(url)
        guard let format = kind.format, source.formats.contains(format) else {
            throw refusal(of: kind, url.lastPathComponent)
        }
        return format
    }

    private func refusal(of kind: FileKind, _ file: String) -> UnusableFile {
        let wanted = Source.Format.allCases.filter(source.formats.contains).map { $0.rawValue.uppercased() }
            .joined(separator: ", ")
        return UnusableFile(
            .notThisFormat, file: file,
            vi: "nội dung tệp là \(kind.name), nguồn '\(source.name)' chỉ nhận \(wanted)",
            en: "the file's content is \(kind.name), but source '\(source.name)' takes \(wanted)")
    }
}
