import Appraisal
import Documents
import Domain
import Foundation
import Packs

/// The chart of a cumulative value against last year and every planned path.
struct CumulativeChart {
    let scribe: ReviewScribe
    let series: CumulativeSeries
    let indicator: Indicator
    let display: DisplayChoice
    let title: [Inline]?

    private var words: ReviewWords { scribe.words }

    var chart: Chart {
        let year = series.months.first?.year ?? scribe.standing.period.year
        let name = indicator.names[words.language]
        var lines = [
            line(words.pick("Thực hiện \(year)", "Actual \(year)"), series.actual, .solid),
            line(words.pick("Thực hiện \(year - 1)", "Actual \(year - 1)"), series.prior, .solid),
        ]
        for plan in series.plans { lines.append(line(self.name(of: plan), plan.values, .dashed)) }
        let shown = scribe.shown(0, indicator, display)
        return Chart(
            kind: .line,
            title: title?.plainText
                ?? words.pick("\(name) lũy kế so với kịch bản", "\(name), cumulative, against the planned paths"),
            valueAxis: Chart.Axis(unit: shown.unit.isEmpty ? nil : shown.unit),
            categories: series.months.map(words.monthTick), series: lines, format: shown.format,
            alternativeText: alternativeText)
    }

    private func line(_ name: String, _ values: [Decimal?], _ stroke: Chart.Stroke) -> Chart.Series {
        Chart.Series(
            name: name,
            values: values.map { value in
                value.map { NSDecimalNumber(decimal: scribe.shown($0, indicator, display).number).doubleValue }
            }, stroke: stroke)
    }

    private func name(of plan: CumulativeSeries.Plan) -> String {
        let assigner = scribe.pack.assigners.first { $0.id == plan.assigner }?.shortNames[words.language]
        // The kind is said only where one assigner has several: the legend has little room.
        let isAlone = series.plans.count { $0.assigner == plan.assigner } == 1
        let kind = scribe.pack.targetKinds.first { $0.id == plan.kind && !isAlone }?.names[words.language].lowercased()
        let text = [kind, assigner ?? plan.assigner.rawValue].compactMap(\.self).joined(separator: " ")
        return words.pick("Kịch bản \(text)", "Path, \(text)")
    }

    /// Where each line stands at the end of the last month with a value.
    private var alternativeText: String {
        let name = indicator.names[words.language]
        guard let last = series.actual.lastIndex(where: { $0 != nil }), let actual = series.actual[last] else {
            return words.pick("\(name): chưa có số liệu.", "\(name): no data.")
        }
        let month = words.period(series.months[last])
        let now = text(actual)
        var parts = [
            words.pick(
                "\(name) lũy kế đến hết \(month) là \(now)", "\(name), cumulative to the end of \(month): \(now)")
        ]
        if let prior = series.prior[last] {
            parts.append(words.pick("cùng kỳ năm trước \(text(prior))", "last year \(text(prior))"))
        }
        for plan in series.plans {
            if let planned = plan.values[last] { parts.append("\(self.name(of: plan)) \(text(planned))") }
        }
        return parts.joined(separator: "; ") + "."
    }

    private func text(_ value: Decimal) -> String {
        let shown = scribe.shown(value, indicator, display)
        return shown.unit.isEmpty ? shown.text : "\(shown.text) \(shown.unit)"
    }
}
