import ArgumentParser
import Foundation
import Workspace

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace with a pack, or put a changed pack into force in one.",
        discussion: "Example: twofold init ./quang-ninh --pack packs/quang-ninh")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The pack's folder.", completion: .directory)
    var pack: String

    func run() async throws {
        let packFolder = URL(filePath: pack)
        guard TwofoldWorkspace.exists(in: workspace.folder) else {
            let made = try await TwofoldWorkspace.create(in: workspace.folder, pack: packFolder)
            print("made \(workspace.workspace): \(made.summary)", to: .output)
            return
        }
        if let revision = try await workspace.open().define(with: packFolder) {
            print("the changed definitions are in force since revision \(revision)", to: .output)
        } else {
            print("the definitions are those in force already", to: .output)
        }
    }
}
