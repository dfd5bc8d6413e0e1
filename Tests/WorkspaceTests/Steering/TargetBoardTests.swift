import Appraisal
import Domain
import Foundation
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct TargetBoardTests {
    private static let half = Period("2020H1")!
    private static let province = TargetSeriesKey("PROVINCE~target~revenue~20ZZ~2020~calendar")!

    @Test func `each target of the department and its branches stands as the standings say`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let board = try await workspace.targetBoard(in: Self.half)
        #expect(board.series.count == 9)
        for unit in ["20ZZ", "20CF", "20BD"] {
            let standing = try await workspace.standing(of: unit, in: Self.half)
            for series in board.series where series.key.unit.rawValue == unit {
                let target = try #require(standing[series.key.indicator]?.target(series.key.assigner, series.key.kind))
                #expect(series.standing?.value == target.value && series.standing?.outcome == target.outcome)
                #expect(series.standing?.aheadBy == target.aheadBy)
                #expect(series.cumulative?.value == target.cumulative)
            }
        }
        let branch = try await workspace.targetBoard(of: "20CF", in: Self.half)
        #expect(branch.series.map(\.key.unit) == ["20CF"])
    }

    @Test func `a version that is known but not yet in force is marked, and unknown before it was learnt`() async throws
    {
        let workspace = try await DemoWorkspace.shared.workspace
        let latest = try workspace.latest
        func versions(asAt: String, known: Int) async throws -> [TargetSeries.Version] {
            let board = try await workspace.targetBoard(in: Period("2020")!, asAt: Day(asAt), known: known)
            return try #require(board.series.first { $0.key == Self.province }).versions
        }
        let july = try await versions(asAt: "2020-06-30", known: latest - 1)
        #expect(july.map(\.value) == [11_000_000_000_000] && july.map(\.state) == [.inForce])
        let known = try await versions(asAt: "2020-06-30", known: latest)
        #expect(known.map(\.value) == [11_000_000_000_000, 11_500_000_000_000])
        #expect(known.map(\.state) == [.inForce, .notYetInForce])
        #expect(known[0].knownSince < latest && known[1].knownSince == latest)
        #expect(known[1].document?.number.hasPrefix("301/NQ-HĐND") == true)
        #expect(try await versions(asAt: "2020-11-30", known: latest).map(\.state) == [.superseded, .inForce])
    }

    @Test func `another value for the same day is a correction, and both are shown`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            for value in [9_500, 9_600] {
                try await workspace.importRecords([
                    try folder.file(
                        "mof.yaml",
                        """
                        targets:
                          - {assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020, value: \(value), scale: tỷ đồng, valid_from: 2020-01-01}
                        """)
                ])
            }
            // No records are loaded: the target is there, what is held against it is unknown.
            let series = try #require(try await workspace.targetBoard(in: Self.half).series.first)
            #expect(series.versions.map(\.state) == [.corrected, .inForce])
            #expect(series.inForce?.value == 9_600_000_000_000)
            #expect(series.cumulative?.value == nil)
        }
    }

    @Test
    func `a target in another calendar than its indicator's is held against nothing, and leaves the others alone`()
        async throws
    {
        try await DemoWorkspace.withCopy { workspace in
            let key = TargetSeriesKey("PROVINCE~target~revenue~20ZZ~2020~administrative")!
            try workspace.record(
                [
                    Target(
                        assigner: key.assigner, targetKind: key.kind, indicator: key.indicator, unit: key.unit,
                        period: key.period, calendar: key.calendar, validFrom: Day("2020-02-01")!,
                        value: 12_000_000_000_000)
                ], cause: .plan)
            let board = try await workspace.targetBoard(in: Self.half)
            let other = try #require(board.series.first { $0.key == key })
            #expect(other.inForce?.value == 12_000_000_000_000 && other.standing == nil)
            let own = try #require(board.series.first { $0.key == Self.province })
            #expect(own.standing?.value == 11_000_000_000_000)
            let revenue = try #require(try await workspace.standing(in: Self.half)["revenue"])
            #expect(!revenue.targets.contains { $0.value == 12_000_000_000_000 })
        }
    }

    @Test func `the path ends at the target, and at the as-at day stands where the standing says`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let path = try #require(try await workspace.targetPath(Self.province, in: Self.half))
        #expect(path.points.count == 12 && path.points.last?.planned == 11_000_000_000_000)
        let june = try #require(path.points.first { $0.day == Day("2020-06-30") })
        #expect(june.actual?.value == 6_718_000_000_000 && june.prior?.value == 5_645_000_000_000)
        let standing = try await workspace.standing(in: Self.half)
        #expect(june.planned == standing["revenue"]?.target("PROVINCE", "target")?.planned)
        #expect(path.points.filter { $0.day > path.asAt }.allSatisfy { $0.actual == nil && $0.prior != nil })
        // Each point is the figure its reference names.
        let march = try #require(path.points.first { $0.day == Day("2020-03-31") })
        let figure = try await workspace.figure("revenue", in: "2020", asAt: "2020-03-31")
        #expect(march.actual?.value == figure.value && march.actual?.reference == figure.reference)
        let planned = path.points.compactMap(\.planned)
        #expect(planned == planned.sorted())
    }

    @Test func `a day within a month has a point of its own, held against the same day a year before`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let path = try #require(
            try await workspace.targetPath(Self.province, in: Self.half, asAt: Day("2020-05-15")))
        #expect(path.points.count == 13)
        let point = try #require(path.points.first { $0.day == Day("2020-05-15") })
        #expect(point.actual?.value == (try await workspace.figure("revenue", in: "2020", asAt: "2020-05-15").value))
        #expect(point.prior?.reference.asAt == Day("2019-05-15"))
        #expect(path.points.first { $0.day == Day("2020-05-31") }?.actual == nil)
    }

    @Test func `a rate is drawn against its target, read up to each day by itself`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let key = try #require(TargetSeriesKey("DEPARTMENT~target~clearance_time_mean~20ZZ~2020~calendar"))
        let found = try await workspace.targetBoard(in: Self.half).series.first {
            $0.key.indicator == "clearance_time_mean"
        }
        let path = try #require(try await workspace.targetPath(found?.key ?? key, in: Self.half))
        #expect(!path.addsUp && Set(path.points.compactMap(\.planned)).count == 1)
        let march = try #require(path.points.first { $0.day == Day("2020-03-31") })
        #expect(
            march.actual?.value
                == (try await workspace.figure("clearance_time_mean", in: "2020", asAt: "2020-03-31").value))
    }

    @Test(arguments: ["", "a~b", "MOF~estimate~revenue~20ZZ~2020Q7~calendar", "MOF~~revenue~20ZZ~2020~calendar"])
    func `what names no target is refused`(text: String) {
        #expect(TargetSeriesKey(text) == nil)
    }

    @Test func `the league table has the place of the standing, and ties share one`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let board = try #require(
            try await workspace.leagueBoard("thu-ngan-sach", in: Self.half, asAt: Day("2020-06-30")!))
        let rank = try #require(try await workspace.standing(in: Self.half)["revenue"]?.rank)
        let ours = try #require(board.rows.first { $0.isOurs })
        #expect(ours.place == rank.place && board.of == rank.of && board.rows.count == 35)
        #expect(ours.value == 6_718_000_000_000 && board.figure?.value == ours.value)
        #expect(try await workspace.leagueBoard("khac", in: Self.half, asAt: Day("2020-06-30")!) == nil)
        #expect(try await workspace.leagueBoard("thu-ngan-sach", in: Self.half, asAt: Day("2020-06-29")!) == nil)
        try await withTemporaryFolder { folder in
            let small = try await Sample.quangNinh(in: folder)
            try await small.importRecords([
                try folder.file(
                    "bang.yaml",
                    """
                    league_tables:
                      - code: tie
                        title: Xếp hạng
                        meaning: Số thu
                        period: 2020H1
                        as_at: 2020-06-30
                        unit_of_measure: VND
                        entries:
                          - {body: A, value: 3}
                          - {body: B, value: 5, is_ours: true}
                          - {body: C, value: 5}
                          - {body: D}
                          - {body: E, value: 1}
                    """)
            ])
            let board = try #require(try await small.leagueBoard("tie", in: Self.half, asAt: Day("2020-06-30")!))
            #expect(board.rows.map(\.body) == ["B", "C", "A", "E", "D"])
            #expect(board.rows.map(\.place) == [1, 1, 3, 4, nil])
            #expect(board.rows.map(\.tiedWith) == [1, 1, 0, 0, 0] && board.of == 4)
        }
    }
}
