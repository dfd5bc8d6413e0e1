import Foundation
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB, .needsTwofold) struct `The plan on the command line` {
    @Test func `is made, changed, followed, copied, exported and taken back`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let ws = workspace.folder.path
            @discardableResult
            func told(_ arguments: String...) async throws -> String {
                let outcome = try await run(
                    try #require(Machine.twofold), arguments,
                    environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_USER": "ke-hoach"])
                #expect(outcome.code == 0, "\(arguments): \(outcome.output)\(outcome.errors)")
                return outcome.output
            }
            try await told(
                "plan", "resolution", ws, "NQ20", "--number", "1-NQ", "--issuer", "Đảng ủy", "--day", "2020-01-02",
                "--title", "Nghị quyết", "--document", try folder.file("nq.txt", "Nghị quyết").path)
            try await told("plan", "group", ws, "N1", "--resolution", "NQ20", "--title", "Thu")
            try await told(
                "plan", "action", ws, "N1.1", "--group", "N1", "--title", "Tăng thu", "--lead", "20CF", "--support",
                "20BB,20CG", "--deadline", "2020-05-31")
            try await told("plan", "action", ws, "N1.1", "--deadline", "2020-06-30")
            #expect(try await told("plan", ws, "--as-at", "2020-06-01").contains("2020-06-30"))
            let change = try await told("plan", "change", ws, "N1.1", "--deadline", "2020-05-15", "--json")
            #expect(change.contains("\"revision\" :"))
            let late = try await told("work", ws, "--as-at", "2020-06-01", "--unit", "20CF", "--json")
            #expect(late.contains("\"daysLate\" : 17") && late.contains("\"permission\" : \"report\""))
            try await told(
                "plan", "state", ws, "N1.1", "--day", "2020-06-01", "--state", "done", "--sentence", "Đã xong",
                "--reason", "Dịch bệnh")
            #expect(try await told("work", ws, "--as-at", "2020-06-01") == "nothing waits\n")
            let shown = try await told("plan", "show", ws, "N1.1", "--as-at", "2020-06-01")
            for text in ["done, 17 days late", "20BB, 20CG", "Đã xong", "Dịch bệnh", "1-NQ"] {
                #expect(shown.contains(text), "\(shown)")
            }
            let asJSON = try await told("plan", "show", ws, "N1.1", "--as-at", "2020-06-01", "--json")
            #expect(asJSON.contains("\"contradicted\" : false") && asJSON.contains("\"reason\" : \"Dịch bệnh\""))
            let done = try await told(
                "plan", ws, "--state", "done", "--lead", "20CF", "--group", "N1", "--as-at", "2020-06-01")
            #expect(done.contains("N1.1"))
            #expect(try await told("plan", ws, "--lead", "20BB", "--as-at", "2020-06-01") == "no actions\n")
            let supports = try await told("work", ws, "--as-at", "2020-05-01", "--unit", "20BB")
            #expect(supports.contains("N1.1") && supports.contains("supports"))
            let overview = try await told("plan", "overview", ws, "--as-at", "2020-06-01", "--format", "json")
            #expect(overview.contains("\"percentDone\" : 100"))
            #expect(try await told("plan", "overview", ws, "--as-at", "2020-06-01").contains("100%"))
            let copy = try await told(
                "plan", "copy", ws, "NQ20", "NQ21", "--number", "2-NQ", "--day", "2021-01-04", "--suffix=-2021")
            #expect(copy.hasPrefix("1 task groups, 1 actions"))
            let file = folder.appending(path: "kh.xlsx").path
            try await told("plan", "export", ws, "--out", file)
            #expect(
                try await told("import", ws, file, "--dry-run").contains("0 new, 0 changed, 0 withdrawn, 7 the same"))
            try await told("plan", "withdraw", ws, "resolution", "NQ21")
            #expect(try await told("plan", ws, "--as-at", "2021-06-01", "--format", "json").contains("2021") == false)
        }
    }

    @Test func `says every problem, and ends with 1`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let outcome = try await twofold("plan", "resolution", workspace.folder.path, "NQ20", "--day", "31/02")
            #expect(outcome.code == 1)
            for text in ["number: This is needed.", "'31/02' is not a day"] {
                #expect(outcome.errors.contains(text), "\(outcome.errors)")
            }
            let missing = try await twofold(
                "plan", "state", workspace.folder.path, "N9", "--day", "2020-01-01", "--state", "done", "--sentence",
                "x")
            #expect(missing.code == 1 && missing.errors.contains("The plan has no 'N9'"))
            let nothing = try await twofold("plan", "show", workspace.folder.path, "N9")
            #expect(nothing.code == 1 && nothing.errors.contains("no action 'N9'"), "\(nothing.errors)")
        }
    }
}
