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
        let revisions = try await workspace.open().registry.revisions()
        if json {
            print(try JSON(encoding: revisions).text, to: .output)
            return
        }
        var table = TextTable([.init("#", .right), .init("recorded"), .init("cause"), .init("lake", .right), .init("summary")])
        for revision in revisions {
            table.add([
                String(revision.sequence), revision.recordedAt, revision.cause.rawValue,
                revision.lakeSnapshot.map(String.init) ?? "–", revision.summary,
            ])
        }
        print(table.text, to: .output)
    }
}
