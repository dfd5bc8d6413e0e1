import ArgumentParser
import Foundation
import Workspace

struct RevisionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisions", abstract: "Every change of the workspace, in order; the numbers --known takes.",
        discussion: "Example: twofold revisions WS")

    @OptionGroup var workspace: WorkspaceOption
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let revisions = try await workspace.open().revisions()
        print(try json ? revisions.json.text : revisions.text, to: .output)
    }
}
