import Domain
import Foundation
import Packs

/// A reported field rolled up to one unit and span. A child that has not reported makes the whole unknown.
struct ReportedFigure {
    /// `nil` unless everyone reported.
    let value: Decimal?
    /// Reports that are in, and that are due: one for each unit and period of the form.
    let known: Int
    let due: Int
    /// Days of the span in periods everyone reported for.
    let coveredDays: Int
    /// Why there is nothing to roll up; `nil` where there is.
    let obstacle: String?

    /// - Parameters:
    ///   - span: The days counted, from the first day of the slot to its end or the as-at day.
    init(
        _ field: ReportForm.Field, of form: ReportForm, in calendar: ReportingCalendar, unit: OrgUnit.ID, span: DaySpan,
        perimeter: UnitPerimeter, values: ReportedValues
    ) {
        let all = Self.periods(of: form.periodKind, in: calendar, filling: span)
        let periods = field.sort == .stock || field.rollUp == .last ? all.suffix(1) : all[...]
        var reports: [(period: Period, values: [Decimal?])] = []
        for period in periods {
            let reporters = Self.reporters(of: form, below: unit, on: calendar.days(of: period).to, perimeter)
            if field.rollUp == .none, reporters != [unit] { continue }
            reports.append((period, reporters.map { values[field.code, $0, period] }))
        }
        let isRefused = field.rollUp == .none && (reports.count != 1 || all.count != 1)
        let given = reports.flatMap(\.values)
        known = isRefused ? 0 : given.compactMap(\.self).count
        due = isRefused ? 0 : given.count
        value = due > 0 && known == due ? given.compactMap(\.self).reduce(0, +) : nil
        let complete = reports.filter { !$0.values.contains(nil) && !$0.values.isEmpty }.map(\.period)
        if field.sort == .stock || field.rollUp == .last {
            coveredDays = complete.isEmpty || isRefused ? 0 : span.days
        } else {
            coveredDays = isRefused ? 0 : complete.reduce(0) { $0 + calendar.days(of: $1).days }
        }
        obstacle = due > 0 ? nil : "not reported for this unit and period"
    }

    /// The periods of the form that are over within the span, where they fill it from its first day without a gap.
    private static func periods(of kind: Period.Kind, in calendar: ReportingCalendar, filling span: DaySpan) -> [Period]
    {
        let years = (span.from.year - 1)...(span.to.year + 1)
        let candidates = years.flatMap { Period.all(kind, in: $0) }.map { ($0, calendar.days(of: $0)) }
            .filter { span.contains($0.1) }.sorted { $0.1.from < $1.1.from }
        var next = span.from
        for (_, days) in candidates {
            guard days.from == next else { return [] }
            next = days.to.adding(days: 1)
        }
        return candidates.map(\.0)
    }

    /// The units that hand the form in for a period that ends on `day`, in the tree's order.
    private static func reporters(
        of form: ReportForm, below unit: OrgUnit.ID, on day: Day, _ perimeter: UnitPerimeter
    ) -> [OrgUnit.ID] {
        guard let era = perimeter.eras.first(where: { $0.span.contains(day) }) else { return [] }
        return perimeter.tree.units
            .filter { $0.kind == form.unitKind && $0.exists(on: day) && era.chains[$0.id]?.contains(unit) == true }
            .map(\.id)
    }
}
