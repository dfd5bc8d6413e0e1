import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Packs
import Workspace

/// What stands out by the watch rules of the pack, each with its question and the records behind it.
struct WatchPage: Sendable {
    struct Flag: Sendable {
        let id: String
        /// What links lead to.
        let anchor: String
        let name: String
        let unit: String
        let question: String
        let finding: String
        /// To the records, or to the figure, behind it; `nil` for who may not see records.
        let href: String?
        let linkText: String
        /// What the form sends back of it; `nil` for who may not answer.
        let mark: String?
        let answer: String?
        let draft: String
    }
    struct Row: Sendable { let cells: [String] }
    struct Table: Sendable {
        let title: String
        let columns: [String]
        let rows: [Row]
        let range: String
        let previousHref: String?
        let nextHref: String?
        let masked: String?
    }

    let heading: String
    let asAt: String
    let open: [Flag]
    let acknowledged: [Flag]
    let hasRules: Bool
    let action: String
    let records: Table?
    let tabs: [ShownTab]
    let done: String?
    let problem: String?

    static let pageSize = 50
}

extension WebServer {
    func bindWatch(_ book: RouteBook) {
        book.on(.watch) { visit in try await visit.answerWatch() }
        book.on(.watchAcknowledge) { visit in
            let id = visit.form["flag"] ?? ""
            let flags = try await visit.watchFlags()
            // What is not there and what may not be answered answer alike.
            guard let flag = flags.first(where: { $0.id == id }), visit.mayAnswer(flag) else {
                throw WebError.forbidden
            }
            do {
                _ = try visit.workspace.acknowledge(
                    flag, seen: visit.form["mark"] ?? "", reason: visit.form["reason"] ?? "")
            } catch let error as WorkspaceError {
                guard let problem = visit.problem(of: error) else { throw error }
                return try await visit.answerWatch(problem: problem, status: .badRequest)
            }
            return visit.redirect(to: visit.choice.link("/watch", [("done", "watch")]))
        }
    }
}

extension Visit {
    fileprivate func watchFlags() async throws -> [WatchFlag] {
        try await live.watch(of: unit, in: choice.period, asAt: choice.asAt, known: choice.known)
    }

    /// Whoever plans for a unit, or approves what it hands in; the past is answered for by nobody.
    fileprivate func mayAnswer(_ flag: WatchFlag) -> Bool {
        choice.known == nil && (may(.plan, at: flag.unit) || may(.approve, at: flag.unit))
    }

    fileprivate func problem(of error: WorkspaceError) -> String? {
        switch error {
        case .noReason: words["wch_no_reason"]
        case .flagHasChanged: words["wch_has_changed"]
        default: nil
        }
    }

    fileprivate func answerWatch(
        problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await answer(
            Page("watch", title: words["wch_title"], menu: .changes, model: WatchPage(self, problem: problem)),
            status: status)
    }
}

extension WatchPage {
    fileprivate init(_ visit: Visit, problem: String?) async throws {
        let words = visit.words
        let flags = try await visit.watchFlags()
        heading = words.sentence("wch_heading", ["unit": visit.name(of: visit.unit)])
        asAt = words.sentence(
            "as_at_day", ["day": words.day(visit.workspace.workDay(in: visit.choice.period, asAt: visit.choice.asAt))])
        open = flags.filter(\.isOpen).map { Flag($0, visit) }
        acknowledged = flags.filter { !$0.isOpen }.map { Flag($0, visit) }
        hasRules = !visit.pack.watchRules.isEmpty
        action = visit.choice.link("/watch/acknowledge")
        tabs = visit.changeTabs(.watch)
        done = visit.done(["watch"])
        self.problem = problem
        let asked = visit.query["records"].flatMap { id in flags.first { $0.id == id } }
        records =
            if let asked, visit.may(.viewRecords, at: asked.unit) { try await Table(asked, visit) } else {
                nil as Table?
            }
    }
}

