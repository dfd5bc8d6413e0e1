import Domain
import Foundation
import Packs
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB, .needsTwofold) struct `The command for reports` {
    @Test func `takes a report from a draft to locked, and says what is refused`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let ws = bench.workspace.folder.path
            let program = try #require(Machine.twofold)
            func reports(_ who: String, _ arguments: String...) async throws -> ProgramOutcome {
                try await run(
                    program, ["reports"] + arguments,
                    environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_USER": who])
            }
            let key = ["phong_dich", "20BB", "202007"]
            let wrong = try await reports(
                "lan", "submit", ws, key[0], key[1], key[2], "--set", "drivers_tested=x", "--day", "2020-08-03")
            #expect(wrong.code == 1 && wrong.errors.contains("staff_infected: No value; write 0 where there was none."))
            #expect(wrong.errors.contains("drivers_tested: 'x' is not a number"))
            let typed = ReportBench.whole.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] }
            let submitted = try await run(
                program, ["reports", "submit", ws] + key + typed + ["--day", "2020-08-03", "--json"],
                environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_USER": "lan"])
            #expect(submitted.code == 0, "\(submitted.errors)")
            let json = try JSONDecoder().decode(JSON.self, from: Data(submitted.output.utf8))
            #expect(json["state"] == .text("submitted") && json["waitsFor"] == .text("20BB"))
            let own = try await reports("lan", "approve", ws, key[0], key[1], key[2], "--day", "2020-08-03")
            #expect(own.code == 1 && own.errors.contains("Nobody approves a report they typed, handed in or reopened"))
            let early = try await reports("minh", "approve", ws, key[0], key[1], key[2], "--day", "2020-08-02")
            #expect(early.code == 1 && early.errors.contains("is of 2020-08-03; give that day or a later one"))
            for who in ["minh", "hoa"] {
                let done = try await reports(who, "approve", ws, key[0], key[1], key[2], "--day", "2020-08-03")
                #expect(done.code == 0, "\(done.errors)")
                let twice = try await reports(who, "approve", ws, key[0], key[1], key[2], "--day", "2020-08-03")
                #expect(twice.code == 1)
            }
            let shown = try await reports("lan", "show", ws, key[0], key[1], key[2], "--language", "en")
            #expect(shown.output.hasPrefix("phong_dich/20BB/202007: approved, version 1, due 2020-08-05"))
            #expect(shown.output.contains("3. 2020-08-03 approved (root) by hoa"))
            let board = try await reports("lan", "board", ws, "--as-at", "2020-08-06", "--unit", "20CF")
            #expect(
                board.code == 0 && board.output.contains("late: phong_dich/20CF/202007, due 2020-08-05, 1 days ago"))
        }
    }

    @Test func `writes a template and takes it back`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let ws = bench.workspace.folder.path
            try bench.workspace.saveReport(ReportBench.draft())
            let file = folder.appending(path: "mau.xlsx").path
            let made = try await twofold("reports", "template", ws, "phong_dich", "--period", "202007", "--out", file)
            #expect(made.code == 0 && made.output == "wrote \(file) for 6 units\n", "\(made.errors)")
            let preview = try await twofold("reports", "fill", ws, file, "--dry-run", "--day", "2020-08-03")
            #expect(preview.code == 0 && preview.output.contains("phong_dich/20BB/202007: 0 values change"))
            // Five units have nothing to hand in yet: the file says which cells, and nothing is handed in.
            let refused = try await twofold("reports", "fill", ws, file, "--submit", "--day", "2020-08-03")
            #expect(refused.code == 1 && refused.errors.contains("phong_dich!H14"))
            #expect(try bench.workspace.report(ReportBench.july).state == .draft)
            let none = try await twofold("reports", "template", ws, "khac", "--period", "202007", "--out", file)
            #expect(none.code == 1 && none.errors.contains("phong_dich"))
        }
    }
}
