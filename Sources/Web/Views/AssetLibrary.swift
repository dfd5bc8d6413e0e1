import Crypto
import Foundation
import Hummingbird
import NIOCore
import Workspace

/// Styles, scripts and pictures, held in memory and named by what they hold, so that a browser may keep them for ever.
struct AssetLibrary: Sendable {
    struct Asset: Sendable {
        let bytes: ByteBuffer
        let type: String
        /// The first 12 hexadecimal digits of its SHA-256.
        let version: String
    }
    private let assets: [String: Asset]

    /// - Throws: ``AssetError`` when the browser parts are not installed.
    init(resources: URL = WebResources.folder) throws {
        var assets: [String: Asset] = [:]
        let own = resources.appending(path: "assets")
        var files = try FileManager.default.contentsOfDirectory(at: own, includingPropertiesForKeys: nil)
        guard let tools = ProjectFiles.folder?.appending(path: ".tools") else { throw AssetError.notInstalled("packs") }
        files += ["web/htmx.min.js", "charts/echarts.min.js"].map { tools.appending(path: $0) }
        for file in files {
            guard let data = try? Data(contentsOf: file) else { throw AssetError.notInstalled(file.path) }
            guard let type = Self.types[file.pathExtension] else { continue }
            let version = SHA256.hash(data: data).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined()
            assets[file.lastPathComponent] = Asset(bytes: ByteBuffer(bytes: data), type: type, version: version)
        }
        self.assets = assets
    }

    subscript(file: String) -> Asset? { assets[file] }

    /// `/assets/3f8a…/app.css`.
    ///
    /// - Precondition: The file is there.
    func link(_ file: String) -> String {
        guard let asset = assets[file] else { preconditionFailure("no asset '\(file)'") }
        return "/assets/\(asset.version)/\(file)"
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png",
    ]
}

enum AssetError: Error, CustomStringConvertible {
    case notInstalled(String)
    var description: String {
        switch self {
        case .notInstalled(let file): "the browser part \(file) is missing; Scripts/setup.sh installs it"
        }
    }
}
