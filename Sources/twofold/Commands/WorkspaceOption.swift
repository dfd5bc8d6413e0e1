import ArgumentParser
import Foundation
import Workspace

/// The workspace's folder, first on every command that uses one.
struct WorkspaceOption: ParsableArguments {
    @Argument(help: "The workspace's folder.", completion: .directory)
    var workspace: String

    var folder: URL { URL(filePath: workspace) }
    func open() async throws -> TwofoldWorkspace { try await TwofoldWorkspace.open(folder) }
}

/// The language of what people read.
struct LanguageOption: ParsableArguments {
    @Option(name: .customLong("language"), help: "vi or en.")
    var code = "vi"

    func validate() throws {
        if !["vi", "en"].contains(code) { throw ValidationError("'\(code)' is not a language; write vi or en.") }
    }
}
