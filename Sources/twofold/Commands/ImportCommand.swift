import ArgumentParser
import Foundation
import Workspace

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Import living records: targets, plan, milestones, reported figures, commendations, indices, league tables.",
        discussion: """
            YAML, or tables in CSV and XLSX found by their headers; see docs/living-records.md.
            Example: twofold import ./quang-ninh targets.xlsx plan.yaml --dry-run
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "YAML, CSV or XLSX files.", completion: .file())
    var files: [String]
    @Flag(help: "Say what would change; change nothing.")
    var dryRun = false
    @Flag(help: "Print the plan of the import as JSON.")
    var json = false

    func run() async throws {
        let opened = try await workspace.open()
        let urls = files.map { URL(filePath: $0) }
        let answer = dryRun ? try await opened.previewImport(urls) : try await opened.importRecords(urls)
        print(try json ? answer.json.text : answer.text, to: .output)
        if !json {
            print(
                dryRun ? "nothing was changed" : answer.revision.map { "revision \($0)" } ?? "nothing was new",
                to: .output)
        }
    }
}
