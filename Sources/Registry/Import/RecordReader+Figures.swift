import Diagnostics
import Domain
import Foundation

extension RecordReader {
    func reported() -> ReportedValue? {
        let code = required("field") { self.code($0, in: known.fieldBook) }
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let period = required("period", period)
        let form = code.flatMap { known.fields[$0] }
        let named: CalendarID? = optional("calendar") { id($0, in: known.calendarBook) }
        let value = optional("value") { field in form.flatMap { amount(field, of: $0.measure, decimals: $0.decimals) } }
        let status: ReportedValue.Status? = required("status") {
            choice(
                $0, "status",
                words: ["nháp": .draft, "đã nộp": .submitted, "đã duyệt": .approved, "trả lại": .returned])
        }
        let day = required("day", day)
        let by = required("by", text)
        let note = optional("note", text)
        if status == .returned, note == nil { report(.missingField("note", of: .reported, at: place("note"))) }
        guard let form, let unit, let period, let status, let day, let by else { return nil }
        guard isAsked(of: unit, for: period, in: named ?? form.calendar, by: form) else { return nil }
        return ReportedValue(
            field: form.code, unit: unit, period: period, calendar: form.calendar, value: value, status: status,
            day: day, by: by, note: note)
    }

    /// The form asks this sort of unit, for this sort of period, in this calendar.
    private func isAsked(
        of unit: OrgUnit.ID, for period: Period, in calendar: CalendarID, by form: Known.ReportField
    ) -> Bool {
        func wrong(_ name: String, _ message: String, _ help: String) {
            report(Diagnostic(code: "not-asked-for", message: message, place: place(name), help: help))
        }
        if period.kind != form.periodKind {
            wrong(
                "period",
                "'\(form.code)' is reported by \(form.periodKind.rawValue), and \(period) is a \(period.kind.rawValue)",
                "give a \(form.periodKind.rawValue); longer periods are added up")
            return false
        }
        if calendar != form.calendar {
            wrong(
                "calendar", "'\(form.code)' is reported in the calendar '\(form.calendar)', not '\(calendar)'",
                "leave 'calendar' out")
            return false
        }
        let kind = known.units.first { $0.id == unit }?.kind
        if kind != form.unitKind {
            wrong(
                "unit",
                "'\(form.code)' is reported by units of kind '\(form.unitKind)', and '\(unit)' is a \(kind ?? "unit")",
                "give the units below it; theirs are added up")
            return false
        }
        return true
    }

    func commendation() -> Commendation? {
        let code = required("code", text)
        let period = optional("period", period)
        let day = optional("day", day)
        let subjectKind: Commendation.SubjectKind? = required("subject_kind") {
            choice($0, "kind of subject", words: ["tập thể": .collective, "cá nhân": .individual])
        }
        let subject = required("subject", text)
        let unit: OrgUnit.ID? = required("unit") { id($0, in: known.unitBook) }
        let form = required("form") { self.code($0, in: known.commendationForms) }
        _ = required("decision.number", text)
        let decision = document("decision")
        let achievement = required("achievement", text)
        if written("period") == nil, written("day") == nil {
            report(.missingField("period", of: .commendation, at: place("period")))
            return nil
        }
        guard period != nil || day != nil, let code, let subjectKind, let subject, let unit, let form, let decision,
            let achievement
        else { return nil }
        return Commendation(
            code: code, period: period, day: day, subjectKind: subjectKind, subject: subject, unit: unit, form: form,
            decision: decision, achievement: achievement)
    }

