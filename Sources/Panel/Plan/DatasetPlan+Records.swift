import Domain
import Formulas
import SQLText

extension DatasetPlan {
    /// The tables of days and units.
    func addFrame(_ frame: PanelFrame, to query: inout Query) {
        query.add(
            "segments", columns: ["segment", "first_day", "last_day"],
            comment: "Time cut wherever a span or an era of the unit tree begins",
            values(frame.segments.enumerated().map { ["\($0.offset)", date($0.element.from), date($0.element.to)] }))
        query.add(
            "slots", columns: ["slot", "first_day"], comment: "The spans asked for",
            values(frame.slots.enumerated().map { ["\($0.offset)", date($0.element.span.from)] }))
        let parts = frame.parts.filter { usesPriorSpan || !$0.isPrior }
        query.add(
            "slot_segments", columns: ["slot", "segment", "is_prior"],
            comment: "The segments of each span, and of the one it is compared with",
            values(parts.map { ["\($0.slot)", "\($0.segment)", "\($0.isPrior)"] }))
        query.add(
            "placements", columns: ["leaf", "unit", "first_day", "last_day"],
            comment: "The units that a unit's records count for, and when",
            values(
                frame.placements.map {
                    ["\($0.leaf.rawValue)", "\($0.unit.rawValue)", date($0.span.from), date($0.span.to)]
                }))
        query.add(
            "unit_segments", comment: "The same by segment",
            """
            SELECT leaf, unit, segment
              FROM placements AS p JOIN segments AS s ON s.first_day BETWEEN p.first_day AND p.last_day
            """)
        query.add(
            "places", comment: "Where and when a record counts: from its unit and segment to units and spans",
            """
            SELECT leaf AS _leaf, segment AS _segment, unit AS _place, slot AS _slot, is_prior AS _is_prior
              FROM unit_segments JOIN slot_segments USING (segment)
            """)
    }

    /// The one scan of the lake.
    func addRecords(_ frame: PanelFrame, from rows: SQLFragment, to query: inout Query) throws(PanelError) {
        let scan = RecordScan(needed: needed, workingTimes: workingTimes, asAt: frame.asAt, rows: rows)
        var columns: [SQLFragment] = ["_unit"]
        if let dimension { columns.append("CAST(\(name: dimension) AS VARCHAR) AS _member") }
        try scan.add(to: &query, beside: columns, where: isWithin(frame))
    }

    /// Records counted on no day that is asked for are not read. First activity looks back to the first record.
    private func isWithin(_ frame: PanelFrame) -> SQLFragment {
        let spans = frame.slots.flatMap { [$0.span, usesPriorSpan ? $0.prior : nil].compactMap(\.self) }
        let first = spans.map(\.from).min() ?? frame.asAt
        let next = date(frame.asAt.adding(days: 1))
        return timeColumns.map { time in
            let begun: SQLFragment = usesHistory ? "" : "\(name: time.name) >= \(date(first)) AND "
            return "(\(begun)\(name: time.name) < \(next))" as SQLFragment
        }.joined(separator: " OR ")
    }

    private func date(_ day: Day) -> SQLFragment { "\(date: day.description)" }

    /// `VALUES (1, 2), (3, 4)`, six rows a line.
    private func values(_ rows: [[SQLFragment]]) -> SQLFragment {
        let tuples = rows.map { "(\($0.joined(separator: ", ")))" as SQLFragment }
        let lines = stride(from: 0, to: tuples.count, by: 6).map { start in
            tuples[start..<min(start + 6, tuples.count)].joined(separator: ", ")
        }
        return "VALUES\n    \(lines.joined(separator: ",\n    "))"
    }
}
