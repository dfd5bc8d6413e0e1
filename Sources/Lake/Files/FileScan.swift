import Crypto
import Foundation
import Glibc

/// One pass over the bytes of a file: its hash, and of a text what DuckDB must be told or kept from.
struct FileScan: Sendable {
    /// SHA-256, 64 hexadecimal digits.
    let sha256: String
    let sizeBytes: Int

    /// Lines longer than this are refused: no table has them, and DuckDB would need as much memory for each.
    static let longestLineBytes = 16 << 20

    /// The hash alone.
    init(hashing url: URL) throws {
        var hash = SHA256()
        var size = 0
        try Self.eachChunk(of: url) { chunk in
            hash.update(bufferPointer: chunk)
            size += chunk.count
        }
        sha256 = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        sizeBytes = size
    }

    static func eachChunk(of url: URL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = open(url.path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw CocoaError(.fileReadNoSuchFile) }
        defer { close(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
        defer { buffer.deallocate() }
        while true {
            let count = read(file, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
            if count == 0 { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            try Task.checkCancellation()
        }
    }
}
