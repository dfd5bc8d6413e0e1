import Domain
import Hummingbird
import Workspace

/// The directives issued to a unit or to those below it, the latest first.
struct DirectivesPage: Sendable {
    struct Row: Sendable {
        let href: String
        let title: ShownText
        let number: String
        let issuer: ShownText
        let day: String
        let due: String?
        /// How many units of those the reader sees have acknowledged it.
        let tally: String
        let state: ShownState
    }

    let heading: String
    let asAt: String
    let rows: [Row]
    /// The form for a new one; `nil` for who may not issue any.
    let new: String?
    let done: String?
}

extension WebServer {
    func bindDirectives(_ book: RouteBook) {
        book.on(.directives) { visit in
            try await visit.answer(
                Page(
                    "directives", title: visit.words["menu_directives"], menu: .directives,
                    model: DirectivesPage(visit)))
        }
        book.on(.directive) { visit in
            try await visit.answer(DirectivePage.page(visit, visit.directive()))
        }
        book.on(.directiveWithdraw) { visit in
            try visit.workspace.withdrawDirective(visit.directive().code)
            return visit.redirect(to: visit.choice.link("/directives", [("done", "directive_withdrawn")]))
        }
        bindDirectiveForm(book)
        bindAcknowledgements(book)
    }
}

extension DirectivesPage {
    init(_ visit: Visit) throws {
        let words = visit.words
        let board = try visit.workspace.directiveBoard(
            of: visit.unit.rawValue, in: visit.choice.period, asAt: visit.workDay, known: visit.choice.known)
        let subtree = Set(visit.tree.subtree(of: visit.unit))
        heading = words.sentence(
            "dir_heading", ["unit": visit.name(of: visit.unit), "year": String(visit.choice.period.year)])
        asAt = words.sentence("as_at_day", ["day": words.day(board.asAt)])
        rows = board.directives.map { directive in
            // Of other units a reader learns nothing here.
            let seen = directive.rows.filter { subtree.contains($0.unit) }
            return Row(
                href: visit.choice.link("/directives/\(directive.code.queryEncoded)"),
                title: visit.shown(directive.title), number: directive.number,
                issuer: visit.shown(asWritten: directive.issuer), day: words.day(directive.day),
                due: directive.acknowledgeBy.map(words.day), tally: visit.tally(of: seen), state: visit.state(of: seen))
        }
        new = visit.choice.known == nil && visit.maySteer ? visit.choice.link("/directives/new") : nil
        done = visit.done(["directive_withdrawn"])
    }
}

extension Visit {
    /// `4/6 units have acknowledged it`.
    func tally(of rows: [DirectiveAccount.Row]) -> String {
        words.sentence(
            "dir_tally", ["n": count(rows.count { !$0.isOpen }), "of": count(rows.count)])
    }

    /// The worst of several units.
    func state(of rows: [DirectiveAccount.Row]) -> ShownState {
        let missed = rows.compactMap { row in
            if case .missed(let days) = row.state { return days }
            return nil
        }
        if let days = missed.max() { return shown(DirectiveAccount.State.missed(days: days)) }
        if rows.contains(where: \.isOpen) { return shown(DirectiveAccount.State.open) }
        return ShownState(text: words["dir_acknowledged"], css: "state-holds")
    }

    func shown(_ state: DirectiveAccount.State) -> ShownState {
        switch state {
        case .inTime: ShownState(text: words["dir_acknowledged"], css: "state-holds")
        case .late(_, let days):
            ShownState(text: words.sentence("dir_late", ["n": String(days)]), css: "state-unknown")
        case .missed(let days):
            ShownState(text: words.sentence("dir_missed", ["n": String(days)]), css: "state-broken")
        case .open: ShownState(text: words["dir_open"], css: "state-idle")
        }
    }
}
