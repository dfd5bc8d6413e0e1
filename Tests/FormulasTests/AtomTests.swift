import Diagnostics
import Domain
import Foundation
import Testing

@testable import Formulas

struct AtomTests {
    private func atoms(_ text: String, _ options: FormulaOptions = CustomsSchema.options) throws -> [String] {
        try CustomsSchema.checked(text, options).atoms.map(\.description)
    }

    @Test(arguments: [
        (
            "count(declaration where regime == \"import\" and channel == \"red\")",
            "count(declaration where channel == \"red\" and regime == \"import\")"
        ),
        (
            "count(declaration where channel in (\"red\", \"green\"))",
            "count(declaration where channel in (\"green\", \"red\", \"red\"))"
        ),
        ("count(declaration where channel in (\"red\"))", "count(declaration where declaration.channel == \"red\")"),
        ("count(declaration where not (cleared_at is missing))", "count(declaration where cleared_at is present)"),
        ("count(declaration where not not is_priority)", "count(declaration where is_priority)"),
        (
            "median(hours(declaration.registered_at, declaration.cleared_at)) * 60",
            "p50(minutes(declaration.registered_at, cleared_at))"
        ),
        ("active(declaration.trader)", "distinct(declaration.trader)"),
        (
            "share(hours(declaration.registered_at, cleared_at) <= 8)",
            "share(minutes(declaration.registered_at, cleared_at) <= 480)"
        ),
    ])
    func `is shared by formulas that say the same`(one: String, other: String) throws {
        #expect(try Set(CustomsSchema.checked(one).atoms) == Set(CustomsSchema.checked(other).atoms))
    }

    @Test func `appears once in a formula however often it is used`() throws {
        let formula = try CustomsSchema.checked("(indicator(revenue) - sum(payment.amount)) / indicator(revenue)")
        #expect(formula.atoms.count == 1)
        #expect(formula.arithmetic.description == "(#0 - #0) / #0")
    }

