import ArgumentParser
import Foundation
import Workspace

@main
struct Twofold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twofold",
        abstract: "From a department's records and targets to the reviewed figures it is held to.",
        discussion: """
            A first look, on generated data:  twofold demo ./demo
            Your own: twofold init WS --pack DIR, twofold ingest WS FILES, twofold import WS RECORDS,
            then twofold standing WS --period 2020H1 and twofold review export WS TEMPLATE --period 2020H1 --out DIR.

            Exit codes: 0 done, 1 the input is wrong, 2 we failed, 64 wrong usage.
            """,
        subcommands: [
            CheckCommand.self, InitCommand.self, ImportCommand.self, IngestCommand.self, LoadsCommand.self,
            TakeBackCommand.self, QuarantineCommand.self, FiguresCommand.self, StandingCommand.self, ClaimsCommand.self,
            TraceCommand.self, ExplainCommand.self, PlanCommand.self, WorkCommand.self, DutiesCommand.self,
            ReportsCommand.self,
            TargetsCommand.self, MilestonesCommand.self, DirectivesCommand.self, ThemesCommand.self,
            PrioritiesCommand.self, CommendationsCommand.self, CouncilCommand.self, IndicesCommand.self,
            SurveyCommand.self,
            LeagueCommand.self,
            RevisionsCommand.self,
            ReviewCommand.self,
            LedgerCommand.self, WatchCommand.self, RemindCommand.self, CalendarCommand.self,
            UserCommand.self, TokenCommand.self, AuditCommand.self, DemoCommand.self, ServeCommand.self,
        ])

    static func main() async {
        ignoreBrokenPipes()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Foundation.exit(report(error))
        }
    }

    /// Prints what went wrong and answers with the exit code: the one place where errors become codes.
    private static func report(_ error: any Error) -> Int32 {
        guard let failure = Failure(error) else {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if !message.isEmpty { print(message, to: code == .success ? .output : .error) }
            return code.rawValue
        }
        print(failure.text, to: .error)
        return failure.code
    }
}
