import Diagnostics
import Domain
import Foundation
import Testing

@testable import Registry

@Suite struct `Importing YAML` {
    @Test func `points at each problem and says what to do`() throws {
        let problems = try refusal(
            """
            targets:
              - assigner: MOP
                kind: estimate
                indicator: revenu
                unit: 20ZZ
                period: 2020Q5
                value: 9.500 tỷ
                valid_from: 31/02/2020
                asigner: x
              - assigner: Bộ Tài chính
                kind: estimate
                indicator: declarations
                unit: 20ZZ
                period: 2020
                value: 9.500 tỷ đồng
            """)
        #expect(
            problems == [
                """
                records.yaml:2:15: error: 'MOP' is not the code or name of any assigner of this pack [unknown-code]
                2 |   - assigner: MOP
                  |               ^~~
                help: did you mean 'MOF'?
                """,
                """
                records.yaml:4:16: error: 'revenu' is not the code or name of any indicator of this pack [unknown-code]
                4 |     indicator: revenu
                  |                ^~~~~~
                help: did you mean 'revenue'?
                """,
                """
                records.yaml:6:13: error: '2020Q5' is not a period [not-a-period]
                6 |     period: 2020Q5
                  |             ^~~~~~
                help: write 2020, 2020H1, 2020M9, 2020Q2 or 202006
                """,
                """
                records.yaml:8:17: error: '31/02/2020' is not a day [not-a-day]
                8 |     valid_from: 31/02/2020
                  |                 ^~~~~~~~~~
                help: write 2020-06-30 or 30/06/2020
                """,
                """
                records.yaml:9:5: error: a target has no field 'asigner' [unknown-field]
                9 |     asigner: x
                  |     ^~~~~~~
                help: did you mean 'assigner'?
                """,
                """
                records.yaml:10:5: error: this target has no 'valid_from' [missing-field]
                10 |   - assigner: Bộ Tài chính
                   |     ^
                help: add 'valid_from'; nothing is filled in for you
                """,
                """
                records.yaml:15:12: error: the number is given in 'tỷ đồng', but what it counts is declaration [scale-does-not-fit]
                15 |     value: 9.500 tỷ đồng
                   |            ^~~~~~~~~~~~~
                help: give it in declaration, or correct the indicator
                """,
            ])
    }

    private func codes(_ yaml: String) throws -> [String] {
        let known = try Known.sample()
        let error = #expect(throws: InvalidSource.self) {
            try RecordImport.read([.yaml(file: "records.yaml", text: yaml)], known: known)
        }
        return (error?.diagnostics ?? []).filter { $0.severity == .error }.map(\.code.rawValue)
    }

    private func target(_ fields: String) -> String {
        "targets: [{assigner: MOF, kind: estimate, indicator: revenue, unit: 20ZZ, period: 2020, valid_from: 2020-01-01, \(fields)}]"
    }

    @Test(arguments: [
        ("value: 9500 tấn", "unknown-scale"), ("value: 9500 tỷ, scale: triệu", "scale-twice"),
        ("value: nhiều", "not-a-number"),
        ("value: 9500 %", "scale-does-not-fit"), ("value: [1]", "wrong-shape"),
        ("valeu: 1, value: 1 tỷ", "unknown-field"),
        ("value: 9 tỷ, document: {file: quyet-dinh.pdf}", "not-a-file-of-this-workspace"),
        (
            "value: 9 tỷ, trajectory: [{day: 2020-06-30, cumulative: 4 tỷ}, {day: 2020-03-31, cumulative: 5 tỷ}]",
            "points-out-of-order"
        ),
        ("value: 9 tỷ, trajectory: [{day: 2021-03-31, cumulative: 5 tỷ}]", "point-outside-period"),
        ("value: 9 tỷ, trajectory: [{day: 2020-03-31}]", "wrong-shape"),
        ("value: 9 tỷ, trajectory: straight", "not-a-trajectory"),
        ("value: 9 tỷ, document: {day: 2020-01-01}", "missing-field"), ("value: 9 tỷ, calendar: lunar", "unknown-code"),
        ("value: ~", "missing-field"), ("value: 1 tỷ, withdrawn: maybe", "not-a-yes-or-no"),
        ("value: -5 tỷ", "not-positive"), ("value: 0", "not-positive"),
        ("value: 9 tỷ, calendar: administrative", "another-calendar"),
        (
            "value: 9 tỷ, trajectory: [{day: 2020-06-30, cumulative: 4 tỷ}, {day: 2020-12-31, cumulative: 8 tỷ}]",
            "path-ends-elsewhere"
        ),
        ("value: 9 tỷ, trajectory: [{day: 2020-06-30, cumulative: 9 tỷ}]", "path-ends-elsewhere"),
    ])
    func `refuses a target with`(fields: String, code: String) throws {
        #expect(try codes(target(fields)) == [code])
    }

    @Test(arguments: [
        ("targts: []", "unknown-kind"), ("- 1", "wrong-shape"), ("targets: 5", "wrong-shape"),
        ("targets: [5]", "wrong-shape"),
        ("numbers: en", "not-one-of"), ("targets:\n  - {a: 1\n  b", "yaml-syntax"),
        ("themes: [{year: 2020, year: 2021}]", "yaml-syntax"),
        ("themes: [{year: 2020, kind: month, text: x}]", "not-one-of"),
        ("themes: [{year: 20, kind: year, text: x}]", "not-a-year"),
        ("themes: [{year: 2020, kind: year, text: {vi: a, quốc ngữ: b}}]", "not-a-language"),
        ("themes: [{year: 2020, kind: year, text: a}, {year: 2020, kind: year, text: b}]", "record-twice"),
        ("action_states: [{action: A, day: 2020-06-30, state: overdue, by: x}]", "late-is-computed"),
        ("action_states: [{action: A, day: 2020-06-30, state: Quá hạn, by: x}]", "late-is-computed"),
        ("action_states: [{action: A, day: 2020-06-30, state: cancelled, by: x}]", "missing-field"),
        ("milestones: [{code: m, title: t, units: [], due: 2020-06-30}]", "wrong-shape"),
        ("milestones: [{code: m, title: t, units: [20XX], due: 2020-06-30}]", "unknown-code"),
        (
            "reported: [{field: drivers_tested, unit: 20ZZ, period: 202006, value: 1, status: approved, day: 2020-07-01, by: x}]",
            "not-asked-for"
        ),
        (
            "reported: [{field: drivers_tested, unit: 20CD, period: 2020, value: 1, status: approved, day: 2020-07-01, by: x}]",
            "not-asked-for"
        ),
        (
            "reported: [{field: drivers_tested, unit: 20CD, period: 202006, value: '1,5', status: draft, day: 2020-07-01, by: x}]",
            "not-a-number-with-at-most-0-decimals"
        ),
        (
            "reported: [{field: drivers_tested, unit: 20CD, period: 202006, value: 1, status: returned, day: 2020-07-01, by: x}]",
            "missing-field"
        ),
        ("index_results: [{index: ddci, year: 2019, subject: x, rank: 21, of: 20}]", "rank-past-the-last"),
        ("index_results: [{index: ddci, year: 2019, subject: x, components: {tme: 1}}]", "unknown-code"),
        (
            "league_tables: [{code: a, title: t, meaning: m, period: 2020, as_at: 2020-06-30, unit_of_measure: VND, entries: [{body: a}, {body: a}]}]",
            "record-twice"
        ),
        (
            "commendations: [{code: k, subject_kind: collective, subject: s, unit: 20CD, form: GK, decision: {number: 1}, achievement: a}]",
            "missing-field"
        ),
        (
            "commendations: [{code: k, period: 2020, subject_kind: collective, subject: s, unit: 20CD, form: GKK, decision: {number: 1}, achievement: a}]",
            "unknown-code"
        ),
    ])
    func `refuses`(yaml: String, code: String) throws {
        #expect(try codes(yaml) == [code])
    }

    @Test func `explains why late is not a state`() throws {
        #expect(
            try refusal("action_states: [{action: A, day: 2020-06-30, state: late, by: x}]") == [
                """
                records.yaml:1:53: error: 'late' is not a state: late follows from the deadline and the as-at day, nobody types it \
                [late-is-computed]
                1 | action_states: [{action: A, day: 2020-06-30, state: late, by: x}]
                  |                                                     ^~~~
                help: write the state it is in (on_track, at_risk, …) and why in 'reason'
                """
            ])
    }

    @Test func `what does not add up has no path, and what was taken wrongly can be taken back`() throws {
        func share(_ fields: String) -> String {
            "targets: [{assigner: MOF, kind: estimate, indicator: red_share, unit: 20ZZ, period: 2020, valid_from: 2020-01-01, value: 5 %, \(fields)}]"
        }
        #expect(try codes(share("trajectory: seasonal")) == ["no-path"])
        let known = try Known.sample()
        for yaml in [
            share("trajectory: seasonal, withdrawn: true"), share("calendar: administrative, withdrawn: true"),
            target("value: -5 tỷ, withdrawn: true"),
        ] {
            #expect(try RecordImport.read([.yaml(file: "t.yaml", text: yaml)], known: known).records.count == 1)
        }
    }

    @Test func `a target is in its indicator's calendar, named or not`() throws {
        let known = try Known.sample()
        for field in ["", ", calendar: administrative"] {
            let yaml =
                "targets: [{assigner: MOF, kind: estimate, indicator: declarations, unit: 20ZZ, period: 2020, valid_from: 2020-01-01, value: 0\(field)}]"
            let set = try RecordImport.read([.yaml(file: "t.yaml", text: yaml)], known: known)
            #expect((set.records.first as? Target)?.calendar == "administrative")
        }
    }

    @Test func `asks about a point that could group or divide, unless the file says`() throws {
        let known = try Known.sample()
        let yaml =
            "targets: [{assigner: MOF, kind: estimate, indicator: red_share, unit: 20ZZ, period: 2020, valid_from: 2020-01-01, value: 6.718}]"
        let unclear = try RecordImport.read([.yaml(file: "t.yaml", text: yaml)], known: known)
        #expect(unclear.warnings.map(\.message) == ["'6.718' is read as 6718"])
        let clear = try RecordImport.read([.yaml(file: "t.yaml", text: "numbers: plain\n" + yaml)], known: known)
        #expect(clear.warnings.isEmpty)
        #expect((clear.records.first as? Target)?.value.exactText == "6.718")
    }

    @Test func `an empty file holds nothing`() throws {
        let known = try Known.sample()
        #expect(try RecordImport.read([.yaml(file: "t.yaml", text: "")], known: known).records.isEmpty)
    }
}
