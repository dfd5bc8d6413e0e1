import Appraisal
import Domain
import Foundation
import Hummingbird
import Packs
import Workspace

/// What is different from what a revision knew, or from what documents quoted.
struct LedgerPage: Sendable {
    struct Cause: Sendable {
        let text: String
        let href: String?
    }
    struct FigureRow: Sendable {
        let name: String
        let unit: String
        let before: ShownFigure
        let after: ShownFigure?
        let difference: String
        let causes: [Cause]
        let quotations: [String]
    }
    struct Row: Sendable {
        let name: String
        let href: String?
        let unit: String
        let before: String
        let after: String
        let causes: [Cause]
    }

    struct Section: Sendable {
        let id: String
        let title: String
        let rows: [Row]
    }

    let heading: String
    let asAt: String
    let comparison: String
    let isQuoted: Bool
    let bases: [ShownOption]
    let hidden: [PageFrame.Field]
    /// Of one page.
    let figures: [FigureRow]
    /// Which of how many; `nil` where all are there.
    let range: String?
    let previousHref: String?
    let nextHref: String?
    /// Targets, actions and reported values, those that changed.
    let sections: [Section]
    let isEmpty: Bool
    let emptyText: String
    let tabs: [ShownTab]

    static let pageSize = 100
}

/// One of a few pages that belong together.
struct ShownTab: Sendable {
    let href: String
    let text: String
    let isCurrent: Bool
}

extension WebServer {
    func bindChanges(_ book: RouteBook) {
        book.on(.ledger) { visit in
            try await visit.answer(
                Page("ledger", title: visit.words["ldg_title"], menu: .changes, model: LedgerPage(visit)))
        }
        bindWatch(book)
    }
}

extension LedgerPage {
    init(_ visit: Visit) async throws {
        let words = visit.words
        let choice = visit.choice
        let notes = try await visit.live.revisionNotes()
        let latest = choice.known ?? notes.first?.sequence ?? 1
        let base = try visit.base(latest: latest)
        let ledger = try await visit.live.ledger(
            against: base, of: visit.unit, in: choice.period, asAt: choice.asAt, known: choice.known)
        heading = words.sentence("ldg_heading", ["unit": visit.name(of: visit.unit)])
        asAt = words.sentence("as_at_day", ["day": words.day(ledger.asAt)])
        isQuoted = base == .quoted
        comparison =
            ledger.since.map {
                words.sentence(
                    "ldg_since", ["n": String($0.sequence), "day": visit.shownMoment($0.recordedAt)])
            } ?? words["ldg_since_quoted"]
        bases =
            [ShownOption("quoted", words["ldg_base_quoted"], isSelected: base == .quoted)]
            + visit.offered(notes.filter { $0.sequence < latest }).prefix(200).map { note, text in
                ShownOption(String(note.sequence), text, isSelected: base == .revision(note.sequence))
            }
        hidden = [
            ("unit", choice.unit.rawValue), ("period", choice.period.description), ("asat", choice.asAt?.description),
            ("known", choice.known.map(String.init)),
        ].compactMap { name, value in value.map { PageFrame.Field(name: name, value: $0) } }
        let page = try visit.pageNumber()
        let from = min((page - 1) * Self.pageSize, ledger.figures.count)
        let to = min(from + Self.pageSize, ledger.figures.count)
        figures = ledger.figures[from..<to].map { FigureRow($0, visit) }
        func link(_ page: Int) -> String {
            choice.link("/ledger", [("since", visit.query["since"]), ("page", page == 1 ? nil : String(page))])
        }
        range =
            ledger.figures.count <= Self.pageSize
            ? nil
            : words.sentence(
                "fig_range",
                [
                    "from": visit.count(min(from + 1, to)), "to": visit.count(to),
                    "of": visit.count(ledger.figures.count),
                ])
        previousHref = page > 1 ? link(page - 1) : nil
        nextHref = to < ledger.figures.count ? link(page + 1) : nil
        let targets = ledger.targets.map { line in
            let indicator = visit.pack.indicator(line.series.indicator)
            return Row(
                name: [
                    indicator?.names[visit.language] ?? line.series.indicator.rawValue,
                    visit.name(of: line.series.assigner), visit.name(of: line.series.kind),
                    words.period(line.series.period),
                    words.sentence("ldg_valid_from", ["day": words.day(line.validFrom)]),
                ].joined(separator: ", "),
                href: choice.link("/targets/\(line.series.unit.rawValue)/\(line.series.description.queryEncoded)"),
                unit: visit.name(of: line.series.unit),
                before: indicator.map { visit.amount(line.before, $0) } ?? PeopleFormat.unknown,
                after: indicator.map { visit.amount(line.after, $0) } ?? PeopleFormat.unknown,
                causes: visit.shown(line.causes))
        }
        let actions = ledger.actions.map { line in
            Row(
                name: "\(line.code) \(line.title[visit.language])",
                href: line.after == nil ? nil : choice.link("/plan/actions/\(line.code.queryEncoded)"),
                unit: visit.name(of: line.unit), before: visit.shown(line.before), after: visit.shown(line.after),
                causes: visit.shown(line.causes))
        }
        let reports = ledger.reports.map { line in
            let field = visit.pack.forms.flatMap(\.fields).first { $0.code == line.field }
            func shown(_ value: Decimal?) -> String {
                value.map { visit.people.number($0, decimals: field?.scale ?? 0) } ?? PeopleFormat.unknown
            }
            return Row(
                name: "\(field?.names[visit.language] ?? line.field), \(words.period(line.period))", href: nil,
                unit: visit.name(of: line.unit), before: shown(line.before), after: shown(line.after),
                causes: visit.shown(line.causes))
        }
        sections = [("targets", targets), ("actions", actions), ("reports", reports)].filter { !$1.isEmpty }
            .map { name, rows in
                let title = words["ldg_section_" + name]
                return Section(
                    id: name,
                    title: base == .quoted ? words.sentence("ldg_may_change", ["what": title]) : title, rows: rows)
            }
        isEmpty = ledger.isEmpty
        emptyText = words[base == .quoted ? "ldg_empty_quoted" : "ldg_empty"]
        tabs = visit.changeTabs(.ledger)
    }
}

