import Domain

/// What a page of figures shows before the first records are loaded: no error, but where to begin.
struct NothingLoadedPage: Sendable {
    /// Where records are loaded; `nil` for whoever may not.
    let loadHref: String?

    static func page(_ visit: Visit) -> Page {
        let data = Menu.Item.data.route.flatMap {
            $0.isOpen(to: visit.identity, in: visit.tree, choosing: visit.unit) && visit.may(.loadRecords)
                ? visit.choice.link($0.path) : nil
        }
        return Page(
            "nothing-loaded", title: visit.words["nothing_loaded_title"], menu: Menu.item(of: visit.route),
            showsChoice: false, model: NothingLoadedPage(loadHref: data))
    }
}
