import Appraisal
import Domain
import Foundation
import Testing

@testable import Workspace

/// The main job on the demo: the figures of the published review, from records.
@Suite(.serialized, .needsDuckDB) struct DemoStandingTests {
    private func standing(asAt: Day? = nil, known: Int? = nil) async throws -> Standing {
        let period = try #require(Period("2020H1"))
        return try await DemoWorkspace.shared.workspace.standing(in: period, asAt: asAt, known: known)
    }

    @Test func `revenue, growth and attainments are the published ones`() async throws {
        let standing = try await standing()
        let revenue = try #require(standing["revenue"])
        #expect(revenue.figure.value == 6_718_000_000_000)
        #expect(revenue.figure.coverage.state == .complete && !revenue.figure.isPreliminary)
        let growth = try revenue.growth.get()
        #expect(growth.prior == 5_645_000_000_000)
        #expect(PeopleFormat(.english).percent(growth.change) == "19%")
        #expect(growth.comparedDays.this == 182 && growth.comparedDays.prior == 181)

        let ministry = try #require(revenue.target("MOF", "estimate"))
        #expect(ministry.value == 9_500_000_000_000)
        #expect(try #require(ministry.percentText) == "71%")
        #expect(ministry.later == nil)
        let province = try #require(revenue.target("PROVINCE", "target"))
        #expect(province.value == 11_000_000_000_000)
        #expect(try #require(province.percentText) == "61%")
        #expect(province.later?.value == 11_500_000_000_000)
        #expect(province.later?.validFrom == Day("2020-10-15"))
        // 6718 of 11500
        #expect(PeopleFormat(.english).percent(province.later?.attainmentPercent) == "58%")
        #expect(revenue.targets.count == 2)
    }

    @Test func `the rank is computed from the records among the other departments`() async throws {
        let rank = try #require(try await standing()["revenue"]?.rank)
        #expect(rank.place == 7 && rank.of == 35 && rank.tiedWith == 0)
    }

    @Test func `the plan has its groups and actions, and a reason for each that is late`() async throws {
        let plan = try await standing().plan
        #expect(plan.groups.count == 14)
        #expect(plan.items.count == 40)
        #expect(ActionState.allCases.reduce(0) { $0 + plan.summary[$1] } == 40)
        #expect(!plan.late.isEmpty)
        for item in plan.late {
            #expect(item.reason?.isEmpty == false, "\(item.code)")
            let deadline = try #require(item.deadline)
            #expect(deadline < Day("2020-06-30")! && item.standing.daysLate == Day("2020-06-30")!.days(since: deadline))
        }
    }

    @Test func `commendations and indices are the published ones`() async throws {
        let standing = try await standing()
        #expect(standing.commendations.collectives == 40)
        #expect(standing.commendations.individuals == 306)
        #expect(standing.commendations.byForm.values.reduce(0) { $0 + $1[0] } == 40)
        let index = try #require(standing.indices.first { $0.code == "ddci" })
        #expect(index.rank == 1 && index.streak?.years == 3)
        #expect(standing.indices.first { $0.code == "par" }?.rank == 1)
    }

