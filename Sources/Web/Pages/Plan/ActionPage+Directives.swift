import Domain
import Workspace

extension ActionPage {
    /// A directive about an action.
    struct Directive: Sendable {
        let href: String
        let title: ShownText
        let number: String
        let day: String
        let state: ShownState
    }
}

extension ActionPage.Directive {
    /// Those issued to a unit the reader sees.
    static func all(about action: String, _ visit: Visit) throws -> [Self] {
        let seen = visit.identity.units(.viewFigures, in: visit.tree)
        return try visit.workspace.directives(about: action, asAt: visit.workDay, known: visit.choice.known)
            .compactMap { directive in
                let rows = directive.rows.filter { seen.contains($0.unit) }
                guard !rows.isEmpty else { return nil }
                return Self(
                    href: visit.choice.link("/directives/\(directive.code.queryEncoded)"),
                    title: visit.shown(directive.title), number: directive.number,
                    day: visit.words.day(directive.day), state: visit.state(of: rows))
            }
    }
}
