import CZip
package import Foundation

/// A ZIP file as its parts by path. Written in the order of the paths and with one fixed time, so that equal parts make
/// equal bytes.
package struct ZipArchive: Hashable, Sendable {
    package var parts: [String: Data]

    package init(parts: [String: Data] = [:]) { self.parts = parts }

    package subscript(path: String) -> String? {
        get { parts[path].map { String(decoding: $0, as: UTF8.self) } }
        set { parts[path] = newValue.map { Data($0.utf8) } }
    }
}

extension ZipArchive {
    /// The largest part read: a template or workbook is far below it, a "zip bomb" far above.
    private static let largestPartBytes = 256 << 20

    /// - Throws: ``DocumentError/cannotRead(_:why:)``.
    package init(reading file: URL) throws {
        var code: Int32 = 0
        guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else {
            throw DocumentError.cannotRead(file, why: Self.words(for: code))
        }
        defer { zip_discard(archive) }
        parts = [:]
        for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name,
                status.size <= Self.largestPartBytes, let entry = zip_fopen_index(archive, index, 0)
            else { throw DocumentError.cannotRead(file, why: "part \(index + 1) is damaged or too large") }
            defer { zip_fclose(entry) }
            var content = Data(count: Int(status.size))
            let read = content.withUnsafeMutableBytes { zip_fread(entry, $0.baseAddress, status.size) }
            guard read == status.size else {
                throw DocumentError.cannotRead(file, why: "part \(String(cString: name)) is damaged")
            }
            parts[String(cString: name)] = content
        }
    }

    /// Writes the archive beside `file` and then moves it there, so that no half-written file is ever seen.
    ///
    /// - Parameter first: The path that must come first, where the format asks for one.
    /// - Throws: ``DocumentError/cannotWrite(_:why:)``.
    package func write(to file: URL, first: String? = nil) throws {
        var code: Int32 = 0
        guard let archive = zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw DocumentError.cannotWrite(file, why: Self.words(for: code))
        }
        for path in parts.keys.sorted(by: { ($0 != first ? 1 : 0, $0) < ($1 != first ? 1 : 0, $1) }) {
            guard Self.add(parts[path] ?? Data(), at: path, to: archive) else {
                let why = String(cString: zip_strerror(archive))
                zip_discard(archive)
                throw DocumentError.cannotWrite(file, why: why)
            }
        }
        guard zip_close(archive) == 0 else {
            let why = String(cString: zip_strerror(archive))
            zip_discard(archive)
            throw DocumentError.cannotWrite(file, why: why)
        }
    }

    private static func add(_ content: Data, at path: String, to archive: OpaquePointer) -> Bool {
        // libzip frees the buffer when the archive is closed, so it must come from malloc and outlive this call.
        let buffer = malloc(max(1, content.count))
        content.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { buffer?.copyMemory(from: start, byteCount: bytes.count) }
        }
        guard let source = zip_source_buffer(archive, buffer, zip_uint64_t(content.count), 1) else {
            free(buffer)
            return false
        }
        let index = zip_file_add(archive, path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // 1 January 1980, 0:00, the first moment a ZIP file can hold.
        return zip_file_set_dostime(archive, zip_uint64_t(index), 0, 1 << 5 | 1, 0) == 0
    }

    private static func words(for code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}
