import ArgumentParser
import Domain
import Foundation
import Workspace

/// The document that sets targets.
struct TargetDocumentOptions: ParsableArguments {
    @Option(name: .customLong("document"), help: "The number of the document that sets it: 301/NQ-HĐND.")
    var number = ""
    @Option(name: .customLong("document-issuer"), help: "Who issued the document.")
    var issuer = ""
    @Option(name: .customLong("document-day"), help: "Its day: 2020-10-12.")
    var day = ""
    @Option(name: .customLong("document-file"), help: "A file with the document, which is kept.", completion: .file())
    var file: String?

    var draft: DocumentDraft {
        var draft = DocumentDraft()
        draft.number = number
        draft.issuer = issuer
        draft.day = day
        return draft
    }
    var kept: TargetDocument? { file.map { .file(URL(filePath: $0)) } }
}

/// What is asked is answered at the terminal, or beforehand.
struct TargetAnswerOptions: ParsableArguments {
    @Flag(help: "I have checked: whatever would be asked is meant so.")
    var yes = false
    @OptionGroup var language: LanguageOption
    @Flag(help: "Print what was done, or asked, as JSON.")
    var json = false

    var author: TargetAuthor { TargetAuthor(language: language.language, units: nil) }

    /// Sends, and where something is asked asks it.
    func run(
        _ opened: TwofoldWorkspace, asking indicator: String,
        send: (TargetConfirmation) async throws -> TargetOutcomeOfSetting
    ) async throws {
        var outcome = try await send(yes ? .all : .none)
        if case .asked(let questions, let code) = outcome {
            let texts = opened.texts(of: questions, about: indicator, in: language.language)
            if !json { for text in texts { print(text, to: .error) } }
            guard !json, isatty(STDIN_FILENO) == 1 else {
                if json { print(try outcome.json(texts).text, to: .output) }
                print("nothing was changed; check the above and give --yes if it is meant so", to: .error)
                throw ExitCode(1)
            }
            print("I have checked; save it? [y/N]", to: .error)
            guard let line = readLine(), ["y", "yes", "c", "có"].contains(line.lowercased()) else {
                print("nothing was changed", to: .error)
                throw ExitCode(1)
            }
            outcome = try await send(.code(code))
        }
        print(try json ? outcome.json([]).text : outcome.text, to: .output)
    }
}

