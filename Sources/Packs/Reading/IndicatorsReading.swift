import Diagnostics
import Domain
import Formulas

/// Reads every file of `indicators/`, then checks all formulas together, since each may refer to any other.
struct IndicatorsReading {
    let context: PackContext
    let datasets: [Dataset]
    let forms: [ReportForm]

    func drafts() -> [IndicatorDraft] {
        context.paths(in: "indicators").flatMap { path -> [IndicatorDraft] in
            context.root(of: path)?.group("a file of indicators") { group in
                group.required("indicators")?.list(of: "indicators")?.compactMap { IndicatorDraft.read($0, context) }
            } ?? []
        }
    }

    /// - Returns: `nil` where a formula has problems, which were reported.
    func indicators(of drafts: [IndicatorDraft]) -> [Indicator]? {
        let currency = context.currency
        let names = UnitNames(languages: context.languages, currency: currency, datasets: datasets)
        let formulas = checkedFormulas(of: drafts, currency)
        var indicators: [Indicator] = []
        for draft in drafts {
            guard let formula = formulas[IndicatorID(draft.code)] else { continue }
            let shown = draft.display.chosen(for: formula.unitOfMeasure, names, currency)
            let dimensions = draft.checkedDimensions(formula, datasets)
            if let make = draft.make { indicators.append(make(formula, shown, dimensions)) }
        }
        return indicators.count == drafts.count ? indicators : nil
    }

    private func checkedFormulas(of drafts: [IndicatorDraft], _ currency: Currency) -> [IndicatorID: CheckedFormula] {
        let definitions = Dictionary(
            drafts.map { draft in
                let origin = SourceOrigin(file: Self.file(of: draft.code))
                return (
                    IndicatorID(draft.code),
                    IndicatorDefinition(formula: draft.formulaText, origin: origin, options: draft.options)
                )
            }, uniquingKeysWith: { first, _ in first })
        let schema = FormulaSchema(datasets: datasets, forms: forms, currency: currency, indicators: definitions)
        if let all = try? CheckedIndicators(checking: schema) { return all.formulas }
        return oneByOne(drafts, schema)
    }

    /// Some formula has problems: reports them all, and gives the formulas that have none.
    private func oneByOne(_ drafts: [IndicatorDraft], _ schema: FormulaSchema) -> [IndicatorID: CheckedFormula] {
        var formulas: [IndicatorID: CheckedFormula] = [:]
        let places = Dictionary(
            drafts.map { (Self.file(of: $0.code), $0.formulaPlaces) },
            uniquingKeysWith: { first, _ in first })
        do {
            _ = try CheckedIndicators(checking: schema)
        } catch {
            context.log.report(error.diagnostics.flatMap { relocated($0, places) })
        }
        for draft in drafts {
            let origin = SourceOrigin(file: Self.file(of: draft.code))
            formulas[IndicatorID(draft.code)] =
                try? CheckedFormula(parsing: draft.formulaText, at: origin, schema: schema, options: draft.options)
        }
        return formulas
    }

    /// A name of no file, so that each problem tells which formula's text its place is in.
    private static func file(of code: String) -> String { "indicator:\(code)" }

    private func relocated(_ diagnostic: Diagnostic, _ places: [String: ScalarPlaces]) -> [Diagnostic] {
        guard let place = diagnostic.place, let formula = places[place.file] else { return [diagnostic] }
        if let kind = Self.referenceCodes[diagnostic.code],
            context.declarations.place(of: kind, formula.text(at: place)) != nil
        {
            return []  // it is of this pack, and its own problems were reported
        }
        return formula.relocated([diagnostic])
    }

    private static let referenceCodes: [Diagnostic.Code: Declarations.Kind] = [
        "unknown-dataset": .dataset, "unknown-indicator": .indicator, "unknown-reported": .reportedField,
    ]
}
