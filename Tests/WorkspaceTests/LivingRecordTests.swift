import Appraisal
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct LivingRecordTests {
    /// What the demo imports, in the order it became known.
    private static func files() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(atPath: Machine.demoRecords.path)
            .sorted { (($0.contains("dieu-chinh") ? 1 : 0), $0) < (($1.contains("dieu-chinh") ? 1 : 0), $1) }
            .map { Machine.demoRecords.appending(path: $0) }
    }

    @Test func `the demo's records imported a second time change nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let files = try Self.files()
            let first = try await workspace.importRecords(files)
            #expect(first.plan.count(.new) > 400 && first.revision != nil)
            let again = try await workspace.importRecords(files)
            #expect(again.plan.isEmpty && again.revision == nil)
            #expect(again.plan.count(.same) == first.plan.items.count)
            // One by one too, in any order.
            for file in files.reversed() {
                let answer = try await workspace.importRecords([file])
                #expect(answer.revision == nil, "\(file.lastPathComponent): \(answer.text.prefix(300))")
            }
            #expect(try workspace.latest == first.revision)
        }
    }

    @Test func `a preview says what would change and changes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let before = try workspace.latest
            let preview = try await workspace.previewImport(try Self.files())
            #expect(preview.plan.count(.new) > 400 && preview.revision == nil)
            #expect(try workspace.latest == before)
            #expect(try workspace.registry.targets(knownAt: before).isEmpty)
            #expect(try workspace.registry.plan(knownAt: before).resolutions.isEmpty)
            let done = try await workspace.importRecords(try Self.files())
            #expect(done.plan.items.map(\.change) == preview.plan.items.map(\.change))
        }
    }

    @Test func `a file with faults imports nothing, and every fault is said`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            let before = try workspace.latest
            let file = try folder.file(
                "chi-tieu.yaml",
                """
                targets:
                  - {assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020, value: 9500, scale: tỷ đồng, valid_from: 2020-01-01}
                  - {assigner: MOFF, kind: estimate, indicator: revenu, unit: 20XX, period: 2020Q7, value: nhiều, scale: tỷ đồng, valid_from: 2020-01-01}
                """)
            do {
                try await workspace.importRecords([file])
                Issue.record("the faults were not found")
            } catch {
                let text = "\(error)"
                for word in ["MOFF", "revenu", "20XX", "2020Q7", "nhiều", "chi-tieu.yaml:3:"] {
                    #expect(text.contains(word), "\(word)")
                }
            }
            #expect(try workspace.latest == before)
        }
    }

    @Test func `a changed target is a new version; the figure of the old one is still known`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            try await workspace.load(
                try folder.file("nop-thue-2020.csv", Sample.payments([Sample.payment("A1", "950.000.000.000")])))
            func target(_ value: Int) throws -> URL {
                try folder.file(
                    "mof.yaml",
                    """
                    targets:
                      - {assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020, value: \(value), scale: tỷ đồng, valid_from: 2020-01-01}
                    """)
            }
            let first = try #require(try await workspace.importRecords([try target(9_500)]).revision)
            let second = try #require(try await workspace.importRecords([try target(1_900)]).revision)
            let period = try #require(Period("2020H1"))
            for (revision, percent) in [(first, 10), (second, 50)] {
                let standing = try await workspace.standing(in: period, known: revision)
                guard case .attainment(let attainment)? = standing["revenue"]?.target("MOF", "estimate")?.outcome else {
                    Issue.record("there is an attainment")
                    continue
                }
                #expect(attainment.percent == Decimal(percent))
            }
        }
    }
}
