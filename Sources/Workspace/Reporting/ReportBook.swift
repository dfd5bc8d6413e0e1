import Domain
import Foundation
import Packs
import Registry

/// All reports as one revision knows them, and which are asked for.
struct ReportBook: Sendable {
    let known: KnownRevision
    private let records: [ReportKey: ReportRecord]
    /// By form: periods that begin on this day or later are asked for. None of a form that nobody has filled in yet.
    private let since: [String: Day]

    init(_ registry: RegistryStore, _ known: KnownRevision) throws {
        self.known = known
        let forms = Dictionary(
            known.pack.forms.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let formOfField = Dictionary(
            known.pack.forms.flatMap { form in form.fields.map { ($0.code, form) } },
            uniquingKeysWith: { first, _ in first })
        var records: [ReportKey: ReportRecord] = [:]
        for value in try registry.versions(of: ReportedValue.self, knownAt: known.sequence) {
            guard let form = formOfField[value.record.field], value.record.calendar == form.calendar else { continue }
            let key = ReportKey(form: form.code, unit: value.record.unit, period: value.record.period)
            records[key, default: ReportRecord(key: key, form: form)].values[value.record.field, default: []]
                .append(value)
        }
        for step in try registry.versions(of: ReportStep.self, knownAt: known.sequence) {
            guard let form = forms[step.record.form], step.record.calendar == form.calendar else { continue }
            let key = ReportKey(form: form.code, unit: step.record.unit, period: step.record.period)
            records[key, default: ReportRecord(key: key, form: form)].steps.append(step)
        }
        for key in records.keys { records[key]?.steps.sort { $0.record.number < $1.record.number } }
        self.records = records
        var since: [String: Day] = [:]
        for form in known.pack.forms {
            if let day = form.since {
                since[form.code] = day
            } else if let year = records.values.filter({ $0.key.form == form.code && !$0.approved.isEmpty })
                .map(\.key.period.year).min()
            {
                since[form.code] = known.pack.calendar(form.calendar)?.days(of: .year(year)).from
            }
        }
        self.since = since
    }

    /// The same forms, with what an earlier revision knew of their reports.
    func asKnown(at revision: Int, in registry: RegistryStore) throws -> ReportBook {
        try ReportBook(registry, KnownRevision(sequence: revision, snapshot: known.snapshot, pack: known.pack))
    }

    /// An empty one where nothing was handed in.
    subscript(key: ReportKey, form: ReportForm) -> ReportRecord { records[key] ?? ReportRecord(key: key, form: form) }

    /// - Throws: ``ReportingError/unknownForm(_:among:)``.
    func form(_ code: String) throws -> ReportForm {
        guard let form = known.pack.forms.first(where: { $0.code == code }) else {
            throw ReportingError.unknownForm(code, among: known.pack.forms.map(\.code))
        }
        return form
    }

    /// - Throws: ``ReportingError`` for a form there is not, a unit or period it does not ask.
    func record(_ key: ReportKey) throws -> ReportRecord {
        let form = try form(key.form)
        guard key.period.kind == form.periodKind, mayReport(key.unit, key.period, form) else {
            throw ReportingError.notAsked(key)
        }
        return self[key, form]
    }

    /// The first and the last day of a period of a form.
    func days(of period: Period, _ form: ReportForm) -> DaySpan {
        (known.pack.calendar(form.calendar) ?? known.pack.defaultCalendar).days(of: period)
    }

    func due(_ period: Period, _ form: ReportForm) -> Day { days(of: period, form).to.adding(days: form.dueDays) }

    /// The form asks this sort of unit, and it existed when the period ended.
    func mayReport(_ unit: OrgUnit.ID, _ period: Period, _ form: ReportForm) -> Bool {
        guard let unit = known.pack.units[unit], unit.kind == form.unitKind else { return false }
        return unit.exists(on: days(of: period, form).to)
    }

    /// Units that hand a form in at some time, in the tree's order.
    func units(of form: ReportForm, among wanted: Set<OrgUnit.ID>?) -> [OrgUnit.ID] {
        known.pack.units.units.filter { $0.kind == form.unitKind && (wanted?.contains($0.id) ?? true) }.map(\.id)
    }

    /// Whether a period is asked for at all, over or not.
    func isAsked(_ period: Period, _ form: ReportForm) -> Bool {
        guard let since = since[form.code] else { return false }
        let first = days(of: period, form).from
        return since <= first && form.until.map { first <= $0 } ?? true
    }

    /// The periods asked for that are over on a day, the earliest first.
    func periods(_ form: ReportForm, overOn day: Day) -> [Period] {
        guard let first = since[form.code], first <= day else { return [] }
        let last = min(form.until ?? day, day)
        return (first.year...max(first.year, last.year + 1)).flatMap { Period.all(form.periodKind, in: $0) }
            .filter { isAsked($0, form) && days(of: $0, form).to <= day }
    }

    /// The last period before one: where its values are compared with.
    func last(before period: Period, _ form: ReportForm) -> Period? {
        (known.pack.calendar(form.calendar) ?? known.pack.defaultCalendar)
            .period(form.periodKind, holding: days(of: period, form).from.adding(days: -1))
    }

    /// What the period before reported: what counts, else what was last typed.
    func lastNumbers(of key: ReportKey, _ form: ReportForm) -> [String: Decimal] {
        guard let period = last(before: key.period, form) else { return [:] }
        let record = self[ReportKey(form: key.form, unit: key.unit, period: period), form]
        return record.approved.compactMapValues(\.value)
    }
}

extension TwofoldWorkspace {
    func reportBook(known revision: Int? = nil) throws -> ReportBook { try ReportBook(registry, known(revision)) }
}
