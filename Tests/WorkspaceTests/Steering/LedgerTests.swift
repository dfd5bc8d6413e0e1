import Appraisal
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `The revision ledger` {
    private static let half = Period("2020H1")!
    private static let day = Day("2020-06-30")!

    /// Two loads of payments: 7 tỷ at 20CF, then 3 tỷ more.
    private func loaded(in folder: URL) async throws -> (workspace: TwofoldWorkspace, first: Int, second: Int) {
        let workspace = try await Sample.quangNinh(in: folder)
        try await workspace.load(
            try folder.file("nop-thue-2020-a.csv", Sample.payments([Sample.payment("A1", "7.000.000.000")])))
        let first = try workspace.latest
        try await workspace.load(
            try folder.file("nop-thue-2020-b.csv", Sample.payments([Sample.payment("B1", "3.000.000.000")])))
        return (workspace, first, try workspace.latest)
    }

    @Test func `tells old, new, difference and the load behind it, at the unit and above`() async throws {
        try await withTemporaryFolder { folder in
            let (workspace, first, second) = try await loaded(in: folder)
            let ledger = try await workspace.ledger(against: .revision(first), in: Self.half, asAt: Self.day)
            let revenue = ledger.figures.filter { $0.before.indicator == "revenue" }
            #expect(revenue.map(\.before.unit) == ["20ZZ", "20CF"])
            for line in revenue {
                #expect(line.before.value == 7_000_000_000 && line.after?.value == 10_000_000_000)
                #expect(line.difference == 3_000_000_000)
                #expect(line.causes.map(\.note.sequence) == [second])
                #expect(line.causes.map(\.load) == [2])
            }
            // Nothing of it shows at another branch.
            let other = try await workspace.ledger(against: .revision(first), of: "20BB", in: Self.half, asAt: Self.day)
            #expect(other.isEmpty)
            // Nothing has changed since the second load, and there is no later base.
            await #expect(throws: WorkspaceError.noDefinitions(1)) {
                try await workspace.ledger(against: .revision(1), in: Self.half)
            }
            await #expect(throws: WorkspaceError.baseIsLater(second, latest: second)) {
                try await workspace.ledger(against: .revision(second), in: Self.half)
            }
            _ = try await workspace.takeBack(2)
            let back = try await workspace.ledger(against: .revision(second), in: Self.half, asAt: Self.day)
            #expect(back.figures.first { $0.before.indicator == "revenue" }?.difference == -3_000_000_000)
            #expect(back.figures.first?.causes.map(\.note.cause) == ["takeback"])
            // Over both steps, nothing is different.
            #expect(try await workspace.ledger(against: .revision(first), in: Self.half, asAt: Self.day).isEmpty)
        }
    }

    @Test func `names the documents that quoted what is different now`() async throws {
        try await withTemporaryFolder { folder in
            let (workspace, _, second) = try await loaded(in: folder)
            _ = try await workspace.exportReview(
                "so-ket-6-thang", of: Self.half, to: folder.appending(path: "review"), formats: [.xlsx], asAt: Self.day)
            #expect(try await workspace.ledger(against: .quoted, in: Self.half).isEmpty)
            _ = try await workspace.takeBack(2)
            let ledger = try await workspace.ledger(against: .quoted, in: Self.half)
            let revenue = try #require(
                ledger.figures.first { $0.before.indicator == "revenue" && $0.before.period == Self.half })
            #expect(revenue.before.revision == second)
            #expect(revenue.before.value == 10_000_000_000 && revenue.after?.value == 7_000_000_000)
            #expect(revenue.quotations.map(\.name) == ["so-ket-6-thang-2020H1"])
            #expect(revenue.quotations.map(\.by) == ["thử"])
            #expect(revenue.causes.map(\.note.cause) == ["takeback"])
            #expect(try await workspace.ledger(against: .quoted, of: "20BB", in: Self.half).isEmpty)
            // What was known before the load was taken back is told as it was.
            #expect(try await workspace.ledger(against: .quoted, in: Self.half, known: second).isEmpty)
        }
    }

    @Test func `tells of targets, actions and reported values that changed`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            func target(_ value: Decimal) -> Registry.Target {
                Registry.Target(
                    assigner: "MOF", targetKind: "estimate", indicator: "revenue", unit: "20CF",
                    period: Period("2020")!, calendar: "calendar", validFrom: Day("2020-01-01")!, value: value)
            }
            func report(_ value: Decimal?, _ status: ReportedValue.Status) -> ReportedValue {
                ReportedValue(
                    field: "drivers_tested", unit: "20CF", period: Period("202003")!, calendar: "calendar",
                    value: value, status: status, day: Self.day, by: "x")
            }
            let before = Day("2020-03-01")!
            try workspace.record(
                [
                    target(100), report(5, .approved),
                    Resolution(
                        code: "NQ", number: "1-NQ", issuer: "Đảng ủy", day: before,
                        title: LocalizedText("Nghị quyết", in: .vietnamese)),
                    TaskGroup(code: "N1", resolution: "NQ", title: LocalizedText("Thu", in: .vietnamese), order: 1),
                    Action(
                        code: "N1.1", taskGroup: "N1", title: LocalizedText("Việc", in: .vietnamese), leadUnit: "20CF",
                        deadline: Self.day),
                ], cause: .plan)
            let base = try workspace.latest
            try workspace.record([target(120)], cause: .plan)
            let revised = try workspace.latest
            try workspace.record(
                [Registry.ActionState(action: "N1.1", day: before, state: .onTrack, by: "x"), report(9, .draft)],
                cause: .report)
            let ledger = try await workspace.ledger(against: .revision(base), in: Self.half, asAt: Self.day)
            #expect(ledger.figures.isEmpty)
            #expect(ledger.targets.map(\.before) == [100] && ledger.targets.map(\.after) == [120])
            #expect(ledger.targets.first?.causes.map(\.note.sequence) == [revised])
            #expect(
                ledger.actions.map(\.before?.state) == [.notStarted] && ledger.actions.map(\.after?.state) == [.onTrack]
            )
            #expect(ledger.actions.first?.causes.map(\.note.sequence) == [revised + 1])
            // A draft changes nothing that counts.
            #expect(ledger.reports.isEmpty)
            try workspace.record([report(9, .approved)], cause: .report)
            let later = try await workspace.ledger(against: .revision(base), in: Self.half, asAt: Self.day)
            #expect(later.reports.map(\.before) == [5] && later.reports.map(\.after) == [9])
            #expect(try await workspace.ledger(against: .revision(base), of: "20BB", in: Self.half).isEmpty)
            // As the base knew it.
            #expect(
                try await workspace.ledger(against: .revision(base), in: Self.half, asAt: Self.day, known: revised)
                    .actions.isEmpty)
        }
    }

    private static func target(_ value: Decimal, from day: String = "2020-01-01") -> Registry.Target {
        Registry.Target(
            assigner: "MOF", targetKind: "estimate", indicator: "revenue", unit: "20CF", period: Period("2020")!,
            calendar: "calendar", validFrom: Day(day)!, value: value)
    }

    @Test func `holds a target revised from a later day against the one that was in force on that day`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try workspace.record([Self.target(100)], cause: .plan)
            let base = try workspace.latest
            try workspace.record([Self.target(150, from: "2020-11-15")], cause: .plan)
            let ledger = try await workspace.ledger(against: .revision(base), in: Self.half, asAt: Self.day)
            #expect(ledger.targets.map(\.validFrom) == [Day("2020-11-15")])
            #expect(ledger.targets.map(\.before) == [100] && ledger.targets.map(\.after) == [150])
            // The same value again is no change.
            let revised = try workspace.latest
            try workspace.record([Self.target(150, from: "2020-12-01")], cause: .plan)
            #expect(try await workspace.ledger(against: .revision(revised), in: Self.half, asAt: Self.day).isEmpty)
        }
    }

    @Test func `lists targets that changed since documents quoted figures`() async throws {
        try await withTemporaryFolder { folder in
            let (workspace, _, _) = try await loaded(in: folder)
            try workspace.record([Self.target(100)], cause: .plan)
            _ = try await workspace.exportReview(
                "so-ket-6-thang", of: Self.half, to: folder.appending(path: "review"), formats: [.xlsx], asAt: Self.day)
            try workspace.record([Self.target(150, from: "2020-11-15")], cause: .plan)
            let ledger = try await workspace.ledger(against: .quoted, in: Self.half)
            #expect(ledger.figures.isEmpty)
            #expect(ledger.targets.map(\.before) == [100] && ledger.targets.map(\.after) == [150])
        }
    }

    @Test func `names only the steps that can have changed a figure`() async throws {
        try await withTemporaryFolder { folder in
            let (workspace, first, second) = try await loaded(in: folder)
            func load(_ name: String, _ text: String) async throws -> Int {
                try await workspace.load(try folder.file(name, text))
                return try workspace.latest
            }
            // Declarations are no payments; July's payments are none of the half-year.
            _ = try await load(
                "to-khai-2020-a.csv",
                Sample.declarations([Sample.declaration("10000000001", amendment: 0, turnover: "999")]))
            _ = try await load(
                "nop-thue-202007.csv", Sample.payments([Sample.payment("J1", "5", on: "02/07/2020")]))
            let july = try workspace.latest
            _ = try await workspace.takeBack(3)
            func report(_ value: Decimal) -> ReportedValue {
                ReportedValue(
                    field: "drivers_tested", unit: "20CF", period: Period("202003")!, calendar: "calendar",
                    value: value, status: .approved, day: Self.day, by: "x")
            }
            try workspace.record([report(5)], cause: .report)
            let reported = try workspace.latest
            // A definition that is another for one indicator is none for the others.
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: Machine.quangNinh, to: pack)
            let file = pack.appending(path: "goals.yaml")
            try (String(contentsOf: file, encoding: .utf8) + "\n# ghi chú\n").write(
                to: file, atomically: true, encoding: .utf8)
            _ = try await workspace.define(with: pack)
            let now = try await TwofoldWorkspace.open(workspace.folder)
            #expect(try now.latest > reported && july > second)
            let ledger = try await now.ledger(against: .revision(first), in: Self.half, asAt: Self.day)
            let revenue = try #require(ledger.figures.first { $0.before.indicator == "revenue" })
            #expect(revenue.causes.map(\.note.sequence) == [second])
            let march = try await now.ledger(
                against: .revision(first), in: Period("202003")!, asAt: Day("2020-03-31")!)
            let drivers = try #require(
                march.figures.first { $0.before.indicator == "drivers_tested" && $0.before.unit == "20CF" })
            #expect(drivers.causes.map(\.note.sequence) == [reported])
        }
    }

    @Test func `shows the last five steps and counts the others`() async throws {
        try await withTemporaryFolder { folder in
            let note = RevisionNote(try (await Sample.quangNinh(in: folder)).registry.revision(1))
            let causes = (1...8).map { Ledger.Cause(note: note, load: $0) }
            #expect(Ledger.shown(causes).causes.map(\.load) == [4, 5, 6, 7, 8] && Ledger.shown(causes).others == 3)
            #expect(Ledger.shown(Array(causes.prefix(5))).others == 0)
        }
    }

    @Test(.needsTwofold) func `is printed by the command as a table and as JSON`() async throws {
        try await withTemporaryFolder { folder in
            let (workspace, first, _) = try await loaded(in: folder)
            let ws = workspace.folder.path
            let table = try await twofold(
                "ledger", ws, "--since", String(first), "--period", "2020H1", "--as-at", "2020-06-30")
            #expect(table.code == 0 && table.output.contains("#\(first + 1) ingest"), "\(table.errors)")
            let json = try await twofold("ledger", ws, "--quoted", "--json")
            #expect(json.code == 0 && json.output.contains("\"quoted\" : true"), "\(json.errors)")
            #expect(try await twofold("ledger", ws).code == 64)
            let late = try await twofold("ledger", ws, "--since", "99")
            #expect(late.code == 1 && late.errors.contains("revision"))
        }
    }
}
