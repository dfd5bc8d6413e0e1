import CZip
import Foundation

/// Reads the members of a ZIP archive. Owned by one task; closed when it goes.
final class ZipArchive {
    private let archive: OpaquePointer

    /// - Returns: `nil` for a file that is no whole archive.
    init?(reading url: URL) {
        var error: Int32 = 0
        guard let archive = zip_open(url.path, ZIP_RDONLY, &error) else { return nil }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

    /// A member whole; `nil` when it is not there, is damaged, or is larger than a gibibyte.
    func content(of name: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        let isWhole = read(name) { chunk in
            bytes.append(contentsOf: chunk)
            return bytes.count < 1 << 30
        }
        return isWhole ? bytes : nil
    }

    /// Hands a member out in pieces until `body` says no.
    ///
    /// - Returns: Whether the member was read to its end without a fault.
    func read(_ name: String, _ body: (ArraySlice<UInt8>) throws -> Bool) rethrows -> Bool {
        guard let member = zip_fopen(archive, name, 0) else { return false }
        defer { zip_fclose(member) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes { zip_fread(member, $0.baseAddress, zip_uint64_t($0.count)) }
            if count == 0 { return true }
            guard count > 0, try body(buffer[..<Int(count)]) else { return false }
        }
    }
}