    @Test func `the dual goal holds, member by member, with the one that binds`() async throws {
        let goal = try #require(try await standing().goals.first { $0.code == "dual_goal" })
        #expect(goal.state.verdict == .holds)
        #expect(
            goal.state.parts.map(\.member.code) == [
                "epidemic", "revenue", "revenue_growth", "enterprises", "red_channel",
            ])
        #expect(goal.state.parts.allSatisfy { $0.verdict == .holds && $0.value != nil })
        let binding = try #require(goal.state.binding)
        #expect(goal.state.parts.allSatisfy { ($0.margin ?? 0) >= (binding.margin ?? 0) })
        #expect(goal.state.parts.first { $0.member.code == "epidemic" }?.value == 0)
    }

    @Test func `with one infection reported the dual goal is broken by that member alone`() async throws {
        try await withTemporaryFolder { folder in
            let workspace = try await Sample.quangNinh(in: folder)
            for name in ["nop-thue-2019.csv", "nop-thue-2020H1.csv"] {
                _ = try await DemoWorkspace.shared.workspace
                try await workspace.load(DemoWorkspace.records(name))
            }
            let lines = try String(
                contentsOf: Machine.demoRecords.appending(path: "so-lieu-bao-cao-2020H1.csv"), encoding: .utf8)
            let infected = lines.replacing("staff_infected,20BB,202003,0,", with: "staff_infected,20BB,202003,1,")
            #expect(infected != lines)
            try await workspace.importRecords([
                Machine.demoRecords.appending(path: "chi-tieu-2020.yaml"),
                try folder.file("so-lieu-bao-cao-2020H1.csv", infected),
            ])
            let goal = try #require(try await workspace.standing(in: Period("2020H1")!).goals.first)
            #expect(goal.state.verdict == .broken)
            #expect(goal.state.brokenMembers.map(\.code) == ["epidemic"])
            // No declarations are loaded: what they would say is unknown, not zero.
            #expect(goal.state.unknownMembers.map(\.code) == ["enterprises", "red_channel"])
            #expect(goal.state.binding?.member.code == "epidemic")
        }
    }

    @Test func `before the target of November was known, nothing of it shows`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let latest = try workspace.latest
        let province = try #require(try await standing(known: latest - 1)["revenue"]?.target("PROVINCE", "target"))
        #expect(province.value == 11_000_000_000_000)
        #expect(province.later == nil)
        // Known, and in force once its day has come.
        let november = try await standing(asAt: Day("2020-11-30"), known: latest)
        #expect(november["revenue"]?.target("PROVINCE", "target")?.value == 11_500_000_000_000)
        #expect(november["revenue"]?.target("MOF", "estimate")?.value == 9_500_000_000_000)
    }

    @Test(arguments: [("drivers_tested", "20ZZ", 36), ("drivers_tested", "20BB", 6), ("epidemic_posts", "20ZZ", 6)])
    func `the reports behind a reported figure add up to it`(indicator: String, unit: String, count: Int) async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let figure = try await workspace.figure(indicator, at: unit, asAt: "2020-06-30")
        guard case .figure(let trace) = try await workspace.trace(figure.reference.description) else {
            Issue.record("a reported figure is a figure")
            return
        }
        let part = try #require(trace.parts.first)
        #expect(trace.parts.count == 1 && part.count == count && part.rows.count == count)
        #expect(figure.value != nil && part.total == figure.value)
        let page = try await workspace.trace(
            try #require(FigureReference(figure.reference.description)), limit: 2, offset: 3)
        #expect(page.parts[0].rows == Array(part.rows[3...4]) && page.parts[0].count == count)
    }

    @Test func `the payments behind the revenue add up to it, page by page`() async throws {
        let workspace = try await DemoWorkspace.shared.workspace
        let reference = try await workspace.figure("revenue", asAt: "2020-06-30").reference.description
        var sum = Decimal(0)
        var seen: Set<String> = []
        var listed = 0
        let page = 20_000
        var trace: FigureTrace?
        repeat {
            guard case .figure(let found) = try await workspace.trace(reference, limit: page, offset: listed) else {
                Issue.record("revenue comes from records")
                return
            }
            trace = found
            let part = try #require(found.parts.first)
            let amount = try #require(part.columns.firstIndex(of: "amount"))
            let receipt = try #require(part.columns.firstIndex(of: "receipt"))
            for row in part.rows {
                sum += Decimal(string: row[amount] ?? "") ?? .nan
                seen.insert(row[receipt] ?? "")
            }
            listed += part.rows.count
            if part.rows.count < page { break }
        } while true
        #expect(trace?.parts.count == 1)
        #expect(trace?.parts[0].total == 6_718_000_000_000)
        #expect(trace?.parts[0].count == listed && seen.count == listed && listed > 1_000)
        #expect(sum == 6_718_000_000_000)
    }
}

extension TargetStanding {
    /// The attainment as people read it.
    fileprivate var percentText: String? {
        guard case .attainment(let attainment) = outcome else { return nil }
        return PeopleFormat(.english).percent(attainment.percent)
    }
}
