import Domain
import Foundation
import Packs
import Workspace

/// Where the reports of one form stand: what is late first, what waits for an approval, then all units and periods.
struct ReportsPage: Sendable {
    struct Link: Sendable {
        let text: String
        let href: String
        let isCurrent: Bool
    }
    struct Cell: Sendable {
        let state: ShownState
        /// `nil` for what nobody fills in.
        let href: String?
        let note: String?
        /// Of the period, for narrow screens.
        let label: String
    }
    struct Row: Sendable {
        let unit: String
        let cells: [Cell]
    }
    struct Open: Sendable {
        let unit: String
        let period: String
        let state: ShownState
        let due: String
        let href: String
        /// What the reader may do there.
        let action: String
    }
    struct Filling: Sendable {
        let template: String
        let upload: String
        let units: [ShownOption]
        let periods: [ShownOption]
    }

    let heading: String
    let asAt: String
    let forms: [Link]
    /// `nil` where the pack has no form.
    let about: String?
    let open: [Open]
    let waiting: [Open]
    let periods: [String]
    let rows: [Row]
    let matrixLabel: String
    let years: [Link]
    /// `nil` for those who hand in nothing.
    let filling: Filling?
    let done: String?
    let problem: String?
}

extension ReportsPage {
    init(_ visit: Visit, problem: WebError? = nil) async throws {
        let words = visit.words
        let unit = visit.unit
        heading = words.sentence("rep_heading", ["unit": visit.name(of: unit)])
        let day = visit.reportsAsAt
        asAt = words.sentence("rep_as_at", ["day": words.day(day)])
        done = visit.done(["rep_uploaded"])
        self.problem = problem?.message(in: visit.language)
        let pack = try visit.workspace.definitions(known: visit.choice.known)
        let chosen = pack.forms.first { $0.code == visit.query["form"] } ?? pack.forms.first
        forms =
            pack.forms.count < 2
            ? []
            : pack.forms.map {
                Link(
                    text: $0.names[visit.language], href: visit.choice.link("/reports", [("form", $0.code)]),
                    isCurrent: $0.code == chosen?.code)
            }
        guard let form = chosen else {
            about = nil
            open = []
            waiting = []
            periods = []
            rows = []
            years = []
            matrixLabel = ""
            filling = nil
            return
        }
        let units = Set(visit.tree.subtree(of: unit)).intersection(visit.units)
        let board = try visit.workspace.reportBoard(
            of: form.code, year: visit.choice.period.year, units: units, asAt: day, known: visit.choice.known,
            seesDrafts: visit.isInsider)
        about = words.sentence(
            "rep_about",
            [
                "form": form.names[visit.language], "days": String(form.dueDays),
                "levels": form.approval.map(visit.name).joined(separator: " → "),
            ])
        matrixLabel = words.sentence("rep_matrix", ["year": String(board.year)])
        open = board.open.map { Open($0, visit) }
        waiting = board.waiting.map { Open($0, visit) }
        periods = board.periods.map { words.shortPeriod($0) }
        rows = board.units.map { unit in
            Row(
                unit: visit.shortName(of: unit),
                cells: board.periods.compactMap { period in
                    board[unit, period].map { Cell($0, label: words.period(period), visit) }
                })
        }
        years = [-1, 1].map { step in
            let year = visit.choice.period.year + step
            return Link(
                text: String(year),
                href: visit.choice.link("/reports", [("form", form.code), ("period", String(year)), ("asat", nil)]),
                isCurrent: false)
        }
        filling = Filling(form, board, visit)
    }
}

extension ReportsPage.Filling {
    /// - Returns: `nil` for those who hand in nothing of this form.
    fileprivate init?(_ form: ReportForm, _ board: ReportBoard, _ visit: Visit) {
        let own = board.units.filter { visit.may(.report, at: $0) && visit.may(.export, at: $0) }
        guard !own.isEmpty, !board.periods.isEmpty else { return nil }
        template = "/reports/\(form.code.queryEncoded)/template.xlsx"
        upload = visit.choice.link("/reports/uploads")
        let every = own.count > 1 ? [ShownOption("", visit.words["rep_all_units"])] : []
        units = every + own.map { ShownOption($0.rawValue, visit.name(of: $0)) }
        periods = board.periods.reversed().map { ShownOption($0.description, visit.words.period($0)) }
    }
}

extension ReportsPage.Cell {
    fileprivate init(_ cell: ReportBoard.Cell, label: String, _ visit: Visit) {
        let words = visit.words
        state = visit.shown(cell)
        href = cell.state == .notAsked ? nil : visit.link(to: cell.key)
        self.label = label
        note =
            if cell.daysLate > 0 {
                words.sentence("rep_days_late", ["n": String(cell.daysLate)])
            } else if let level = cell.waitsAt {
                visit.name(of: level)
            } else if cell.version > 1 {
                words.sentence("rep_version", ["n": String(cell.version)])
            } else {
                nil
            }
    }
}

extension ReportsPage.Open {
    fileprivate init(_ cell: ReportBoard.Cell, _ visit: Visit) {
        let words = visit.words
        unit = visit.name(of: cell.key.unit)
        period = words.period(cell.key.period)
        state = visit.shown(cell)
        href = visit.link(to: cell.key)
        due =
            cell.daysLate > 0
            ? words.sentence("rep_due_late", ["day": words.day(cell.due), "n": String(cell.daysLate)])
            : words.day(cell.due)
        let mayDecide =
            cell.waitsFor.map { visit.may(.approve, at: $0) && !cell.nonApprovers.contains(visit.identity.account) }
            ?? false
        action =
            if mayDecide {
                words["rep_decide"]
            } else if cell.isOpen, visit.may(.report, at: cell.key.unit) {
                words["rep_fill"]
            } else {
                words["rep_look"]
            }
    }
}

extension Words {
    /// `T7`, `Jul`, `Q3`, `6T`: for narrow columns of one year.
    fileprivate func shortPeriod(_ period: Period) -> String {
        let isVietnamese = language == .vietnamese
        switch period.kind {
        case .month: return isVietnamese ? "T\(period.ordinal)" : String(self.period(period).prefix(3))
        case .quarter: return "Q\(period.ordinal)"
        case .half, .nineMonths, .year: return self.period(period)
        }
    }
}
