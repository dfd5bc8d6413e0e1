import Crypto
package import Diagnostics
package import Foundation

/// The files of one pack by their paths inside it: what a revision of the definitions is, byte for byte.
///
/// A workspace keeps a copy per revision, so that an older one can be read again.
package struct PackFiles: Sendable, Hashable {
    /// Relative paths with `/`, such as `datasets/declaration.yaml`.
    package let bytes: [String: [UInt8]]
    /// What diagnostics print before a path: the folder as the reader knows it. No part of the revision. Empty for none.
    package let shownIn: String

    package init(_ bytes: [String: [UInt8]], shownIn: String = "") {
        self.bytes = bytes
        self.shownIn = shownIn
    }

    package static func == (a: PackFiles, b: PackFiles) -> Bool { a.bytes == b.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// In order of their UTF-8 bytes.
    package var paths: [String] { bytes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    package func shown(_ path: String) -> String {
        shownIn.isEmpty ? path : shownIn.hasSuffix("/") ? shownIn + path : "\(shownIn)/\(path)"
    }
}

extension PackFiles {
    /// SHA-256 over every path and its bytes, in order of path: 64 hexadecimal digits.
    ///
    /// Each path and each content is preceded by its length (8 bytes, big endian), so that no two packs share an input.
    package var revision: String {
        var hash = SHA256()
        func update(_ part: [UInt8]) {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        for path in paths {
            update(Array(path.utf8))
            update(bytes[path] ?? [])
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension PackFiles {
    /// Reads every file below `folder`, except those whose name, or whose folder's name, begins with `.` or ends with `~`.
    /// - Throws: The folder is missing, or a file in it cannot be read.
    package init(readingFolder folder: URL) throws(InvalidSource) {
        let base = folder.resolvingSymlinksInPath().standardizedFileURL.path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: base, isDirectory: &isFolder), isFolder.boolValue,
            let walk = FileManager.default.enumerator(atPath: base)
        else { throw InvalidSource([.noFolder(folder.relativePath)]) }
        var bytes: [String: [UInt8]] = [:]
        var problems: [Diagnostic] = []
        for case let path as String in walk {
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0.hasSuffix("~") }) else {
                continue
            }
            var isFolder: ObjCBool = false
            let full = base + "/" + path
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            do {
                bytes[path.precomposedStringWithCanonicalMapping] = [UInt8](
                    try Data(contentsOf: URL(fileURLWithPath: full)))
            } catch {
                problems.append(.unreadable(folder.relativePath + "/" + path))
            }
        }
        guard problems.isEmpty else { throw InvalidSource(problems) }
        self.init(bytes, shownIn: folder.relativePath)
    }

    /// Writes every file below `folder`, which is made where it is missing; files already there with other names stay.
    package func write(to folder: URL) throws {
        for (path, content) in bytes {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content).write(to: file, options: .atomic)
        }
    }
}

extension Diagnostic {
    fileprivate static func noFolder(_ path: String) -> Self {
        Diagnostic(
            code: "no-pack", message: "there is no folder '\(path)'", place: nil,
            help: "give the path of a pack: the folder that holds 'pack.yaml'")
    }

    fileprivate static func unreadable(_ path: String) -> Self {
        Diagnostic(
            code: "unreadable-file", message: "the file cannot be read", place: .whole(file: path),
            help: "check its permissions, or remove it from the pack")
    }
}
