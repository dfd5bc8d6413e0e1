import Domain
import Hummingbird
import Packs
import Workspace

/// The form that sets the themes of a year.
struct ThemesForm: Sendable {
    struct Theme: Sendable {
        let sort: String
        let name: String
        let texts: [ShownTextField]
        let code: String
    }

    let action: String
    let back: String
    let heading: String
    let problems: [ShownProblem]
    let themes: [Theme]
}

extension WebServer {
    func bindThemesForm(_ book: RouteBook) {
        book.on(.themesEdit) { visit in
            let drafts = try visit.workspace.themeDrafts(of: visit.choice.period.year)
            return try await visit.answer(ThemesForm.page(visit, drafts))
        }
        book.on(.themesSet) { visit in
            let year = visit.choice.period.year
            let drafts = try visit.workspace.themeDrafts(of: year).map { old in
                ThemeDraft(
                    sort: old.sort, text: visit.form.texts("\(old.sort).text", in: visit.pack.languages),
                    code: visit.form["\(old.sort).code"] ?? "")
            }
            do {
                try visit.workspace.setThemes(drafts, of: year)
            } catch let refused as RefusedDraft {
                return try await visit.answer(ThemesForm.page(visit, drafts, refused), status: .badRequest)
            }
            return visit.redirect(to: visit.choice.link("/themes", [("done", "themes_set")]))
        }
    }
}

extension ThemesForm {
    fileprivate static func page(_ visit: Visit, _ drafts: [ThemeDraft], _ refused: RefusedDraft? = nil) -> Page {
        let heading = visit.words.sentence("thm_edit", ["year": String(visit.choice.period.year)])
        let form = ThemesForm(
            action: visit.choice.link("/themes/edit"), back: visit.choice.link("/themes"), heading: heading,
            problems: visit.shown(refused),
            themes: drafts.map { draft in
                Theme(
                    sort: draft.sort, name: visit.words["thm_sort_" + draft.sort],
                    texts: visit.textFields("\(draft.sort).text", draft.text), code: draft.code)
            })
        return Page("themes-form", title: heading, menu: .themes, showsChoice: false, model: form)
    }
}
