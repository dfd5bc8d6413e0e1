import Diagnostics
import Domain
import Foundation

@testable import Formulas

/// A small customs pack: declarations with their events, payments, a few indicators and reported figures.
enum CustomsSchema {
    static let declaration = DatasetSchema(
        id: "declaration",
        columns: [
            ColumnSchema(name: "number", type: .text, role: .key),
            ColumnSchema(name: "registered_at", type: .timestamp, role: .time),
            ColumnSchema(name: "inspected_at", type: .timestamp, isEvent: true),
            ColumnSchema(name: "cleared_at", type: .timestamp, isEvent: true, dateOnlyFlag: "cleared_at_date_only"),
            ColumnSchema(name: "cleared_at_date_only", type: .boolean),
            ColumnSchema(name: "filed_on", type: .day),
            ColumnSchema(name: "accepted_on", type: .day, isEvent: true),
            ColumnSchema(name: "channel", type: .code(values: ["green", "yellow", "red"])),
            ColumnSchema(name: "regime", type: .code(values: ["import", "export", "transit"])),
            ColumnSchema(name: "trader", type: .text, role: .party),
            ColumnSchema(name: "office", type: .text, role: .unit),
            ColumnSchema(name: "is_priority", type: .boolean),
            ColumnSchema(name: "weight", type: .decimal(scale: 3), unitOfMeasure: UnitOfMeasure(base: "kg")),
            ColumnSchema(name: "price", type: .money(currency: "VND", scale: 0)),
            ColumnSchema(name: "rate", type: .decimal(scale: 2)),
            ColumnSchema(name: "lines", type: .integer),
        ])

    static let payment = DatasetSchema(
        id: "payment",
        columns: [
            ColumnSchema(name: "reference", type: .text, role: .key),
            ColumnSchema(name: "posted_on", type: .day, role: .time),
            ColumnSchema(name: "amount", type: .money(currency: "VND", scale: 0), role: .amount),
            ColumnSchema(name: "kind", type: .code(values: ["duty", "vat", "fee"])),
            ColumnSchema(name: "payer", type: .text, role: .party, unitOfMeasure: UnitOfMeasure(base: "trader")),
        ])

    static let schema = FormulaSchema(
        datasets: [declaration, payment],
        indicators: [
            "revenue": definition("sum(payment.amount)"),
            "declarations": definition("count(declaration)"),
            "red_channel": definition("count(declaration where channel == \"red\")"),
            "revenue_per_declaration": definition("indicator(revenue) / indicator(declarations)"),
        ],
        reported: ["drivers_tested": UnitOfMeasure(base: "driver"), "cases": UnitOfMeasure(base: "case")])

    static let options = FormulaOptions(workingCalendar: "customs")

    static func definition(_ text: String, _ options: FormulaOptions = FormulaOptions()) -> IndicatorDefinition {
        IndicatorDefinition(formula: text, origin: SourceOrigin(file: "indicators.yaml"), options: options)
    }

    static func checked(_ text: String, _ options: FormulaOptions = options) throws -> CheckedFormula {
        try CheckedFormula(parsing: text, at: SourceOrigin(file: "pack.yaml"), schema: schema, options: options)
    }

    /// The problems of a formula that is wrong; none when it is right.
    static func problems(_ text: String, _ options: FormulaOptions = options) -> [Diagnostic] {
        do {
            _ = try CheckedFormula(parsing: text, at: SourceOrigin(file: "pack.yaml"), schema: schema, options: options)
            return []
        } catch {
            return error.diagnostics
        }
    }
}

/// The text without its marks `«…»`, and the columns (from 1) of what they hold.
func unmark(_ marked: String) -> (String, [Range<Int>]) {
    var text: [Character] = []
    var ranges: [Range<Int>] = []
    var start = 1
    for character in marked {
        switch character {
        case "«": start = text.count + 1
        case "»": ranges.append(start..<(text.count + 1))
        default: text.append(character)
        }
    }
    return (String(text), ranges)
}
