import Appraisal
import Domain
import DuckDB
import Foundation
import Lake
import Packs
import Testing

@testable import Workspace

/// Every figure of the pack against `Oracle/kcs-imports.sql`, which reads the files themselves.
@Suite(.serialized, .needsDuckDB, .needsKoreanImports) struct KoreanImportsTests {
    /// The workspace with both files, made once.
    private static let loading = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-kcs-\(getpid())")
        atexit {
            let folder = FileManager.default.temporaryDirectory.appending(path: "twofold-kcs-\(getpid())")
            try? FileManager.default.removeItem(at: folder)
        }
        let workspace = try await TwofoldWorkspace.create(in: folder, pack: Machine.kcsImports, actor: "thử")
        for name in ["imports-2020.csv", "imports-2021q1.csv"] {
            try await workspace.load(Machine.koreanImports.appending(path: name))
        }
        return workspace
    }

    private static let oracle = Task {
        let duckDB = URL(filePath: try await Machine.duckDB().binary)
        let script = Machine.project.appending(path: "Tests/WorkspaceTests/Oracle/kcs-imports.sql")
        let outcome = try await run(
            duckDB, ["-csv", "-noheader", "-nullvalue", "", "-bail", "-f", script.path], in: Machine.koreanImports)
        return outcome.code == 0 ? outcome.output : ""
    }

    /// `duty/KCS/2020` → the oracle's value; an unknown one is `nil`.
    private func expected() async throws -> [String: Decimal?] {
        var found: [String: Decimal?] = [:]
        for line in try await Self.oracle.value.split(separator: "\n") {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            found["\(cells[0])/\(cells[1])/\(cells[2])"] = .some(
                cells[3].isEmpty ? nil : Decimal(string: String(cells[3])))
        }
        return found
    }

    @Test func `both files are loaded whole`() async throws {
        let workspace = try await Self.loading.value
        let receipts = try await workspace.lake.loads().map(\.receipt)
        #expect(receipts.map(\.counts) == [[37_385, 37_385, 0, 0, 0, 0, 0], [8_134, 8_134, 0, 0, 0, 0, 0]])
        #expect(
            receipts.flatMap(\.coverage).map(\.span.description) == [
                "2020-01-01..2020-12-31", "2021-01-01..2021-03-31",
            ])
        #expect(receipts[0].amounts.map(\.change) == [Decimal(string: "135767939065.66")!])
    }

    @Test func `every indicator at every office in every month, quarter, half and year is what plain SQL finds`()
        async throws
    {
        let workspace = try await Self.loading.value
        let expected = try await expected()
        let periods = [2020, 2021].flatMap { year in
            [.month, .quarter, .half, .year].flatMap { Period.all($0, in: year) }
        }
        let figures = try await workspace.figures(
            FigureQuery(
                indicators: workspace.pack.indicators.map(\.id.rawValue), units: .all, periods: periods,
                asAt: Day("2021-03-31")))
        var differences: [String] = []
        for figure in figures {
            let path = "\(figure.indicator)/\(figure.unit)/\(figure.period)"
            guard let wanted = expected[path] else {
                differences.append("\(path): the oracle has none")
                continue
            }
            if !Self.agree(figure.value, wanted) {
                differences.append(
                    "\(path): \(figure.value.map { "\($0)" } ?? "–"), not \(wanted.map { "\($0)" } ?? "–")")
            }
        }
        #expect(differences.isEmpty, "\(differences.count) of \(figures.count): \(differences.prefix(20))")
        #expect(figures.count == expected.keys.count { !$0.hasPrefix("growth:") })
        #expect(workspace.pack.indicators.count == 15)
        #expect(workspace.pack.units.units.count == 43)
    }

    @Test func `growth and retention of the first quarter of 2021 are what plain SQL finds`() async throws {
        let workspace = try await Self.loading.value
        let expected = try await expected()
        let standings = try await workspace.standings(in: "2021Q1")
        var compared = 0
        var differences: [String] = []
        for standing in standings {
            for row in standing.indicators {
                let path = "\(row.figure.indicator)/\(standing.unit)/2021Q1"
                if let wanted = expected[path], !Self.agree(row.figure.value, wanted) { differences.append(path) }
                guard let wanted = expected["growth:" + path] else { continue }
                compared += 1
                let found = try? row.growth.get().change
                if !Self.agree(found, wanted) {
                    differences.append(
                        "growth of \(path): \(String(describing: found)), not \(String(describing: wanted))")
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.prefix(20))")
        #expect(compared == expected.keys.count { $0.hasPrefix("growth:") } && compared == 43 * 9)
    }

    @Test func `a whole year against a year that is not covered has no growth and no retention`() async throws {
        let workspace = try await Self.loading.value
        let standing = try await workspace.standing(in: Period("2020")!)
        #expect(throws: Growth.Unknown.priorNotCovered) { try standing["duty"]?.growth.get() }
        #expect(standing["importers_retained"]?.figure.value == nil)
        #expect(standing["importers_active"]?.figure.value == 12_720)
    }

    /// The oracle cuts off after twelve decimals; the panel's last digits are beyond them.
    private static func agree(_ found: Decimal?, _ wanted: Decimal?) -> Bool {
        guard let found, let wanted else { return found == nil && wanted == nil }
        return abs(found - wanted) < Decimal(sign: .plus, exponent: -12, significand: 1)
    }
}

extension TwofoldWorkspace {
    /// The standing of every unit at once.
    fileprivate func standings(in period: String) async throws -> [Standing] {
        let known = try known(nil)
        let period = try #require(Period(period))
        return try await reading { session in
            let question = try await StandingQuestion(self, period: period, asAt: nil, known: known, in: session)
            let units = known.pack.units.units.map(\.id)
            let builders = try await question.builders(for: units, known.pack.indicators, in: session)
            return units.compactMap { builders[$0]?.standing() }
        }
    }
}