extension LedgerPage.FigureRow {
    fileprivate init(_ line: Ledger.FigureLine, _ visit: Visit) {
        let words = visit.words
        let indicator = visit.pack.indicator(line.before.indicator)
        let reference = line.before.reference
        name = [indicator?.names[visit.language] ?? reference.indicator.rawValue, words.period(reference.period)]
            .joined(separator: ", ")
        unit = visit.name(of: line.before.unit)
        before = visit.shown(line.before)
        after = line.after.map(visit.shown)
        difference =
            indicator.flatMap { indicator in
                line.difference.map { visit.amount($0, indicator, signed: true) }
            } ?? PeopleFormat.unknown
        causes = visit.shown(line.causes)
        quotations = line.quotations.map { quotation in
            words.sentence(
                "ldg_quotation",
                ["document": quotation.name, "by": quotation.by, "day": visit.shownMoment(quotation.at)])
        }
    }
}

extension Visit {
    /// What `since=` names: a revision, or `quoted`, which is also what is meant where nothing is said.
    fileprivate func base(latest: Int) throws -> Ledger.Base {
        guard let text = query["since"], text != "quoted" else { return .quoted }
        guard let revision = Int(text), (1..<max(2, latest)).contains(revision) else {
            throw WebError.badRevision(text)
        }
        return .revision(revision)
    }

    /// The page asked for, from 1.
    func pageNumber() throws -> Int {
        guard let page = Int(query["page"] ?? "1"), (1...1_000_000).contains(page) else { throw WebError.badPage }
        return page
    }

    /// The revisions to compare with, the latest first. What was done in other units is nobody's below: for them it is the end
    /// of a day.
    fileprivate func offered(_ notes: [RevisionNote]) -> [(note: RevisionNote, text: String)] {
        if may(.viewFigures, at: tree.root) {
            return notes.map { note in
                let text = words.sentence(
                    "ldg_base_revision",
                    [
                        "n": String(note.sequence), "day": shownMoment(note.recordedAt),
                        "cause": words["ldg_cause_" + note.cause],
                    ])
                return (note, text)
            }
        }
        var days: Set<Day> = []
        return notes.compactMap { note in
            guard let moment = try? Date(note.recordedAt, strategy: .iso8601) else { return nil }
            let day = workspace.today(moment)
            return days.insert(day).inserted
                ? (note, words.sentence("ldg_base_day", ["day": words.day(day)])) : nil
        }
    }

    /// `2020-07-07T01:30:00Z` as a page says it.
    func shownMoment(_ text: String) -> String {
        (try? Date(text, strategy: .iso8601)).map(moment) ?? text
    }

    /// What a step loaded or wrote is told to those of the whole department: others see that there was one.
    fileprivate func shown(_ causes: [Ledger.Cause]) -> [LedgerPage.Cause] {
        let (last, others) = Ledger.shown(causes)
        let more = LedgerPage.Cause(text: words.sentence("ldg_more_causes", ["n": String(others)]), href: nil)
        return (others == 0 ? [] : [more])
            + last.map { cause in
                let text = words.sentence(
                    "ldg_cause",
                    [
                        "cause": words["ldg_cause_" + cause.note.cause], "n": String(cause.note.sequence),
                        "day": shownMoment(cause.note.recordedAt),
                    ])
                let seesAll = may(.viewFigures, at: tree.root)
                let href = cause.load.flatMap { load in
                    may(.loadRecords, at: tree.root) ? choice.link("/data/loads/\(load)") : nil
                }
                return LedgerPage.Cause(text: seesAll ? "\(text): \(cause.note.summary)" : text, href: href)
            }
    }

    fileprivate func shown(_ side: Ledger.ActionLine.Side?) -> String {
        guard let side else { return PeopleFormat.unknown }
        let deadline = side.deadline.map { words.sentence("ldg_deadline", ["day": words.day($0)]) }
        return [name(of: side.state), deadline].compactMap { $0 }.joined(separator: ", ")
    }

    /// The pages of what changed and what stands out.
    func changeTabs(_ current: Route) -> [ShownTab] {
        [(Route.ledger, "ldg_title"), (Route.watch, "wch_title")].filter {
            $0.0.isOpen(to: identity, in: tree, choosing: choice.unit)
        }
        .map { route, word in
            ShownTab(href: choice.link(route.path), text: words[word], isCurrent: route == current)
        }
    }
}
