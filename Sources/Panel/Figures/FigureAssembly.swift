import Domain
import DuckDB
import Formulas
import Foundation
import Packs

/// Puts the answers of the datasets, coverage and reports together into figures.
struct FigureAssembly {
    let panel: FigurePanel
    let plan: PanelPlan
    let answers: [DatasetID: DatasetAnswer]
    private var covered: [CoverageKey: SpanSet] = [:]

    private struct CoverageKey: Hashable {
        let dataset: DatasetID
        let unit: OrgUnit.ID
    }

    init(panel: FigurePanel, plan: PanelPlan, answers: [DatasetID: DatasetAnswer]) {
        self.panel = panel
        self.plan = plan
        self.answers = answers
    }

    mutating func figures() throws -> [Figure] {
        var figures: [Figure] = []
        let path = plan.perimeter.tree.units.map(\.id).filter(Set(plan.request.units).contains)
        for indicator in plan.indicators {
            let members = members(of: indicator)
            let slots = (plan.slots[indicator.id] ?? []).sorted(by: isBefore)
            for unit in path {
                for slot in slots {
                    for member in members {
                        figures.append(try figure(indicator, unit, slot, member))
                    }
                }
            }
        }
        return figures
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (plan.frame.slots[a], plan.frame.slots[b])
        return (x.span.from, y.slot.whole.to, a) < (y.span.from, x.slot.whole.to, b)
    }

    /// One figure without a member, or one for each member any of its datasets has, those without a value last.
    private func members(of indicator: Indicator) -> [DimensionMember?] {
        guard let by = plan.request.by else { return [nil] }
        let found = Set(indicator.formula.datasets.flatMap { answers[$0]?.members ?? [] })
        let named = found.compactMap(\.self).sorted().map(\.self) + (found.contains(nil) ? [nil] : [])
        return named.map { DimensionMember(dimension: by, member: $0) }
    }
}

extension FigureAssembly {
    private mutating func figure(
        _ indicator: Indicator, _ unit: OrgUnit.ID, _ index: Int, _ member: DimensionMember?
    ) throws -> Figure {
        let slot = plan.frame.slots[index]
        let formula = indicator.formula
        let cell = DatasetAnswer.Cell(unit: unit, slot: index, member: member?.member)
        let reported = reports(formula, unit, slot)
        var values: [Decimal?] = []
        for atom in formula.atoms { values.append(try value(of: atom, unit, slot, cell)) }
        func evaluate(_ part: Arithmetic) -> Decimal? {
            part.evaluate(values: values, reported: { reported[$0]?.value })
        }
        // Within the fraction, so that a hundred times a third is divided once.
        let whole =
            indicator.isPercentage ? Arithmetic.multiply(.constant(100), formula.arithmetic) : formula.arithmetic
        let coverage = coverage(of: formula, unit, slot, reported)
        var notes = reported.sorted { $0.key < $1.key }.compactMap(\.value.note)
        let open = try count(indicator.id, cell) { $0.openColumns }
        if open > 0 { notes.append("\(open) open") }
        return Figure(
            indicator: indicator.id, unit: unit, period: slot.slot.period, calendar: slot.slot.calendar,
            span: slot.span, asAt: plan.request.asAt, by: member,
            value: evaluate(whole),
            numerator: formula.denominator == nil ? nil : evaluate(formula.numerator),
            denominator: formula.denominator.flatMap(evaluate),
            records: try count(indicator.id, cell) { $0.recordColumns },
            unitOfMeasure: indicator.isPercentage ? "%" : formula.unitOfMeasure.description,
            isPreliminary: slot.span != slot.slot.whole || coverage.state != .complete
                || isFollowed(formula, past: slot.span.to),
            coverage: coverage, historySince: try historySince(formula, unit), notes: notes, revision: panel.revision)
    }

    /// What an atom comes to; `nil` where nothing of its span is covered, or where it has no value over no records.
    private mutating func value(
        of atom: Atom, _ unit: OrgUnit.ID, _ slot: PanelFrame.Slot, _ cell: DatasetAnswer.Cell
    ) throws -> Decimal? {
        let days = covered(atom.dataset, unit)
        guard days.days(in: slot.span) > 0, let answer = answers[atom.dataset], let column = answer.plan.columns[atom]
        else {
            return nil
        }
        let found = try answer.value(column, cell)
        switch atom.aggregate {
        case .count, .sum, .distinct, .cohort(.new): return found ?? 0
        case .minimum, .maximum, .quantile: return found
        case .cohort(.retained), .cohort(.returning), .cohort(.lost):
            // Who is missing from a span that is only partly known cannot be told from who stayed away.
            guard let prior = slot.prior, days.contains(prior) else { return nil }
            return found ?? 0
        }
    }

    private func count(
        _ indicator: IndicatorID, _ cell: DatasetAnswer.Cell, _ columns: (DatasetPlan) -> [IndicatorID: [String]]
    ) throws -> Int {
        var sum = 0
        for answer in answers.values { sum += try answer.count(columns(answer.plan)[indicator] ?? [], cell) }
        return sum
    }

    /// Whether events of the cohort may still happen within its follow-up.
    private func isFollowed(_ formula: CheckedFormula, past day: Day) -> Bool {
        formula.atoms.contains { atom in
            atom.followUpDays.map { day.adding(days: $0) > plan.request.asAt } ?? false
        }
    }

    private func historySince(_ formula: CheckedFormula, _ unit: OrgUnit.ID) throws -> Day? {
        var first: Day?
        for atom in formula.atoms {
            guard let answer = answers[atom.dataset], let column = answer.plan.historyColumns[atom] else { continue }
            let day = try answer.historySince(column, unit)
            first = [first, day].compactMap(\.self).min()
        }
        return first
    }
}

extension FigureAssembly {
    private mutating func covered(_ dataset: DatasetID, _ unit: OrgUnit.ID) -> SpanSet {
        let key = CoverageKey(dataset: dataset, unit: unit)
        if let known = covered[key] { return known }
        // Days on which a unit does not exist are not covered: nothing it could have done is missing.
        let days = panel.coverage.covered(dataset, unit, in: plan.perimeter)
            .intersection(plan.perimeter.existence(of: unit))
        covered[key] = days
        return days
    }

    /// The least covered of what the formula reads, over the days of the span on which the unit exists.
    private mutating func coverage(
        of formula: CheckedFormula, _ unit: OrgUnit.ID, _ slot: PanelFrame.Slot, _ reported: [String: ReportedFigure]
    ) -> Coverage {
        let days = plan.perimeter.existence(of: unit).days(in: slot.span)
        let records = formula.datasets.map { covered($0, unit).days(in: slot.span) }
        let reports = reported.values.map { min($0.coveredDays, days) }
        return Coverage(coveredDays: (records + reports).min() ?? days, days: days)
    }

    private func reports(
        _ formula: CheckedFormula, _ unit: OrgUnit.ID, _ slot: PanelFrame.Slot
    ) -> [String: ReportedFigure] {
        var figures: [String: ReportedFigure] = [:]
        for code in formula.reported {
            guard let (form, field) = plan.fields[code], let calendar = plan.calendar(form.calendar) else { continue }
            figures[code] = ReportedFigure(
                field, of: form, in: calendar, unit: unit, span: slot.span, perimeter: plan.perimeter,
                values: panel.reported)
        }
        return figures
    }
}

extension ReportedFigure {
    /// `5 of 6 reported`; `nil` when everyone did.
    var note: String? { obstacle ?? (known < due ? "\(known) of \(due) reported" : nil) }
}
