import DuckDB
import Foundation
import Testing

/// What is on this machine, looked for once; a test that misses something is skipped and says why.
enum Machine {
    /// The package, found from this file.
    static let project = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }

    /// The public data set of Korean import declarations, beside the project.
    static let koreanImports = project.deletingLastPathComponent().appending(path: "shared/data/kcs-imports")

    static let quangNinh = project.appending(path: "packs/quang-ninh")
    static let kcsImports = project.appending(path: "packs/kcs-imports")
    static let demoRecords = project.appending(path: "demo/records")

    private static let search = Task { try await DuckDBTools.locate(projectFolder: project.path) }

    static func duckDB() async throws -> DuckDBTools { try await search.value }

    static func hasDuckDB() async -> Bool {
        do {
            _ = try await search.value
            return true
        } catch {
            print("skipped: \(error)")
            return false
        }
    }

    static let hasKoreanImports: Bool = {
        let found = FileManager.default.fileExists(atPath: koreanImports.appending(path: "imports-2020.csv").path)
        if !found { print("skipped: the data set is not at \(koreanImports.path)") }
        return found
    }()

    /// The program under test: beside the test program, else where SwiftPM puts it.
    static let twofold: URL? = {
        let beside = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        return [beside, project.appending(path: ".build/debug")].compactMap { $0?.appending(path: "twofold") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    static let hasTwofold: Bool = {
        if twofold == nil { print("skipped: the program 'twofold' is not built; run swift build") }
        return twofold != nil
    }()

    static let canMakePDF: Bool = {
        let missing = ["soffice", "pdftotext", "pdffonts", "pdfinfo"].filter { program($0) == nil }
        if !missing.isEmpty { print("skipped: \(missing.joined(separator: ", ")) not found") }
        return missing.isEmpty
    }()

    static func program(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

extension Trait where Self == ConditionTrait {
    static var needsDuckDB: Self { .enabled("no usable DuckDB; run Scripts/setup.sh") { await Machine.hasDuckDB() } }
    static var needsKoreanImports: Self { .enabled(if: Machine.hasKoreanImports, "the Korean data set is not there") }
    static var needsTwofold: Self { .enabled(if: Machine.hasTwofold, "twofold is not built") }
    static var needsPDF: Self { .enabled(if: Machine.canMakePDF, "LibreOffice or poppler-utils are not there") }
}
