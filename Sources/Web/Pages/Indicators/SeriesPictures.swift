import Appraisal
import Documents
import Domain
import Foundation
import Packs
import Workspace

/// The cumulative value against last year, every planned path and what is expected.
struct CumulativePicture {
    let series: CumulativeSeries
    let indicator: Indicator
    let visit: Visit

    private var words: Words { visit.words }
    private var year: Int { series.months.first?.year ?? visit.choice.period.year }

    var chart: Chart {
        var lines = [
            line(words.sentence("ind_line_actual", ["year": String(year)]), series.actual),
            line(words.sentence("ind_line_actual", ["year": String(year - 1)]), series.prior),
        ]
        lines += series.plans.map { line(self.name(of: $0), $0.values, .dashed) }
        if series.forecast.contains(where: { $0 != nil }) {
            lines += [
                line(words["ind_line_forecast"], forecast(\.estimate), .dashed),
                line(words["ind_line_low"], forecast(\.low), .dashed),
                line(words["ind_line_high"], forecast(\.high), .dashed),
            ]
        }
        let name = indicator.names[visit.language]
        return Chart(
            kind: .line, title: words.sentence("ind_cumulative_title", ["name": name, "year": String(year)]),
            valueAxis: Chart.Axis(unit: visit.people.unit(of: indicator)), categories: visit.ticks(series.months),
            series: lines,
            format: NumberFormat(language: visit.language, fractionDigits: indicator.decimals),
            alternativeText: alternativeText)
    }

    /// The forecast begins where the actual line ends.
    private func forecast(_ part: KeyPath<Forecast, Decimal>) -> [Decimal?] {
        let last = series.actual.lastIndex { $0 != nil }
        return series.months.indices.map { month in
            series.forecast[month]?[keyPath: part] ?? (month == last ? series.actual[month] : nil)
        }
    }

    private func line(_ name: String, _ values: [Decimal?], _ stroke: Chart.Stroke = .solid) -> Chart.Series {
        Chart.Series(name: name, values: values.map { visit.drawn($0, indicator) }, stroke: stroke)
    }

    private func name(of plan: CumulativeSeries.Plan) -> String {
        let isAlone = series.plans.count { $0.assigner == plan.assigner } == 1
        let kind = isAlone ? "" : ", " + visit.name(of: plan.kind)
        return words.sentence("ind_line_plan", ["name": visit.name(of: plan.assigner) + kind])
    }

    private var alternativeText: String {
        guard let last = series.actual.lastIndex(where: { $0 != nil }) else {
            return "\(indicator.names[visit.language]): \(words["not_covered"])"
        }
        var parts = [
            words.sentence(
                "ind_cumulative_text",
                [
                    "name": indicator.names[visit.language], "month": words.period(series.months[last]),
                    "amount": visit.amount(series.actual[last], indicator),
                ])
        ]
        if let prior = series.prior[last] {
            parts.append("\(words["last_year"]) \(visit.amount(prior, indicator))")
        }
        parts += series.plans.compactMap { plan in
            plan.values[last].map { "\(name(of: plan)) \(visit.amount($0, indicator))" }
        }
        return parts.joined(separator: "; ")
    }
}

/// Month by month, for values that do not add up.
struct MonthlyPicture {
    let series: IndicatorSeries
    let indicator: Indicator
    let visit: Visit

    /// `nil` where no month has begun.
    var shown: ShownChart? {
        get throws {
            let months = series.periods(of: .month)
            guard let year = months.first?.figure.period.year else { return nil }
            let words = visit.words
            func line(_ year: Int, _ values: [Decimal?]) -> Chart.Series {
                Chart.Series(
                    name: words.sentence("ind_line_actual", ["year": String(year)]),
                    values: values.map { visit.drawn($0, indicator) })
            }
            let name = indicator.names[visit.language]
            let known = months.compactMap { month in
                month.figure.value.map { "\(words.period(month.figure.period)) \(visit.amount($0, indicator))" }
            }
            return try ShownChart(
                Chart(
                    kind: .line, title: words.sentence("ind_monthly_title", ["name": name, "year": String(year)]),
                    valueAxis: Chart.Axis(unit: visit.people.unit(of: indicator)),
                    categories: visit.ticks(months.map(\.figure.period)),
                    series: [line(year, months.map(\.figure.value)), line(year - 1, months.map { $0.prior?.value })],
                    format: NumberFormat(language: visit.language, fractionDigits: indicator.decimals),
                    alternativeText: "\(name): "
                        + (known.isEmpty ? words["not_covered"] : known.joined(separator: "; "))))
        }
    }
}

extension Visit {
    /// A value as a chart's axis counts it.
    fileprivate func drawn(_ value: Decimal?, _ indicator: Indicator) -> Double? {
        value.map { ($0.divided(by: indicator.displayUnit) as NSDecimalNumber).doubleValue }
    }

    fileprivate func ticks(_ months: [Period]) -> [String] {
        months.map { (language == .vietnamese ? "T" : "") + String($0.ordinal) }
    }
}
