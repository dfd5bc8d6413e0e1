import Appraisal
import Domain
import Foundation
import Hummingbird
import Workspace

/// The planning office's page: how complete and how late, the year in order, and what nobody touches.
struct PlanOverviewPage: Sendable {
    struct Line: Sendable {
        let code: String?
        let name: ShownText
        let href: String
        let total: String
        let done: String
        let onTrack: String
        let atRisk: String
        let notStarted: String
        let late: String
        let isLate: Bool
        let cancelled: String
        let percent: String
        let bars: [PlanPage.Bar]
    }
    struct Mark: Sendable {
        let code: String
        let title: ShownText
        let href: String
        let deadline: String
        let lead: String
        let state: ShownState
    }
    struct Month: Sendable {
        let name: String
        /// Deadlines up to the as-at day, then those after it; the day stands between.
        let before: [Mark]
        let day: String?
        let after: [Mark]
        let isEmpty: Bool
    }
    struct Quiet: Sendable {
        let code: String
        let title: ShownText
        let href: String
        let lead: String
        let last: String?
        let days: String
        let state: ShownState
    }

    let back: String
    let asAt: String
    let total: Line
    let resolutions: [PageFrame.Option]
    let days: Int
    let hidden: [PageFrame.Field]
    let groups: [Line]
    let units: [Line]
    let timelineHeading: String
    let months: [Month]
    let allYear: String?
    let quietHeading: String
    let quiet: [Quiet]
}

extension WebServer {
    func bindPlanOverview(_ book: RouteBook) {
        book.on(.planOverview) { visit in
            try await visit.answer(
                Page(
                    "plan-overview", title: visit.words["plo_title"], menu: .plan, model: PlanOverviewPage(visit)))
        }
    }
}

extension PlanOverviewPage {
    fileprivate init(_ visit: Visit) throws {
        let words = visit.words
        let asked = visit.query["days"].flatMap { Int($0) } ?? 30
        let overview = try visit.workspace.planOverview(
            of: visit.query["resolution"], asAt: visit.workDay, year: visit.choice.period.year,
            days: max(0, min(asked, 3_660)), known: visit.choice.known)
        back = visit.choice.link("/plan")
        asAt = words.sentence("as_at_day", ["day": words.day(overview.asAt)])
        total = Line(
            code: nil, name: ShownText(text: words["total"], lang: nil), href: visit.choice.link("/plan"),
            overview.summary, visit)
        let chosen = visit.query["resolution"]
        resolutions = overview.resolutions.map {
            PageFrame.Option(
                value: $0.code, text: "\($0.number), \(visit.shown($0.title).text)", isSelected: $0.code == chosen)
        }
        days = overview.days
        hidden = visit.choiceFields
        groups = overview.groups.map { line in
            Line(
                code: line.key.code, name: visit.shown(line.key.title),
                href: visit.choice.link("/plan", [("group", line.key.code)]), line.summary, visit)
        }
        units = overview.units.map { line in
            Line(
                code: nil, name: ShownText(text: visit.name(of: line.key), lang: nil),
                href: visit.choice.link("/plan", [("lead", line.key.rawValue)]), line.summary, visit)
        }
        timelineHeading = words.sentence("plo_timeline", ["year": String(overview.year)])
        months = Period.all(.month, in: overview.year).map { Month($0, overview, visit) }
        allYear =
            overview.standing == 0
            ? nil : words.sentence("plo_all_year", ["n": visit.count(overview.standing)])
        quietHeading = words.sentence("plo_quiet", ["n": visit.count(overview.days)])
        quiet = overview.untouched.map { Quiet($0, visit) }
    }
}

extension PlanOverviewPage.Line {
    fileprivate init(code: String?, name: ShownText, href: String, _ summary: ActionSummary, _ visit: Visit) {
        self.code = code
        self.name = name
        self.href = href
        total = visit.count(summary.total)
        done = visit.count(summary[.done])
        onTrack = visit.count(summary[.onTrack])
        atRisk = visit.count(summary[.atRisk])
        notStarted = visit.count(summary[.notStarted])
        late = visit.count(summary[.late])
        isLate = summary[.late] > 0
        cancelled = visit.count(summary[.cancelled])
        percent = visit.people.percent(summary.percentDone)
        bars = PlanPage.Bar.all(of: summary)
    }
}

extension PlanOverviewPage.Month {
    fileprivate init(_ month: Period, _ overview: PlanOverview, _ visit: Visit) {
        let items = overview.timeline.filter { $0.deadline?.month == month.ordinal }
        let isNow = overview.asAt.year == overview.year && overview.asAt.month == month.ordinal
        let past = items.filter { ($0.deadline ?? overview.asAt) <= overview.asAt }
        let coming = items.filter { ($0.deadline ?? overview.asAt) > overview.asAt }
        name = visit.words.period(month)
        before = (isNow ? past : items).map { PlanOverviewPage.Mark($0, visit) }
        day = isNow ? visit.words.day(overview.asAt) : nil
        after = isNow ? coming.map { PlanOverviewPage.Mark($0, visit) } : []
        isEmpty = items.isEmpty
    }
}

extension PlanOverviewPage.Mark {
    fileprivate init(_ item: PlanStanding.Item, _ visit: Visit) {
        code = item.code
        title = visit.shown(item.title)
        href = visit.choice.link("/plan/actions/\(item.code.queryEncoded)")
        deadline = item.deadline.map(visit.words.day) ?? ""
        lead = visit.shortName(of: item.leadUnit)
        state = visit.shown(item.standing.state)
    }
}

extension PlanOverviewPage.Quiet {
    fileprivate init(_ untouched: PlanOverview.Untouched, _ visit: Visit) {
        code = untouched.item.code
        title = visit.shown(untouched.item.title)
        href = visit.choice.link("/plan/actions/\(untouched.item.code.queryEncoded)")
        lead = visit.shortName(of: untouched.item.leadUnit)
        last = untouched.last.map(visit.words.day)
        days = visit.count(untouched.days)
        state = visit.shown(untouched.item.standing.state)
    }
}
