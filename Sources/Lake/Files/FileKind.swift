package import Foundation
package import Packs

/// What a file really is, told by its first bytes and never by its name.
package enum FileKind: Hashable, Sendable {
    case parquet
    /// A ZIP archive with an OOXML package in it.
    case xlsx
    /// The old binary workbook, which is not read.
    case xls
    case zip
    case text

    package var format: Source.Format? {
        switch self {
        case .parquet: .parquet
        case .xlsx: .xlsx
        case .text: .csv
        case .xls, .zip: nil
        }
    }

    /// - Throws: ``UnusableFile`` for a file that is missing, empty, or of a format that is not read.
    package static func of(_ url: URL) throws -> FileKind {
        let name = url.lastPathComponent
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue,
            let file = try? FileHandle(forReadingFrom: url)
        else {
            throw UnusableFile(
                .missing, file: name, vi: "không đọc được tệp; hãy kiểm tra đường dẫn và quyền đọc",
                en: "the file cannot be read; check its path and rights")
        }
        defer { try? file.close() }
        let head = [UInt8](try file.read(upToCount: 4_096) ?? Data())
        guard !head.isEmpty else {
            throw UnusableFile(.empty, file: name, vi: "tệp rỗng (0 byte)", en: "the file is empty (0 bytes)")
        }
        if head.starts(with: "PAR1".utf8) { return .parquet }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .xls }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            // The first entry of an OOXML package is nearly always this one; libzip says the rest.
            return head.contains(subsequence: "[Content_Types].xml".utf8) || head.contains(subsequence: "xl/".utf8)
                || head.contains(subsequence: "_rels/".utf8) ? .xlsx : .zip
        }
        return .text
    }

    /// How people call it.
    package var name: String {
        switch self {
        case .parquet: "Parquet"
        case .xlsx: "XLSX"
        case .xls: "XLS (Excel 97–2003)"
        case .zip: "ZIP"
        case .text: "CSV"
        }
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence: some Sequence<UInt8>) -> Bool {
        Data(self).range(of: Data(subsequence)) != nil
    }
}
