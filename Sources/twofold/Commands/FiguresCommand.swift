import ArgumentParser
import Domain
import Foundation
import Workspace

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Figures: indicators at units in periods, each with its coverage and the reference 'trace' takes.",
        discussion: """
            Examples:
              twofold figures WS --indicator revenue --period 2020H1
              twofold figures WS --indicator revenue,declarations --level 1 --period 2020Q1,2020Q2 --by channel --format csv
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "Indicator codes, with commas.")
    var indicator: String
    @Option(help: "Unit codes, with commas. The root unless you say.")
    var unit: String?
    @Option(help: "Every unit on this level of the tree; the root is 0.")
    var level: Int?
    @Flag(help: "Every unit of the tree.")
    var allUnits = false
    @Option(help: "Periods, with commas: 2020, 2020H1, 2020M9, 2020Q2, 202006.")
    var period: String
    @Option(help: "A calendar of the pack. Each indicator's own unless you say.")
    var calendar: String?
    @Option(help: "A dimension to break down by.")
    var by: String?
    @Option(help: "The last day counted, YYYY-MM-DD. The last day with complete records unless you say.")
    var asAt: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table, json or csv.")
    var format = TableFormat.table
    @OptionGroup var language: LanguageOption

    func validate() throws {
        for (name, text) in [("--indicator", indicator), ("--period", period), ("--unit", unit ?? "-")]
        where list(text).isEmpty {
            throw ValidationError("Give at least one code with \(name).")
        }
        if [unit != nil, level != nil, allUnits].count(where: { $0 }) > 1 {
            throw ValidationError("Give one of --unit, --level and --all-units.")
        }
        for text in list(period) where Period(text) == nil {
            throw ValidationError("'\(text)' is not a period; write 2020, 2020H1, 2020M9, 2020Q2 or 202006.")
        }
    }

    func run() async throws {
        let opened = try await workspace.open()
        let units: FigureQuery.Units =
            if let unit { .named(list(unit)) } else if let level { .level(level) } else { allUnits ? .all : .root }
        let query = FigureQuery(
            indicators: list(indicator), units: units, periods: list(period).compactMap { Period($0) },
            calendar: calendar,
            by: by, asAt: asAt, known: known)
        let figures = try await opened.figures(query)
        print(try FigureAnswer(figures, pack: opened.pack, language: language.language).text(format), to: .output)
    }

    private func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
