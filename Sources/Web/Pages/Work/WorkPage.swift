import Domain
import Hummingbird
import Workspace

/// What waits for whoever reads, or for a unit and those below it: late first, then by the day it is due.
struct WorkPage: Sendable {
    struct Item: Sendable {
        let what: String
        let title: ShownText
        let code: String
        /// The one form that finishes it; for who may not finish it the page that tells of it.
        let href: String
        let unit: String
        /// `phối hợp`; `nil` for what the unit itself is to do.
        let part: String?
        let due: String?
        let late: String?
        let note: ShownText?
    }
    struct Part: Sendable {
        let name: String
        let count: String
        let items: [Item]
    }

    let heading: String
    let asAt: String
    /// The other list: the unit's, or one's own.
    let other: ShownLink
    let summary: String
    let empty: String
    /// Late, due within two weeks, later, all year; those with something in them.
    let parts: [Part]
    let isEmpty: Bool
}

extension WebServer {
    func bindWork(_ book: RouteBook) {
        book.on(.work) { visit in
            try await visit.answer(
                Page("work", title: visit.words["menu_work"], menu: .work, model: WorkPage(visit)))
        }
    }
}

extension WorkPage {
    private static let soonDays = 14

    fileprivate init(_ visit: Visit) throws {
        let words = visit.words
        let isMine = visit.query["whose"].map { $0 == "mine" } ?? visit.hasOwnWork
        let unit = visit.name(of: visit.unit)
        let list =
            isMine
            ? try visit.workspace.workList(for: visit.identity, asAt: visit.workDay)
            : try visit.workspace.workList(of: visit.unit.rawValue, asAt: visit.workDay, readBy: visit.identity)
        let soon = list.asAt.adding(days: Self.soonDays)
        let open = list.open
        let parts: [(String, [WorkItem])] = [
            ("work_late", list.late),
            ("work_soon", open.filter { $0.due.map { $0 <= soon } == true }),
            ("work_later", open.filter { $0.due.map { $0 > soon } == true }),
            ("work_all_year", open.filter { $0.due == nil }),
        ]
        heading = isMine ? words["work_mine"] : words.sentence("work_of", ["unit": unit])
        other = ShownLink(
            text: isMine ? words.sentence("work_of", ["unit": unit]) : words["work_mine"],
            href: visit.choice.link("/work", [("whose", isMine ? "unit" : "mine")]))
        empty = isMine ? words["work_empty"] : words["work_empty_unit"]
        asAt = words.sentence("as_at_day", ["day": words.day(list.asAt)])
        summary = words.sentence(
            "work_summary", ["n": visit.count(list.items.count), "late": visit.count(list.late.count)])
        self.parts = parts.filter { !$0.1.isEmpty }.map { name, items in
            Part(
                name: words[name], count: visit.count(items.count), items: items.map { Item($0, list, visit) })
        }
        isEmpty = list.items.isEmpty
    }
}

extension WorkPage.Item {
    fileprivate init(_ item: WorkItem, _ list: WorkList, _ visit: Visit) {
        what = item.kind.names[visit.language]
        title = visit.shown(item.title)
        code = item.subject
        href = visit.link(to: item)
        unit = visit.shortName(of: item.unit)
        part = list.isSupported(item) ? visit.words["work_supports"] : nil
        due = item.due.map(visit.words.day)
        late = item.daysLate(on: list.asAt).map { visit.words.sentence("plan_days_late", ["n": String($0)]) }
        note = item.note.map(visit.shown(asWritten:))
    }
}

extension Visit {
    /// Whoever reports or approves has work of their own.
    fileprivate var hasOwnWork: Bool {
        !identity.units(.report, in: tree).isEmpty || !identity.units(.approve, in: tree).isEmpty
    }

    /// The page with the one form that finishes a piece of work, or that tells of it.
    func link(to item: WorkItem) -> String {
        switch item.kind {
        case .action:
            choice.link("/plan/actions/\(item.subject.queryEncoded)")
                + (item.mayBeFinished(by: identity, in: tree) ? "#report" : "")
        case .milestone:
            choice.link(
                "/milestones/\(item.subject.queryEncoded)"
                    + (mayReachMilestones(at: item.unit) ? "/units/\(item.unit.rawValue.queryEncoded)" : ""))
        case .directive: choice.link("/directives/\(item.subject.queryEncoded)")
        case .report, .returnedReport, .approval:
            item.period.map { link(to: ReportKey(form: item.subject, unit: item.about ?? item.unit, period: $0)) }
                ?? choice.link("/reports")
        case .candidate: choice.link("/commendations/proposals/\(item.subject.queryEncoded)")
        }
    }
}
