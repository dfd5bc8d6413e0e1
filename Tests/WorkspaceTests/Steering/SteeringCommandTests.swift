import Foundation
import Testing

@testable import Workspace

/// The lists of living records on the command line say what the use cases answer.
@Suite(.serialized, .needsDuckDB, .needsTwofold) struct SteeringCommandTests {
    private func printed(_ arguments: String...) async throws -> String {
        _ = try await DemoWorkspace.shared.workspace
        let program = try #require(Machine.twofold)
        let outcome = try await run(
            program, [arguments[0], DemoWorkspace.folder.path] + arguments.dropFirst(),
            environment: ["TWOFOLD_HOME": Machine.project.path])
        #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
        return outcome.output
    }

    @Test func `targets are listed version by version, as a revision knows them`() async throws {
        let latest = try await DemoWorkspace.shared.workspace.latest
        let now = try await printed("targets", "--period", "2020H1", "--unit", "20ZZ")
        #expect(now.split(separator: "\n").count == 2 + 10)
        let later = try #require(now.split(separator: "\n").first { $0.contains("notYetInForce") })
        #expect(later.contains("11.500") && later.contains("301/NQ-HĐND"))
        #expect(try await !printed("targets", "--period", "2020H1", "--known", "\(latest - 1)").contains("11.500"))
        let json = try await printed("targets", "--period", "2020H1", "--unit", "20CF", "--format", "json")
        #expect(json.contains(#""key" : "DEPARTMENT~target~revenue~20CF~2020~calendar""#))
    }

    @Test func `milestones, commendations, indices and league tables are listed`() async throws {
        let milestones = try await printed("milestones", "--period", "2020H1", "--unit", "20CG")
        #expect(milestones.contains("late") && milestones.contains("2020-06-04"))
        let counts = try await printed("commendations", "--period", "2020H1")
        #expect(counts.hasSuffix("40 collectives, 306 individuals\n"))
        let csv = try await printed("commendations", "--period", "2020H1", "--format", "csv")
        #expect(csv.components(separatedBy: "\r\n").count == 1 + 346 + 1)
        let indices = try await printed("indices", "--year", "2018")
        #expect(indices.contains("77,81") && !indices.contains("2019"))
        let league = try await printed("league", "thu-ngan-sach", "--period", "2020H1", "--language", "en")
        let ours = try #require(league.split(separator: "\n").first { $0.contains("← ours") })
        #expect(ours.trimmingCharacters(in: .whitespaces).hasPrefix("7 "))
        let unknown = try await twofold("league", DemoWorkspace.folder.path, "khac", "--period", "2020H1")
        #expect(unknown.code == 1 && unknown.errors.contains("thu-ngan-sach"))
    }

    @Test func `the plan narrows down by words and state`() async throws {
        let found = try await printed("plan", "--as-at", "2020-06-30", "--search", "thu hoi no")
        #expect(found.split(separator: "\n").count == 3 && found.contains("N03.3"))
        let late = try await printed("plan", "--as-at", "2020-06-30", "--state", "late")
        #expect(late == (try await printed("plan", "--as-at", "2020-06-30", "--late")))
        let both = try await twofold("plan", DemoWorkspace.folder.path, "--late", "--state", "done")
        #expect(both.code == 64)
    }
}
