import ArgumentParser
import Domain
import Foundation
import Workspace

struct ThemesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "Themes of the years and of their emulation.",
        discussion: """
            Example: twofold themes WS --year 2020
                     twofold themes set WS 2020 emulation --text "Kỷ cương, đoàn kết, sáng tạo, hiệu quả"
            """,
        subcommands: [List.self, Set.self, Withdraw.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The themes, the latest year first.", discussion: "Example: twofold themes WS --year 2020 --json")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "Only this year's.")
        var year: Int?
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let lines = try await workspace.open().themeLines(of: year, known: known)
            print(json ? try lines.json.text : lines.table(in: language.language), to: .output)
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set the theme of a year, or change it: what is not given stays.",
            discussion: "Example: twofold themes set WS 2020 year --text \"Nâng cao chất lượng cán bộ\" --code can-bo")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The year.")
        var year: Int
        @Argument(help: "year or emulation.")
        var kind: String
        @Option(help: "Its text in Vietnamese.")
        var text: String?
        @Option(help: "Its text in English.")
        var textEn: String?
        @Option(help: "What resolutions and actions name it by.")
        var code: String?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var draft = try opened.themeDrafts(of: year).first { $0.sort == kind } ?? ThemeDraft(sort: kind)
            if let text { draft.text[.vietnamese] = text }
            if let textEn { draft.text[.english] = textEn }
            if let code { draft.code = code }
            try opened.setThemes([draft], of: year)
            try say("the theme '\(kind)' of \(year) is set", of: opened, json: json)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the theme of a year back.", discussion: "Example: twofold themes withdraw WS 2020 emulation"
        )

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "The year.")
        var year: Int
        @Argument(help: "year or emulation.")
        var kind: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.setThemes([ThemeDraft(sort: kind)], of: year)
            try say("the theme '\(kind)' of \(year) is taken back", of: opened, json: json)
        }
    }
}