extension WatchPage.Flag {
    fileprivate init(_ flag: WatchFlag, _ visit: Visit) {
        let words = visit.words
        id = flag.id
        anchor = Self.anchor(flag.id)
        name = flag.rule.names[visit.language]
        unit = visit.name(of: flag.unit)
        question = flag.rule.question[visit.language]
        finding = visit.told(flag)
        if let figure = flag.figure {
            href = visit.choice.link(to: figure)
            linkText = words["wch_figure"]
        } else {
            href =
                visit.may(.viewRecords, at: flag.unit)
                ? visit.choice.link("/watch", [("records", flag.id)]) + "#records" : nil
            linkText = words["wch_records"]
        }
        mark = flag.isOpen && visit.mayAnswer(flag) ? flag.mark : nil
        answer = flag.acknowledgement.map { said in
            words.sentence(
                "wch_answered", ["reason": said.reason, "by": said.by, "day": visit.shownMoment(said.at)])
        }
        draft = visit.form["flag"] == flag.id ? visit.form["reason"] ?? "" : ""
    }

    /// What a link to a flag ends with, by the flag's name: `flag-batches-20CF-2020H1`.
    static func anchor(_ id: String) -> String { "flag-" + id.replacing("/", with: "-") }
}

extension Visit {
    /// What was found, in numbers.
    fileprivate func told(_ flag: WatchFlag) -> String {
        func percent(_ value: Decimal) -> String { people.percent(value, decimals: 1) }
        switch flag.finding {
        case .behind(let cumulative, let planned, let missing):
            guard let indicator = flag.rule.indicator.flatMap(pack.indicator) else { return "" }
            return words.sentence(
                cumulative < planned ? "wch_behind" : "wch_above",
                [
                    "value": amount(cumulative, indicator), "planned": amount(planned, indicator),
                    "percent": percent(missing),
                ])
        case .jump(let value, let mean, let change):
            guard let indicator = flag.rule.indicator.flatMap(pack.indicator) else { return "" }
            let moved =
                indicator.isPercentage
                ? NumberFormat(language: language, fractionDigits: 2, showsPlus: true).text(change) + " "
                    + words["points"]
                : people.percent(change, decimals: 1, signed: true)
            return words.sentence(
                "wch_jump", ["value": amount(value, indicator), "mean": amount(mean, indicator), "change": moved])
        case .records(let standingOut, let total, let groups):
            let values: KeyValuePairs<String, String> = [
                "n": count(standingOut), "of": count(total), "groups": count(groups),
                "record": flag.rule.dataset.flatMap(pack.dataset)?.recordNames[language] ?? "",
                "share": percent((Decimal(standingOut) * 100).divided(by: Decimal(total))),
            ]
            switch flag.rule.test {
            case .batch: return words.sentence("wch_batches", values)
            case .justUnder: return words.sentence("wch_share", values)
            case .behind, .jump, .disorder, .lateRecord: return words.sentence("wch_count", values)
            }
        }
    }
}

extension WatchPage.Table {
    fileprivate init?(_ flag: WatchFlag, _ visit: Visit) async throws {
        let words = visit.words
        let page = try visit.pageNumber()
        guard case .records(let count, _, _) = flag.finding else { return nil }
        let offset = (page - 1) * WatchPage.pageSize
        let listing = try await visit.workspace.records(
            behind: flag, asAt: visit.choice.asAt, known: visit.choice.known, limit: WatchPage.pageSize,
            offset: offset, showsNames: visit.may(.seeNames, at: flag.unit))
        guard let listing else { return nil }
        try visit.noteNames(listing, behind: flag.id)
        let shown = listing.columns.indices.filter { listing.columns[$0].column != nil }
        title = "\(flag.rule.names[visit.language]), \(visit.name(of: flag.unit))"
        columns = shown.map { listing.columns[$0].title(visit) }
        rows = listing.rows.map { row in
            WatchPage.Row(cells: shown.map { visit.cell(row[$0], listing.columns[$0]) })
        }
        range = words.sentence(
            "fig_range",
            [
                "from": visit.count(min(offset + 1, count)), "to": visit.count(offset + listing.rows.count),
                "of": visit.count(count),
            ])
        func link(_ page: Int) -> String {
            visit.choice.link("/watch", [("records", flag.id), ("page", page == 1 ? nil : String(page))]) + "#records"
        }
        previousHref = page > 1 ? link(page - 1) : nil
        nextHref = offset + listing.rows.count < count ? link(page + 1) : nil
        masked = listing.columns.contains(where: \.isMasked) ? words["fig_masked"] : nil
    }
}
