import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `Watch rules` {
    private static let half = Period("2020H1")!
    private static let day = Day("2020-06-30")!

    /// A Quảng Ninh with other watch rules.
    private func workspace(
        watching rules: String, in folder: URL, changing change: (_ pack: URL) throws -> Void = { _ in }
    ) async throws -> TwofoldWorkspace {
        let pack = folder.appending(path: "pack")
        try FileManager.default.copyItem(at: Machine.quangNinh, to: pack)
        try change(pack)
        try Data("rules:\n\(rules)\n".utf8).write(to: pack.appending(path: "watch.yaml"))
        return try await TwofoldWorkspace.create(in: folder.appending(path: "ws"), pack: pack, actor: "thử")
    }

    private func rule(_ code: String, _ test: String) -> String {
        "  - {code: \(code), names: {vi: x, en: x}, question: {vi: \"Vì sao?\", en: \"Why?\"}, \(test)}"
    }

    @Test func `ask when the cumulative value is more than so far behind its path`() async throws {
        try await withTemporaryFolder { folder in
            let test = "behind: {indicator: revenue, assigner: MOF, kind: estimate, percent: 5}"
            let workspace = try await workspace(watching: rule("behind", test), in: folder)
            func target(_ unit: OrgUnit.ID, _ value: Decimal) -> Target {
                Target(
                    assigner: "MOF", targetKind: "estimate", indicator: "revenue", unit: unit, period: Period("2020")!,
                    calendar: "calendar", validFrom: Day("2020-01-01")!, value: value,
                    trajectory: .byHand([
                        .init(day: Self.day, cumulative: value / 2), .init(day: Day("2020-12-31")!, cumulative: value),
                    ]))
            }
            // Half of 200 is planned: 94 of 100 is 6 % behind, 95 just 5 %.
            try workspace.record([target("20CF", 200), target("20BB", 200)], cause: .plan)
            try await workspace.load(
                try folder.file(
                    "nop-thue-2020.csv",
                    Sample.payments([Sample.payment("A1", "94"), Sample.payment("B1", "95", unit: "20BB")])))
            let flags = try await workspace.watch(in: Self.half, asAt: Self.day)
            #expect(flags.map(\.id) == ["behind/20CF/2020H1"])
            #expect(flags.first?.numbers == "94 of 100, 6 % behind")
            #expect(flags.first?.finding == .behind(cumulative: 94, planned: 100, percent: 6))
            #expect(try await workspace.watch(of: "20BB", in: Self.half, asAt: Self.day).isEmpty)
        }
    }

    @Test func `ask when a figure jumps against the periods before it`() async throws {
        try await withTemporaryFolder { folder in
            let test = "jump: {indicator: revenue, periods: 2, change: 50}, unit_kinds: [branch]"
            let pack = try Pack.read(files: PackFiles(readingFolder: Machine.quangNinh))
            let kind = try #require(pack.units["20CF"]?.kind)
            let workspace = try await workspace(
                watching: rule("jump", test.replacing("[branch]", with: "[\(kind)]")), in: folder)
            // The mean of 100 and 300 is 200: 310 is 55 % more, 100 half less is 50 %, which is not more than 50 %.
            func payments(_ unit: String, _ amounts: [(String, String)]) -> [String] {
                amounts.map { Sample.payment("\(unit)\($0.0)", $0.1, on: "15/0\($0.0)/2020", unit: unit) }
            }
            try await workspace.load(
                try folder.file(
                    "nop-thue-2020H1.csv",
                    Sample.payments(
                        payments("20CF", [("4", "100"), ("5", "300"), ("6", "310")])
                            + payments("20BB", [("4", "100"), ("5", "300"), ("6", "100")]))))
            let month = try #require(Period("202006"))
            let flags = try await workspace.watch(in: month, asAt: Self.day)
            #expect(flags.map(\.id) == ["jump/20CF/202006"])
            #expect(flags.first?.finding == .jump(value: 310, mean: 200, change: 55))
        }
    }

    @Test func `ask of a ceiling when its path is passed, and stay answered until another step is passed`() async throws
    {
        try await withTemporaryFolder { folder in
            let test = "behind: {indicator: payments, assigner: MOF, kind: estimate, percent: 40}"
            let workspace = try await workspace(watching: rule("over", test), in: folder) { pack in
                let file = pack.appending(path: "indicators/revenue.yaml")
                let text = try String(contentsOf: file, encoding: .utf8)
                let payments = try #require(text.range(of: "code: payments"))
                let direction = try #require(
                    text.range(of: "direction: higher", range: payments.upperBound..<text.endIndex))
                try Data(text.replacingCharacters(in: direction, with: "direction: lower").utf8).write(to: file)
            }
            func target(_ unit: OrgUnit.ID) -> Target {
                Target(
                    assigner: "MOF", targetKind: "estimate", indicator: "payments", unit: unit,
                    period: Period("2020")!, calendar: "calendar", validFrom: Day("2020-01-01")!, value: 6,
                    trajectory: .byHand([
                        .init(day: Self.day, cumulative: 3), .init(day: Day("2020-12-31")!, cumulative: 6),
                    ]))
            }
            try workspace.record([target("20CF"), target("20BB")], cause: .plan)
            // Three were planned at most: five are 66,67 % too many, two are none too many.
            func load(_ name: String, _ keys: [String], _ others: [String] = []) async throws {
                try await workspace.load(
                    try folder.file(
                        name,
                        Sample.payments(
                            keys.map { Sample.payment($0, "1") } + others.map { Sample.payment($0, "1", unit: "20BB") })
                    ))
            }
            try await load("nop-thue-2020-a.csv", ["A1", "A2", "A3", "A4", "A5"], ["B1", "B2"])
            let flags = try await workspace.watch(in: Self.half, asAt: Self.day)
            #expect(flags.map(\.id) == ["over/20CF/2020H1"])
            #expect(flags.first?.numbers == "5 of 3, 66.67 % above")
            _ = try await workspace.acknowledge(
                "over/20CF/2020H1", reason: "nộp nhiều lần", in: Self.half, asAt: Self.day)
            #expect(try await workspace.watch(in: Self.half, asAt: Self.day).map(\.isOpen) == [false])
            // 100 % is past twice 40 %; once was answered.
            try await load("nop-thue-2020-b.csv", ["A6"])
            #expect(try await workspace.watch(in: Self.half, asAt: Self.day).map(\.isOpen) == [true])
            _ = try await workspace.acknowledge("over/20CF/2020H1", reason: "như trên", in: Self.half, asAt: Self.day)
            try await load("nop-thue-2020-c.csv", [], ["B3"])
            #expect(try await workspace.watch(in: Self.half, asAt: Self.day).map(\.isOpen) == [false])
        }
    }

    @Test func `do not hold a part of a period against whole ones`() async throws {
        try await withTemporaryFolder { folder in
            let test = "jump: {indicator: revenue, periods: 2, change: 50}"
            let workspace = try await workspace(watching: rule("jump", test), in: folder)
            try await workspace.load(
                try folder.file(
                    "nop-thue-2020H1.csv",
                    Sample.payments(
                        [("4", "200"), ("5", "200"), ("6", "50")].map {
                            Sample.payment("A\($0.0)", $0.1, on: "05/0\($0.0)/2020")
                        })))
            let june = try #require(Period("202006"))
            #expect(try await workspace.watch(in: june, asAt: Day("2020-06-10")!).isEmpty)
            #expect(try await workspace.watch(in: june, asAt: Self.day).map(\.id) == ["jump/20CF/202006"])
        }
    }

    @Test func `keep quiet once they are answered, until other records stand out`() async throws {
        try await withTemporaryFolder { folder in
            let test = "just_under: {dataset: declaration, column: turnover, limit: 1000, within: 5, share: 20}"
            let workspace = try await workspace(watching: rule("under", test), in: folder)
            func load(_ name: String, _ lines: [String]) async throws {
                try await workspace.load(try folder.file(name, Sample.declarations(lines)))
            }
            try await load(
                "to-khai-2020-a.csv",
                [
                    Sample.declaration("10000000001", amendment: 0, turnover: "999"),
                    Sample.declaration("10000000002", amendment: 0, turnover: "5000"),
                ])
            let flag = try #require(try await workspace.watch(in: Self.half, asAt: Self.day).first)
            #expect(flag.finding == .records(standingOut: 1, total: 2, groups: 1) && flag.isOpen)
            let duties = try await workspace.duties(in: Self.half, asAt: Self.day).duties
            #expect(duties.filter { $0.kind == .watchFlag }.map(\.subject) == ["under/20CF/2020H1"])

            await #expect(throws: WorkspaceError.noReason) {
                try await workspace.acknowledge(flag.id, reason: " ", in: Self.half, asAt: Self.day)
            }
            await #expect(throws: WorkspaceError.noSuchFlag("under/20BB/2020H1")) {
                try await workspace.acknowledge("under/20BB/2020H1", reason: "x", in: Self.half, asAt: Self.day)
            }
            #expect(throws: WorkspaceError.flagHasChanged(flag.id)) {
                try workspace.acknowledge(flag, seen: "?", reason: "x")
            }
            let answered = try workspace.acknowledge(flag, seen: flag.mark, reason: "một hợp đồng")
            #expect(answered.acknowledgement?.reason == "một hợp đồng" && answered.acknowledgement?.by == "thử")
            #expect(try await workspace.watch(in: Self.half, asAt: Self.day).map(\.isOpen) == [false])
            #expect(
                try await workspace.duties(in: Self.half, asAt: Self.day).duties.allSatisfy { $0.kind != .watchFlag })
            let trail = try workspace.auditEntries(AuditFilter(action: "flag.acknowledged"))
            #expect(trail.lines.map(\.subject) == [flag.id])

            // More was looked at, and nothing more stands out.
            try await load(
                "to-khai-2020-ab.csv", [Sample.declaration("10000000004", amendment: 0, turnover: "5000")])
            #expect(try await workspace.watch(in: Self.half, asAt: Self.day).map(\.isOpen) == [false])
            try await load(
                "to-khai-2020-b.csv", [Sample.declaration("10000000003", amendment: 0, turnover: "998")])
            let again = try #require(try await workspace.watch(in: Self.half, asAt: Self.day).first)
            #expect(again.isOpen && again.finding == .records(standingOut: 2, total: 4, groups: 1))
            // The records behind it, with names hidden from who may not see them.
            let listing = try #require(
                try await workspace.records(behind: again, asAt: Self.day, limit: 1, offset: 1, showsNames: false))
            let number = try #require(listing.columns.firstIndex { $0.name == "number" })
            let trader = try #require(listing.columns.firstIndex { $0.name == "trader" })
            #expect(listing.rows.map { $0[number] } == ["10000000003"])
            #expect(listing.rows.map { $0[trader] } == [hiddenName])
        }
    }

    @Test(.needsTwofold) func `of the demo find something, and are answered on the command line`() async throws {
        _ = try await DemoWorkspace.shared.workspace
        let demo = try await twofold("watch", DemoWorkspace.folder.path, "--period", "2020H1", "--json")
        #expect(demo.code == 0, "\(demo.errors)")
        guard case .array(let found) = try JSONDecoder().decode(JSON.self, from: Data(demo.output.utf8)) else { return }
        #expect(!found.isEmpty)
        try await withTemporaryFolder { folder in
            let test = "just_under: {dataset: declaration, column: turnover, limit: 1000, within: 5, share: 40}"
            let workspace = try await workspace(watching: rule("under", test), in: folder)
            try await workspace.load(
                try folder.file(
                    "to-khai-2020-a.csv",
                    Sample.declarations([Sample.declaration("10000000001", amendment: 0, turnover: "999")])))
            let ws = workspace.folder.path
            let said = try await twofold(
                "watch", "acknowledge", ws, "under/20CF/2020H1", "--period", "2020H1", "--as-at", "2020-06-30",
                "--reason", "một hợp đồng")
            #expect(said.code == 0 && said.output.contains("is acknowledged"), "\(said.errors)")
            let table = try await twofold("watch", ws, "--period", "2020H1", "--as-at", "2020-06-30")
            #expect(table.output.contains("một hợp đồng (thử)"))
            let none = try await twofold("watch", "acknowledge", ws, "x/y/z", "--period", "2020H1", "--reason", "r")
            #expect(none.code == 1 && none.errors.contains("twofold watch"))
        }
    }
}
