import Domain
import Foundation
import Testing

@testable import Formulas

struct ArithmeticTests {
    @Test func `keeps missing missing: it is not zero in a ratio or a sum`() throws {
        let share = try CustomsSchema.checked("count(declaration where channel == \"red\") / count(declaration)")
        #expect(share.evaluate(values: [nil, 10]) == nil)
        #expect(share.evaluate(values: [3, nil]) == nil)
        #expect(share.evaluate(values: [0, 10]) == 0)
        let sum = try CustomsSchema.checked("count(declaration where channel == \"red\") + count(declaration)")
        #expect(sum.evaluate(values: [nil, 10]) == nil)
    }

    @Test func `has no value where the divisor is zero`() throws {
        let share = try CustomsSchema.checked("share(declaration.channel == \"red\")")
        #expect(share.evaluate(values: [0, 0]) == nil)
    }

    @Test func `divides after the parts are added, so a roll-up is no sum of ratios`() throws {
        // Two branches: 1 red of 2, and 1 red of 8. Together 2 of 10, not 1/2 + 1/8 and not their mean.
        let share = try CustomsSchema.checked("count(declaration where channel == \"red\") / count(declaration)")
        #expect(share.evaluate(values: [1 + 1, 2 + 8]) == Decimal(string: "0.2"))
    }

    @Test func `is a mean of values present: 90 minutes, 30 minutes and one not cleared make one hour`() throws {
        let mean = try CustomsSchema.checked("mean(hours(declaration.registered_at, declaration.cleared_at))")
        #expect(mean.evaluate(values: [5400 + 1800, 2]) == 1)
        #expect(mean.numerator.evaluate(values: [7200, 2]) == 2)
        #expect(mean.denominator?.evaluate(values: [7200, 2]) == 2)
    }

    @Test func `divides once, last: a third three times is one`() throws {
        let formula = try CustomsSchema.checked("count(declaration) / 3 * 3")
        #expect(formula.evaluate(values: [1]) == 1)
    }

    @Test func `loses no đồng of a large sum`() throws {
        let formula = try CustomsSchema.checked(
            "sum(payment.amount) + sum(payment.amount where kind == \"vat\") - 0 * sum(payment.amount)")
        let large = Decimal(string: "9999999999999999999999999999")
        #expect(formula.evaluate(values: [large, 1]) == Decimal(string: "10000000000000000000000000000"))
    }

    @Test func `takes nothing as nothing in every unit`() throws {
        let formula = try CustomsSchema.checked("0 - sum(payment.amount)")
        #expect(formula.unitOfMeasure.description == "VND")
        #expect(formula.evaluate(values: [-5]) == 5)
    }

    @Test func `keeps the digits of a small quotient`() throws {
        // 752 903 542 980 ÷ 12 345 678 901 234 567 890 123 456 789 012 345 678, worked to 60 digits elsewhere.
        let formula = try CustomsSchema.checked("sum(payment.amount) / count(declaration)")
        let value = formula.evaluate(values: [
            752_903_542_980, Decimal(string: "12345678901234567890123456789012345678"),
        ])
        let expected = "0.0000000000000000000000000609851875302466878271068592266"
        #expect(value.map { "\($0)".hasPrefix(expected) } == true)
    }

    @Test func `takes reported figures by code, unknown where a unit is missing`() throws {
        let formula = try CustomsSchema.checked("reported(drivers_tested) / reported(cases)")
        #expect(formula.reported == ["drivers_tested", "cases"])
        #expect(
            formula.evaluate(values: [], reported: { ["drivers_tested": 5, "cases": 4][$0] }) == Decimal(string: "1.25")
        )
        #expect(formula.evaluate(values: [], reported: { ["drivers_tested": 5][$0] }) == nil)
    }

    @Test func `shows numerator and denominator where the last step is a division only`() throws {
        let quotient = try CustomsSchema.checked("indicator(revenue) / indicator(declarations)")
        #expect(quotient.numerator == .atom(0))
        #expect(quotient.denominator == .atom(1))
        let sum = try CustomsSchema.checked("sum(payment.amount)")
        #expect(sum.numerator == .atom(0))
        #expect(sum.denominator == nil)
    }
}
