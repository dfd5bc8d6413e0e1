import ArgumentParser
import Foundation
import Workspace

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a pack: every problem at once, with its place and the next step.",
        discussion: "Example: twofold check packs/quang-ninh")

    @Argument(help: "The pack's folder.", completion: .directory)
    var pack: String
    @Flag(help: "Print the diagnostics as JSON.")
    var json = false

    func run() async throws {
        let check = PackCheck(folder: URL(filePath: pack))
        print(json ? try check.json.text : check.text, to: .output)
        if check.hasErrors { throw ExitCode(1) }
    }
}
