import Foundation
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB, .needsTwofold) struct TargetCommandTests {
    private static let target = "PROVINCE~target~revenue~20ZZ~2020~calendar"

    @Test func `a target is set, asked about, and handed down from the command line`() async throws {
        try await DemoWorkspace.withCopy { workspace in
            let ws = workspace.folder.path
            let before = try workspace.latest
            func set(_ value: String, _ more: String...) async throws -> ProgramOutcome {
                let program = try #require(Machine.twofold)
                return try await run(
                    program,
                    [
                        "targets", "set", ws, "--assigner", "PROVINCE", "--kind", "target", "--indicator", "revenue",
                        "--period", "2020", "--value", value, "--valid-from", "2020-12-01", "--document", "400/NQ-HĐND",
                    ] + more, environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_USER": "thử"])
            }
            let asked = try await set("12.000 đồng", "--language", "en")
            #expect(asked.code == 1 && asked.errors.contains("Was it typed in another unit"))
            #expect(asked.errors.contains("--yes"))
            let unasked = try await set("12.000 tỷ", "--json")
            #expect(unasked.code == 0, "\(unasked.errors)")
            let answer = try JSONDecoder().decode(JSON.self, from: Data(unasked.output.utf8))
            #expect(answer["revision"] == .int(before + 1))
            let confirmed = try await set("900 tỷ", "--yes")
            #expect(confirmed.code == 0 && confirmed.output.hasPrefix("revision \(before + 2)"))
            let wrong = try await set("nhiều", "--trajectory", "đều")
            #expect(wrong.code == 1 && wrong.errors.contains("--value: ") && wrong.errors.contains("--trajectory: "))

            let sheet = try await twofold("targets", "hand-down", ws, Self.target, "--as-at", "2020-06-30")
            #expect(sheet.code == 0 && sheet.output.contains("sum: 11.000 tỷ đồng\ndifference: 0 tỷ đồng"))
            let handed = try await twofold(
                "targets", "hand-down", ws, Self.target, "--as-at", "2020-06-30", "--value", "20BD=180 tỷ",
                "--valid-from", "2020-07-01")
            #expect(handed.code == 0 && handed.output.split(separator: "\n").count == 2, "\(handed.errors)")
            #expect(try await twofold("targets", "hand-down", ws, "x").code == 64)
            let other = try await twofold("targets", "hand-down", ws, Self.target, "--value", "20CD=1 tỷ")
            #expect(other.code == 1 && other.errors.contains("20CD"))

            let file = workspace.folder.appending(path: "chi-tieu.xlsx").path
            #expect(try await twofold("targets", "export", ws, "--out", file).code == 0)
            #expect(try await twofold("import", ws, file).output.contains("nothing was new"))
            // As before: without a subcommand they are listed.
            #expect(try await twofold("targets", ws, "--period", "2020H1").code == 0)
        }
    }
}
