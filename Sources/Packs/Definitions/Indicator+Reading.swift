import Diagnostics
import Domain
import Formulas
import Foundation

/// An indicator as written. Its formula may refer to indicators further down, so it is checked when all are read.
struct IndicatorDraft {
    let value: YAMLValue
    let code: String
    let formulaPlaces: ScalarPlaces
    let formulaText: String
    let options: FormulaOptions
    let display: IndicatorDisplay
    let dimensions: [(name: String, value: YAMLValue)]
    /// Builds the indicator of its checked formula; `nil` where a part cannot be used, which was reported.
    let make: ((CheckedFormula, IndicatorDisplay.Chosen, [String]) -> Indicator)?

    /// One item of `indicators`. `nil` where it has no usable code or no formula.
    static func read(_ value: YAMLValue, _ context: PackContext) -> IndicatorDraft? {
        value.group("an indicator") { group in
            let code = group.declared("code", as: .indicator, context)
            let names = group.names(context)
            let saidAs = group.saidAs(context)
            let description = group.optional("description").map { $0.localized(context) }
            let heading = group.required("group")?.code()
            let formulaValue = group.required("formula")
            let formulaText = formulaValue?.text("a formula")
            let direction =
                group.optional("direction").map {
                    $0.choice(["higher": Indicator.Direction.higher, "lower": .lower, "neutral": .neutral])
                } ?? .neutral
            let display = IndicatorDisplay.read(group, context)
            let dimensions = group.optional("by").flatMap(readDimensions) ?? []
            let calendar = group.calendar(context)
            let options = readOptions(group, context)
            let isHeadline = group.flag("headline")
            guard let code, let formulaText, let places = formulaValue?.scalarPlaces else { return nil }
            var make: ((CheckedFormula, IndicatorDisplay.Chosen, [String]) -> Indicator)?
            if let names, let heading, let direction, let calendar {
                make = { formula, shown, by in
                    Indicator(
                        id: IndicatorID(code), names: names, saidAs: saidAs, description: description ?? nil,
                        group: heading,
                        formula: formula, formulaText: formulaText, direction: direction,
                        isPercentage: shown.isPercentage, displayUnit: shown.unit, displayNames: shown.names,
                        decimals: shown.decimals, dimensions: by, calendar: calendar, isHeadline: isHeadline)
                }
            }
            return IndicatorDraft(
                value: value, code: code, formulaPlaces: places, formulaText: formulaText, options: options,
                display: display,
                dimensions: dimensions, make: make)
        }
    }

    private static func readDimensions(_ value: YAMLValue) -> [(name: String, value: YAMLValue)]? {
        var seen: Set<String> = []
        return value.list(of: "columns", canBeEmpty: true)?.compactMap { item in
            guard let name = item.text("a column") else { return nil }
            guard seen.insert(name).inserted else {
                item.report("repeated-item", "'\(name)' stands twice", help: "remove one of them")
                return nil
            }
            return (name, item)
        }
    }

    private static func readOptions(_ group: YAMLGroup, _ context: PackContext) -> FormulaOptions {
        let on = group.optional("on")
        let workingTime = group.optional("working_time")
            .flatMap { context.declarations.reference(to: .workingTime, in: $0) }
        return FormulaOptions(
            timeColumn: on?.text("a column"), timeColumnPlace: on?.place,
            resolutionSeconds: group.optional("resolution").flatMap { $0.integer(in: 1...86_400) } ?? 60,
            workingCalendar: workingTime.map { WorkingCalendarID($0) },
            followUpDays: group.optional("follow_up").flatMap { $0.integer(in: 0...3_660) })
    }
}

extension IndicatorDraft {
    /// Reports breakdowns the formula's records cannot give.
    func checkedDimensions(_ formula: CheckedFormula, _ datasets: [Dataset]) -> [String] {
        let read = datasets.filter { formula.datasets.contains($0.id) }
        for (name, value) in dimensions {
            if !formula.reported.isEmpty {
                value.report(
                    "bad-dimension", "reported figures have no breakdowns",
                    help: "remove 'by', or count records instead")
            } else if let dataset = read.first(where: { $0.column(name) == nil }) {
                let known = dataset.dimensions.map(\.name)
                value.report(
                    "unknown-column", "'\(name)' is not a column of '\(dataset.id)'",
                    help: didYouMean(name, among: known).map { "did you mean '\($0)'?" }
                        ?? "its dimensions are \(known.joined(separator: ", "))")
            } else if let dataset = read.first(where: { $0.column(name)?.isDimension == false }) {
                value.report(
                    "bad-dimension", "'\(name)' of '\(dataset.id)' is not a dimension",
                    help: "add 'dimension: true' to the column, or remove it here")
            }
        }
        return dimensions.map(\.name)
    }
}
