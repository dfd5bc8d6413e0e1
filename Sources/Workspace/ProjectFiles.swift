package import Foundation

/// Where the product's own files are: packs, demo records, tools. Found from `TWOFOLD_HOME`, else upwards from the program and
/// from the working folder, by the folder `packs`.
package enum ProjectFiles {
    package static var folder: URL? {
        if let home = ProcessInfo.processInfo.environment["TWOFOLD_HOME"] { return URL(filePath: home) }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        let working = URL(filePath: FileManager.default.currentDirectoryPath)
        return [program, working].compactMap { $0 }.lazy.compactMap(upwards).first
    }

    /// The nearest folder above, or at, `start` with a pack in its folder `packs`.
    static func upwards(from start: URL) -> URL? {
        var folder = start.standardizedFileURL
        while folder.path != "/" {
            if hasPack(folder.appending(path: "packs")) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    private static func hasPack(_ packs: URL) -> Bool {
        let folders = (try? FileManager.default.contentsOfDirectory(at: packs, includingPropertiesForKeys: nil)) ?? []
        return folders.contains { FileManager.default.fileExists(atPath: $0.appending(path: "pack.yaml").path) }
    }
}
