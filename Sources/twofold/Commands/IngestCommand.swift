import ArgumentParser
import Domain
import Foundation
import Workspace

struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Load record files: each is one transaction with a receipt that adds up.",
        discussion: """
            Examples:
              twofold ingest WS extracts/*.csv --source to-khai
              twofold ingest WS june.xlsx --covers 20ZZ:2020-06-01..2020-06-30
              twofold ingest WS june.xlsx --preview          (shows what a load would do; stores nothing)
              twofold ingest WS --watch /srv/extracts        (loads what arrives; moves it to done/ or failed/)
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "CSV, XLSX or Parquet files, or patterns.", completion: .file())
    var files: [String] = []
    @Option(help: "The pack's source. Found by the file's name unless you say.")
    var source: String?
    @Option(help: "What the file is complete for: UNIT:FROM..TO. May be given several times.")
    var covers: [IngestRequest.Cover] = []
    @Option(help: "FROM..TO: records of these days that are not in the file are removed.")
    var replaces: DaySpan?
    @Flag(help: "Print the receipts as JSON.")
    var json = false
    @Flag(help: "Show how the files would be read and what would be refused; nothing is stored.")
    var preview = false
    @Option(help: "A folder to watch; files that arrive are loaded until you stop it.", completion: .directory)
    var watch: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if files.isEmpty == (watch == nil) { throw ValidationError("Give files, or a folder with --watch.") }
        if preview, watch != nil || !covers.isEmpty || replaces != nil {
            throw ValidationError("--preview goes with files, --source and --json only.")
        }
    }

    func run() async throws {
        let opened = try await workspace.open()
        if let watch {
            try await opened.watch(URL(filePath: watch), source: source) { show([$0]) }
            return
        }
        if preview { return try await show(previewsOf: FilePatterns(files).urls, in: opened) }
        let request = IngestRequest(
            files: try FilePatterns(files).urls, source: source, covers: covers, replaces: replaces)
        let outcomes = try await opened.ingest(request) { file, step in
            print("• \(file.lastPathComponent): \(step)", to: .error)
        }
        show(outcomes)
        if outcomes.contains(where: \.isRefused) { throw ExitCode(1) }
    }

    private func show(previewsOf files: [URL], in workspace: TwofoldWorkspace) async throws {
        var previews: [LoadPreview] = []
        for file in files { previews.append(try await workspace.preview(file, source: source)) }
        if json {
            print(try JSON.array(previews.map { try $0.json }).text, to: .output)
        } else {
            print(previews.map { $0.text(in: language.language) }.joined(separator: "\n\n"), to: .output)
        }
        if previews.contains(where: \.isRefused) { throw ExitCode(1) }
    }

    private func show(_ outcomes: [IngestOutcome]) {
        if json {
            print((try? JSON.array(outcomes.map(\.json)).text) ?? "[]", to: .output)
        } else {
            for outcome in outcomes {
                print(outcome.text(in: language.language), to: outcome.isRefused ? .error : .output)
            }
        }
    }
}
