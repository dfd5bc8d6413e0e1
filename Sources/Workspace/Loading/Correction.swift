import Foundation
import Lake
import Packs

extension TwofoldWorkspace {
    /// Makes a file of one refused row as somebody corrected it, under its file's own header, to be loaded through the same source.
    ///
    /// The file says which row it corrects, so that its load closes that row, and is complete for nothing.
    /// - Parameter cells: By position of the header; what is not given stays as it was.
    /// - Returns: The file as an upload; `nil` when there is no such row or a load has brought it again already.
    package func correction(of load: Int, line: Int, cells: [Int: String]) async throws -> Upload? {
        let query = QuarantineQuery(load: load, line: line, onlyOpen: true)
        guard let row = try await refusedRows(query).first, let source = pack.source(row.source),
            let header = try await loadBook().first(where: { $0.number == load })?.header
        else { return nil }
        let text = row.corrected(cells, for: source, under: header)
        var receiver = try uploads.receive("sua-lo-\(load)-dong-\(line).csv", by: actor, source: source.name)
        do {
            try receiver.write(Data(text.utf8))
            return try receiver.finish()
        } catch {
            receiver.abandon()
            throw error
        }
    }
}
