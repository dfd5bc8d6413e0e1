import Diagnostics
package import Domain
package import Packs
import Registry

/// Where the reports of one form stand, by period and unit.
package struct ReportBoard: Sendable {
    package struct Cell: Sendable, Hashable {
        package enum State: String, Sendable, Hashable, CaseIterable {
            /// The form does not ask this unit for this period.
            case notAsked = "not_asked"
            /// The period is not over.
            case notDue = "not_due"
            /// The period is over, and there is time left.
            case missing
            /// Nothing was handed in, and the time is over.
            case late
            case draft, submitted, returned, approved
        }
        package let key: ReportKey
        package let state: State
        /// The last day in time.
        package let due: Day
        /// Days since then of what is not handed in; 0 for what is, and for what is in time.
        package let daysLate: Int
        /// The level a submitted one waits at.
        package let waitsAt: ReportForm.Level?
        /// The unit at which that level is decided.
        package let waitsFor: OrgUnit.ID?
        /// None of them approves it where it waits.
        package let nonApprovers: Set<String>
        /// 1, and one more for each time it was reopened.
        package let version: Int
        /// The day it was first handed in.
        package let handedIn: Day?
        /// Somebody has to hand it in, late or not.
        package var isOpen: Bool { [.missing, .late, .returned].contains(state) || (state == .draft && version == 1) }
    }

    package let form: ReportForm
    package let year: Int
    package let asAt: Day
    package let revision: Int
    package let periods: [Period]
    package let units: [OrgUnit.ID]
    private let cells: [ReportKey: Cell]

    package subscript(unit: OrgUnit.ID, period: Period) -> Cell? {
        cells[ReportKey(form: form.code, unit: unit, period: period)]
    }

    /// What waits for a unit that hands in: late first, the latest first among them, then what is due next.
    package var open: [Cell] {
        cells.values.filter(\.isOpen).sorted {
            ($0.daysLate > 0 ? 0 : 1, $0.due, $0.key) < ($1.daysLate > 0 ? 0 : 1, $1.due, $1.key)
        }
    }

    /// What waits for an approval, the longest due first.
    package var waiting: [Cell] {
        cells.values.filter { $0.state == .submitted }.sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    }

    init(
        _ book: ReportBook, _ form: ReportForm, year: Int, units: Set<OrgUnit.ID>?, asAt: Day,
        seesDrafts: (OrgUnit.ID) -> Bool
    ) {
        self.form = form
        self.year = year
        self.asAt = asAt
        revision = book.known.sequence
        let periods = Period.all(form.periodKind, in: year).filter { book.days(of: $0, form).from <= asAt }
        self.periods = periods
        var cells: [ReportKey: Cell] = [:]
        let all = book.units(of: form, among: units)
        self.units = all.filter { unit in periods.contains { book.mayReport(unit, $0, form) } }
        for unit in all {
            for period in periods {
                let key = ReportKey(form: form.code, unit: unit, period: period)
                cells[key] = Cell(book, book[key, form], asAt: asAt, seesDraft: seesDrafts(unit))
            }
        }
        self.cells = cells
    }
}

extension ReportBoard.Cell {
    init(_ book: ReportBook, _ record: ReportRecord, asAt: Day, seesDraft: Bool) {
        let form = record.form
        key = record.key
        due = book.due(record.key.period, form)
        let days = book.days(of: record.key.period, form)
        let counts = !record.approved.isEmpty && record.missingFields.isEmpty
        var shown = record.state
        if !seesDraft {
            // From outside, what is on its way looks as it did before.
            switch shown {
            case .draft, .returned: shown = counts ? .approved : .none
            case .submitted: if counts { shown = .approved }
            case .none, .approved: break
            }
        }
        let isOpen = [.none, .draft, .returned].contains(shown) && !counts
        let isAsked = book.isAsked(record.key.period, form) && book.mayReport(record.key.unit, record.key.period, form)
        daysLate = isOpen && isAsked ? max(0, asAt.days(since: due)) : 0
        version = shown == record.state ? record.version : 1
        handedIn = shown == .none ? nil : record.handedIn
        if case .submitted(let level) = shown {
            waitsAt = form.approval[level - 1]
            waitsFor = waitsAt?.place(of: record.key.unit, in: book.known.pack.units)
            nonApprovers = record.nonApprovers
        } else {
            waitsAt = nil
            waitsFor = nil
            nonApprovers = []
        }
        switch shown {
        case .draft: state = .draft
        case .submitted: state = .submitted
        case .returned: state = .returned
        case .approved: state = .approved
        case .none:
            state = !isAsked ? .notAsked : asAt < days.to ? .notDue : daysLate > 0 ? .late : .missing
        }
    }
}

extension TwofoldWorkspace {
    /// A unit and all below it.
    ///
    /// - Throws: ``WorkspaceError/unknownUnit(_:near:)``.
    package func units(below unit: String) throws -> Set<OrgUnit.ID> {
        let units = pack.units.subtree(of: OrgUnit.ID(unit))
        guard !units.isEmpty else {
            throw WorkspaceError.unknownUnit(
                unit, near: didYouMean(unit, among: pack.units.units.map(\.id.rawValue)))
        }
        return Set(units)
    }

    /// The units that hand a form in for a period, in the tree's order.
    ///
    /// - Throws: ``ReportingError/unknownForm(_:among:)``.
    package func reporters(of form: String, in period: Period) throws -> [OrgUnit.ID] {
        let book = try reportBook()
        let form = try book.form(form)
        return book.units(of: form, among: nil).filter { book.mayReport($0, period, form) }
    }

    /// Where the reports of a form stand in one year.
    ///
    /// - Parameters:
    ///   - form: `nil` for the pack's first one.
    ///   - units: Of these only; `nil` for all.
    ///   - day: The day that decides what is over and what is late.
    ///   - seesDrafts: Whether what is not handed in yet may be told of a unit.
    /// - Throws: ``ReportingError/unknownForm(_:among:)``.
    package func reportBoard(
        of form: String? = nil, year: Int, units: Set<OrgUnit.ID>? = nil, asAt day: Day, known revision: Int? = nil,
        seesDrafts: (OrgUnit.ID) -> Bool = { _ in true }
    ) throws -> ReportBoard {
        let book = try reportBook(known: revision)
        guard let code = form ?? book.known.pack.forms.first?.code else {
            throw ReportingError.unknownForm("", among: [])
        }
        return ReportBoard(
            book, try book.form(code), year: year, units: units, asAt: day, seesDrafts: seesDrafts)
    }
}
