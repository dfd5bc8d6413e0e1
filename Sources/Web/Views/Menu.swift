import Domain

/// The way through the pages; an entry shows only to those who may open it.
enum Menu {
    enum Item: String, CaseIterable, Sendable, Hashable {
        case today, work, indicators, units, targets, plan, reports, milestones, directives, themes, commendations,
            indices, changes, data, people, audit

        /// `nil` while no page of it is registered.
        var route: Route? { Menu.routes[self] }
        /// Where the entry leads who may not open its route; `nil` for nowhere.
        var otherwise: Route? { Menu.alternatives[self] }
        /// The key of its word.
        var word: String { "menu_" + rawValue }
    }

    struct Entry: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    private static let routes: [Item: Route] = [
        .today: .today, .work: .work, .indicators: .indicators, .units: .units, .targets: .targets, .plan: .plan,
        .reports: .reports,
        .milestones: .milestones, .directives: .directives, .themes: .themes, .commendations: .commendations,
        .indices: .indices, .changes: .ledger, .data: .data, .people: .people,
        .audit: .audit,
    ]

    private static let alternatives: [Item: Route] = [.data: .coverage, .indices: .scoredIndices]

    static func entries(for identity: Identity, in tree: OrgUnitTree, choice: Choice, current: Item?, words: Words)
        -> [Entry]
    {
        Item.allCases.compactMap { item in
            // What is instead is for those who see figures somewhere; its route cannot say so, because loaders see it too.
            let otherwise = identity.units(.viewFigures, in: tree).isEmpty ? nil : item.otherwise
            let open = [item.route, otherwise].compactMap { $0 }
                .first { $0.isOpen(to: identity, in: tree, choosing: choice.unit) }
            guard let route = open else { return nil }
            return Entry(href: choice.link(route.path), text: words[item.word], isCurrent: item == current)
        }
    }
}

extension Menu {
    /// The entry that leads to a route; `nil` for none.
    static func item(of route: Route) -> Item? { Item.allCases.first { $0.route == route } }

    /// Where somebody begins: the first page that is theirs, else their own account.
    static func home(of identity: Identity, in tree: OrgUnitTree) -> String {
        let first = Item.allCases.lazy.compactMap(\.route).first {
            $0.isOpen(to: identity, in: tree, choosing: tree.root)
        }
        return first?.path ?? Route.account.path
    }
}

extension Route {
    /// Whether a link to it is worth showing.
    func isOpen(to identity: Identity, in tree: OrgUnitTree, choosing unit: OrgUnit.ID) -> Bool {
        guard let (permissions, place) = access.demand else { return true }
        return permissions.contains { permission in
            place == .root
                ? identity.may(permission, at: tree.root, in: tree) : !identity.units(permission, in: tree).isEmpty
        }
    }
}
