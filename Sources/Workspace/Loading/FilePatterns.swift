package import Foundation

/// Files named one by one or by shell patterns, for shells that did not expand them.
package struct FilePatterns: Sendable {
    private let patterns: [String]
    package init(_ patterns: [String]) { self.patterns = patterns }

    /// In the order of the patterns, each pattern's files by name, none twice.
    ///
    /// - Throws: ``WorkspaceError/noSuchFile(_:)`` for a name, ``WorkspaceError/noFiles(_:)`` when patterns match nothing.
    package var urls: [URL] {
        get throws {
            var found: [URL] = []
            for pattern in patterns {
                // A file that is there is that file, whatever stands in its name or its folder's: `thu [1].csv`.
                if FileManager.default.fileExists(atPath: pattern) {
                    let url = URL(filePath: pattern)
                    if !found.contains(url) { found.append(url) }
                    continue
                }
                var matches = glob_t()
                defer { globfree(&matches) }
                let status = glob(pattern, GLOB_TILDE | GLOB_BRACE, nil, &matches)
                guard status == 0 else {
                    let isPattern = pattern.contains { "*?[{".contains($0) }
                    throw isPattern ? WorkspaceError.noFiles([pattern]) : WorkspaceError.noSuchFile(pattern)
                }
                for index in 0..<Int(matches.gl_pathc) {
                    guard let path = matches.gl_pathv[index] else { continue }
                    let url = URL(filePath: String(cString: path))
                    if !found.contains(url) { found.append(url) }
                }
            }
            return found
        }
    }
}
