import ArgumentParser
import Foundation
import Workspace

struct TargetExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write targets to a workbook that 'twofold import' reads back as the same.",
        discussion: """
            Change cells, then look at what would change and apply it.
            Example: twofold targets export WS --out chi-tieu.xlsx
                     twofold import WS chi-tieu.xlsx --dry-run
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The XLSX file to write.", completion: .file(extensions: ["xlsx"]))
    var out: String
    @Option(help: "A unit, with those below it. The root unless you say.")
    var unit: String?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        try opened.writeTargets(of: unit, in: language.language, known: known, to: URL(filePath: out))
        print(out, to: .output)
    }
}
