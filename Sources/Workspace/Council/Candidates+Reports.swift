import Appraisal
import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// The reports each unit owed for periods within one, and whether they were handed in whole by their last day. A form that
    /// nobody has filled in that year was not asked for.
    func reports(
        _ question: StandingQuestion, _ units: [OrgUnit.ID], _ known: KnownRevision
    ) throws -> [OrgUnit.ID: [RuleFacts.Report]] {
        struct Cell: Hashable {
            let field: String
            let unit: OrgUnit.ID
            let period: Period
        }
        var first: [Cell: Day] = [:]
        for value in try registry.reportHistory(knownAt: known.sequence) where value.status != .draft {
            let cell = Cell(field: value.field, unit: value.unit, period: value.period)
            first[cell] = min(first[cell] ?? value.day, value.day)
        }
        let started = Set(first.keys.filter { $0.period.year == question.period.year }.map(\.field))
        let book = try ReportBook(registry, known)
        var reports: [OrgUnit.ID: [RuleFacts.Report]] = [:]
        for form in known.pack.forms where form.fields.contains(where: { started.contains($0.code) }) {
            guard let calendar = known.pack.calendar(form.calendar) else { continue }
            for period in Period.all(form.periodKind, in: question.period.year)
            where question.period.contains(period) && calendar.days(of: period).to <= question.asAt {
                let last = form.lastDay(of: period, in: calendar)
                guard last <= question.asAt, book.isAsked(period, form) else { continue }
                for unit in known.pack.units.units where unit.kind == form.unitKind && units.contains(unit.id) {
                    guard unit.exists(on: calendar.days(of: period).to) else { continue }
                    let isInTime = form.fields.allSatisfy { field in
                        first[Cell(field: field.code, unit: unit.id, period: period)].map { $0 <= last } ?? false
                    }
                    reports[unit.id, default: []].append(
                        RuleFacts.Report(form: form.code, period: period, isInTime: isInTime))
                }
            }
        }
        return reports
    }
}

extension ReportForm {
    /// The last day a report of a period is in time.
    fileprivate func lastDay(of period: Period, in calendar: ReportingCalendar) -> Day {
        calendar.days(of: period).to.adding(days: dueDays)
    }
}
