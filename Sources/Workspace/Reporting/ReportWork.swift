import Appraisal
import Domain
import Packs
import Registry

extension TwofoldWorkspace {
    /// Reports whose period is over and that are not handed in, those given back, and those that wait at a level.
    func openReports(on day: Day, _ known: KnownRevision) throws -> [WorkItem] {
        let book = try ReportBook(registry, known)
        return known.pack.forms.flatMap { form in
            book.reports(of: form, overOn: day).compactMap { WorkItem($0, book) }
        }
    }

    /// Reports that are late: missing at a unit, or waiting at a level, with the values that lack.
    ///
    /// - Parameter units: Who is responsible.
    func lateReports(
        within period: Period, asAt day: Day, _ units: Set<OrgUnit.ID>, _ known: KnownRevision
    ) throws -> [Duty] {
        let book = try ReportBook(registry, known)
        var missing: [Duty] = []
        var waiting: [Duty] = []
        for form in known.pack.forms {
            for record in book.reports(of: form, overOn: day) where period.contains(record.key.period) {
                let due = book.due(record.key.period, form)
                let fields = record.missingFields
                guard due < day, !fields.isEmpty else { continue }
                if case .submitted(let level) = record.state {
                    let place = form.approval[level - 1].place(of: record.key.unit, in: known.pack.units)
                    guard units.contains(place) else { continue }
                    waiting.append(
                        Duty(
                            .waitingApproval, unit: place, subject: form.code, title: form.names, due: due,
                            period: record.key.period, about: record.key.unit))
                } else if units.contains(record.key.unit) {
                    missing.append(
                        Duty(
                            .missingReport, unit: record.key.unit, subject: form.code, title: form.names, due: due,
                            period: record.key.period, reason: record.returnReason, count: fields.count,
                            about: record.key.unit))
                }
            }
        }
        return missing + waiting
    }
}

extension ReportBook {
    /// By period, then in the tree's order.
    fileprivate func reports(of form: ReportForm, overOn day: Day) -> [ReportRecord] {
        periods(form, overOn: day).flatMap { period in
            units(of: form, among: nil).filter { mayReport($0, period, form) }
                .map { self[ReportKey(form: form.code, unit: $0, period: period), form] }
        }
    }
}

extension WorkItem {
    /// - Returns: `nil` for an approved report.
    fileprivate init?(_ record: ReportRecord, _ book: ReportBook) {
        let form = record.form
        let key = record.key
        let step = record.lastNumber == 0 ? nil : record.lastNumber
        // A new version of what is approved already is late for nothing.
        let due = record.missingFields.isEmpty ? nil : book.due(key.period, form)
        switch record.state {
        case .none, .draft:
            self.init(
                .report, unit: key.unit, permission: .report, subject: form.code, title: form.names, due: due,
                period: key.period, about: key.unit)
        case .returned:
            self.init(
                .returnedReport, unit: key.unit, permission: .report, subject: form.code, title: form.names, due: due,
                period: key.period, note: record.returnReason, about: key.unit, step: step)
        case .submitted(let level):
            self.init(
                .approval, unit: form.approval[level - 1].place(of: key.unit, in: book.known.pack.units),
                permission: .approve, subject: form.code, title: form.names, due: due, period: key.period,
                about: key.unit, step: step, notFor: record.nonApprovers)
        case .approved: return nil
        }
    }
}
