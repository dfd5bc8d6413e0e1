import Diagnostics
import Domain
import Foundation

extension RecordReader {
    func target() -> Target? {
        let assigner: AssignerID? = required("assigner") { id($0, in: known.assigners) }
        let kind: TargetKindID? = required("kind") { id($0, in: known.targetKinds) }
        let indicator: IndicatorID? = required("indicator") { id($0, in: known.indicators) }
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let period = required("period", period)
        let calendar = calendar()
        let validFrom = required("valid_from", day)
        let document = document("document")
        let file = optional("document.file", attachment)
        let note = optional("note", text)
        let measure = indicator.flatMap { known.measures[$0] }
        guard let measure else {
            _ = required("value", text)
            return nil
        }
        let value = required("value") { amount($0, of: measure) }
        guard let value else { return nil }
        warnIfSmall(value, measure)
        guard let assigner, let kind, let indicator, let unit, let period, let calendar, let validFrom,
            let trajectory = trajectory(of: measure, within: calendar.days(of: period))
        else { return nil }
        return Target(
            assigner: assigner, targetKind: kind, indicator: indicator, unit: unit, period: period,
            calendar: calendar.id, validFrom: validFrom, value: value, document: document, file: file,
            trajectory: trajectory, note: note)
    }

    /// The name of a file that the workspace keeps: `0123456789abcdef`.
    private func attachment(_ field: WrittenField) -> String? {
        guard let text = text(field) else { return nil }
        if text.utf8.count == 16, text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) { return text }
        report(
            .notA(
                "file of this workspace", text, at: field.value.place,
                help: "leave it empty, or keep the 16 digits the export wrote: they stand behind /files/ in its address"
            ))
        return nil
    }

    /// The calendar named, else the pack's default.
    func calendar() -> ReportingCalendar? {
        guard written("calendar") != nil else { return known.calendars[0] }
        let id: CalendarID? = optional("calendar") { self.id($0, in: known.calendarBook) }
        return known.calendars.first { $0.id == id }
    }

    /// Nobody assigns less than a million đồng; thousands of them are billions without their word.
    private func warnIfSmall(_ value: Decimal, _ measure: Known.Measure) {
        guard let currency = measure.currency, value > 0, value < 1_000_000 else { return }
        report(.looksTooSmall(value, currency: currency, at: place("value")))
    }

    /// `linear`, `seasonal`, or the points of a path by hand; linear where nothing is said.
    private func trajectory(of measure: Known.Measure, within span: DaySpan) -> Trajectory? {
        guard let field = written("trajectory") else { return .linear }
        switch field.value.content {
        case .text(let text):
            switch foldedLabel(text) {
            case "linear", "tuyến tính", "đều": return .linear
            case "seasonal", "mùa vụ", "theo mùa": return .seasonal
            default:
                return path(
                    text.split(whereSeparator: { $0 == ";" || $0.isNewline }).map { pair(String($0), field) }, measure,
                    span)
            }
        case .list(let items):
            return path(items.map { point($0, field) }, measure, span)
        case .absent, .fields:
            report(
                .wrongShape("trajectory", expected: "'linear', 'seasonal' or a list of points", at: field.value.place))
            return nil
        }
    }

    private typealias WrittenPoint = (day: WrittenField, cumulative: WrittenField)

    /// `31/03/2020 = 2.000 tỷ`, as a table holds a point.
    private func pair(_ text: String, _ field: WrittenField) -> WrittenPoint? {
        let parts = text.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2 else {
            report(
                .notA(
                    "trajectory", text, at: field.value.place,
                    help: "write linear, seasonal, or points: 31/03/2020 = 2.000 tỷ; 30/06/2020 = 4.700 tỷ"))
            return nil
        }
        func part(_ name: String, _ text: String) -> WrittenField {
            WrittenField(
                name: name, namePlace: field.namePlace,
                value: WrittenValue(content: .text(text), place: field.value.place), scale: field.scale)
        }
        return (part("day", parts[0]), part("cumulative", parts[1]))
    }

    /// `{day: 2020-03-31, cumulative: 2.000 tỷ}`.
    private func point(_ item: WrittenValue, _ field: WrittenField) -> WrittenPoint? {
        guard case .fields(let parts) = item.content, let day = parts.first(where: { $0.name == "day" }),
            let cumulative = parts.first(where: { $0.name == "cumulative" }), parts.count == 2
        else {
            report(.wrongShape("trajectory", expected: "a list of {day: …, cumulative: …}", at: item.place))
            return nil
        }
        return (day, cumulative)
    }

    private func path(_ written: [WrittenPoint?], _ measure: Known.Measure, _ span: DaySpan) -> Trajectory? {
        var points: [Trajectory.Point] = []
        var isWhole = !written.isEmpty
        for entry in written {
            guard let entry, let day = day(entry.day), let cumulative = amount(entry.cumulative, of: measure) else {
                isWhole = false
                continue
            }
            if !span.contains(day) {
                isWhole = false
                report(
                    Diagnostic(
                        code: "point-outside-period", message: "\(day) is not in the target's period \(span)",
                        place: entry.day.value.place, help: "a path runs within its own period; check the calendar"))
            }
            if let last = points.last, day <= last.day {
                isWhole = false
                report(
                    Diagnostic(
                        code: "points-out-of-order", message: "\(day) does not come after \(last.day)",
                        place: entry.day.value.place, help: "give the points in order of day, each day once"))
            }
            if let last = points.last, cumulative < last.cumulative {
                report(.fallingPath(cumulative, after: last.cumulative, at: entry.cumulative.value.place))
            }
            points.append(Trajectory.Point(day: day, cumulative: cumulative))
        }
        return isWhole ? .byHand(points) : nil
    }
}
