import ArgumentParser
import Domain
import Foundation
import Workspace

struct CouncilCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "council",
        abstract: "Candidates by rule, proposals, votes and decisions of the commendation council.",
        discussion: "Example: twofold council candidates WS --period 2020H1",
        subcommands: [
            CouncilCandidatesCommand.self, CouncilListCommand.self, CouncilShowCommand.self,
            CouncilProposeCommand.self, CouncilVoteCommand.self, CouncilGrantCommand.self, CouncilRejectCommand.self,
            CouncilExportCommand.self,
        ])
}

struct CouncilCandidatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates", abstract: "Who is a candidate by which rule of the pack, and what was found.",
        discussion: "Example: twofold council candidates WS --period 2020H1")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period: 2020H1.")
    var period: Period
    @Option(help: "The last day counted. The end of the period, or the last complete day, unless you say.")
    var asAt: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        let board = try await opened.candidates(in: period, asAt: asAt, known: known)
        switch format {
        case .json: print(try board.json(opened.pack).text, to: .output)
        case .table: print(board.table(opened.pack, in: language.language), to: .output)
        }
    }
}

struct CouncilListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The proposals, open ones first.",
        discussion: "Example: twofold council list WS --period 2020H1")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "One period alone. All unless you say.")
    var period: Period?
    @Option(help: "A unit, with those below it. The root unless you say.")
    var unit: String?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "table or json.")
    var format = ReportFormat.table
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let book = try await workspace.open().proposals(of: unit, in: period, known: known)
        switch format {
        case .json: print(try book.json.text, to: .output)
        case .table: print(book.table(in: language.language), to: .output)
        }
    }
}

struct CouncilShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One proposal with its evidence, votes and decision.",
        discussion: "Example: twofold council show WS DN-2020H1-001")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The proposal's code.")
    var proposal: String
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Flag(help: "Print it as JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let opened = try await workspace.open()
        guard let entry = try opened.proposals(known: known)[proposal] else {
            throw WorkspaceError.unknownProposal(proposal)
        }
        print(try json ? entry.json.text : entry.text(opened.pack, in: language.language), to: .output)
    }
}

