import Domain
import Foundation
import Testing

@testable import Formulas

struct CheckedFormulaTests {
    @Test(arguments: [
        ("sum(payment.amount)", "VND"),
        ("count(declaration)", "declaration"),
        ("count(declaration where channel == \"red\") / count(declaration)", "1"),
        ("sum(payment.amount) / count(declaration)", "VND/declaration"),
        ("indicator(revenue) / indicator(declarations)", "VND/declaration"),
        ("indicator(revenue_per_declaration) * count(declaration)", "VND"),
        (
            "p90(working_hours(declaration.registered_at, declaration.cleared_at) where regime == \"import\")",
            "working_hour"
        ),
        ("share(hours(declaration.registered_at, declaration.cleared_at) <= 8)", "1"),
        ("distinct(declaration.trader)", "trader"),
        ("retained(payment.payer)", "trader"),
        ("mean(minutes(declaration.registered_at, declaration.cleared_at))", "minute"),
        ("median(days(declaration.filed_on, declaration.accepted_on))", "day"),
        ("max(working_days(declaration.filed_on, declaration.cleared_at))", "working_day"),
        ("sum(declaration.price * declaration.rate / 100)", "VND"),
        ("sum(declaration.price) / sum(declaration.weight)", "VND/kg"),
        ("reported(drivers_tested) / reported(cases)", "driver/case"),
        ("1 - count(declaration where is_priority) / count(declaration)", "1"),
    ])
    func `gives a formula its unit of measure`(text: String, unit: String) throws {
        #expect(try CustomsSchema.checked(text).unitOfMeasure.description == unit)
    }

    @Test(arguments: [
        ("sum(payment.amount)", ["payment: sum amount on posted_on"], "#0"),
        (
            "mean(hours(declaration.registered_at, cleared_at) where regime == \"import\")",
            [
                "declaration: sum seconds(registered_at, cleared_at) where regime == \"import\" on cleared_at",
                "declaration: count seconds(registered_at, cleared_at) where regime == \"import\" on cleared_at",
            ], "(#0 / 3600) / #1"
        ),
        (
            "p90(working_hours(declaration.registered_at, declaration.cleared_at))",
            ["declaration: p90 working_seconds[customs](registered_at, cleared_at) on cleared_at bins 60 s"],
            "#0 / 3600"
        ),
        (
            "share(hours(declaration.registered_at, declaration.cleared_at) <= 8)",
            [
                "declaration: count where seconds(registered_at, cleared_at) <= 28800 on cleared_at",
                "declaration: count where seconds(registered_at, cleared_at) is present on cleared_at",
            ], "#0 / #1"
        ),
        (
            "sum(declaration.price * declaration.rate / 100)",
            ["declaration: sum (price * rate) on registered_at"], "#0 / 100"
        ),
        (
            "retained(payment.payer where kind in (\"vat\", \"duty\"))",
            ["payment: retained payer where kind in (\"duty\", \"vat\") on posted_on"], "#0"
        ),
    ])
    func `becomes arithmetic over atoms`(text: String, atoms: [String], arithmetic: String) throws {
        let formula = try CustomsSchema.checked(text)
        #expect(formula.atoms.map(\.description) == atoms)
        #expect(formula.arithmetic.description == arithmetic)
    }
}
