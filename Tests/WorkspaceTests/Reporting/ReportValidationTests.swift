import Domain
import Foundation
import Packs
import Registry
import Testing

@testable import Workspace

@Suite(.serialized, .needsDuckDB) struct `What is typed into a report` {
    private static func entries(_ changed: [String: String]) -> [String: String] {
        ReportBench.whole.merging(changed) { $1 }
    }

    @Test func `is checked as a whole when it is handed in, field by field in the form's order`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func refused(_ changed: [String: String], notes: [String: String] = [:]) -> [String]? {
                problems { try bench.workspace.submitReport(ReportBench.draft(Self.entries(changed), notes: notes)) }
            }
            #expect(
                refused([
                    "staff_infected": "", "drivers_tested": "nhiều", "vehicles_disinfected": "1.5",
                    "epidemic_posts": "51",
                ])
                    == [
                        "staff_infected: missing", "drivers_tested: not-a-number",
                        "vehicles_disinfected: too-many-decimals", "epidemic_posts: out-of-range",
                    ])
            #expect(refused(["consultations": "-1"]) == ["consultations: out-of-range"])
            // 50 and 0 are within, 51 and −1 are not; 100000 is within, 100001 is not.
            #expect(refused(["drivers_tested": "100001"]) == ["drivers_tested: out-of-range"])
            // 27,001 vehicles for 9,000 drivers are more than three each; 27,000 are not.
            #expect(refused(["vehicles_disinfected": "27001"]) == ["vehicles_disinfected: check-fails?"])
            #expect(refused(["vehicles_disinfected": "27000", "epidemic_posts": "50", "consultations": "0"]) == nil)
        }
    }

    @Test func `is asked about where it is far from the last period, and a note answers`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            let june = ReportKey(form: "phong_dich", unit: "20BB", period: Period("202006")!)
            try bench.approved(Self.entries(["drivers_tested": "6000", "vehicles_disinfected": "150"]), key: june)
            func refused(_ changed: [String: String], notes: [String: String] = [:]) -> [String]? {
                problems { try bench.workspace.submitReport(ReportBench.draft(Self.entries(changed), notes: notes)) }
            }
            // 6000 → 9001 is 50.02 % more, 6000 → 9000 exactly 50 %; 150 → 250 is 67 % more, but no more than 100 vehicles.
            #expect(
                refused(["drivers_tested": "9001", "vehicles_disinfected": "250"]) == ["drivers_tested: against-last?"])
            #expect(
                refused(["drivers_tested": "9000", "vehicles_disinfected": "251"]) == [
                    "vehicles_disinfected: against-last?"
                ])
            // 6000 → 2999 is 50.02 % less.
            #expect(
                refused(["drivers_tested": "2999", "vehicles_disinfected": "150"]) == ["drivers_tested: against-last?"])
            #expect(
                refused(["drivers_tested": "2999", "vehicles_disinfected": "150"], notes: ["drivers_tested": " "]) == [
                    "drivers_tested: against-last?"
                ])
            let account = try bench.workspace.submitReport(
                ReportBench.draft(
                    Self.entries(["drivers_tested": "2999", "vehicles_disinfected": "150"]),
                    notes: ["drivers_tested": "Cửa khẩu tạm dừng"]))
            #expect(account.values[1].note == "Cửa khẩu tạm dừng" && account.values[1].last == 6000)
            // The approver reads it; a draft that is typed again without it has none.
            try bench.workspace.returnReport(ReportBench.july, reason: "Rõ hơn", day: ReportBench.day, by: .keeper("x"))
            #expect(try bench.workspace.report(ReportBench.july).values[1].note == "Cửa khẩu tạm dừng")
            #expect(try bench.workspace.saveReport(ReportBench.draft(["drivers_tested": "2999"])).values[1].note == nil)
        }
    }

    @Test func `is kept as a draft whatever is wrong with it, unless it cannot be read`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            #expect(try bench.workspace.saveReport(ReportBench.draft(["epidemic_posts": "99"])).values[3].now == 99)
            #expect(
                problems { try bench.workspace.saveReport(ReportBench.draft(["epidemic_posts": "1,5"])) } == [
                    "epidemic_posts: not-a-number"
                ])
            #expect(try bench.workspace.saveReport(ReportBench.draft(["epidemic_posts": ""])).values[3].now == nil)
            #expect(
                try bench.workspace.saveReport(ReportBench.draft(["consultations": "4"])).values.map(\.now) == [
                    nil, nil, nil, nil, 4,
                ])
        }
    }

    @Test func `is read as its language writes numbers`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func kept(_ text: String, _ numbers: ReportDraft.Numbers) -> Decimal? {
                try? bench.workspace.saveReport(
                    ReportDraft(
                        ReportBench.july, entries: ["drivers_tested": text], day: ReportBench.day, numbers: numbers)
                ).values[1].now
            }
            #expect(
                kept("9.120", .vietnamese) == 9120 && kept("9,120", .english) == 9120 && kept("9 120", .english) == 9120
            )
            #expect(kept("9,120", .vietnamese) == nil && kept("9.120", .english) == nil && kept("9.120", .exact) == nil)
            #expect(kept("9120.0", .exact) == 9120 && kept("9120 người", .vietnamese) == nil)
        }
    }

    @Test func `is of a unit, period and day that the form asks for`() async throws {
        try await withTemporaryFolder { folder in
            let bench = try await ReportBench(in: folder)
            func refused(
                _ unit: OrgUnit.ID, _ period: String, on day: String = "2020-08-03", form: String = "phong_dich"
            ) -> ReportingError? {
                let key = ReportKey(form: form, unit: unit, period: Period(period)!)
                return refusal { try bench.workspace.submitReport(ReportBench.draft(key: key, on: Day(day)!)) }
            }
            func key(_ unit: OrgUnit.ID, _ period: String) -> ReportKey {
                ReportKey(form: "phong_dich", unit: unit, period: Period(period)!)
            }
            #expect(refused("20ZZ", "202007") == .notAsked(key("20ZZ", "202007")))
            #expect(refused("99XX", "202007") == .notAsked(key("99XX", "202007")))
            // Merged into another branch in 2019.
            #expect(refused("20CD", "202007") == .notAsked(key("20CD", "202007")))
            #expect(refused("20BB", "2020Q3") == .notAsked(key("20BB", "2020Q3")))
            #expect(refused("20BB", "202007", form: "khac") == .unknownForm("khac", among: ["phong_dich"]))
            #expect(
                refused("20BB", "202008", on: "2020-08-30") == .notOver(key("20BB", "202008"), ends: Day("2020-08-31")!)
            )
            #expect(refused("20BB", "202008", on: "2020-08-31") == nil)
            #expect(refused("20BB", "202007", on: "2999-01-01") == .future(Day("2999-01-01")!))
            let early = ReportBench.draft(key: key("20BB", "202009"), on: Day("2020-08-31")!)
            #expect(
                refusal { try bench.workspace.saveReport(early) }
                    == .notBegun(key("20BB", "202009"), begins: Day("2020-09-01")!))
            #expect(
                refusal { try bench.workspace.saveReport(ReportBench.draft(["drivers": "1"])) }
                    == .unknownField(
                        "drivers", form: "phong_dich",
                        among: [
                            "staff_infected", "drivers_tested", "vehicles_disinfected", "epidemic_posts",
                            "consultations",
                        ]))
        }
    }
}
