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
        let kind = try FileKind.of(url)
        let search = HeaderSearch(source: source, dataset: dataset, file: url.lastPathComponent)
        guard let format = kind.format, source.formats.contains(format) else { throw refusal(of: kind, search.file) }
        switch format {
        case .csv: return try CSVFile(source: source, search: search, temporaryFolder: temporaryFolder).open(url)
        case .xlsx: return try XLSXFile(source: source, search: search, temporaryFolder: temporaryFolder).open(url)
        case .parquet: return try await ParquetFile(search: search).open(url, in: session)
        }
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