struct CouncilProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose a candidate of a rule, or anybody by hand.",
        discussion: """
            Examples: twofold council propose WS --period 2020H1 --unit 20CF --rule thu_tang --day 2020-07-01
            twofold council propose WS --period 2020H1 --unit 20CF --form GKC --subject "Đội Nghiệp vụ" \
            --achievement "Thu hồi nợ thuế" --day 2020-07-01
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period it is for: 2020H1.")
    var period: Period
    @Option(help: "The unit.")
    var unit: String
    @Option(help: "A rule of the pack that proposes the unit; the rest follows from it.")
    var rule: String?
    @Option(help: "The form's code in the pack.")
    var form = ""
    @Option(help: "collective or individual.")
    var kind = "collective"
    @Option(help: "Whom it is for, as the register names it.")
    var subject = ""
    @Option(help: "What it is for.")
    var achievement = ""
    @Option(help: "What speaks for it: words, or a figure's reference. May be given several times.")
    var evidence: [String] = []
    @Option(help: "The last day a rule counts. The end of the period, or the last complete day, unless you say.")
    var asAt: Day?
    @Option(help: "The day it is proposed.")
    var day: Day
    @Flag(help: "I have checked: another form for the same achievement is meant so.")
    var yes = false

    func run() async throws {
        let opened = try await workspace.open()
        do {
            try await propose(opened, confirmed: "")
        } catch let asked as AskedDraft where yes {
            try await propose(opened, confirmed: asked.code)
        } catch let asked as AskedDraft {
            print(asked.description, to: .error)
            print("nothing was changed; check the above and give --yes if it is meant so", to: .error)
            throw ExitCode(1)
        }
    }

    private func propose(_ opened: TwofoldWorkspace, confirmed: String) async throws {
        let code: String
        if let rule {
            code = try await opened.propose(
                rule: rule, unit: unit, in: period, asAt: asAt, on: day, confirmed: confirmed)
        } else {
            code = try opened.propose(
                ProposalDraft(
                    period: period.description, subjectKind: kind, subject: subject, unit: unit, form: form,
                    achievement: achievement, evidence: evidence, day: day.description, confirmed: confirmed))
        }
        print("proposed: \(code)", to: .output)
    }
}

struct CouncilVoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vote", abstract: "Note how the council voted on an open proposal.",
        discussion: "Example: twofold council vote WS DN-2020H1-001 --for 7 --against 1 --abstain 1")

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The proposal's code.")
    var proposal: String
    @Option(name: .customLong("for"), help: "Votes in favour.")
    var inFavour = ""
    @Option(help: "Votes against.")
    var against = ""
    @Option(name: .customLong("abstain"), help: "Neither.")
    var abstained = ""
    @Option(help: "In place of the numbers, a vote by name: 'Nguyễn Văn A: for'. May be given several times.")
    var member: [String] = []

    func run() async throws {
        try await workspace.open().vote(
            VotesDraft(
                inFavour: inFavour, against: against, abstained: abstained,
                members: member.joined(separator: "\n")), on: proposal)
        print("votes noted: \(proposal)", to: .output)
    }
}

struct CouncilGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Grant a proposal by a decision; it becomes a commendation.",
        discussion: """
            Example: twofold council grant WS DN-2020H1-001 --number 512/QĐ-HQQN --issuer "Cục trưởng" --day 2020-07-03
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The proposal's code.")
    var proposal: String
    @Option(help: "The decision's number.")
    var number: String
    @Option(help: "Who decided.")
    var issuer = ""
    @Option(help: "The decision's day.")
    var day: Day

    func run() async throws {
        let code = try await workspace.open().decide(
            DecisionDraft(grants: true, number: number, issuer: issuer, day: day.description), on: proposal)
        print("granted: \(code ?? proposal)", to: .output)
    }
}

struct CouncilRejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Reject a proposal, with the reason.",
        discussion: """
            Example: twofold council reject WS DN-2020H1-002 --reason "Đã khen đột xuất trong quý I" --day 2020-07-03
            """)

    @OptionGroup var workspace: WorkspaceOption
    @Argument(help: "The proposal's code.")
    var proposal: String
    @Option(help: "Why.")
    var reason: String
    @Option(help: "The day it was decided.")
    var day: Day

    func run() async throws {
        try await workspace.open().decide(
            DecisionDraft(grants: false, day: day.description, reason: reason), on: proposal)
        print("rejected: \(proposal)", to: .output)
    }
}

struct CouncilExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the list in the official layout.",
        discussion: "Example: twofold council export WS --period 2020H1 --list proposed --out DIR")

    @OptionGroup var workspace: WorkspaceOption
    @Option(help: "The period: 2020H1.")
    var period: Period
    @Option(help: "proposed or granted.")
    var list = CouncilListKind.proposed
    @Option(help: "docx, xlsx or pdf, separated by commas.")
    var formats = "docx,xlsx"
    @Option(help: "The day on the document. Left blank unless you say.")
    var day: Day?
    @Option(help: "The revision whose knowledge is used. The latest unless you say.")
    var known: Int?
    @Option(help: "The folder written to.", completion: .directory)
    var out: String

    func run() async throws {
        let formats = try formats.split(separator: ",").map { text in
            guard let format = ReviewFormat(rawValue: text.trimmingCharacters(in: .whitespaces)) else {
                throw ValidationError("'\(text)' is not a format; write docx, xlsx or pdf.")
            }
            return format
        }
        let files = try await workspace.open().exportCouncilList(
            list, in: period, to: URL(filePath: out), formats: formats, day: day, known: known)
        for file in files { print(file.path, to: .output) }
    }
}

extension CouncilListKind: ExpressibleByArgument {}
