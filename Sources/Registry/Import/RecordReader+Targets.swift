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
        let calendar = indicator.flatMap { self.calendar(of: $0) }
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
        guard let assigner, let kind, let indicator, let unit, let period, let calendar, let value, let validFrom,
            let trajectory = trajectory(of: measure, within: calendar.days(of: period))
        else { return nil }
        let target = Target(
            assigner: assigner, targetKind: kind, indicator: indicator, unit: unit, period: period,
            calendar: calendar.id, validFrom: validFrom, value: value, document: document, file: file,
            trajectory: trajectory, note: note)
        // What should never have been there can be taken back as it is.
        if !isWithdrawn { check(target, last: calendar.days(of: period).to) }
        return target
    }

    /// The indicator's own calendar, which need not be named and is the only one that can be.
    private func calendar(of indicator: IndicatorID) -> ReportingCalendar? {
        guard let own = known.targetRules[indicator]?.calendar else { return nil }
        guard written("calendar") != nil else { return known.calendars.first { $0.id == own } }
        let named: CalendarID? = optional("calendar") { id($0, in: known.calendarBook) }
        if let named, named != own, !isWithdrawn {
            report(.anotherCalendar(named, own, of: indicator, at: place("calendar")))
            return nil
        }
        return known.calendars.first { $0.id == named }
    }

    private func check(_ target: Target, last: Day) {
        guard let rule = known.targetRules[target.indicator] else { return }
        if !rule.allows(target.value) { report(.notPositive(rule, of: target.indicator, at: place("value"))) }
        if !rule.addsUp, target.trajectory != .linear {
            report(.noPath(of: target.indicator, at: place("trajectory")))
        } else if !target.trajectory.ends(at: target.value, on: last) {
            report(.pathEndsElsewhere(target, last: last, at: place("trajectory")))
        }
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
            points.append(Trajectory.Point(day: day, cumulative: cumulative))
        }
        return isWhole ? .byHand(points) : nil
    }
}