    func indexResult() -> IndexResult? {
        let index = required("index") { code($0, in: known.indices) }
        let year = required("year", year)
        let subject = required("subject", text)
        let rank = optional("rank", count)
        let of = optional("of", count)
        let plain = Known.Measure(unitOfMeasure: "1")
        let score = optional("score") { amount($0, of: plain) }
        var components: [String: Decimal] = [:]
        for field in record.fields where field.name.hasPrefix("components.") && field.value.content != .absent {
            guard let index, let book = known.components[index] else { break }
            let name = String(field.name.dropFirst("components.".count))
            if let component = book.code(for: name) {
                components[component] = amount(field, of: plain)
            } else {
                report(.unknownCode(name, in: book, at: field.namePlace))
            }
        }
        if let rank, let of, rank > of {
            report(
                Diagnostic(
                    code: "rank-past-the-last", message: "rank \(rank) of \(of) cannot be", place: place("rank"),
                    help: "'of' is how many bodies were ranked"))
            return nil
        }
        let isOurs =
            written("is_ours") == nil ? subject.map { known.unitBook.code(for: $0) != nil } : optional("is_ours", flag)
        guard let index, let year, let subject, let isOurs else { return nil }
        return IndexResult(
            index: index, year: year, subject: subject, isOurs: isOurs, rank: rank, of: of, score: score,
            components: components)
    }

    func leagueTable() -> LeagueTable? {
        let code = required("code", text)
        let period = required("period", period)
        let asAt = required("as_at", day)
        let title = localized("title")
        let meaning = localized("meaning")
        let unit = required("unit_of_measure", unitOfMeasure)
        let measure = Known.Measure(unitOfMeasure: unit ?? "1", isPercentage: unit == "1")
        let entries = required("entries") { self.entries($0, of: measure) }
        let indicator: IndicatorID? = optional("indicator") { id($0, in: known.indicators) }
        let assigner: AssignerID? = optional("assigner") { id($0, in: known.assigners) }
        let targetKind: TargetKindID? = optional("target_kind") { id($0, in: known.targetKinds) }
        guard let code, let period, let asAt, let title, let meaning, let unit, let entries else { return nil }
        return LeagueTable(
            code: code, period: period, asAt: asAt, title: title, meaning: meaning, unitOfMeasure: unit,
            indicator: indicator, assigner: assigner, targetKind: targetKind, entries: entries)
    }

    private func unitOfMeasure(_ field: WrittenField) -> String? {
        guard let text = text(field) else { return nil }
        if let unit = UnitOfMeasure(text) { return unit.description }
        report(
            .notA("unit of measure", text, at: field.value.place, help: "write VND, declaration, hour, or 1 for a rate")
        )
        return nil
    }

    private func entries(_ field: WrittenField, of measure: Known.Measure) -> [LeagueTable.Entry]? {
        guard case .list(let items) = field.value.content, !items.isEmpty else {
            report(.wrongShape("entries", expected: "a list of bodies, at least one", at: field.value.place))
            return nil
        }
        let names = RecordLayout.leagueEntry.map(\.name)
        var entries: [LeagueTable.Entry] = []
        for item in items {
            guard case .fields(let parts) = item.content else {
                report(.wrongShape("entries", expected: "a list of {body: …, value: …, target: …}", at: item.place))
                continue
            }
            for part in parts where !names.contains(part.name) {
                report(
                    .unknownField(
                        part.name, of: .leagueTable, at: part.namePlace,
                        didYouMean: didYouMean(part.name, among: names),
                        known: names))
            }
            func part(_ name: String) -> WrittenField? {
                parts.first { $0.name == name && $0.value.content != .absent }
            }
            let value = part("value").flatMap { amount($0, of: measure) }
            let target = part("target").flatMap { amount($0, of: measure) }
            guard let body = part("body").flatMap(text) else {
                report(.missingField("body", of: .leagueTable, at: item.place))
                continue
            }
            if entries.contains(where: { $0.body == body }) {
                report(
                    Diagnostic(
                        code: "record-twice", message: "'\(body)' stands in the league table twice", place: item.place,
                        help: "keep one line a body"))
                continue
            }
            let isOurs = part("is_ours").flatMap(flag) ?? (known.unitBook.code(for: body) != nil)
            entries.append(LeagueTable.Entry(body: body, isOurs: isOurs, value: value, target: target))
        }
        return entries.count == items.count ? entries : nil
    }
}
