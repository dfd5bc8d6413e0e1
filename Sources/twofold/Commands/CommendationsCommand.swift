import ArgumentParser
import Domain
import Foundation
import Workspace

struct CommendationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commendations", abstract: "Commendations of a period by form, and their register as JSON or CSV.",
        discussion: "Example: twofold commendations WS --period 2020H1 --format csv")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period: 2020H1.")
    var period: Period
    @Option(help: "A unit, with those below it. The root unless you say.")
    var unit: String?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "Words of the subject, achievement or decision that the register is narrowed to, marks not needed.")
    var search: String?
    @Option(help: "table, json or csv.")
    var format = TableFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let register = try opened.commendationRegister(of: unit, in: period, known: known).listing(text: search)
        switch format {
        case .json: print(try register.json.text, to: .output)
        case .csv: print(register.csv, to: .output)
        case .table: print(register.table(opened.pack, in: language.language), to: .output)
        }
    }
}
