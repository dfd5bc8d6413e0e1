import ArgumentParser
import Domain
import Foundation
import Workspace

struct IndicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indices", abstract: "Results of published indices over the years.",
        discussion: "Example: twofold indices WS")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The last year shown. All unless you say.")
    var year: Int?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let board = try opened.indexBoard(to: year ?? .max, known: known)
        switch format {
        case .json: print(try board.json.text, to: .output)
        case .table: print(board.table(in: language.language), to: .output)
        }
    }
}
