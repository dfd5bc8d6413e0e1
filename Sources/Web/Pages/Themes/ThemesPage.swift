import Domain
import Hummingbird
import Workspace

/// The themes of a year, and what is asked of the chosen period and of the next.
struct ThemesPage: Sendable {
    struct Theme: Sendable {
        let sort: String
        let text: ShownText
        let code: String?
    }
    struct Linked: Sendable {
        let href: String?
        let code: String
    }
    struct Line: Sendable {
        let order: String
        let text: ShownText
        let actions: [Linked]
        /// Where an action is made of it; `nil` for who may not.
        let make: String?
    }
    struct List: Sendable {
        let id: String
        let heading: String
        let lines: [Line]
        /// For who may change it.
        let edit: String?
    }

    let heading: String
    let themes: [Theme]
    /// For who may change them.
    let edit: String?
    let lists: [List]
    let done: String?
}

extension WebServer {
    func bindThemes(_ book: RouteBook) {
        book.on(.themes) { visit in
            try await visit.answer(
                Page("themes", title: visit.words["menu_themes"], menu: .themes, model: ThemesPage(visit)))
        }
        bindThemesForm(book)
        bindPrioritiesForm(book)
        bindPriorityAction(book)
    }
}

extension ThemesPage {
    init(_ visit: Visit) throws {
        let words = visit.words
        let choice = visit.choice
        heading = words.sentence("thm_heading", ["year": String(choice.period.year)])
        themes = try visit.workspace.themeLines(of: choice.period.year, known: choice.known).map {
            Theme(sort: words["thm_sort_" + $0.sort], text: visit.shown($0.text), code: $0.code)
        }
        edit = visit.choice.known == nil && visit.maySteer ? choice.link("/themes/edit") : nil
        lists = try [choice.period, choice.period.next].map { try List($0, visit) }
        done = visit.done(["themes_set", "priorities_set"])
    }
}

extension ThemesPage.List {
    fileprivate init(_ period: Period, _ visit: Visit) throws {
        let list = try visit.workspace.priorities(for: period, known: visit.choice.known)
        let seen = visit.identity.units(.viewFigures, in: visit.tree)
        let mayPlan = visit.may(.plan, at: visit.tree.root)
        id = "p-\(period)"
        heading = visit.words.sentence("pri_heading", ["period": visit.words.period(period)])
        lines = list.lines.map { line in
            ThemesPage.Line(
                order: String(line.order), text: visit.shown(line.text),
                // An action is shown to whoever sees a unit that has a part in it, as its own page is.
                actions: line.actions.filter { !seen.isDisjoint(with: $0.units) }.map {
                    ThemesPage.Linked(
                        href: visit.choice.link("/plan/actions/\($0.code.queryEncoded)"), code: $0.code)
                },
                make: mayPlan
                    ? visit.choice.link("/priorities/\(period)/\(line.order)/action") : nil)
        }
        edit = visit.choice.known == nil && visit.maySteer ? visit.choice.link("/priorities/\(period)") : nil
    }
}