    @Test func `differs by working calendar, resolution and time column`() throws {
        let text = "p90(working_hours(declaration.registered_at, declaration.inspected_at))"
        let variants = [
            FormulaOptions(workingCalendar: "a"), FormulaOptions(workingCalendar: "b"),
            FormulaOptions(resolutionSeconds: 3600, workingCalendar: "a"),
            FormulaOptions(timeColumn: "registered_at", workingCalendar: "a", followUpDays: 30),
            FormulaOptions(timeColumn: "registered_at", workingCalendar: "a", followUpDays: 31),
        ]
        let all = try variants.flatMap { try CustomsSchema.checked(text, $0).atoms }
        #expect(Set(all).count == variants.count)
        #expect(Set(all.map(\.description)).count == variants.count)
        #expect(
            all.last?.description
                == "declaration: p90 working_seconds[a](registered_at, inspected_at) on registered_at bins 60 s followed 31 d"
        )
    }

    @Test func `counts a duration on its end and other records on the dataset's time`() throws {
        #expect(
            try CustomsSchema.checked("count(declaration where hours(registered_at, cleared_at) > 24)").atoms[0]
                .timeColumn.name == "cleared_at")
        #expect(
            try CustomsSchema.checked("count(declaration where cleared_at is missing)").atoms[0].timeColumn.name
                == "registered_at")
        #expect(
            try CustomsSchema.checked(
                "mean(days(declaration.filed_on, accepted_on) where hours(registered_at, cleared_at) > 1)"
            ).atoms.allSatisfy { $0.timeColumn.name == "accepted_on" })
    }

    @Test func `counts both parts of a share on one column`() throws {
        let share = try CustomsSchema.checked(
            "share(channel == \"red\" where hours(declaration.registered_at, cleared_at) <= 8)")
        #expect(Set(share.atoms.map(\.timeColumn.name)) == ["cleared_at"])
    }

    @Test func `asks how long a cohort by registration is followed`() throws {
        let text = "share(hours(declaration.registered_at, declaration.cleared_at) <= 8)"
        let open = FormulaOptions(timeColumn: "registered_at")
        #expect(CustomsSchema.problems(text, open).map(\.code) == ["follow-up-needed"])
        let followed = FormulaOptions(timeColumn: "declaration.registered_at", followUpDays: 33)
        #expect(
            try atoms(text, followed) == [
                "declaration: count where seconds(registered_at, cleared_at) <= 28800 on registered_at followed 33 d",
                "declaration: count where seconds(registered_at, cleared_at) is present on registered_at followed 33 d",
            ])
        #expect(
            try atoms("count(declaration where cleared_at is missing)", FormulaOptions(followUpDays: 7)) == [
                "declaration: count where cleared_at is missing on registered_at followed 7 d"
            ])
    }

    @Test func `refuses options that change nothing or cannot be met`() {
        #expect(
            CustomsSchema.problems("count(declaration)", FormulaOptions(followUpDays: 7)).map(\.code) == [
                "follow-up-unused"
            ])
        #expect(
            CustomsSchema.problems("count(declaration)", FormulaOptions(timeColumn: "closed_on")).map(\.code) == [
                "unknown-column"
            ])
        #expect(
            CustomsSchema.problems("count(declaration)", FormulaOptions(timeColumn: "trader")).map(\.code) == [
                "time-column-unfit"
            ])
        #expect(
            CustomsSchema.problems("mean(working_hours(declaration.registered_at, cleared_at))", FormulaOptions()).map(
                \.code) == ["working-calendar-needed"])
    }

    @Test(arguments: [
        ("share(declaration.channel == \"red\")", "channel == \"red\"", "channel is present"),
        ("share(declaration.cleared_at is missing)", "cleared_at is missing", nil),
        (
            "share(declaration.is_priority where regime == \"import\")", "is_priority and regime == \"import\"",
            "is_priority is present and regime == \"import\""
        ),
        (
            "share(declaration.channel == \"red\" or lines > 5)",
            "(channel == \"red\" or lines > 5) and channel is present and lines is present",
            "channel is present and lines is present"
        ),
        ("share(declaration.price / 1000 > 5)", "price > 5000", "price is present"),
        ("share(not (declaration.channel == \"red\"))", "not (channel == \"red\")", "channel is present"),
    ])
    func `is a share among records where the condition can be told`(text: String, above: String, below: String?) throws
    {
        let formula = try CustomsSchema.checked(text)
        #expect(formula.atoms.map { $0.filter?.description } == [above, below])
    }

    @Test(arguments: [
        ("sum(declaration.price * (1 + declaration.rate / 100))", "(price * (100 + rate))", "#0 / 100"),
        ("sum(declaration.price / -4)", "(price * -1)", "#0 / 4"),
        ("sum(declaration.price / 4 + declaration.price / 3)", "((price * 3) + (price * 4))", "#0 / 12"),
        ("sum(2 * 3 * declaration.price)", "(6 * price)", "#0"),
        ("max(-declaration.lines)", "(lines * -1)", "#0"),
    ])
    func `holds no division: a divisor is applied last`(text: String, input: String, arithmetic: String) throws {
        let formula = try CustomsSchema.checked(text)
        #expect(formula.atoms.map { $0.input?.description } == [input])
        #expect(formula.arithmetic.description == arithmetic)
    }

    @Test func `compares a moment with a day by its day`() throws {
        #expect(
            try atoms("count(declaration where cleared_at <= 2020-06-30 and filed_on in (2020-01-01, 2020-01-02))") == [
                "declaration: count where day(cleared_at) <= 2020-06-30 and filed_on in (2020-01-01, 2020-01-02) on registered_at"
            ])
    }

    @Test func `knows its columns, its events and their date-only flags`() throws {
        let atom = try CustomsSchema.checked("mean(hours(declaration.registered_at, cleared_at) where is_priority)")
            .atoms[0]
        #expect(atom.columns.map(\.name) == ["cleared_at", "is_priority", "registered_at"])
        #expect(atom.columns.filter(\.isEvent).map(\.name) == ["cleared_at"])
        #expect(atom.durations.map(\.to.dateOnlyFlag) == ["cleared_at_date_only"])
        #expect(atom.aggregate.isAdditive)
    }
}
