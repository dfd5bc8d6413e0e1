import ArgumentParser
import Foundation
import Workspace

struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "The records behind a figure, down to one payment; their total is the figure's.",
        discussion: """
            Examples:
              twofold trace WS 'revenue/20ZZ/2020H1/calendar@2020-06-30#12' --limit 20
              twofold trace WS FQ7X2MZPL4ABC        (the bookmark of a figure in a review)
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "A figure reference, or a bookmark of a review.")
    var reference: String
    @Option(help: "Records listed for each part of the formula.")
    var limit = 20
    @Option(help: "Records passed over first.")
    var offset = 0
    @Option(help: "table, json or csv.")
    var format = TableFormat.table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if limit < 0 || offset < 0 { throw ValidationError("--limit and --offset are not negative.") }
    }

    func run() async throws {
        let opened = try await workspace.open()
        let trace = try await opened.trace(reference, limit: limit, offset: offset)
        print(try trace.text(format, pack: opened.pack, language: language.language), to: .output)
    }
}

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "An indicator in words: what is counted, its formula, unit, atoms; with --sql the query.",
        discussion: "Example: twofold explain WS clearance_time_median --sql")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The indicator's code.")
    var indicator: String
    @Flag(help: "Print the SQL as well.")
    var sql = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        print(try await opened.explanation(of: indicator, in: language.language, sql: sql), to: .output)
    }
}
