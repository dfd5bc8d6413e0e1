import Domain
import Formulas
import Packs
import SQLText

extension PanelPlan: CustomStringConvertible {
    /// The plan for people: the spans, and for each dataset its atoms, the columns they come back in, its time columns and
    /// working calendars.
    package var description: String {
        var lines = ["as at \(request.asAt), " + (request.perimeterDay.map { "units of \($0)" } ?? "units of each day")]
        lines += ["spans:"] + frame.slots.map { "  \($0.description)" }
        lines += ["indicators:"]
        lines += indicators.map { "  \($0.id) = \($0.formula.arithmetic)" }
        for dataset in datasets { lines += dataset.lines }
        return lines.joined(separator: "\n")
    }

    /// The plan and its queries.
    package func explanation(from rows: RecordRows) throws(PanelError) -> String {
        var parts = [description]
        for dataset in datasets {
            guard let source = rows[dataset.dataset] else { throw .noRows(dataset.dataset) }
            if let sql = try sql(dataset, from: source) { parts.append("-- \(dataset.dataset)\n\(sql);") }
        }
        return parts.joined(separator: "\n\n")
    }
}

extension PanelFrame.Slot: CustomStringConvertible {
    /// `202006 calendar: 2020-06-01..2020-06-14 of 2020-06-01..2020-06-30, compared with 2019-06-01..2019-06-14`
    package var description: String {
        let clipped = span == slot.whole ? "" : " of \(slot.whole)"
        let compared = prior.map { ", compared with \($0)" } ?? ""
        return "\(slot.period) \(slot.calendar): \(span)\(clipped)\(compared)"
    }
}

extension DatasetPlan {
    fileprivate var lines: [String] {
        var lines = ["dataset \(dataset): counted on \(timeColumns.map(\.name).joined(separator: ", "))"]
        if !calendars.isEmpty { lines.append("  working times: \(calendars.joined(separator: ", "))") }
        if let dimension { lines.append("  by \(dimension)") }
        return lines + atoms.map { "  \(columns[$0] ?? "?"): \($0)" }
    }
}
