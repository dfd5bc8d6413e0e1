package import Foundation
package import Lake
import Packs

/// What loading a file would do, with the sources that could read it.
package struct LoadPreview: Sendable {
    package let fileName: String
    /// Every source of the pack, the likeliest first.
    package let fits: [SourceFit]
    /// The source the file was read by: the one asked for, else the likeliest.
    package let source: String
    /// Why the file cannot be loaded through ``source``, or how it would be.
    package let result: Result<FilePreview, UnusableFile>
    /// The load in force that brought the same bytes through the same source; `nil` for none.
    package let alreadyLoaded: Int?

    package var isRefused: Bool { if case .failure = result { true } else { false } }
}

extension TwofoldWorkspace {
    /// Reads a file as a load would, and stores nothing.
    ///
    /// - Parameter source: A source of the pack; `nil` takes the likeliest: one whose header the file has and whose file
    ///   pattern fits its name, else one whose header it has, else one whose pattern fits.
    /// - Throws: ``WorkspaceError/unknownSource(_:among:)``; `DuckDBError`. A file that cannot be used is a result.
    package func preview(_ file: URL, source name: String? = nil) async throws -> LoadPreview {
        let asked = try name.map { try source(named: $0, for: file) }
        let fits = try await lake.fits(of: file, to: pack.sources).sortedByLikelihood
        guard let source = asked ?? fits.first.flatMap({ pack.source($0.source) }) else {
            throw WorkspaceError.noSource(file: file.lastPathComponent, why: "the pack has no sources")
        }
        let result: Result<FilePreview, UnusableFile>
        do {
            result = .success(try await lake.preview(file, from: source))
        } catch let refusal as UnusableFile {
            result = .failure(refusal)
        }
        let same = (try? result.get()).map(\.sha256)
        let loads = same == nil ? [] : try await loadBook()
        return LoadPreview(
            fileName: file.lastPathComponent, fits: fits, source: source.name, result: result,
            alreadyLoaded: loads.first {
                $0.isInForce && $0.receipt.sha256 == same && $0.receipt.source == source.name
            }?.number)
    }
}

extension [SourceFit] {
    /// A header says more than a name; of equals the pack's order stays.
    fileprivate var sortedByLikelihood: [SourceFit] {
        func rank(_ fit: SourceFit, _ place: Int) -> (Int, Int, Int) {
            (fit.canRead ? (fit.fitsName ? 0 : 1) : (fit.fitsName ? 2 : 3), -fit.columnsFound, place)
        }
        return enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }.map(\.element)
    }
}
