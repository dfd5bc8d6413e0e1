import Foundation
import Testing

@testable import Workspace

/// The built program: exit codes, what goes to which stream, JSON that parses.
@Suite(.serialized, .needsDuckDB, .needsTwofold) struct CommandLineTests {
    private func json(_ outcome: ProgramOutcome) throws -> JSON {
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
    }

    @Test func `from an empty folder to a standing and back, with JSON at every step`() async throws {
        try await withTemporaryFolder { folder in
            let ws = folder.appending(path: "ws").path
            let made = try await twofold("init", ws, "--pack", Machine.quangNinh.path)
            #expect(made.code == 0 && made.output.contains("quang-ninh"))
            let lines = [Sample.payment("CT1", "4.750.000.000.000"), Sample.payment("CT2", "1.000", unit: "99XX")]
            let file = try folder.file("nop-thue-2020H1.csv", Sample.payments(lines))
            let loaded = try await twofold("ingest", ws, file.path, "--json")
            let receipt = try #require(try json(loaded).items.first)
            #expect(receipt["read"] == .int(2) && receipt["new"] == .int(1) && receipt["refused"] == .int(1))
            #expect(loaded.errors.contains("committing"))
            #expect(try json(try await twofold("loads", ws, "--json")).items.count == 1)
            #expect(try json(try await twofold("quarantine", ws, "--json")).items.count == 1)
            let export = folder.appending(path: "refused.csv")
            #expect(try await twofold("quarantine", ws, "--export", export.path).code == 0)
            #expect(try String(contentsOf: export, encoding: .utf8).contains("99XX"))

            let targets = Machine.demoRecords.appending(path: "chi-tieu-2020.yaml").path
            let preview = try await twofold("import", ws, targets, "--dry-run")
            #expect(preview.code == 0 && preview.output.contains("nothing was changed"))
            #expect(try json(try await twofold("import", ws, targets, "--json"))["new"] == .int(9))
            #expect(try await twofold("import", ws, targets).output.contains("nothing was new"))

            let figure = try #require(
                try json(
                    try await twofold("figures", ws, "--indicator", "revenue", "--period", "2020H1", "--format", "json")
                )
                .items.first)
            #expect(figure["value"] == .int(4_750_000_000_000))
            guard case .text(let reference)? = figure["reference"] else {
                Issue.record("a figure has a reference")
                return
            }
            let trace = try json(try await twofold("trace", ws, reference, "--format", "json"))
            #expect(trace["atoms"]?.items.first?["records"] == .int(1))
            let standing = try json(try await twofold("standing", ws, "--period", "2020H1", "--format", "json"))
            let revenue = try #require(standing["indicators"]?.items.first { $0["indicator"] == .text("revenue") })
            let ministry = try #require(revenue["targets"]?.items.first { $0["assigner"] == .text("MOF") })
            #expect(ministry["attainmentPercent"] == .int(50))
            let people = try await twofold("standing", ws, "--period", "2020H1")
            #expect(people.code == 0 && people.output.contains("4.750") && people.output.contains("50%"))

            #expect(try await twofold("plan", ws, "--format", "json").code == 0)
            #expect(try await twofold("explain", ws, "revenue", "--sql", "--language", "en").output.contains("SELECT"))
            #expect(try json(try await twofold("revisions", ws, "--json")).items.count >= 4)
            #expect(try json(try await twofold("takeback", ws, "1", "--json"))["removed"] == .int(1))
            #expect(try await twofold("takeback", ws, "1").code == 1)
        }
    }

    @Test func `tables for spreadsheets are RFC 4180`() async throws {
        try await withTemporaryFolder { folder in
            let ws = folder.appending(path: "ws").path
            _ = try await twofold("init", ws, "--pack", Machine.quangNinh.path)
            let file = try folder.file("nop-thue-2020H1.csv", Sample.payments([Sample.payment("CT1", "1.000")]))
            _ = try await twofold("ingest", ws, file.path)
            let csv = try await twofold(
                "figures", ws, "--indicator", "revenue,payments", "--period", "2020Q1,2020Q2", "--all-units",
                "--format", "csv")
            let lines = csv.output.components(separatedBy: "\r\n")
            let columns = lines[0].split(separator: ",").count
            #expect(columns == 18 && lines.count >= 2 * 2 * 8 + 1)
            #expect(
                lines.last == "" && lines.dropLast().allSatisfy { $0.components(separatedBy: ",").count == columns })
        }
    }

    @Test(arguments: [
        (["figures", "WS", "--indicator", "revenu", "--period", "2020H1"], Int32(1), "did you mean 'revenue'"),
        (["figures", "WS", "--indicator", "revenue", "--period", "2020H7"], 64, "2020H7"),
        (["figures", "WS", "--indicator", "revenue"], 64, "--period"),
        (["figures", "WS", "--indicator", "revenue", "--period", "2020H1", "--unit", "20CX"], 1, "20CX"),
        (["figures", "WS", "--indicator", "revenue", "--period", "2020H1", "--by", "colour"], 1, "tax_kind"),
        (["figures", "WS", "--indicator", "revenue", "--period", "2020H1", "--known", "999"], 1, "999"),
        (["figures", "WS", "--indicator", "", "--period", "2020H1"], 64, "--indicator"),
        (["figures", "WS", "--indicator", "revenue", "--period", "2020H1", "--language", "xx"], 64, "vi or en"),
        (["standing", "NOWHERE", "--period", "2020H1"], 1, "twofold init"),
        (["standing", "WS", "--period", "2020H1"], 1, "twofold ingest"),
        (["ingest", "WS", "NOWHERE/nothing.csv"], 1, "nothing.csv"),
        (["ingest", "WS"], 64, "--watch"),
        (["takeback", "WS", "12"], 1, "12"),
        (["trace", "WS", "whatever"], 1, "whatever"),
        (["trace", "WS", "FAAAAAAAAAAAA"], 1, "FAAAAAAAAAAAA"),
        (["review", "export", "WS", "no-such", "--period", "2020H1", "--out", "NOWHERE"], 1, "so-ket-6-thang"),
        (["user", "add", "WS", "chief", "--role", "leadr", "--random"], 1, "did you mean 'leader'"),
        (["user", "add", "WS", "chief", "--role", "leader@20XB", "--random"], 1, "did you mean '20BB'"),
        (["user", "add", "WS", "chief", "--role", "leader"], 64, "--password-stdin"),
        (["user", "add", "WS", "chief", "--role", "leader", "--random", "--password-stdin"], 64, "--random"),
        (["user", "disable", "WS", "nobody"], 1, "twofold user list"),
        (["token", "make", "WS", "nobody", "--label", "x", "--scope", "view_figure"], 1, "view_figures"),
        (["audit", "list", "WS", "--day", "2020-02-30"], 64, "2020-02-30"),
        (["frobnicate"], 64, "frobnicate"),
    ])
    func `what is wrong is said on the error stream, with its exit code`(
        arguments: [String], code: Int32, word: String
    ) async throws {
        try await withTemporaryFolder { folder in
            let ws = try await Self.emptyWorkspace.value
            let program = try #require(Machine.twofold)
            let outcome = try await run(
                program,
                arguments.map {
                    $0.replacing("NOWHERE", with: folder.appending(path: "nowhere").path).replacing("WS", with: ws.path)
                }, environment: ["TWOFOLD_HOME": Machine.project.path])
            #expect(outcome.code == code, "\(outcome)")
            #expect(outcome.errors.contains(word), "\(outcome.errors)")
            #expect(outcome.output.isEmpty, "\(outcome.output)")
        }
    }

    @Test func `folders and files of any name are taken as they are`() async throws {
        try await withTemporaryFolder { folder in
            let odd = folder.appending(path: "thư mục 'lạ' [1]")
            try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
            let ws = odd.appending(path: "ws's").path
            #expect(try await twofold("init", ws, "--pack", Machine.quangNinh.path).code == 0)
            for (place, name) in [
                "nop-thue-2020H1 [1].csv", "nop-thue-2020H1 'a' \"b\".csv", "nop-thue-2020H1 * ?.csv",
            ].enumerated() {
                let file = try odd.file(name, Sample.payments([Sample.payment("CT\(place)", "1.000")]))
                let outcome = try await twofold("ingest", ws, file.path)
                #expect(outcome.code == 0 && outcome.output.contains("1 new"), "\(name): \(outcome.errors)")
            }
            // A pattern for a shell that does not expand it; the folder's own brackets would be part of it.
            let pattern = folder.appending(path: "*/nop-thue-2020H1 ?a*.csv").path
            let again = try await twofold("ingest", ws, pattern)
            #expect(again.code == 0 && again.output.contains("already loaded as load 2"), "\(again.errors)")
        }
    }

    @Test func `a tool that is missing is our failure, and says how to get it`() async throws {
        let program = try #require(Machine.twofold)
        let ws = try await Self.emptyWorkspace.value
        let outcome = try await run(
            program, ["loads", ws.path],
            environment: ["TWOFOLD_HOME": Machine.project.path, "TWOFOLD_DUCKDB": "/nowhere/duckdb"])
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("Scripts/setup.sh"))
    }

    @Test func `a pack with faults is refused with the place of each, as text and as JSON`() async throws {
        try await withTemporaryFolder { folder in
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: Machine.kcsImports, to: pack)
            let file = pack.appending(path: "indicators/duty.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("import.rate", with: "import.ratte").utf8).write(to: file)
            let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("import.rate")
            }
            let place = "duty.yaml:\(try #require(line) + 1):"
            let outcome = try await twofold("check", pack.path)
            #expect(outcome.code == 1)
            #expect((outcome.output + outcome.errors).contains(place))
            #expect((outcome.output + outcome.errors).contains("did you mean 'rate'"))
            let machine = try await twofold("check", pack.path, "--json")
            #expect(machine.code == 1)
            #expect(throws: Never.self) { try JSONDecoder().decode(JSON.self, from: Data(machine.output.utf8)) }
            let refused = try await twofold("init", folder.appending(path: "ws").path, "--pack", pack.path)
            #expect(refused.code == 1 && refused.errors.contains(place))
            let nowhere = try await twofold("check", folder.appending(path: "nowhere").path)
            #expect(nowhere.code == 1 && nowhere.output.contains("pack.yaml"))
            #expect(try await twofold("check", Machine.kcsImports.path).code == 0)
            #expect(try await twofold("check", Machine.quangNinh.path).code == 0)
        }
    }

    @Test func `help is printed for every command`() async throws {
        for command in [
            "check", "init", "import", "ingest", "loads", "takeback", "quarantine", "figures", "standing", "trace",
            "explain", "claims",
            "plan", "duties", "targets", "milestones", "commendations", "indices", "league", "revisions", "demo",
            "user",
            "token", "audit",
        ] {
            let outcome = try await twofold(command, "--help")
            #expect(outcome.code == 0 && outcome.output.contains("USAGE: twofold \(command)"), "\(command)")
        }
    }

    private static let emptyWorkspace = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-empty-\(getpid())")
        atexit {
            let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-empty-\(getpid())")
            try? FileManager.default.removeItem(at: folder)
        }
        return try await TwofoldWorkspace.create(in: folder, pack: Machine.quangNinh, actor: "thử").folder
    }
}

extension JSON {
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    subscript(key: String) -> JSON? { if case .object(let object) = self { object[key] } else { nil } }
}
