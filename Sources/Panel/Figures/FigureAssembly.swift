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
    private var coveredDays: CoveredDays

    init(panel: FigurePanel, plan: PanelPlan, answers: [DatasetID: DatasetAnswer]) {
        self.panel = panel
        self.plan = plan
        self.answers = answers
        coveredDays = CoveredDays(panel.coverage, perimeter: plan.perimeter, slots: plan.frame.slots)
    }

    mutating func figures() throws -> [Figure] {
        var figures: [Figure] = []
        let path = plan.perimeter.tree.units.map(\.id).filter(Set(plan.request.units).contains)
        for indicator in plan.indicators {
            let reading = IndicatorReading(indicator, in: answers.mapValues(\.plan))
            let members = members(of: reading)
            let slots = (plan.slots[indicator.id] ?? []).sorted(by: isBefore)
            for unit in path {
                let history = try historySince(reading, unit)
                for slot in slots {
                    for member in members {
                        figures.append(try figure(reading, unit, slot, member, history))
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
    private func members(of reading: IndicatorReading) -> [DimensionMember?] {
        guard let by = plan.request.by else { return [nil] }
        let found = Set(reading.datasets.flatMap { answers[$0]?.members ?? [] })
        let named = found.compactMap(\.self).sorted().map(\.self) + (found.contains(nil) ? [nil] : [])
        return named.map { DimensionMember(dimension: by, member: $0) }
    }
}

extension FigureAssembly {
    private mutating func figure(
        _ reading: IndicatorReading, _ unit: OrgUnit.ID, _ index: Int, _ member: DimensionMember?, _ history: Day?
    ) throws -> Figure {
        let slot = plan.frame.slots[index]
        let cell = DatasetAnswer.Cell(unit: unit, slot: index, member: member?.member)
        let reported = reports(reading.indicator.formula, unit, slot)
        var values: [Decimal?] = []
        for part in reading.parts { values.append(try value(of: part, cell)) }
        func evaluate(_ arithmetic: Arithmetic) -> Decimal? {
            arithmetic.evaluate(values: values, reported: { reported[$0]?.value })
        }
        let coverage = coverage(of: reading, cell, reported)
        var notes = reported.sorted { $0.key < $1.key }.compactMap(\.value.note)
        let open = try count(reading, cell, \.open)
        if open > 0 { notes.append("\(open) open") }
        let isOver =
            slot.span == slot.slot.whole && slot.span.to.adding(days: reading.followUpDays) <= plan.request.asAt
        return Figure(
            indicator: reading.indicator.id, unit: unit, period: slot.slot.period, calendar: slot.slot.calendar,
            span: slot.span, asAt: plan.request.asAt, perimeterDay: plan.request.perimeterDay, by: member,
            value: evaluate(reading.arithmetic),
            numerator: reading.numerator.flatMap(evaluate), denominator: reading.denominator.flatMap(evaluate),
            records: try count(reading, cell, \.records), unitOfMeasure: reading.unitOfMeasure,
            isPreliminary: !isOver || coverage.state != .complete, coverage: coverage, historySince: history,
            notes: notes, revision: panel.revision)
    }

    /// What an atom comes to; `nil` where nothing of its span is covered, or where it has no value over no records.
    private mutating func value(of part: IndicatorReading.Part, _ cell: DatasetAnswer.Cell) throws -> Decimal? {
        let days = coveredDays(part.dataset, cell.unit, slot: cell.slot)
        guard days.covered > 0 else { return nil }
        let found = try answers[part.dataset]?.value(part.column, cell)
        switch part.aggregate {
        case .count, .sum, .distinct, .cohort(.new): return found ?? 0
        case .minimum, .maximum, .quantile: return found
        // Who is missing from a span that is only partly known cannot be told from who stayed away.
        case .cohort(.retained), .cohort(.returning), .cohort(.lost): return days.coversPrior ? found ?? 0 : nil
        }
    }

    private func count(
        _ reading: IndicatorReading, _ cell: DatasetAnswer.Cell, _ columns: KeyPath<IndicatorReading.Counts, [String]>
    ) throws -> Int {
        var sum = 0
        for counts in reading.counts {
            sum += try answers[counts.dataset]?.count(counts[keyPath: columns], cell) ?? 0
        }
        return sum
    }

    private func historySince(_ reading: IndicatorReading, _ unit: OrgUnit.ID) throws -> Day? {
        var first: Day?
        for part in reading.parts {
            guard let column = part.historyColumn else { continue }
            first = [first, try answers[part.dataset]?.historySince(column, unit)].compactMap(\.self).min()
        }
        return first
    }

    /// The least covered of what the formula reads, over the days of the span on which the unit exists.
    private mutating func coverage(
        of reading: IndicatorReading, _ cell: DatasetAnswer.Cell, _ reported: [String: ReportedFigure]
    ) -> Coverage {
        let days = coveredDays(nil, cell.unit, slot: cell.slot).existing
        var least = days
        for dataset in reading.datasets { least = min(least, coveredDays(dataset, cell.unit, slot: cell.slot).covered) }
        for report in reported.values { least = min(least, report.coveredDays) }
        return Coverage(coveredDays: least, days: days)
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