struct TargetSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a target, revise it from a later day, or correct it from the same day.",
        discussion: """
            A number says its unit, or is in --scale. What looks wrong (another unit, ten times last year, a path that falls,
            a sum above the whole, less than is reached) is asked; --yes answers beforehand. Nothing is written before.

            Examples:
              twofold targets set WS --assigner PROVINCE --kind target --indicator revenue --unit 20ZZ --period 2020 \\
                --value '11.500 tỷ đồng' --valid-from 2020-10-15 --document 301/NQ-HĐND --trajectory seasonal
              twofold targets set WS --assigner MOF --kind estimate --indicator revenue --unit 20ZZ --period 2020 \\
                --value '9.500 tỷ' --valid-from 2020-01-01 --point '2020-06-30=4.700 tỷ' --point '2020-12-31=9.500 tỷ'
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "Who assigns it: a code of the pack, MOF.")
    var assigner: String
    @Option(help: "What sort: estimate, target, stretch.")
    var kind: String
    @Option(help: "Of which indicator.")
    var indicator: String
    @Option(help: "For which unit. The root unless you say.")
    var unit: String?
    @Option(help: "For which period: 2020.")
    var period: String
    @Option(help: "The value with its unit: '11.500 tỷ đồng'. Numbers are read as the language writes them.")
    var value: String
    @Option(help: "The unit of numbers that do not say theirs. The base unit unless you say.")
    var scale = ""
    @Option(help: "The first day on which it is the target.")
    var validFrom: String
    @OptionGroup var document: TargetDocumentOptions
    @Option(help: "linear or seasonal; with points it is by hand. linear unless you say.")
    var trajectory = ""
    @Option(
        name: .customLong("point"), help: "A cumulative point of a path by hand, DAY=VALUE; several times, in order.")
    var points: [String] = []
    @Option(help: "A note.")
    var note = ""
    @OptionGroup var answer: TargetAnswerOptions

    func validate() throws {
        for point in points where point.split(separator: "=").count != 2 {
            throw ValidationError("'\(point)' is not a point; write 2020-06-30='4.700 tỷ'.")
        }
    }

    func run() async throws {
        let opened = try await workspace.open()
        var draft = TargetDraft()
        draft.assigner = assigner
        draft.kind = kind
        draft.indicator = indicator
        draft.unit = unit ?? opened.rootUnit
        draft.period = period
        draft.value = value
        draft.scale = scale
        draft.validFrom = validFrom
        draft.document = document.draft
        draft.trajectory = points.isEmpty ? trajectory : "by_hand"
        draft.points = points.map { point in
            let parts = point.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
            return TargetDraft.Point(day: parts[0], cumulative: parts[1])
        }
        draft.note = note
        let sent = draft
        try await answer.run(opened, asking: indicator) { confirmation in
            try await opened.setTarget(
                sent, by: answer.author, document: document.kept, confirming: confirmation)
        }
    }
}

struct HandDownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-down",
        abstract: "Hand a target down to the units below, or show what last year's shares would make of it.",
        discussion: """
            The target is named as 'twofold targets WS --period P --format json' prints its key. Without --value the units are
            listed with what they have, last year's share and the difference to the whole. Nothing is scaled to fit.

            Examples:
              twofold targets hand-down WS 'PROVINCE~target~revenue~20ZZ~2020~calendar'
              twofold targets hand-down WS 'PROVINCE~target~revenue~20ZZ~2020~calendar' --value 20CF='5.700 tỷ' \\
                --value 20CG='2.900 tỷ' --valid-from 2020-10-20 --document 402/QĐ-HQQN
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The target that is handed down.")
    var target: String
    @Option(name: .customLong("value"), help: "UNIT=VALUE; several times. Units not named keep the value they have.")
    var values: [String] = []
    @Option(help: "The unit of numbers that do not say theirs. The base unit unless you say.")
    var scale = ""
    @Option(help: "The first day on which they are the targets.")
    var validFrom = ""
    @Option(help: "The day as at which the target and what is handed down are told.")
    var asAt: Day?
    @OptionGroup var document: TargetDocumentOptions
    @Option(help: "linear or seasonal for the units named; keep leaves each its own path. keep unless you say.")
    var trajectory = ""
    @Option(help: "A note.")
    var note = ""
    @OptionGroup var answer: TargetAnswerOptions

    func validate() throws {
        for value in values where value.split(separator: "=").count != 2 {
            throw ValidationError("'\(value)' is not a unit with a value; write 20CF='5.700 tỷ'.")
        }
    }

    func run() async throws {
        let opened = try await workspace.open()
        guard let key = TargetSeriesKey(target) else {
            throw ValidationError(
                "'\(target)' is not the key of a target; 'twofold targets WS --format json' prints them.")
        }
        let sheet = try await opened.handDownSheet(orRefuse: key, asAt: asAt)
        var draft = HandDownDraft()
        draft.scale = scale
        draft.validFrom = validFrom
        draft.document = document.draft
        draft.trajectory = trajectory
        draft.note = note
        let given = values.map { $0.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) } }
        for pair in given { draft.values[OrgUnit.ID(pair[0])] = pair[1] }
        try opened.checkUnits(of: draft, in: sheet)
        guard !values.isEmpty else {
            print(
                try answer.json ? sheet.json.text : sheet.table(in: answer.language.language), to: .output)
            return
        }
        let sent = draft
        try await answer.run(opened, asking: sheet.parent.indicator.rawValue) { confirmation in
            try await opened.handDown(
                sent, of: sheet, by: answer.author, document: document.kept, confirming: confirmation)
        }
    }
}
