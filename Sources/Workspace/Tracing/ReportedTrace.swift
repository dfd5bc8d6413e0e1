import Domain
import Formulas
import Foundation
import Packs
import Panel
import Registry

extension TwofoldWorkspace {
    /// The approved reports behind a figure that reads `reported(…)`: one part for each field, its reports by period and unit.
    ///
    /// - Returns: Empty for a figure that comes from records alone. A report that is missing is not listed; the figure says how
    ///   many there are of how many.
    func reports(
        behind figure: Figure, _ indicator: Indicator, known: KnownRevision, limit: Int, offset: Int
    ) throws -> [FigureTrace.Part] {
        guard !indicator.formula.reported.isEmpty else { return [] }
        let units = Set(known.pack.units.subtree(of: figure.unit))
        let values = try registry.reported(knownAt: known.sequence)
        return known.pack.forms.flatMap { form in
            form.fields.filter { indicator.formula.reported.contains($0.code) }.compactMap {
                field -> FigureTrace.Part? in
                guard let calendar = known.pack.calendar(form.calendar) else { return nil }
                var given = values.filter { value in
                    value.field == field.code && value.calendar == form.calendar && units.contains(value.unit)
                        && figure.span.contains(calendar.days(of: value.period))
                }.sorted { ($0.period, $0.unit) < ($1.period, $1.unit) }
                // Of a stock the last report counts.
                if field.sort == .stock || field.rollUp == .last {
                    let last = given.last?.period
                    given.removeAll { $0.period != last }
                }
                let known = given.compactMap(\.value)
                return FigureTrace.Part(
                    role: .whole, atom: "reported: \(field.code)", dataset: DatasetID(form.code),
                    total: known.isEmpty ? nil : known.reduce(0, +), count: given.count,
                    columns: ["field", "period", "unit", "value", "status", "day", "by", "note"],
                    rows: given.dropFirst(offset).prefix(limit).map { report in
                        [
                            report.field, report.period.description, report.unit.rawValue, report.value.map { "\($0)" },
                            report.status.rawValue, report.day.description, report.by, report.note,
                        ]
                    })
            }
        }
    }
}
