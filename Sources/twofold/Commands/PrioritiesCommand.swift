import ArgumentParser
import Domain
import Foundation
import Workspace

struct PrioritiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "priorities", abstract: "What a review asks of the period after it, in order.",
        discussion: """
            Example: twofold priorities WS --period 2020H2
                     twofold priorities add WS --period 2020H2 --text "Rút ngắn thời gian thông quan"
                     twofold priorities change WS 3 --period 2020H2 --place 1
            """,
        subcommands: [List.self, Add.self, Change.self, Remove.self, MakeAction.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The priorities of a period, with the actions made of them.",
            discussion: "Example: twofold priorities WS --period 2020H2 --json")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The period they are for: 2020H2.")
        var period: Period
        @Option(help: "The revision whose knowledge is used. The latest unless you say.")
        var known: Int?
        @Flag(help: "Print JSON.")
        var json = false
        @OptionGroup var language: LanguageOption

        func run() async throws {
            let list = try await workspace.open().priorities(for: period, known: known)
            print(json ? try list.json.text : list.table(in: language.language), to: .output)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a priority.",
            discussion: "Example: twofold priorities add WS --period 2020H2 --text \"Rút ngắn thời gian thông quan\"")

        @OptionGroup var workspace: WorkspaceOption
        @Option(help: "The period it is for: 2020H2.")
        var period: Period
        @Option(help: "Its text in Vietnamese.")
        var text: String
        @Option(help: "Its text in English.")
        var textEn: String?
        @Option(help: "Where it shall stand. Last unless you say.")
        var place: Int?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var texts: [Language: String] = [.vietnamese: text]
            if let textEn { texts[.english] = textEn }
            let draft = PriorityDraft(place: place.map(String.init) ?? "", text: texts)
            try opened.setPriorities(try opened.priorityDrafts(for: period) + [draft], for: period)
            try say("a priority of \(period) is added", of: opened, json: json)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a priority or move it: what is not given stays.",
            discussion: "Example: twofold priorities change WS 3 --period 2020H2 --place 1")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Where it stands now.")
        var order: Int
        @Option(help: "The period it is for: 2020H2.")
        var period: Period
        @Option(help: "Its text in Vietnamese.")
        var text: String?
        @Option(help: "Its text in English.")
        var textEn: String?
        @Option(help: "Where it shall stand.")
        var place: Int?
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.changePriority(order, of: period) { draft in
                if let text { draft.text[.vietnamese] = text }
                if let textEn { draft.text[.english] = textEn }
                if let place { draft.place = String(place) }
            }
            try say("priority \(order) of \(period) is changed", of: opened, json: json)
        }
    }

    struct MakeAction: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "action", abstract: "Make an action of a priority, which it remembers.",
            discussion: "Example: twofold priorities action WS 3 --period 2020H2 --group N03 --lead 20CF")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Where the priority stands.")
        var order: Int
        @Option(help: "The period it is for: 2020H2.")
        var period: Period
        @Option(help: "The task group it is put under. The plan's last unless you say.")
        var group: String?
        @Option(help: "Its code. The next of the plan's last group unless you say.")
        var code: String?
        @Option(help: "The unit that leads it. The root unless you say.")
        var lead: String?
        @Option(help: "Its deadline. The end of the period unless you say.")
        var deadline: String?
        @OptionGroup var title: TitleOptions
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            var draft = try opened.priorityActionDraft(order, of: period)
            if let group { draft.group = group }
            if let code { draft.code = code }
            if let lead { draft.leadUnit = lead }
            if let deadline { draft.deadline = deadline }
            title.change(&draft.title)
            let made = try opened.makeAction(ofPriority: order, of: period, draft)
            try say("action \(made) is made of priority \(order) of \(period)", of: opened, json: json)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a priority back; those after it move up.",
            discussion: "Example: twofold priorities remove WS 3 --period 2020H2")

        @OptionGroup var workspace: WorkspaceOption
        @Argument(help: "Where it stands now.")
        var order: Int
        @Option(help: "The period it is for: 2020H2.")
        var period: Period
        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let opened = try await workspace.open()
            try opened.changePriority(order, of: period) { $0.text = [:] }
            try say("priority \(order) of \(period) is taken back", of: opened, json: json)
        }
    }
}
